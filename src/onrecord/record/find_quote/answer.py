"""Where words are from: every place in a record where they stand word for word, then where they nearly do, or nowhere."""

import re
import sqlite3
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Literal

from onrecord.model.codec import entry_from_json, groups_from_json
from onrecord.model.entries import Quotation
from onrecord.model.text import Span, cover
from onrecord.record.find_quote.asked import Asked, asked_for
from onrecord.record.find_quote.candidates import stretches
from onrecord.record.find_quote.differences import differences
from onrecord.record.find_quote.exact import exact_places
from onrecord.record.find_quote.folding import Folded, fold
from onrecord.record.find_quote.near import Near, nearest, regions
from onrecord.record.find_quote.places import (
    Match,
    Place,
    Said,
    Source,
    context_of,
    mention_of,
    paragraph_of,
    quotation_around,
    speeches,
    tellers,
)
from onrecord.record.find_quote.remarks import remarks
from onrecord.record.rows import GAP, folded

Verdict = Literal["here", "nearly", "nowhere"]

COMPARED = 40
"""Parts of texts that are compared word by word with what was asked for, at most;"""
PAIRS = 1_500_000
"""and as many only, but three, as make so many pairs of words: a long quotation is compared with fewer."""
MOST_NEAR = 20
MOST_CLOSE = 3
TRIM = re.compile(r"^\W+|\W+$")
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


class Read:
    """A document in which the words may stand, with what is needed of it."""

    def __init__(self, database: sqlite3.Connection, sha256: str) -> None:
        self.database = database
        row = database.execute(
            "SELECT name, title, publisher, published, coalesce(earliest, latest, ''), text FROM document WHERE sha256 = ?",
            [sha256],
        ).fetchone()
        self.source = Source(sha256, *row[:5])
        self.text: str = row[5]

    @cached_property
    def quotations(self) -> list[Quotation]:
        rows = self.database.execute(
            "SELECT fields FROM entry WHERE document = ? AND kind = 'quotation' ORDER BY start", [self.source.sha256]
        )
        entries = (entry_from_json("quotation", fields) for (fields,) in rows)
        return [entry for entry in entries if isinstance(entry, Quotation)]


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


def exactly(placing: "Placing", texts: Iterable[tuple[Read, Folded]]) -> Iterator[Place]:
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


def nearly(placing: "Placing", texts: Iterable[tuple[Read, Folded]], exact: Iterable[Place]) -> Iterator[Place]:
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


class Placing:
    """Found words made places: who says them, and whether that is who was asked for."""

    def __init__(self, database: sqlite3.Connection, asked: Asked, by: str) -> None:
        self.database = database
        self.asked = asked
        self.by = names_words(by)
        self.party_of: dict[str, str] = dict(database.execute("SELECT given, name FROM alias"))
        self.names: dict[str, set[str]] = defaultdict(set)
        for given, name in self.party_of.items():
            self.names[name] |= {given, name}

    def exact(self, document: Read, spans: tuple[Span, ...]) -> Place:
        """A place where the words stand word for word."""
        text, pieces = document.text, self.asked.pieces
        words = " ".join(span.of(text) for span in spans)
        mine = " ".join(self.asked.text[piece.at[0] : piece.at[-1] + 1] for piece in pieces)
        between = [text[one.end : other.start] for one, other in pairwise(spans)]
        interruptions = tuple(TRIM.sub("", " ".join(words.split())) for words in between) if len(pieces) == 1 else ()
        skipped = sum(len(fold(words).words()) for words in between) if len(pieces) > 1 else 0
        noted = (*remarks(mine, words), *([f"“…” stands for {skipped:,} of the document’s words"] if skipped else []))
        place = self.placed(document, spans, "exact")
        return replace(place, remarks=noted, interruptions=interruptions)

    def near(self, document: Read, near: Near) -> Place:
        """A place where they nearly do."""
        place = self.placed(document, (near.span,), "near" if near.near else "close", near.same)
        spoken = [
            span for q in document.quotations if place.said and q.speaker == place.said.speaker for span in q.content
        ]
        found = differences(self.asked, near, document.text, spoken if place.inside == "quotation" else ())
        return replace(place, likeness=round(near.likeness, 3), differences=found)

    def placed(self, document: Read, spans: tuple[Span, ...], match: Match, same: tuple[Span, ...] = ()) -> Place:
        """The place, with all but what differs; `same`: the words that are the same, where not all are."""
        text = document.text
        around, inside = quotation_around(text, same or spans, document.quotations)
        said = self.said(document, around) if around else None
        before, after = context_of(text, cover(spans))
        return Place(
            match, document.source, spans, GAP.join(span.of(text) for span in spans), paragraph_of(text, spans[0].start),
            before, after, inside, said, self.judged(said),
        )  # fmt: skip

    def said(self, document: Read, quotation: Quotation) -> Said:
        """Who says what a quotation holds."""
        chain = tellers(quotation, document.quotations)
        through = tuple(self.party(q.speaker) or mention_of(document.text, q) or "somebody not named" for q in chain)
        return Said(
            quotation.id, quotation.speaker, self.party(quotation.speaker), mention_of(document.text, quotation), quotation.role,
            quotation.form, quotation.polarity, quotation.confidence, through, self.speaks_for.get(self.party(quotation.speaker), ""),
        )  # fmt: skip

    def party(self, name: str) -> str:
        return self.party_of.get(name, name)

    def knows_asked(self) -> bool:
        """True where a party, or somebody who is quoted, has the name asked for."""
        quoted = self.database.execute("SELECT DISTINCT name FROM party WHERE role = 'speaker'")
        return any(map(self.is_asked, list(self.names))) or any(self.is_asked(name) for (name,) in quoted)

    @cached_property
    def speaks_for(self) -> dict[str, str]:
        """By party: whom it speaks for."""
        row = self.database.execute("SELECT value FROM groups WHERE key = 'groups'").fetchone()
        return {party.name: party.speaks_for for party in groups_from_json(row[0]).parties} if row and self.by else {}

    def judged(self, said: Said | None) -> bool | None:
        """Whether the speaker asked for says it; None where none was asked for, or the speaker is not known."""
        if not self.by or (said and not said.speaker):
            return None
        return said is not None and (self.is_asked(said.party, said.speaker) or self.is_asked(said.speaks_for))

    def is_asked(self, party: str, speaker: str = "") -> bool:
        """True where one of a party's names has all the words of the name asked for."""
        return any(self.by <= names_words(name) for name in {party, speaker, *self.names.get(party, ())} if name)


def names_words(name: str) -> frozenset[str]:
    """The words of a name, without case and accents, and without "the"."""
    return frozenset(re.findall(r"\w+", folded(name))) - {"the"}
