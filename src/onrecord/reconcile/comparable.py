"""What a figure counts, in a form in which figures of several documents can be compared."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.model.dates import Period, When
from onrecord.model.entries import Figure
from onrecord.model.groups import DocumentRead
from onrecord.reconcile.gazetteer import Gazetteer, Words
from onrecord.reconcile.names import country_index, country_of
from onrecord.reconcile.order import Placed, placed
from onrecord.reconcile.parties import Names
from onrecord.reconcile.wording import SENTENCE_END, Terms, words_of

BESIDE = 80
"""How many characters may lie between two figures that share a place."""


SHORT = 3
"""From its first to its last day, an event takes no longer."""


@dataclass(frozen=True)
class Counted:
    """A figure with what makes it comparable. Empty fields: the words do not tell."""

    at: Placed[Figure]
    group: str
    """The people counted, where they are a group of their own ("children"); empty for everybody."""
    people: str
    """The nation counted, in words; counts of everybody in a place may or may not be counts of one nation."""
    place: str
    region: str
    """The place as it was given, with "northern" and the like."""
    day: str
    """The date of a closed count: one day, a few ("2031-05-03/2031-05-04"), or one month or year."""
    since: str
    """The date since when a running count runs."""
    until: str
    """The day that a running count holds for, where the words give it."""
    authority: str
    voice: str
    """The authority, else the organisation that gives the count."""
    reset: int = 0
    """The number of the decision by which a running count begins anew here; 0 for none."""

    @property
    def figure(self) -> Figure:
        return self.at.entry


class Places:
    """Names of places made comparable: "the Arlandish side" is Arland where the record names Arland."""

    def __init__(self, given: Iterable[str], terms: Terms) -> None:
        self.terms = terms
        self.extra = terms.words("figures", "surroundings")
        kinds = "|".join(sorted(terms.words("figures", "kinds_of_place")))
        self.kind_of = re.compile(rf"^(?:the\s+)?(?:{kinds})\s+of\s+", re.IGNORECASE)
        self.directions = terms.words("figures", "directions")
        given = sorted(set(given))
        self.index = country_index(sorted({p for where in given for p in [self.plain(where)] if p}))
        self.gazetteer = Gazetteer(words_of_places(terms), self.inside(given))
        self.of = cache(self._of)

    def inside(self, given: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The places that the record puts in wider ones: "Brenn, Arland"."""
        for where in given:
            first, *wider = (self.plain(part) for part in where.split(","))
            yield from ((first, place) for place in wider if place and first and place != first)

    def plain(self, where: str) -> str:
        """Without articles, kinds of place and what follows a comma."""
        words = [w for w in words_of(self.kind_of.sub("", where.partition(",")[0])) if w not in self.terms.empty]
        return " ".join([w for w in words if w not in self.extra] or words)

    def _of(self, where: str) -> tuple[str, str]:
        """The place without directions, and with them."""
        plain = self.plain(where)
        country = self.gazetteer.country(plain)
        words = (country or plain).split()
        core = words if country else [w for w in words if w not in self.directions] or words
        if len(core) == 1 and not country:
            core = [country_of(core[0], self.index, self.terms) or core[0]]
        side = [] if country else [w for w in words if w in self.directions and w != "occupied"]
        return " ".join(core), " ".join([*side, *core])


def words_of_places(terms: Terms) -> Words:
    """What of a language the gazetteer reads."""
    states = tuple(
        ((name, *told.get("also", ())), tuple(told.get("adjectives", ())))
        for name, told in sorted(terms.states.items())
    )
    return Words(terms.empty, terms.words("figures", "surroundings"), states)


def comparable(reads: Sequence[DocumentRead], places: Places, names: Names, terms: Terms) -> list[Counted]:
    """The figures of a record that can be compared with others, in order."""
    found = []
    for read in reads:
        by_id, own = {f.id: f for f in read.entries.figures}, names.within(read)
        in_text = (counted(at, by_id, places, own, terms) for at in placed(read, by_id.values()))
        found += beside(sorted((one for one in in_text if one), key=lambda c: c.at.place))
    return sorted(found, key=lambda c: c.at.place)


def beside(figures: list[Counted]) -> list[Counted]:
    """The figures of one document; without a place and a date of its own, one takes the place named right before it."""
    out: list[Counted] = []
    for one in figures:
        last = out[-1] if out else None
        if last and last.place and not (one.place or one.day or one.since or one.people):
            between = one.at.text[last.figure.span.end : one.figure.span.start]
            if len(between) < BESIDE and not SENTENCE_END.search(between):
                one = replace(one, place=last.place, region=last.region)
        out.append(one)
    return out


def counted(at: Placed[Figure], by_id: dict[str, Figure], places: Places, names: Names, terms: Terms) -> Counted | None:
    """The figure made comparable.

    None for a share, for a part or a rest of which nothing says what it is, and where `what` is a mixture of things.
    """
    if 0 < at.entry.value < 1 or at.entry.what == "other":
        return None
    figure = with_whole(at.entry, by_id)
    group, people = who(figure, places, terms)
    if figure.part_of and not group or is_rest(at, terms):
        return None
    place, region = places.of(figure.where)
    day, since, until = dates(figure.period)
    # "Doctors" or "a count" of one document are not those of another.
    named = figure.authority if figure.authority != figure.authority.lower() else ""
    authority = names.of(named) if named else ""
    voice = authority or names.voice(figure.said_by) or names.of(at.read.description.publisher) or figure.authority
    return Counted(at, group, people, place, region, day, since, until, authority, voice)


def with_whole(figure: Figure, by_id: dict[str, Figure]) -> Figure:
    """A part with the place, authority and time of its whole, which parts share."""
    seen = {figure.id}
    whole = by_id.get(figure.part_of)
    while whole and whole.id not in seen:
        seen.add(whole.id)
        figure = replace(
            figure,
            where=figure.where or whole.where,
            authority=figure.authority or whole.authority,
            period=whole.period or figure.period,
        )
        whole = by_id.get(whole.part_of)
    return figure


def is_rest(at: Placed[Figure], terms: Terms) -> bool:
    """True for "thousands more": a number to be added to another that is named before."""
    if at.entry.bound != "vague":
        return False
    rest = "|".join(sorted(terms.words("figures", "rest")))
    return bool(re.match(rf"\W*\w+\s+(?:{rest})\b(?!\s+than)", at.words.casefold()))


def who(figure: Figure, places: Places, terms: Terms) -> tuple[str, str]:
    """The group of people counted and their nation; both empty for everybody."""
    phrase = figure.whom.partition(",")[0]
    stops = terms.words("figures", "stops")
    words: list[str] = []
    for word in words_of(phrase):
        if word in stops and words:
            break
        if word not in terms.empty and not word[0].isdigit():
            words.append(word)
    everybody = terms.words("figures", "everybody") | set(
        terms.table["figures"]["same_as_everybody"].get(figure.what, ())
    )
    if not words or words[-1] in everybody and len(words) == 1:
        return "", ""
    if len(words) == 1 and phrase.strip().split()[-1][:1].isupper():
        place = places.of(figure.where)[0]
        nation = places.gazetteer.country(words[0].removesuffix("s"))
        if nation and places.gazetteer.country(place):
            return "", "" if nation == place else words[0]
        known = country_index([place]) if place else {}
        return "", "" if country_of(words[0], known, terms) else words[0]
    groups = [g for g, forms in terms.table["figures"]["same_people"].items() if set(words) & set(forms)]
    if groups:
        return " and ".join(sorted(groups)), ""
    kept = [w for w in words if w not in everybody] or words
    return " ".join(terms.stem(w) for w in kept), ""


def dates(period: Period | None) -> tuple[str, str, str]:
    """The day of a closed count, else the beginning of a running one, and the day that it holds for."""
    if not period:
        return "", "", ""
    start, end = written(period.start), written(period.end or period.as_of)
    if start and (start == end or is_whole(period.start, period.end)):
        return start, "", ""
    if period.end and is_short(period.start, period.end):
        return f"{start}/{end}", "", ""
    return "", start, end if len(end) == 10 else ""


def is_short(start: When | None, end: When | None) -> bool:
    """True for two days that are so near that what is told between them is one event: a night, a weekend."""
    if not (start and end and start.earliest and end.latest and len(start.iso) == len(end.iso) == 10):
        return False
    return 0 < (end.latest - start.earliest).days <= SHORT


def is_whole(start: When | None, end: When | None) -> bool:
    """True for a month or year, given by its first and last day."""
    if not (start and end and start.earliest and end.latest):
        return False
    first = start.earliest
    return first.day == 1 and any(
        When.at(iso).earliest == first and When.at(iso).latest == end.latest
        for iso in (f"{first:%Y}", f"{first:%Y-%m}")
    )


def written(when: When | None) -> str:
    """The date at its precision; empty for an interval, which is no date to compare by."""
    return when.iso if when else ""
