"""Plans, resolutions, warrants: things that somebody made public on a day, and that other documents speak of as done."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model.groups import DocumentRead
from onrecord.model.text import Span
from onrecord.reconcile.windows import DayOfYear, Phrases
from onrecord.reconcile.wording import Terms, sentence_around, words_of

BEFORE = 5
"""So many words before the verb may name who did it."""


@dataclass(frozen=True)
class Thing:
    """A sentence in which somebody has made something public."""

    kind: str
    makers: frozenset[str]
    words: Span
    day: date | None
    document: str
    quote: str


@dataclass(frozen=True)
class Spoken:
    """What the words alone tell of a thing, wherever they stand: a day may lack its year."""

    kind: str
    makers: frozenset[str]
    words: Span
    days: tuple[DayOfYear, ...]
    quote: str


@dataclass(frozen=True)
class DatedThing:
    """A thing and its day."""

    day: date
    document: str
    quote: str


class Things:
    """The dated things of a record, by what they are and who made them."""

    def __init__(self, reads: Sequence[DocumentRead], terms: Terms, phrases: Phrases) -> None:
        self.terms, self.phrases = terms, phrases
        kinds: dict[str, list[str]] = terms.table["documents"]["things"]
        self.kind_of = {word: kind for kind, words in kinds.items() for word in words}
        self.thing = re.compile(rf"\b(?:{'|'.join(self.kind_of)})\b", re.IGNORECASE)
        self.done = re.compile(rf"\b(?:{phrases.either('done')})\b", re.IGNORECASE)
        self.spoken: dict[str, tuple[Spoken, ...]] = {}
        """By document: looking for them takes long, and they are asked for again and again."""
        self.dated: dict[tuple[str, str], set[DatedThing]] = defaultdict(set)
        for read in reads:
            for thing in self.told_in(read):
                if thing.day:
                    for maker in thing.makers:
                        self.dated[thing.kind, maker].add(DatedThing(thing.day, thing.document, thing.quote))

    def told_in(self, read: DocumentRead) -> Iterator[Thing]:
        """The things that a document speaks of as done, with their days where it gives them."""
        key = read.document.sha256
        if key not in self.spoken:
            self.spoken[key] = tuple(self.spoken_of_in(read.document.text))
        for one in self.spoken[key]:
            day = self.resolved(one.days[0], read) if len(one.days) == 1 else None
            yield Thing(one.kind, one.makers, one.words, day, read.document.name, one.quote)

    def spoken_of_in(self, text: str) -> Iterator[Spoken]:
        """The things that a text speaks of as done."""
        for found in self.done.finditer(text):
            sentence = sentence_around(text, Span(*found.span()))
            kinds = {self.kind_of[w[0].lower()] for w in self.thing.finditer(text, sentence.start, sentence.end)}
            makers = self.makers(text[sentence.start : found.start()])
            if len(kinds) != 1 or not makers:
                continue
            days = tuple(self.phrases.days(sentence.of(text)))
            yield Spoken(min(kinds), makers, sentence, days, " ".join(sentence.of(text).split())[:200])

    def makers(self, before: str) -> frozenset[str]:
        """The names right before the verb; titles left out."""
        titles = self.terms.words("parties", "titles")
        near = before.split()[-BEFORE:]
        names = (words_of(word)[:1] for word in near if word[:1].isupper() and words_of(word))
        drop = {*titles, *self.terms.table["months"], *self.terms.table["weekdays"], *self.terms.empty}
        return frozenset(name[0] for name in names if name[0] not in drop)

    def resolved(self, day: DayOfYear, read: DocumentRead) -> date | None:
        """The day; without a year, the last before the document where that one's date is known to some months."""
        if day.year:
            return day.in_year(day.year)
        published = read.description.published
        latest = published.date.latest if published else None
        earliest = published.date.earliest if published else None
        if not latest or not earliest or (latest - earliest).days > 300:
            return None
        found = [d for year in (latest.year, latest.year - 1) if (d := day.in_year(year)) and d <= latest]
        return found[0] if found else None

    def dated_like(
        self, thing: Thing, read: DocumentRead, earliest: date | None, latest: date | None
    ) -> list[DatedThing]:
        """The day of the same thing in other documents, within a document's own window; none where days differ."""
        if thing.day:
            return []
        alike = {
            d
            for maker in thing.makers
            for d in self.dated.get((thing.kind, maker), ())
            if d.document != read.document.name
        }
        fits = [d for d in alike if (not earliest or d.day >= earliest) and (not latest or d.day <= latest)]
        if len({d.day for d in fits}) != 1:
            return []
        return [min(fits, key=lambda d: (d.document, d.quote))]
