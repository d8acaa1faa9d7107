"""Figures: the series of a record, one series with its chart, and figures that belong to none."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model.dates import When
from onrecord.model.decisions import Decision
from onrecord.model.groups import Member, Series
from onrecord.views.web.addresses import series_address
from onrecord.views.web.catalogue import Catalogue, Placed, order_of
from onrecord.views.web.charts import draw, styles
from onrecord.views.web.paging import chosen, paged
from onrecord.views.web.points import Datum
from onrecord.views.web.wording import amount, counted, date_words, title_of

PAGE = 100
NOBODY = "no authority named"

Context = dict[str, object]


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of a series, and how it stands to an earlier one."""

    placed: Placed
    member: Member
    authority: str
    when: When | None
    earlier: Placed | None
    decision: Decision | None = None
    """What a person decided, where the relation rests on that."""

    @property
    def decided_on(self) -> When | None:
        return When.at(self.decision.day) if self.decision else None

    @property
    def earlier_when(self) -> When | None:
        """The time that the earlier figure holds for."""
        return time_of(self.earlier) if self.earlier else None


@dataclass(frozen=True, slots=True)
class Told:
    """A series of the list: its figures, and the last one of each authority."""

    series: Series
    address: str
    rows: tuple[Row, ...]

    @property
    def last(self) -> tuple[Row, ...]:
        return tuple({row.authority: row for row in self.rows}.values())

    @property
    def changes(self) -> str:
        """How many figures revise, fall or begin anew: "1 revised, 2 fell"."""
        relations = Counter(row.member.relation for row in self.rows)
        words = {"revises": "revised", "falls": "fell", "reset": "began anew"}
        return ", ".join(f"{relations[one]} {word}" for one, word in words.items() if relations[one])  # type: ignore[index]


def figures_page(catalogue: Catalogue, query: Mapping[str, str]) -> Context:
    """All series, the longest first, then figures outside any series; of one `what` where that is asked for."""
    whats = sorted({p.figure.what for p in catalogue.of_kind("figure")})
    what = chosen(query, "what", whats)
    told = [t for t in all_series(catalogue) if what in ("", t.series.what)]
    single = [
        p for p in catalogue.of_kind("figure") if p.key not in catalogue.series_of and what in ("", p.figure.what)
    ]
    return {"told": told, "single": paged(single, "/figures", query, PAGE), "whats": whats, "what": what}


def all_series(catalogue: Catalogue) -> list[Told]:
    """Every series with its rows, the longest first."""
    told = [Told(s, series_address(s.id), rows_of(catalogue, s)) for s in catalogue.groups.series]
    return sorted(told, key=lambda t: (-len(t.rows), t.series.name))


def rows_of(catalogue: Catalogue, series: Series) -> tuple[Row, ...]:
    """The figures of a series in its own order."""
    return tuple(
        Row(placed, member, authority_of(catalogue, placed), time_of(placed), catalogue.placed.get(member.earlier) if member.earlier else None,
            catalogue.decisions.get(member.decision))
        for member in series.members
        for placed in catalogue.find([member.figure])
    )  # fmt: skip


def authority_of(catalogue: Catalogue, placed: Placed) -> str:
    """On whose count, else who says it."""
    return catalogue.party(placed.figure.authority or placed.figure.said_by) or NOBODY


def time_of(placed: Placed) -> When | None:
    """The day that a figure holds for: its own "as of", the end of its period, else its document's date."""
    period = placed.figure.period
    as_of = period and (period.as_of or (period.end if period.end != period.start else None))
    return as_of or placed.published


def series_page(catalogue: Catalogue, series: Series) -> Context:
    """One number's story: the chart, and the table of its figures."""
    rows = rows_of(catalogue, series)
    looks = styles([row.authority for row in rows])
    data = [datum for row in rows if (datum := datum_of(row))]
    charts = [
        ("wide", draw(data, looks, width=760, height=400, running=not series.closed)),
        ("narrow", draw(data, looks, width=360, height=340, running=not series.closed)),
    ]
    in_table = sorted(rows, key=lambda row: order_of(row.when))
    return {
        "series": series, "rows": in_table, "charts": charts if data else [], "looks": looks,
        "undated": len(rows) - len(data), "bounds": {row.placed.figure.bound for row in rows},
        "intervals": any(d.when.earliest != d.when.latest for d in data),
        "relations": {row.member.relation for row in rows if row.member.relation},
        "bands": any(chart.bands for _, chart in charts) if data else False,
    }  # fmt: skip


def datum_of(row: Row) -> Datum | None:
    """What the chart draws of a row; None without a date."""
    figure = row.placed.figure
    if row.when is None or not (row.when.earliest or row.when.latest):
        return None
    high = figure.high if figure.bound == "between" and figure.high is not None else figure.value
    label = amount(figure)
    stands = f"; {relation_words(row)}" if row.member.relation else ""
    told = f"{label} {counted(figure)}, {row.authority}, {date_words(row.when)}{stands}; {title_of(row.placed.read)}"
    return Datum(
        row.when, figure.value, high, figure.bound, row.authority, label, told, row.placed.address, row.member.relation or ""
    )  # fmt: skip


def relation_words(row: Row) -> str:
    """How a figure stands to an earlier one, in words: "falls from 1,432 of 1 October 2034"."""
    relation = row.member.relation or ""
    said = {"falls": "falls from", "reset": "begins anew, by a person’s decision, after"}.get(relation, relation)
    if row.earlier is None:
        return said
    return f"{said} {amount(row.earlier.figure)} of {date_words(time_of(row.earlier))}"
