"""Positions: who accuses whom of what, and who denies it, always side by side."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model.groups import Position
from onrecord.views.web.catalogue import Catalogue, Placed
from onrecord.views.web.paging import chosen, paged
from onrecord.views.web.wording import plain

PAGE = 60

Context = dict[str, object]


@dataclass(frozen=True, slots=True)
class Voice:
    """One party's stance, and the words for it."""

    party: str
    stance: str
    via: tuple[str, ...]
    findings: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """A position as a row: those who accuse (whatever the stance) and those who deny."""

    position: Position
    accusing: tuple[Voice, ...]
    denying: tuple[Voice, ...]


def positions_page(catalogue: Catalogue, query: Mapping[str, str]) -> Context:
    """All positions by accused, or those on one category or one accused."""
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
    order = ("asserts", "charges", "suggests", "denies")
    voices = [
        Voice(stand.party, stand.stance, stand.via, tuple(catalogue.find(stand.findings)))
        for stand in sorted(position.stands, key=lambda s: order.index(s.stance))
    ]
    return Sides(
        position,
        tuple(v for v in voices if v.stance != "denies"),
        tuple(v for v in voices if v.stance == "denies"),
    )
