"""One telling of an event, made comparable: when, who, which body, where, and the words that say what happened."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.model.entries import Event
from onrecord.model.groups import DocumentRead, EntryKey
from onrecord.model.text import Span
from onrecord.model.vocabulary import EventType
from onrecord.reconcile.event_places import KnownPlaces, PlacesOf, Spot, capital_runs
from onrecord.reconcile.order import Placed, placed
from onrecord.reconcile.parties import Names, names_given
from onrecord.reconcile.wording import Terms, folded, words_of

DATELINE = re.compile(r"\A(?:[^\n()]{2,60}\()?[^()\n]{2,40}\)\s*[-–—]+\s*|\A[A-Z][A-Z ,]{2,40}[-–—]+\s+")
SHORTEST_NAME = 4
"""Letters of a name of one word by which events are told apart."""
LONGEST_NAME = 5
"""Words: more of them with capitals in a row are a title."""
GOING_ON: tuple[EventType, ...] = ("attack", "conflict", "protest")
"""Types of which "since 3 May" tells of all that followed, not of that day."""


@dataclass(frozen=True)
class Sighting:
    """An event of one document with what makes it comparable. Empty fields: the words do not tell."""

    at: Placed[Event]
    spots: tuple[Spot, ...]
    actors: frozenset[str]
    """The record's names, folded, of parties that are named; with the body."""
    body: str
    places: frozenset[str]
    names: frozenset[str]
    """Other names in the words, folded."""
    weak: frozenset[str]
    """Those of places and actors that many events have: countries."""
    stems: frozenset[str]
    """Of the words that say what happened, without names, dates and numbers."""
    numbers: frozenset[str]
    labels: frozenset[str]
    """What is numbered, with its number: "resolution 7"."""
    since: bool
    """True where the words tell of all that followed from that day on."""
    denied: bool

    @property
    def key(self) -> EntryKey:
        return self.at.key

    @property
    def event(self) -> Event:
        return self.at.entry

    @property
    def is_day(self) -> bool:
        """True for one day."""
        return self.is_exact and self.event.until is None

    @property
    def is_exact(self) -> bool:
        """True for one day, and for the days from one to another."""
        return all(len(when.iso) == len("2031-05-03") for when in (self.event.date, self.event.until) if when)

    @property
    def anchors(self) -> frozenset[str]:
        """The names that tell this event from others of its time, each with what it is of."""
        kinds = (("party", self.actors), ("name", self.places | self.names), ("label", self.labels))
        return frozenset(f"{kind} {name}" for kind, those in kinds for name in those if name not in self.weak)


class Sighted:
    """Makes the events of documents comparable: one for a language and the names of a record."""

    def __init__(self, names: Names, terms: Terms) -> None:
        self.names, self.terms = names, terms
        self.known = KnownPlaces(terms)
        self.gazetteer = self.known.places.gazetteer
        words = {name: terms.words("happenings", name) for name in ("empty", "numbers", "negations", "since")}
        self.since, self.negations, self.numbers = words["since"], words["negations"], words["numbers"]
        self.empty = frozenset(terms.stem(word) for word in {*words["empty"], *self.numbers, *self.known.calendar})
        self.nameless = (
            self.known.calendar | terms.words("happenings", "numbered") | terms.words("happenings", "number_words")
        )
        things, before = (
            "|".join(sorted(terms.words("happenings", name), key=lambda w: (-len(w), w)))
            for name in ("numbered", "number_words")
        )
        self.label = re.compile(rf"\b({things})s?\s+(?:(?:{before})\b\.?\s*)?(\d+(?:[/.-]\w+)*)", re.IGNORECASE)

    def of(self, read: DocumentRead) -> list[Sighting]:
        """The events of a document, in the order of its text."""
        places, given = PlacesOf(read, self.known), self.given_in(read)
        events = sorted(placed(read, read.entries.events), key=lambda at: at.place)
        return [self.sighting(at, places, given) for at in events]

    def given_in(self, read: DocumentRead) -> dict[str, str]:
        """By name, folded, that the entries of a document give, with a capital: the party's name in the record, folded."""
        names = self.names.within(read)
        return {folded(name): folded(names.of(name)) for name in names_given(read) if name != name.lower()}

    def sighting(self, at: Placed[Event], places: PlacesOf, given: Mapping[str, str]) -> Sighting:
        """The event made comparable. `given`: the names that its document gives to parties."""
        told = list(told_spans(at))
        words = " ".join(span.of(at.text) for span in told)
        spots = places.of(at.entry, told)
        where = frozenset(spot.key for spot in spots)
        named_here = [
            folded(" ".join(run.of(at.text).split()))
            for span in told
            for run in capital_runs(at.text, span, self.known)
        ]
        mentioned = frozenset(given[name] for name in named_here if name in given)
        actors = (self.actors_in(at, words) | mentioned) - where - frozenset(folded(spot.name) for spot in spots)
        body = folded(self.names.within(at.read).of(at.entry.body)) if at.entry.body else ""
        named = where | actors | {body}
        labels = frozenset(f"{noun.casefold()} {number}" for noun, number in self.label.findall(words))
        return Sighting(
            at=at,
            spots=spots,
            actors=actors | {body} - {""},
            body=body,
            places=where,
            names=frozenset(self.names_in(at.text, told, named)),
            weak=frozenset(one for one in named if one and self.known.is_country(one)),
            stems=self.stems_in(words, named),
            numbers=self.numbers_in(words),
            labels=labels,
            since=at.entry.type in GOING_ON and self.is_since(at),
            denied=not self.negations.isdisjoint(words_of(words)),
        )

    def actors_in(self, at: Placed[Event], words: str) -> frozenset[str]:
        """The parties that have a name, by that in the record; "the police" of one document are not those of another."""
        opening, told = folded(opening_of(at)), folded(words)
        given = [party for party in at.entry.parties if party != party.lower()]
        here = (party for party in given if folded(party) not in opening or folded(party) in told)
        names = self.names.within(at.read)
        return frozenset(folded(names.of(party)) for party in here)

    def names_in(self, text: str, told: Iterable[Span], named: Iterable[str]) -> Iterator[str]:
        """The names in the words that are none of these parties and places; a single word that begins them is none."""
        known = {word for one in named for word in words_of(one)}
        for span in told:
            for run in capital_runs(text, span, self.known):
                words = words_of(run.of(text))
                alone = len(words) == 1 and (run.start == span.start or len(words[0]) < SHORTEST_NAME)
                if alone or len(words) > LONGEST_NAME or known.issuperset(words) or not self.is_name(words):
                    continue
                yield " ".join(words)

    def is_name(self, words: list[str]) -> bool:
        """False for days, months, adjectives of countries, and "Resolution No"."""
        return not self.nameless.issuperset(words) and not self.known.is_country(" ".join(words))

    def stems_in(self, words: str, named: Iterable[str]) -> frozenset[str]:
        """The stems of what happened."""
        names = {self.terms.stem(word) for one in named for word in words_of(one)}
        return frozenset(self.terms.content(words)) - self.empty - names

    def numbers_in(self, words: str) -> frozenset[str]:
        """The numbers in the words, as they are written."""
        return frozenset(word for word in words_of(words) if word[0].isdigit() or word in self.numbers)

    def is_since(self, at: Placed[Event]) -> bool:
        """True where the word right before the date says that it began then."""
        return any(
            (words_of(at.text[max(0, span.start - 12) : span.start]) or [""])[-1] in self.since
            for span in date_spans(at)
        )


def date_spans(at: Placed[Event]) -> list[Span]:
    """The words that give an event's date."""
    return sorted(one.span for one in at.entry.evidence if one.field == "date")


def opening_of(at: Placed[Event]) -> str:
    """The place and day that a report opens with, where the event's words begin with them."""
    opening = DATELINE.match(at.words)
    return opening[0] if opening else ""


def told_spans(at: Placed[Event]) -> Iterator[Span]:
    """The words of an event without its date and without the place and day that a report opens with."""
    start, end = at.entry.span.start + len(opening_of(at)), at.entry.span.end
    for dated in date_spans(at):
        if start <= dated.start < end:
            if start < dated.start:
                yield Span(start, dated.start)
            start = dated.end
    if start < end:
        yield Span(start, end)
