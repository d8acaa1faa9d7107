"""Records on a disk, of documents made by hand."""

from collections.abc import Sequence
from pathlib import Path

from onrecord.model.groups import DocumentRead, Groups, RecordParty
from onrecord.record.store import Record, open_record
from onrecord.record.writing import Contents, File, opened_for_writing, write


def stored(folder: Path, documents: Sequence[DocumentRead], parties: Sequence[RecordParty] = ()) -> Record:
    """A record with these documents and parties, opened."""
    found = {read.document.sha256: read for read in documents}
    files = {read.document.name: File(key, read.document.name) for key, read in found.items()}
    groups = Groups(documents=tuple(documents), parties=tuple(parties))
    with opened_for_writing(folder) as writing:
        pairs = {key: (read, read) for key, read in found.items()}
        write(writing.database, Contents(pairs, frozenset(), dict.fromkeys(found, "by hand"), files, groups), "test")
    return open_record(folder)
