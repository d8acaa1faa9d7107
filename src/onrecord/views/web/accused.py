"""The accusations in words that a page shows, in as few lines as tell them: author, accused and any denial on record."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.accusations import Accusation, Denial
from onrecord.model.groups import EntryKey
from onrecord.model.vocabulary import Category, Stance


@dataclass(frozen=True, slots=True)
class Line:
    """What one author says of the same accused in one way, where the same is on record against all of it."""

    by: str
    counts_for: str
    stance: Stance
    accused: tuple[str, ...]
    denials: tuple[Denial, ...]
    findings: tuple[tuple[Category, EntryKey], ...]
    """Each category once, with the first finding in the words that says so."""


def lines_of(accusations: Iterable[Accusation]) -> tuple[Line, ...]:
    """The accusations with those taken together that differ in their category alone."""
    together: dict[tuple[str, str, Stance, tuple[str, ...], tuple[Denial, ...]], dict[Category, EntryKey]] = {}
    for one in accusations:
        same = (one.by, one.counts_for, one.stance, one.accused, one.denials)
        together.setdefault(same, {}).setdefault(one.category, one.key)
    return tuple(Line(*same, tuple(found.items())) for same, found in together.items())
