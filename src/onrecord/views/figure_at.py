"""A figure as a person names it on the command line: DOCUMENT:ID, as `onrecord show RECORD figures` prints both."""

from onrecord.model.entries import Figure
from onrecord.model.groups import EntryKey
from onrecord.model.sums import Sum, Summand, add_up
from onrecord.record.store import Record
from onrecord.views.named_entry import entry_at


def figure_at(record: Record, given: str) -> Summand:
    """The figure. Raises LookupError that says what was expected and what there is."""
    stored = entry_at(record, given, "figure")
    assert isinstance(stored.entry, Figure)
    key = EntryKey(stored.document, stored.entry.id)
    return Summand(key, stored.entry, f"{stored.name} {stored.entry.id}", stored.words)


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
