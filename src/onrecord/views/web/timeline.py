"""The timeline: what documents say happened, by year and month."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from onrecord.model.dates import When
from onrecord.views.web.catalogue import Catalogue, Placed, order_of
from onrecord.views.web.paging import chosen, paged

PAGE = 100

Context = dict[str, object]


@dataclass(frozen=True, slots=True)
class Happened:
    """One happening: the first event that tells it, and those in which it is told again."""

    first: Placed
    again: tuple[Placed, ...]

    @property
    def parties(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(n for p in (self.first, *self.again) for n in p.event.parties))


def timeline_page(catalogue: Catalogue, query: Mapping[str, str]) -> Context:
    """All happenings in the order of time, under their year and month; of one type or party where that is asked for."""
    events = catalogue.of_kind("event")
    types = sorted({p.event.type for p in events})
    parties = sorted({n for p in events for n in catalogue.parties((*p.event.parties, p.event.body))})
    kind, party = chosen(query, "type", types), chosen(query, "party", parties)
    kept = [h for h in happenings(catalogue) if told_of(catalogue, h, kind, party)]
    page = paged(kept, "/timeline", query, PAGE)
    months = [(heading, list(found)) for heading, found in groupby(page.items, key=month_of)]
    return {"page": page, "months": months, "types": types, "parties": parties, "type": kind, "party": party}


def happenings(catalogue: Catalogue) -> list[Happened]:
    """Events told together as one, the others each by itself, in the order of time."""
    made, seen = [], set()
    for group in catalogue.groups.happenings:
        found = catalogue.find(group.events)
        seen |= {p.key for p in found}
        if found:
            made.append(Happened(found[0], tuple(found[1:])))
    made += [Happened(p, ()) for p in catalogue.of_kind("event") if p.key not in seen]
    return sorted(made, key=lambda h: (order_of(h.first.event.date), h.first.key))


def told_of(catalogue: Catalogue, happened: Happened, kind: str, party: str) -> bool:
    """True where one of its events has this type and one names this party; empty: any."""
    events = [p.event for p in (happened.first, *happened.again)]
    named = {n for e in events for n in catalogue.parties((*e.parties, e.body))}
    return (not kind or any(e.type == kind for e in events)) and (not party or party in named)


def month_of(happened: Happened) -> tuple[str, str]:
    """The year and the month under which it stands: no month where only the year is known."""
    when: When = happened.first.event.date
    first, last = when.earliest, when.latest
    if first is None:
        return ("Earlier, day unknown", "")
    year = str(first.year) if last is None or last.year == first.year else f"{first.year} to {last.year}"
    within = last is not None and (first.year, first.month) == (last.year, last.month)
    return (year, f"{first:%B}" if within else "")
