"""The same thing counted in several figures: one series, with how each figure stands to an earlier one."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.model.groups import DocumentRead, EntryKey, Origin, Series
from onrecord.reconcile.comparable import Counted, Places, comparable
from onrecord.reconcile.counts import Count, closed_counts, running_counts
from onrecord.reconcile.members import members_of
from onrecord.reconcile.parties import Names
from onrecord.reconcile.petitions import petitions
from onrecord.reconcile.undated import Gathering
from onrecord.reconcile.wording import Terms, group_id


def find_series(
    reads: Sequence[DocumentRead],
    names: Names,
    terms: Terms,
    *,
    origins: Sequence[Origin] = (),
    resets: Mapping[EntryKey, int] | None = None,
) -> tuple[Series, ...]:
    """The series of a record, of two figures or more. `reads` in order of dates.

    `resets`: the figures with which, as people say, a running count began anew, and the number of the decision.
    """
    places = Places((f.where for read in reads for f in read.entries.figures), terms)
    stories = {document: one.documents[0] for one in origins for document in one.documents}
    found = series_in(comparable(reads, places, names, terms), places, stories, resets or {}, terms)
    return tuple(sorted(found, key=lambda s: (s.name, s.id)))


def series_in(
    given: Sequence[Counted],
    places: Places,
    stories: Mapping[str, str],
    resets: Mapping[EntryKey, int],
    terms: Terms,
) -> list[Series]:
    """The series of these figures, in order of the record. `stories`: by document, the story that it is a copy of."""
    figures = [replace(c, reset=resets.get(c.at.key, 0)) for c in given] if resets else list(given)
    counts = counts_of([c for c in figures if c.figure.what != "signatures"], places, terms)
    counts += petitions([c for c in figures if c.figure.what == "signatures"], terms)
    return list(with_own_ids([series_of(count, stories, terms) for count in counts if len(count.members) > 1]))


def counts_of(figures: Sequence[Counted], places: Places, terms: Terms) -> list[Count]:
    """Every figure in one count, or in none where nothing can be said of it. `figures` in order of the record."""
    figures = with_nations(figures)
    closed = closed_counts([f for f in figures if f.day], places.gazetteer)
    running = running_counts([f for f in figures if not f.day and f.since])
    undated = [f for f in figures if not f.day and not f.since]
    return Gathering(closed, running, terms).gather(undated)


def with_nations(figures: Sequence[Counted]) -> list[Counted]:
    """Where a place has figures of one nation only, the nation tells nothing and goes."""
    nations: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for one in figures:
        if one.people and one.place:
            nations[one.figure.what, one.group, one.place].add(one.people)
    alone = {key for key, those in nations.items() if len(those) == 1}
    return [replace(f, people="") if (f.figure.what, f.group, f.place) in alone else f for f in figures]


def with_own_ids(found: list[Series]) -> Iterator[Series]:
    """The series; where two would have one id, they are told apart by their first figures."""
    seen: dict[str, list[Series]] = defaultdict(list)
    for one in found:
        seen[one.id].append(one)
    for alike in seen.values():
        if len(alike) == 1:
            yield alike[0]
            continue
        for one in alike:
            first = one.members[0].figure
            new = group_id("s", one.id, first.document, first.entry)
            yield Series(new, one.name, one.what, one.whom, one.where, one.closed, one.members)


def series_of(count: Count, stories: Mapping[str, str], terms: Terms) -> Series:
    """The count with its members' relations and a name."""
    members = count.in_order
    first = members[0].figure
    whom = commonest(c.figure.whom for c in members) or count.group
    where = "" if first.what == "signatures" else commonest(c.figure.where for c in members)
    return Series(
        id=group_id("s", first.what, count.group, count.people, count.place, count.day, count.since),
        name=name_of_series(count, whom, where, terms),
        what=first.what,
        whom=whom,
        where=where,
        closed=bool(count.day),
        members=tuple(members_of(members, closed=bool(count.day), stories=stories)),
    )


def name_of_series(count: Count, whom: str, where: str, terms: Terms) -> str:
    """A line such as "children killed in Arland since 3 May 2031"."""
    words = terms.table["figures"]
    what = words["names"][count.members[0].figure.what]
    parts = [*([whom] if count.group else []), what, *([words["phrases"]["in"], where] if where else [])]
    if count.title:
        parts.append(count.title)
    if count.day:
        parts += [
            *([words["phrases"]["on"]] if len(count.day) >= 10 else [words["phrases"]["in"]]),
            long_date(count.day, terms),
        ]
    elif count.since:
        parts += [words["phrases"]["since"], long_date(count.since, terms)]
    return " ".join(parts)


def long_date(iso: str, terms: Terms) -> str:
    """2031-05-03 as "3 May 2031"; two days with a dash between."""
    if "/" in iso:
        return "–".join(long_date(one, terms) for one in iso.split("/"))
    year, *rest = iso.split("-")
    month = [terms.table["months"][int(rest[0]) - 1].capitalize()] if rest else []
    return " ".join([*(str(int(day)) for day in rest[1:]), *month, year])


def commonest(words: Iterator[str]) -> str:
    """The most frequent of them that is not empty; the longest, then the first of the alphabet, of several."""
    given = Counter(w for w in words if w)
    return min(given, key=lambda w: (-given[w], -len(w), w)) if given else ""
