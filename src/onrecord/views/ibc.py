"""A table shaped like Iraq Body Count's list of incidents: min, max. `docs/reference/codebook.md` has every column."""

from collections.abc import Iterator

from onrecord.record.store import Record
from onrecord.views.csv_rows import row_of
from onrecord.views.deaths import COUNTED, WORDS, Columns, cells, ends_of, first_day, last_day, published, tolls_of

COLUMNS: Columns = {
    "code": lambda t: t.id,
    **COUNTED,
    "start_date": first_day,
    "end_date": last_day,
    "location": lambda t: t.figure.where,
    "target": lambda t: t.figure.whom,
    "min": lambda t: ends_of(t.figure)[0],
    "max": lambda t: ends_of(t.figure)[1],
    "authority": lambda t: t.party(t.figure.authority or t.figure.said_by),
    "source": lambda t: t.read.description.publisher or t.read.document.name,
    "source_date": published,
    **WORDS,
}
"""By name, in their order."""


def as_ibc(record: Record, kind: str = "", confidence: float = 0.0) -> Iterator[str]:
    """A row for each figure of people killed. `kind` and `confidence` leave out nothing: all rows are figures."""
    yield row_of(list(COLUMNS))
    for toll in tolls_of(record):
        yield row_of(cells(COLUMNS, toll))
