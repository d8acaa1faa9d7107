"""From a folder of documents to a record: who said what, how many, who accuses whom, each tied to its words.

from onrecord import Document, build, entries_of, open_record

read = entries_of(Document.of_text("note", "The mayor said that it rained."))
build(Path("my-record"), [Path("press")])
for figure in open_record("my-record").entries(Filter("figure")): ...
"""

from onrecord.extracting import entries_of
from onrecord.model.document import Document
from onrecord.pipeline import Built, Options, build
from onrecord.record.schema import NotARecord, RecordBusy
from onrecord.record.store import Filter, Record, open_record

__all__ = [
    "Built",
    "Document",
    "Filter",
    "NotARecord",
    "Options",
    "Record",
    "RecordBusy",
    "build",
    "entries_of",
    "open_record",
]
