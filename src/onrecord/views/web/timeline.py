"""The timeline: what documents say happened, by year and month, each happening once with all who tell it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import get_args

from onrecord.model.dates import When
from onrecord.model.vocabulary import EventType
from onrecord.views.happened import Happened, Telling, within
from onrecord.views.web.catalogue import Catalogue, Placed
from onrecord.views.web.paging import chosen, paged
from onrecord.views.web.sifting import dates_in
from onrecord.views.web.wording import span_of_time

PAGE = 100
TELLINGS = 20
"""So many tellings of a happening stand among others; all of them where it is asked for by itself."""
FIELDS = ("type", "party", "place", "from", "to", "happening")

Context = dict[str, object]


@dataclass(frozen=True, slots=True)
class Told:
    """One telling on the page. `date` and `status` are empty where the happening's own line says the same."""

    placed: Placed
    date: str
    status: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A happening with the words that tell it, and those that tell it with another date."""

    happened: Happened
    first: Placed
    again: tuple[Told, ...]
    otherwise: tuple[Told, ...]
    left_out: int = 0
    """How many more tell it, or tell it with another date."""


def timeline_page(catalogue: Catalogue, query: Mapping[str, str]) -> Context:
    """All happenings in the order of time, under their year and month; of a type, party, place or time where that is asked for."""
    every = catalogue.happened
    given = {name: value for name in FIELDS if (value := query.get(name, "").strip())}
    types = [kind for kind in get_args(EventType) if any(kind in one.types for one in every)]
    parties = sorted({name for one in every for name in catalogue.parties(one.parties)})
    places = sorted({place for one in every for place in one.places})
    kind, party, place = chosen(given, "type", types), chosen(given, "party", parties), chosen(given, "place", places)
    dates = dates_in(given)
    alone = chosen(given, "happening", [one.id for one in every])
    kept = [one for one in every if alone in ("", one.id) and is_wanted(catalogue, one, kind, party, place, dates)]
    page = paged(kept, "/timeline", query, PAGE)
    by_id = {one.id: one for one in every}
    most = None if alone else TELLINGS
    months = [
        (month, [shown(catalogue, one, by_id, most) for one in those]) for month, those in groupby(page.items, month_of)
    ]
    return {
        "page": page, "months": months, "types": types, "parties": parties, "places": places, "type": kind, "party": party,
        "place": place, "given": given, "alone": alone, "disagreeing": sum(bool(one.otherwise) for one in kept),
    }  # fmt: skip


def is_wanted(catalogue: Catalogue, one: Happened, kind: str, party: str, place: str, dates: When | None) -> bool:
    """True where a happening is as asked; empty: any."""
    return (
        kind in ("", *one.types)
        and (not party or party in catalogue.parties(one.parties))
        and place in ("", *one.places)
        and (dates is None or within(one, dates))
    )


def shown(catalogue: Catalogue, one: Happened, by_id: Mapping[str, Happened], most: int | None) -> Shown:
    """A happening as the page shows it, with at most so many who tell it again, and so many who date it otherwise; None: all."""
    again = one.tellings[1:]
    others = [telling for other in one.otherwise if other in by_id for telling in by_id[other].tellings]
    return Shown(
        one,
        catalogue.placed[one.tellings[0].key],
        tuple(told(catalogue, again[:most], date_words_of(one.tellings[0]), one.first.status or "")),
        tuple(told(catalogue, others[:most], "", "")),
        0 if most is None else len(again[most:]) + len(others[most:]),
    )


def told(catalogue: Catalogue, tellings: Iterable[Telling], date: str, status: str) -> Iterator[Told]:
    """The tellings, each with its date and status where they are not these."""
    for telling in tellings:
        own_date, own_status = date_words_of(telling), telling.event.status or ""
        yield Told(
            catalogue.placed[telling.key],
            "" if own_date == date else own_date,
            "" if own_status == status else own_status,
        )


def date_words_of(telling: Telling) -> str:
    return span_of_time(telling.event.date, telling.event.until)


def month_of(one: Happened) -> tuple[str, str]:
    """The year and the month under which it stands: no month where only the year is known."""
    when: When = one.first.date
    first, last = when.earliest, when.latest
    if first is None:
        return ("Earlier, day unknown", "")
    year = str(first.year) if last is None or last.year == first.year else f"{first.year} to {last.year}"
    in_month = last is not None and (first.year, first.month) == (last.year, last.month)
    return (year, f"{first:%B}" if in_month else "")
