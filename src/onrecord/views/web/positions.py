"""Positions: who accuses whom of what, and who denies it, together and in order of time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.model.groups import Position
from onrecord.model.vocabulary import Stance
from onrecord.views.web.catalogue import Catalogue, Placed
from onrecord.views.web.paging import chosen, paged
from onrecord.views.web.wording import plain

PAGE = 60

Context = dict[str, object]


@dataclass(frozen=True, slots=True)
class Voice:
    """A party's stance in one finding, and who spoke for it; empty where it did by itself.

    `owns`: the accused, where this is a denial by the party to which they belong.
    """

    party: str
    stance: Stance
    via: str
    finding: Placed
    owns: str = ""


@dataclass(frozen=True, slots=True)
class Sides:
    """A position as a row: everyone in it in order of time, those who accuse (whatever the stance) and those who deny."""

    position: Position
    voices: tuple[Voice, ...]

    @property
    def accusing(self) -> tuple[Voice, ...]:
        return tuple(voice for voice in self.voices if voice.stance != "denies")

    @property
    def denying(self) -> tuple[Voice, ...]:
        return tuple(voice for voice in self.voices if voice.stance == "denies")


def positions_page(catalogue: Catalogue, query: Mapping[str, str]) -> Context:
    """All positions by accused; those on one category or one accused where that is asked for."""
    every = catalogue.groups.positions
    categories = sorted({p.category for p in every}, key=plain)
    everybody = sorted({p.accused for p in every})
    category, accused = chosen(query, "category", categories), chosen(query, "accused", everybody)
    kept = [p for p in every if category in ("", p.category) and accused in ("", p.accused)]
    rows = [sides(catalogue, p) for p in sorted(kept, key=lambda p: (p.accused, plain(p.category)))]
    page = paged(rows, "/positions", query, PAGE)
    return {"page": page, "categories": categories, "everybody": everybody, "category": category, "accused": accused}


def sides(catalogue: Catalogue, position: Position) -> Sides:
    """One position with its words."""
    return Sides(
        position, tuple(sorted(voices_in(catalogue, position), key=lambda one: catalogue.rank[one.finding.key]))
    )


def voices_in(catalogue: Catalogue, position: Position) -> Iterator[Voice]:
    """The stances of a position, finding by finding; what those deny to whom the accused belong is among them."""
    for stands, owns in ((position.stands, ""), (position.by_owners, position.accused)):
        for stand in stands:
            for placed in catalogue.find(stand.findings):
                yield Voice(stand.party, stand.stance, ", ".join(stand.via), placed, owns)
