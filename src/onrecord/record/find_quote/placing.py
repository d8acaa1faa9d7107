"""Found words made places: the document, who says them there, and whether that is who was asked for."""

import re
import sqlite3
from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from onrecord.model.codec import entry_from_json, groups_from_json
from onrecord.model.entries import Quotation
from onrecord.model.text import Span, cover
from onrecord.record.find_quote.asked import Asked
from onrecord.record.find_quote.differences import differences
from onrecord.record.find_quote.folding import fold
from onrecord.record.find_quote.near import Near
from onrecord.record.find_quote.places import (
    Match,
    Place,
    Said,
    Source,
    context_of,
    mention_of,
    paragraph_of,
    quotation_around,
    tellers,
)
from onrecord.record.find_quote.remarks import remarks
from onrecord.record.rows import GAP, folded

TRIM = re.compile(r"^\W+|\W+$")


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
