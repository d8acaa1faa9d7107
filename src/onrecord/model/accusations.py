"""Who accuses whom in given words, and who denies it: shown wherever words may hold an accusation."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model.entries import Finding
from onrecord.model.groups import DocumentRead, EntryKey, Groups, Stand, owners_of
from onrecord.model.text import Span
from onrecord.model.vocabulary import Category, Stance

Subject = tuple[Category, str]
"""What somebody is accused of, and the accused by their name in the record."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A finding that denies, and whose denial it is: `via` spoke for `party`, where somebody did.

    `owns`: the accused, where they did not deny it by themselves but belong to `party`. It may have spoken of itself alone.
    `owner`: whom those belong to for whom it is denied, where its text tells.
    """

    key: EntryKey
    party: str
    via: str = ""
    owns: str = ""
    owner: str = ""

    def __str__(self) -> str:
        by = f"{self.party} through {self.via}" if self.via else self.party
        return f"{by}, for {self.owns} under it" if self.owns else by


@dataclass(frozen=True, slots=True)
class Accusation:
    """One finding that accuses, with its author and all denials on record.

    `by`: as the document names its author; empty where it names nobody. `counts_for`: the organisation that the author speaks for.
    """

    key: EntryKey
    span: Span
    by: str
    stance: Stance
    category: Category
    accused: tuple[str, ...]
    counts_for: str = ""
    denials: tuple[Denial, ...] = ()
    """In order of time."""

    @property
    def author(self) -> str:
        """Who accuses, with whom they speak for."""
        return f"{self.by or 'somebody unnamed'}{f' for {self.counts_for}' if self.counts_for else ''}"

    @property
    def deniers(self) -> tuple[str, ...]:
        """Who denies it, each once."""
        return tuple(dict.fromkeys(map(str, self.denials)))

    def __str__(self) -> str:
        said = f"{self.author} {self.stance} {self.category.replace('_', ' ')}: {', '.join(self.accused)}"
        return f"{said} (denied by {'; '.join(self.deniers)})" if self.denials else said


class Accusations:
    """The findings of a record with all that is on record against them. `groups` needs no documents."""

    def __init__(self, groups: Groups) -> None:
        self.party_of, self.in_roles = groups.party_names(), groups.names_in_roles()
        self.owners = owners_of(groups.parties)
        self.denials: dict[Subject, tuple[Denial, ...]] = {}
        self.by_owners: dict[Subject, tuple[Denial, ...]] = {}
        self.subjects: dict[EntryKey, list[Subject]] = defaultdict(list)
        self.counts_for: dict[EntryKey, str] = {}
        self.inside: dict[str, Inside] = {}
        for position in groups.positions:
            subject = position.category, position.accused
            self.denials[subject] = denials_in(position.stands)
            self.by_owners[subject] = denials_in(position.by_owners, owns=position.accused)
            for stand in position.stands:
                for key in stand.findings:
                    self.subjects[key].append(subject)
                    if stand.via:
                        self.counts_for[key] = stand.party

    def of(self, document: str, finding: Finding) -> Accusation:
        """One finding that accuses, of the document with this SHA-256. A denial of any of its accused counts."""
        key = EntryKey(document, finding.id)
        # One whose author nobody names is in no position, and yet its accused may have denied it.
        unnamed = [(finding.category, self.meant(document, name)) for name in finding.accused]
        subjects = self.subjects.get(key, unnamed)
        told = {self.meant(document, name): self.meant(document, owner) for name, owner in finding.belonging}
        denials: dict[EntryKey, Denial] = {}
        by_owners: dict[EntryKey, Denial] = {}
        for category, accused in subjects:
            owner = told.get(accused, self.owners.get(accused, ""))
            own = self.denials.get((category, accused), ())
            denials |= {one.key: one for one in own if not (owner and one.owner) or one.owner == owner}
            by_owners |= {one.key: one for one in self.denied_by_owner((category, accused), owner)}
        denials |= {key: one for key, one in by_owners.items() if key not in denials}
        return Accusation(
            key,
            finding.span,
            finding.by,
            finding.stance,
            finding.category,
            finding.accused,
            self.counts_for.get(key, ""),
            tuple(denials.values()),
        )

    def meant(self, document: str, name: str) -> str:
        """The party of the record that a name means in a document."""
        return self.in_roles.get(document, {}).get(name) or self.party_of.get(name, name)

    def denied_by_owner(self, subject: Subject, owner: str) -> Iterator[Denial]:
        """What the party to which the accused belongs denies; of what is in no position, the same of itself."""
        category, accused = subject
        found = self.by_owners.get(subject)
        if not owner:
            return iter(())
        if found is None:
            found = tuple(replace(one, owns=accused) for one in self.denials.get((category, owner), ()))
        return (one for one in found if one.party == owner)

    def within(self, read: DocumentRead, *spans: Span) -> tuple[Accusation, ...]:
        """The accusations in some words of a document, each once; denials stand with them, not by themselves."""
        return self.among(read.document.sha256, read.entries.findings, *spans)

    def among(self, document: str, findings: Sequence[Finding], *spans: Span) -> tuple[Accusation, ...]:
        """The same, of a document of which only the findings are given."""
        inside = self.inside.get(document)
        if inside is None or inside.findings is not findings:
            inside = self.inside[document] = Inside(findings)
        found = dict.fromkeys(finding for span in spans for finding in inside.touching(span))
        return tuple(self.of(document, finding) for finding in found)

    def in_title(self, read: DocumentRead) -> tuple[Accusation, ...]:
        """The accusations in those words of a document that are its title."""
        title = read.description.title
        at = read.document.text.find(title) if title and read.entries.findings else -1
        return self.within(read, Span(at, at + len(title))) if at >= 0 else ()


def denials_in(stands: Iterable[Stand], owns: str = "") -> tuple[Denial, ...]:
    """The denials among stands in their order. `owns`: the accused, where these are by the party to which they belong."""
    denying = (stand for stand in stands if stand.stance == "denies")
    return tuple(
        Denial(key, stand.party, ", ".join(stand.via), owns, stand.owner) for stand in denying for key in stand.findings
    )


class Inside:
    """The findings of one document that accuse, found by where they stand."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = findings
        self.ordered = sorted((one for one in findings if one.stance != "denies"), key=lambda one: one.span)
        self.starts = [one.span.start for one in self.ordered]
        self.longest = max((len(one.span) for one in self.ordered), default=0)

    def touching(self, span: Span) -> Iterator[Finding]:
        """Those that share a character with these words, in order of the text."""
        first, last = bisect_left(self.starts, span.start - self.longest), bisect_right(self.starts, span.end)
        return (one for one in self.ordered[first:last] if one.span.touches(span))
