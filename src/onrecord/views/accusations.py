"""Who accuses whom in given words, and who denies it: shown wherever words may hold an accusation."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model.groups import DocumentRead, EntryKey, Groups, Position
from onrecord.model.text import Span
from onrecord.model.vocabulary import Category, Stance


@dataclass(frozen=True, slots=True)
class Accusation:
    """One finding in the words, with its author and all denials on record."""

    key: EntryKey
    by: str
    stance: Stance
    category: Category
    accused: tuple[str, ...]
    denials: tuple[tuple[str, EntryKey], ...]
    """Who denies it, and the finding that says so."""

    def __str__(self) -> str:
        denied = "; ".join(dict.fromkeys(party for party, _ in self.denials))
        said = f"{self.by or 'somebody unnamed'} {self.stance} {self.category}: {', '.join(self.accused)}"
        return f"{said} (denied by {denied})" if denied else said


class Accusations:
    """The findings of a record by their words, with the positions that they are of."""

    def __init__(self, groups: Groups) -> None:
        self.positions: dict[EntryKey, list[Position]] = {}
        for position in groups.positions:
            for stand in position.stands:
                for key in stand.findings:
                    self.positions.setdefault(key, []).append(position)

    def within(self, read: DocumentRead, span: Span) -> Iterator[Accusation]:
        """The accusations in some words of a document; denials stand with them, not by themselves."""
        for finding in read.entries.findings:
            if finding.stance != "denies" and finding.span.touches(span):
                key = EntryKey(read.document.sha256, finding.id)
                denials = dict.fromkeys(
                    (stand.party, denial)
                    for position in self.positions.get(key, ())
                    for stand in position.stands
                    if stand.stance == "denies"
                    for denial in stand.findings
                )
                yield Accusation(key, finding.by, finding.stance, finding.category, finding.accused, tuple(denials))
