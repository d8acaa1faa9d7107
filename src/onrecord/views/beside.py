"""What stands beside accusations in files and tables: who makes them, and who denies them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from onrecord.model.accusations import Accusation, Accusations
from onrecord.model.entries import Entry, Finding
from onrecord.model.groups import DocumentRead
from onrecord.model.text import Span
from onrecord.record.rows import own_spans
from onrecord.record.store import Filter, Listed, Record, StoredEntry
from onrecord.views.deaths import row_id
from onrecord.views.scored import Json, filled

NEAR_THE_HEAD = 2_000
"""Characters in which a document's title stands, where its text has it."""


class Beside:
    """Tells of any words of a record who accuses whom in them, and who denies it."""

    def __init__(self, record: Record) -> None:
        self.all_of = Accusations(record.groups(with_documents=False))
        self.names = names_of(record)
        self.findings: dict[str, list[Finding]] = defaultdict(list)
        for stored in record.entries(Filter("finding")):
            if isinstance(stored.entry, Finding):
                self.findings[stored.document].append(stored.entry)

    def words(self, document: str, *spans: Span) -> str:
        """The accusations in some words of the document with this SHA-256, as text."""
        findings = self.findings.get(document)
        return "; ".join(map(str, self.all_of.among(document, findings, *spans))) if findings else ""

    def entry(self, stored: StoredEntry) -> str:
        """Those in an entry's words."""
        return self.words(stored.document, *own_spans(stored.entry))

    def title(self, record: Record, listed: Listed) -> str:
        """Those in a document's title. Its text is looked at only where a finding that accuses begins within so many characters."""
        if not any(one.span.start < NEAR_THE_HEAD for one in self.findings.get(listed.sha256, ())):
            return ""
        return "; ".join(map(str, self.all_of.in_title(record.document(listed.sha256))))

    def denials(self, document: str, finding: Finding) -> str:
        """Who denies a finding that accuses, and where; empty for one that denies."""
        denials = self.all_of.of(document, finding).denials if finding.stance != "denies" else ()
        return "; ".join(f"{one} ({self.names.get(one.key.document, '')} {one.key.entry})" for one in denials)


def names_of(record: Record) -> dict[str, str]:
    """The names of all documents by their SHA-256."""
    return {listed.sha256: listed.name for listed in record.listing()}


def on_record(read: DocumentRead, entry: Entry, all_of: Accusations, names: Mapping[str, str]) -> Json:
    """Of a finding that accuses, who denies it; of any other entry, who accuses whom in its words, with the denials of each."""
    if not isinstance(entry, Finding):
        return accusations_field(all_of.within(read, *own_spans(entry)), names)
    if entry.stance == "denies":
        return {}
    accusation = all_of.of(read.document.sha256, entry)
    counts_for = {"counts_for": accusation.counts_for} if accusation.counts_for else {}
    return counts_for | {"denied_by": denials_of(accusation, names)}


def accusations_field(accusations: Iterable[Accusation], names: Mapping[str, str]) -> Json:
    """Accusations as a field; no field where there are none."""
    told = [
        {"finding": one.key.entry, "by": one.by, **({"counts_for": one.counts_for} if one.counts_for else {}),
         "stance": one.stance, "category": one.category, "accused": list(one.accused), "denied_by": denials_of(one, names)}
        for one in accusations
    ]  # fmt: skip
    return {"accusations": told} if told else {}


def denials_of(accusation: Accusation, names: Mapping[str, str]) -> list[Json]:
    """Who denies it, each with the finding that says so."""
    return [
        {"party": one.party, **filled(via=one.via, owns=one.owns), "document": names.get(one.key.document, ""),
         "sha256": one.key.document, "entry": one.key.entry}
        for one in accusation.denials
    ]  # fmt: skip


def on_record_cells(read: DocumentRead, entry: Entry, all_of: Accusations) -> Json:
    """The cells that tell who denies a finding, or who accuses whom in other entries' words."""
    if not isinstance(entry, Finding):
        return {"accusations": "; ".join(map(str, all_of.within(read, *own_spans(entry))))}
    denied = all_of.of(read.document.sha256, entry).denials if entry.stance != "denies" else ()
    return {"denied_by": "; ".join(f"{one} ({row_id(one.key)})" for one in denied)}
