"""Whom a letter addresses: the "you" of what it asks for."""

from onrecord.extract.calls.words import call_words
from onrecord.extract.parties.parties import Mention
from onrecord.extract.reading import Reading
from onrecord.model.text import Span

LINES = 12
"""Paragraphs at the head of a letter among which it is addressed."""
ADDRESSED = ("person", "role", "body", "organisation", "state", "forces")


def addressee_of(reading: Reading) -> str:
    """Whom a letter with a salutation ("Dear Mayor,") addresses: in its line "To:", its title, or the salutation; else empty."""
    known = call_words(reading.language)
    head = reading.analysis.paragraphs[:LINES]
    opening = [p.of(reading.text).lower() for p in head]
    greeted = [
        n for n, line in enumerate(opening) if line.startswith(tuple(known.salutations)) and len(line.split()) < 9
    ]
    if not greeted:
        return ""
    title = reading.description.title_span
    to = [p for p, line in zip(head[: greeted[0]], opening, strict=False) if line.startswith(tuple(known.addressed))]
    found = [m for p in (*to, *([title] if title else []), head[greeted[0]]) for m in somebody_in(reading, p)]
    # "To the Mayor of Lisk, Jan Ochre": the name tells more than the office.
    named = [m for p in to for m in somebody_in(reading, p) if m.kind == "person"]
    name = next((m.name for m in (*named, *found)), "")
    style = next((t for t in known.salutations if name.lower().startswith(t)), "")
    return name[len(style) :]


def somebody_in(reading: Reading, span: Span) -> list[Mention]:
    """The parties that a line names and that can be written to."""
    return [m for m in reading.parties.within(span) if m.name and m.kind in ADDRESSED]
