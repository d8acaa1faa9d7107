"""A table shaped like UCDP's Georeferenced Event Dataset: low, best, high. `docs/reference/codebook.md` has every column."""

from collections.abc import Callable, Iterator

from onrecord.model.entries import Figure
from onrecord.record.store import Record
from onrecord.views.csv_rows import row_of
from onrecord.views.deaths import (
    COUNTED,
    WORDS,
    Columns,
    Number,
    Toll,
    cells,
    ends_of,
    first_day,
    last_day,
    published,
    tolls_of,
)

Rule = Callable[[Figure], Number]
"""Chooses the best number of a figure; None: none."""


def exact(figure: Figure) -> Number:
    """The number, where it is given exactly."""
    return figure.value if figure.bound == "exactly" else None


def stated(figure: Figure) -> Number:
    """The number as written, whatever its bound; none for a range and for a vague word, which have no one number."""
    return None if figure.bound in ("between", "vague") else figure.value


BEST: dict[str, Rule] = {"exact": exact, "stated": stated}
"""By name: the rules that may choose `best`. Without one it stays empty."""


def date_prec(toll: Toll) -> int | None:
    """UCDP's precision of dates: 1 one day, 2 up to six days, 3 a week, 4 up to a month, 5 more; None where an end is unknown."""
    first, last = first_day(toll), last_day(toll)
    if not first or not last or last < first:
        return None
    days = (last - first).days + 1
    return next((prec for prec, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if days <= most), 5)


def year(toll: Toll) -> int | None:
    """The year of the first day to the last; None where they are of two years, or one is unknown."""
    first, last = first_day(toll), last_day(toll)
    return first.year if first and last and first.year == last.year else None


def columns(rule: str = "") -> Columns:
    """The columns in their order. `rule`: the name of the rule that chooses `best`; empty: none does. Raises KeyError for another."""
    choose: Rule = BEST[rule] if rule else lambda figure: None
    return {
        "id": lambda t: t.id,
        **COUNTED,
        "year": year,
        "date_start": first_day,
        "date_end": last_day,
        "date_prec": date_prec,
        "where_description": lambda t: t.figure.where,
        "whom": lambda t: t.figure.whom,
        "by": lambda t: "; ".join(map(t.party, t.figure.by)),
        "source_original": lambda t: t.party(t.figure.authority),
        "said_by": lambda t: t.party(t.figure.said_by),
        "source_office": lambda t: t.read.description.publisher,
        "source_date": published,
        "source_headline": lambda t: t.read.description.title,
        "low": lambda t: ends_of(t.figure)[0],
        "best": lambda t: choose(t.figure),
        "high": lambda t: ends_of(t.figure)[1],
        "best_rule": lambda t: "" if choose(t.figure) is None else rule,
        **WORDS,
    }


def as_ucdp(record: Record, kind: str = "", confidence: float = 0.0, rule: str = "") -> Iterator[str]:
    """A row for each figure of people killed. `rule`: what chooses `best`; empty: nothing does, and it stays empty.

    `kind` and `confidence` leave out nothing: all rows are figures.
    """
    held = columns(rule)
    yield row_of(list(held))
    for toll in tolls_of(record):
        yield row_of(cells(held, toll))
