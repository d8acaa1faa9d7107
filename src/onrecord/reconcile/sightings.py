"""One telling of an event, made comparable: when, who, which body, where, and the words that say what happened."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.entries import Event
from onrecord.model.groups import DocumentRead, EntryKey
from onrecord.model.text import Span
from onrecord.model.vocabulary import EventType
from onrecord.reconcile.event_harm import NO_HARM, Harm, Harms
from onrecord.reconcile.event_places import KnownPlaces, PlacesOf, Spot
from onrecord.reconcile.event_words import EventWords, date_spans, opening_of
from onrecord.reconcile.order import Placed, placed
from onrecord.reconcile.parties import Names, names_given
from onrecord.reconcile.wording import Terms, folded, sentence_around, words_of

SHORTEST_NAME = 4
"""Letters of a name of one word by which events are told apart."""
LONGEST_NAME = 5
"""Words: more of them with capitals in a row are a title."""
PERSONAL: tuple[EventType, ...] = ("warrant", "warrant_ended")
"""Types of which one step of a body on one day is another for each person."""
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
    """The places that many events have: countries."""
    stems: frozenset[str]
    """Of the words that say what happened, without names, dates and numbers."""
    numbers: frozenset[str]
    labels: frozenset[str]
    """What is numbered, with its number: "resolution 7"."""
    since: bool
    """True where the words tell of all that followed from that day on."""
    denied: bool
    definite: bool
    """True for "the attack", which speaks of one that is known."""
    harm: Harm = NO_HARM

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
        """The names that tell this event from others of its time: who, where (no countries), what is named or numbered."""
        return (self.actors | self.places | self.names | self.labels) - self.weak


class Sighted:
    """Makes the events of documents comparable: one for a language and the names of a record."""

    def __init__(self, names: Names, terms: Terms) -> None:
        self.names, self.terms = names, terms
        self.known = KnownPlaces(terms)
        self.gazetteer = self.known.places.gazetteer
        self.words, self.harms = EventWords(terms), Harms(terms)
        self.definite = terms.words("happenings", "definite")
        self.negations, self.numbers = terms.words("happenings", "negations"), terms.words("happenings", "numbers")
        self.empty = frozenset(terms.stem(word) for word in terms.words("happenings", "empty") | self.numbers)
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
        dates = sorted({span.start for at in events for span in date_spans(at)})
        return [self.sighting(at, list(self.words.told(at, dates)), places, given) for at in events]

    def given_in(self, read: DocumentRead) -> dict[str, str]:
        """By name, folded, that the entries of a document give, with a capital: the party's name in the record, folded."""
        names = self.names.within(read)
        return {folded(name): folded(names.of(name)) for name in names_given(read) if name != name.lower()}

    def sighting(self, at: Placed[Event], told: Sequence[Span], places: PlacesOf, given: Mapping[str, str]) -> Sighting:
        """The event made comparable. `told`: the words that tell it; `given`: the names that its document gives to parties."""
        words = " ".join(span.of(at.text) for span in told)
        spots = places.of(at.entry, told)
        where = frozenset(spot.key for spot in spots)
        # One telling may list the persons of several warrants.
        listed = [sentence_around(at.text, at.entry.span)] if at.entry.type in PERSONAL else []
        body = folded(self.names.within(at.read).of(at.entry.body)) if at.entry.body else ""
        # "Costrel" within "High Court of Costrel" is not named by itself.
        mentioned = frozenset(
            given[name] for name in self.named_in(places, (*told, *listed)) if name in given and name not in body
        )
        actors = (self.actors_in(at, words) | mentioned) - where - frozenset(folded(spot.name) for spot in spots)
        named = where | actors | {body}
        names = frozenset(self.names_in(places, told, named))
        labels = frozenset(f"{noun.casefold()} {number}" for noun, number in self.label.findall(words))
        return Sighting(
            at=at,
            spots=spots,
            actors=actors | {body} - {""},
            body=body,
            places=where,
            names=names,
            weak=frozenset(filter(self.known.is_country, where)),
            stems=self.stems_in(words, named | names),
            numbers=self.numbers_in(words),
            labels=labels,
            since=at.entry.type in GOING_ON and self.words.is_since(at),
            denied=not self.negations.isdisjoint(words_of(words)),
            definite=not self.definite.isdisjoint(words_of(words)[:1]),
            harm=self.harms.told(at, told, words),
        )

    def actors_in(self, at: Placed[Event], words: str) -> frozenset[str]:
        """The parties that have a name, by that in the record; "the police" of one document are not those of another."""
        opening, told = folded(opening_of(at)), folded(words)
        given = [party for party in at.entry.parties if party != party.lower() and not self.begins_with_a_month(party)]
        here = (party for party in given if folded(party) not in opening or folded(party) in told)
        names = self.names.within(at.read)
        return frozenset(folded(names.of(party)) for party in here)

    def named_in(self, places: PlacesOf, spans: Iterable[Span]) -> Iterator[str]:
        """The words in a row with a capital, folded, without titles before them."""
        for span in spans:
            for run in places.runs(span):
                words = run.of(places.read.document.text).split()
                while words and folded(words[0]) in self.known.titles:
                    words = words[1:]
                yield folded(" ".join(words))

    def begins_with_a_month(self, party: str) -> bool:
        """True for "March police", read out of "on 15 March police arrested"."""
        return not self.known.calendar.isdisjoint(words_of(party)[:1])

    def names_in(self, places: PlacesOf, told: Iterable[Span], named: Iterable[str]) -> Iterator[str]:
        """The names in the words that are none of these parties and places; a single word that begins them is none."""
        known = {word for one in named for word in words_of(one)}
        for span in told:
            for run in places.runs(span):
                words = words_of(run.of(places.read.document.text))
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
        # "They marched" is no month.
        plain = " ".join(word for word in words.split() if word == word.lower() or not self.is_calendar(word))
        return frozenset(self.terms.content(plain)) - self.empty - names

    def is_calendar(self, word: str) -> bool:
        return not self.known.calendar.isdisjoint(words_of(word))

    def numbers_in(self, words: str) -> frozenset[str]:
        """The numbers in the words, as they are written."""
        return frozenset(word for word in words_of(words) if word[0].isdigit() or word in self.numbers)
