"""What stands beside accusations that leave a record in a file: who makes them, and who denies them."""

from collections.abc import Iterable, Mapping

from onrecord.model.accusations import Accusation, Accusations
from onrecord.model.entries import Entry, Finding
from onrecord.model.groups import DocumentRead
from onrecord.record.rows import own_spans
from onrecord.views.deaths import row_id
from onrecord.views.scored import Json


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
        {"party": one.party, **({"via": one.via} if one.via else {}), "document": names.get(one.key.document, ""),
         "sha256": one.key.document, "entry": one.key.entry}
        for one in accusation.denials
    ]  # fmt: skip


def on_record_cells(read: DocumentRead, entry: Entry, all_of: Accusations) -> Json:
    """The cells that tell who denies a finding, or who accuses whom in other entries' words."""
    if not isinstance(entry, Finding):
        return {"accusations": "; ".join(map(str, all_of.within(read, *own_spans(entry))))}
    denied = all_of.of(read.document.sha256, entry).denials if entry.stance != "denies" else ()
    return {"denied_by": "; ".join(f"{one} ({row_id(one.key)})" for one in denied)}
