"""A figure as a person names it on the command line: DOCUMENT:ID, as `onrecord show RECORD figures` prints both."""

from onrecord.model.entries import Figure
from onrecord.model.groups import EntryKey
from onrecord.model.sums import Sum, Summand, add_up
from onrecord.record.store import Filter, Record

LISTED = 5


def figure_at(record: Record, given: str) -> Summand:
    """The figure. Raises LookupError that says what was expected and what there is."""
    name, colon, entry_id = given.rpartition(":")
    if not colon or not name or not entry_id:
        raise LookupError(f"{given!r} names no figure; expected DOCUMENT:ID, such as bulletin.txt:f120")
    fitting = [one for one in record.entries(Filter("figure", document=name)) if isinstance(one.entry, Figure)]
    documents = sorted({(one.name, one.document) for one in fitting})
    exact = [one for one in documents if one[0] == name]
    documents = exact or documents
    if not documents:
        raise LookupError(f"no document {name!r} with figures; `onrecord show RECORD figures` lists them")
    if len(documents) > 1:
        some = ", ".join(one for one, _ in documents[:LISTED])
        raise LookupError(f"{name!r} is part of several names: {some}; give the whole name")
    [(known, sha256)] = documents
    there = [one for one in fitting if one.document == sha256]
    found = [one for one in there if one.entry.id == entry_id]
    if not found:
        some = ", ".join(one.entry.id for one in there[:LISTED])
        more = f" and {len(there) - LISTED:,} more" if len(there) > LISTED else ""
        raise LookupError(f"{known} has no figure {entry_id!r}; it has {some}{more}")
    stored = found[0]
    assert isinstance(stored.entry, Figure)
    return Summand(EntryKey(sha256, entry_id), stored.entry, f"{known} {entry_id}", stored.words)


def total(record: Record, given: list[str]) -> Sum:
    """What figures come to. Raises LookupError for one that is not there, CantAdd where they are not to be added."""
    summands = [figure_at(record, one) for one in given]
    figures = {
        EntryKey(read.document.sha256, figure.id): figure
        for sha256 in sorted({one.key.document for one in summands})
        for read in [record.document(sha256)]
        for figure in read.entries.figures
    }
    return add_up(summands, record.groups(with_documents=False).series, figures)


def told(total: Sum) -> str:
    """A total as one says it."""
    if total.high is None:
        return f"at least {number(total.low)}"
    low, high = number(total.low), number(total.high)
    return low if low == high else f"between {low} and {high}"


def number(value: float) -> str:
    """A number with commas; without a fraction where it has none.

    >>> number(1200.0)
    '1,200'
    """
    return f"{int(value):,}" if value == int(value) else f"{value:,.1f}"
