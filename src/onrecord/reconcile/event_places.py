"""Where an event was: the names of places in its words, in the figures beside it, else in the heading of its section."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.model.entries import Event, Figure
from onrecord.model.groups import DocumentRead
from onrecord.model.text import Span
from onrecord.reconcile.comparable import Places
from onrecord.reconcile.wording import POSSESSIVE, Terms, folded, words_of

LETTERS = r"(?:[^\W\d_][\u0300-\u036f]*)+"
"""With their accents, where these are characters of their own."""
WORD = re.compile(rf"{LETTERS}(?:[-’']{LETTERS})*")
BEFORE = 24
"""Characters before a name in which the words stand that tell what it is of."""
LISTED = (",", "and", ", and")
GOES_ON = re.compile(r"\s*(?:,|and\b|or\b)")
"""Behind a name with a comma before it: it is one of a list, not the wider place of the one before."""
SITE_BEHIND = re.compile(rf"\s({LETTERS})")
"""The word behind a name."""
STRUCK = ("attack", "conflict", "protest", "hostage_taking")
"""Types of events of which what stands behind "on" may be where they were."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as it is compared, and as it is written."""

    key: str
    name: str
    within: str = ""
    """The key of the wider place in which the words put it: "Brenn in Arland"."""


class KnownPlaces:
    """What is known of places without any record: the gazetteer, and the words around them. One for a language."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.places = Places((), terms)
        self.titles = {word for title in terms.words("parties", "titles") for word in title.split()}
        governments = terms.words("parties", "state") - terms.words("figures", "kinds_of_place")
        self.institutions = (
            terms.words("parties", "institutions") | terms.words("happenings", "no_places") | governments
        )
        self.calendar = frozenset((*terms.table["months"], *terms.table["weekdays"]))
        self.of_no_place = self.calendar | self.institutions
        self._spots: dict[str, Spot] = {}
        self._may_be: dict[str, bool] = {}
        self.at, self.on, self.of = (terms.words("happenings", name) for name in ("at", "on", "of"))
        self.origin = terms.words("happenings", "origin")
        self.sites = terms.words("happenings", "sites")
        self.articles = terms.words("parties", "articles")
        self.passed_over = self.articles | terms.words("figures", "directions")
        self.particles = terms.words("parties", "inside") - terms.empty

    def spot(self, name: str) -> Spot:
        """The place that a name means; one written in capitals alone is written as others are."""
        found = self._spots.get(name)
        if found is None:
            found = self._spots[name] = self._spot_of(" ".join(POSSESSIVE.sub("", name).split()))
        return found

    def _spot_of(self, plain: str) -> Spot:
        return Spot(self.places.of(plain)[0], plain.title() if plain.isupper() and len(plain) > 3 else plain)

    def is_listed(self, key: str) -> bool:
        """True for a country or a part of one."""
        return key in self.places.gazetteer.codes

    def is_country(self, key: str) -> bool:
        return bool(self.places.gazetteer.country(key))

    def could_be(self, name: str) -> bool:
        """False for days, months, titled persons, institutions and adjectives of countries."""
        found = self._may_be.get(name)
        if found is None:
            found = self._may_be[name] = self._could_be(name, words_of(name))
        return found

    def _could_be(self, name: str, words: Sequence[str]) -> bool:
        if not words or words[0] in self.titles or not self.of_no_place.isdisjoint(words):
            return False
        plain = self.places.plain(name)
        return self.is_listed(plain) or not self.is_country(plain)


class PlacesOf:
    """The places of the events of one document."""

    def __init__(self, read: DocumentRead, known: KnownPlaces) -> None:
        self.read, self.known = read, known
        self._runs: dict[Span, tuple[Span, ...]] = {}

    def runs(self, within: Span) -> tuple[Span, ...]:
        """The names in some words of the document: asked for of an event's words again and again."""
        found = self._runs.get(within)
        if found is None:
            found = self._runs[within] = tuple(capital_runs(self.read.document.text, within, self.known))
        return found

    @cached_property
    def counted(self) -> dict[str, Spot]:
        """By name, folded: the places of the document's figures."""
        names = (name for figure in self.read.entries.figures for name in self.names_of(figure))
        return {folded(name): self.known.spot(name) for name in names}

    def names_of(self, figure: Figure) -> list[str]:
        """The names in the words for a figure's place: Brenn in "the market of Brenn, Arland"; none in "the town"."""
        where = figure.where.partition(",")[0]
        runs = (run.of(where) for run in capital_runs(where, Span(0, len(where)), self.known))
        return [name for name in runs if self.known.could_be(name)]

    @cached_property
    def acting(self) -> set[str]:
        """The names, folded, of those who speak, count, accuse, are accused, or are called on."""
        found = self.read.entries
        names: list[str] = [q.speaker for q in found.quotations]
        for figure in found.figures:
            names += [figure.authority, *figure.by]
        for finding in found.findings:
            names += [finding.by, *finding.accused]
        for call in found.calls:
            names += [call.by, *call.to]
        return {folded(name) for name in names if name}

    @cached_property
    def section(self) -> tuple[Spot, ...]:
        """The country that the document is the section of, in a long report."""
        spot = self.known.spot(self.read.document.section)
        return (spot,) if self.read.document.section and self.known.is_listed(spot.key) else ()

    def of(self, event: Event, told: Iterable[Span]) -> tuple[Spot, ...]:
        """The places of an event; `told`: its words without its date."""
        spots = {spot.key: spot for span in told for spot in self.named_in(span, event) if spot.key}
        if not spots:
            figures = (f for f in self.read.entries.figures if f.where and f.span.touches(event.span))
            spots = {spot.key: spot for f in figures for spot in map(self.known.spot, self.names_of(f))}
        return tuple(spots.values()) or self.section

    def named_in(self, words: Span, event: Event) -> Iterator[Spot]:
        """The names of places in these words."""
        text = self.read.document.text
        found: list[tuple[Span, Spot]] = []
        for run in self.runs(words):
            name, between = run.of(text), text[found[-1][0].end : run.start].strip() if found else "-"
            if self.known.could_be(name) and (between in LISTED or self.is_place(name, run.start, event)):
                spot = self.counted.get(folded(name)) or self.known.spot(name)
                if between in self.known.at or (between == "," and not GOES_ON.match(text, run.end)):
                    found[-1] = found[-1][0], replace(found[-1][1], within=spot.key)
                found.append((run, spot))
        return (spot for _, spot in found)

    def is_place(self, name: str, start: int, event: Event) -> bool:
        """True where a name that begins there is known as one of a place, or the words before it say so."""
        before = self.read.document.text[max(0, start - BEFORE) : start]
        plain = folded(" ".join(name.split()))
        words = [word for word in words_of(before) if word not in self.known.passed_over]
        last, second = (words[-1:] or [""])[0], (words[-2:-1] or [""])[0]
        if not words or re.search(r"[^\w\s]\s*\Z", before):
            return plain in self.counted
        if last in self.known.at:
            return True
        is_known = plain in self.counted or self.known.is_listed(self.known.spot(name).key)
        if last in self.known.origin:
            return False
        if last in self.known.of and second in self.known.sites:
            return plain not in self.acting or is_known
        if event.type in STRUCK and self.is_beside_site(name, start):
            return True
        if last in self.known.on and event.type in STRUCK:
            return is_known or (plain not in self.acting and words_of(before)[-1] == last)
        # Who acts may be a place too: "Arland voted".
        is_actor = self.known.is_country(self.known.spot(name).key) or plain in self.acting
        return plain in self.counted and not is_actor

    def is_beside_site(self, name: str, start: int) -> bool:
        """True for the place in "Brenn market" and "Brenn's market"; of "Halmet's school" only where Halmet is known as a place."""
        text, end = self.read.document.text, start + len(name)
        following = SITE_BEHIND.match(text, end)
        if following is None or folded(following[1]) not in self.known.sites:
            return False
        owned = POSSESSIVE.sub("", name)
        return owned == name or folded(" ".join(owned.split())) in self.counted


def capital_runs(text: str, within: Span, known: KnownPlaces) -> Iterator[Span]:
    """The words in a row that begin with a capital, within a span: "Puerto de Ora"; an article before them is none of them."""
    start = end = -1
    for word in WORD.finditer(text, within.start, within.end):
        plain = folded(word[0])
        capital = word[0][0].isupper() and plain not in known.articles
        apart = start >= 0 and text[end : word.start()].strip() in known.particles | {""}
        if start >= 0 and not capital and plain in known.particles and apart:
            continue
        if start >= 0 and not (capital and apart):
            yield Span(start, end)
            start = -1
        if capital:
            start, end = (start if start >= 0 else word.start()), word.end()
    if start >= 0:
        yield Span(start, end)
