"""An entry or a source as a person names it on the command line: DOCUMENT:ID, as `onrecord show` prints both."""

import re

from onrecord.model.decisions import Source
from onrecord.model.vocabulary import Kind
from onrecord.record.rows import words_of
from onrecord.record.store import Filter, Listed, Record, StoredEntry

LISTED = 5

EXAMPLES: dict[Kind, str] = {"figure": "bulletin.txt:f120", "call": "appeal.txt:c88"}


def entry_at(record: Record, given: str, kind: Kind) -> StoredEntry:
    """The entry of this kind. Raises LookupError that says what was expected and what there is."""
    name, colon, entry_id = given.rpartition(":")
    if not colon or not name or not entry_id:
        example = EXAMPLES.get(kind, "bulletin.txt:e7")
        raise LookupError(f"{given!r} names no {kind}; expected DOCUMENT:ID, such as {example}")
    fitting = record.entries(Filter(kind, document=name))
    documents = sorted({(one.name, one.document) for one in fitting})
    documents = [one for one in documents if one[0] == name] or documents
    if not documents:
        raise LookupError(f"no document {name!r} with {kind}s; `onrecord show RECORD {kind}s` lists them")
    if len(documents) > 1:
        raise LookupError(several(name, [one for one, _ in documents]))
    [(known, sha256)] = documents
    there = [one for one in fitting if one.document == sha256]
    found = [one for one in there if one.entry.id == entry_id]
    if not found:
        some = ", ".join(one.entry.id for one in there[:LISTED])
        more = f" and {len(there) - LISTED:,} more" if len(there) > LISTED else ""
        raise LookupError(f"{known} has no {kind} {entry_id!r}; it has {some}{more}")
    return found[0]


def source_at(record: Record, given: str) -> Source:
    """The source: DOCUMENT, DOCUMENT:ID of any entry, or DOCUMENT:WORDS of its text. Raises LookupError."""
    name, document, rest = document_and_rest(record, given)
    if not rest:
        return Source(document)
    read = record.document(document)
    for entry in read.entries.all():
        if entry.id == rest:
            return Source(document, entry.id, words_of(entry, read.document.text), entry.span.start, entry.span.end)
    # Words may run over the end of a line, where the person who gives them writes a space.
    pieces = map(re.escape, rest.strip('"“”').split())
    found = re.search(r"\s+".join(pieces) or r"\A\Z", read.document.text)
    if not found:
        raise LookupError(
            f"{name} has no entry {rest!r}, nor these words in its text; expected an entry's id, or words as they stand there"
        )
    return Source(document, "", found[0], found.start(), found.end())


def document_and_rest(record: Record, given: str) -> tuple[str, str, str]:
    """The name and SHA-256 of the document that is named, and what is named in it. Raises LookupError."""
    listing = record.listing()
    cuts = [at for at, letter in enumerate(given) if letter == ":"]
    for at in (len(given), *reversed(cuts)):
        name = given[:at]
        found = documents_called(listing, name) if name else []
        if len(found) == 1:
            return found[0].name, found[0].sha256, given[at + 1 :].strip()
    name = given[: cuts[0]] if cuts else given
    found = documents_called(listing, name) if name else []
    if found:
        raise LookupError(several(name, [one.name for one in found]))
    raise LookupError(
        f"no document {name!r}; a source is DOCUMENT, DOCUMENT:ID or DOCUMENT:WORDS of the record; `onrecord show RECORD documents` lists them"
    )


def documents_called(listing: list[Listed], name: str) -> list[Listed]:
    """The documents of exactly this name, else those with it in one of their names."""
    exact = [one for one in listing if name == one.name or name in one.names]
    return exact or [one for one in listing if any(name in other for other in (one.name, *one.names))]


def several(name: str, names: list[str]) -> str:
    return f"{name!r} is part of several names: {', '.join(names[:LISTED])}; give the whole name"
