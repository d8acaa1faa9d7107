"""What a record knows of a speaker with a name: other names, roles, for whom it speaks and who speaks for it."""

from collections import Counter
from dataclasses import dataclass

from onrecord.views.voices import Voice
from onrecord.views.web.addresses import voice_address
from onrecord.views.web.catalogue import Catalogue, Placed

MOST_ROLES = 12


@dataclass(frozen=True, slots=True)
class Known:
    """A speaker. `roles`: in the documents' words, with how often each is given."""

    name: str
    kind: str
    others: tuple[str, ...]
    roles: tuple[tuple[str, int], ...]
    speaks_for: str
    """The organisation for which this person speaks; empty where nothing tells."""
    people: tuple[tuple[str, str, int], ...]
    """Those who speak for this organisation: name, address, quotations."""


def known_speaker(catalogue: Catalogue, name: str, said: list[Placed]) -> Known:
    """What is known of the speaker of these quotations."""
    party = next((p for p in catalogue.groups.parties if p.name == name), None)
    people = {p.name for p in catalogue.groups.parties if p.speaks_for == name}
    counts = Counter(v.name for v in catalogue.voices.values() if v.name in people)
    return Known(
        name,
        party.kind if party else "",
        tuple(n for n in party.names if n != name) if party else (),
        roles_in(said),
        party.speaks_for if party else "",
        tuple((n, voice_address(Voice(n)), count) for n, count in counts.most_common()),
    )


def roles_in(said: list[Placed]) -> tuple[tuple[str, int], ...]:
    """The roles, most given first; those that differ in capitals only are one, spelled as it first was."""
    spelled: dict[str, str] = {}
    counts = Counter[str]()
    for placed in said:
        if role := " ".join(placed.quotation.role.split()):
            counts[spelled.setdefault(role.casefold(), role)] += 1
    return tuple(counts.most_common(MOST_ROLES))
