"""Where words are from: every place in a record where they stand word for word, then where they nearly do, or nowhere."""

import sqlite3
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from onrecord.model.text import Span, cover
from onrecord.record.find_quote.asked import asked_for
from onrecord.record.find_quote.candidates import stretches
from onrecord.record.find_quote.exact import exact_places
from onrecord.record.find_quote.folding import Folded, fold
from onrecord.record.find_quote.near import nearest, regions
from onrecord.record.find_quote.places import Place, speeches
from onrecord.record.find_quote.placing import Placing, Read

Verdict = Literal["here", "nearly", "nowhere"]

COMPARED = 40
"""Parts of texts that are compared word by word with what was asked for, at most;"""
PAIRS = 1_500_000
"""and as many only, but three, as make so many pairs of words: a long quotation is compared with fewer."""
MOST_NEAR = 20
MOST_CLOSE = 3
COUNTS = "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM entry WHERE kind = 'quotation')"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a record says about where words are from."""

    words: str
    by: str
    """The speaker asked for; empty: anybody."""
    verdict: Verdict
    places: tuple[Place, ...]
    """Word for word, the earliest document first; then nearly, the most alike first."""
    close: tuple[Place, ...]
    """Only where the words are nowhere: the few that are most like them."""
    documents: int
    """How many documents were searched,"""
    quotations: int
    """and how many quotations they hold."""
    by_known: bool
    """False where no party of the record has the name asked for."""


def find_quote(database: sqlite3.Connection, words: str, by: str = "") -> Answer:
    """Where the words are from. Raises NoQuotation where they are too few, or too many, to tell."""
    asked, by = asked_for(words), " ".join(by.split())
    read: dict[str, Read] = {}
    texts: list[tuple[Read, Folded]] = []
    for stretch in stretches(database, asked):
        if stretch.document not in read:
            read[stretch.document] = Read(database, stretch.document)
        document = read[stretch.document]
        end = min(stretch.span.end, len(document.text))
        texts.append((document, fold(document.text, [Span(stretch.span.start, end)])))
    placing = Placing(database, asked, by)
    exact = list(exactly(placing, texts))
    near = list(nearly(placing, texts, exact))
    places = [*sorted(exact, key=by_date), *[place for place in near if place.match == "near"][:MOST_NEAR]]
    close = () if places else tuple(place for place in near if place.match == "close")[:MOST_CLOSE]
    documents, quotations = database.execute(COUNTS).fetchone()
    known = not by or placing.knows_asked()
    verdict: Verdict = "here" if exact else "nearly" if places else "nowhere"
    return Answer(words, by, verdict, tuple(places), close, documents, quotations, known)


def by_date(place: Place) -> tuple[str, str, Span]:
    """Earliest first; documents without a date at the end."""
    return place.source.earliest or "~", place.source.name, cover(place.spans)


def exactly(placing: Placing, texts: Iterable[tuple[Read, Folded]]) -> Iterator[Place]:
    """The places where the words stand word for word, each once."""
    seen: dict[str, list[Span]] = defaultdict(list)
    spoken: set[str] = set()
    for document, text in texts:
        found = list(exact_places(placing.asked, text))
        if document.source.sha256 not in spoken:
            spoken.add(document.source.sha256)
            for speech in speeches(document.text, document.quotations):
                found += exact_places(placing.asked, fold(document.text, speech))
        for spans in found:
            whole = cover(spans)
            if not any(whole.touches(other) for other in seen[document.source.sha256]):
                seen[document.source.sha256].append(whole)
                yield placing.exact(document, spans)


def nearly(placing: Placing, texts: Iterable[tuple[Read, Folded]], exact: Iterable[Place]) -> Iterator[Place]:
    """The places where they nearly stand, or are close to it, the most alike first."""
    likely = [(document, region) for document, text in texts for region in regions(placing.asked, text)]
    likely.sort(key=lambda pair: -pair[1].shared)
    taken = [(place.source.sha256, cover(place.spans)) for place in exact]
    others = [
        (document, region)
        for document, region in likely
        if not any(sha256 == document.source.sha256 and region.whole.holds(span) for sha256, span in taken)
    ]
    pairs = [len(placing.asked.words) * len(region.words) for _, region in others]
    most = max(3, min(COMPARED, bisect(list(accumulate(pairs)), PAIRS)))
    compared = [(document, near) for document, region in others[:most] if (near := nearest(placing.asked, region))]
    compared.sort(key=lambda pair: (-pair[1].likeness, pair[0].source.earliest or "~", pair[0].source.name))
    for document, near in compared:
        if not any(sha256 == document.source.sha256 and near.span.touches(span) for sha256, span in taken):
            taken.append((document.source.sha256, near.span))
            yield placing.near(document, near)
