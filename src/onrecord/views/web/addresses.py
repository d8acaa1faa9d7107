"""Where each thing stands on the site: the only place that knows what an address looks like."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from onrecord.model.groups import EntryKey
from onrecord.model.text import Span
from onrecord.views.voices import Voice

SHORT = 16
"""How much of a SHA-256 names a document in an address: enough for a record of any size."""

WORDS = "words"
"""The fragment at which a page opens: the first of the highlighted words."""


def document_address(sha256: str) -> str:
    """The page of one document.

    >>> document_address("ab" * 32)
    '/documents/abababababababab'
    """
    return f"/documents/{sha256[:SHORT]}"


def entry_address(key: EntryKey) -> str:
    """The permanent link of one entry: its document, open on its words.

    >>> entry_address(EntryKey("ab" * 32, "f12"))
    '/documents/abababababababab/f12#words'
    """
    return f"{document_address(key.document)}/{quote(key.entry, safe='')}#{WORDS}"


def span_address(sha256: str, span: Span) -> str:
    """A document, open on any words of it."""
    return f"{document_address(sha256)}?words={span.start}-{span.end}#{WORDS}"


def picture_address(sha256: str, page: int) -> str:
    """The picture of a page of a document's original.

    >>> picture_address("ab" * 32, 7)
    '/documents/abababababababab/pages/7.png'
    """
    return f"{document_address(sha256)}/pages/{page}.png"


def compare_address(sha256: str, other: str) -> str:
    """Two documents beside each other.

    >>> compare_address("ab" * 32, "cd" * 32)
    '/documents/abababababababab/compare/cdcdcdcdcdcdcdcd'
    """
    return f"{document_address(sha256)}/compare/{other[:SHORT]}"


def series_address(series_id: str) -> str:
    return f"/series/{quote(series_id, safe='')}"


def position_address(position_id: str) -> str:
    return f"/positions#{quote(position_id, safe='')}"


def party_address(name: str) -> str:
    return with_query("/party", {"name": name})


NO_WORDS = "–"
"""In an address: nobody is named, and no words of the text mention anybody. No mention is a dash."""


def voice_address(voice: Voice, filters: Mapping[str, str] | None = None) -> str:
    """The quotations of one speaker; of one not named, those with the same mention. `filters`: what else is asked of them.

    >>> voice_address(Voice("Ada Quill"), {"form": "direct"})
    '/quotations/speaker?name=Ada+Quill&form=direct'
    >>> voice_address(Voice("", "The mayor"))
    '/quotations/unnamed?mention=the+mayor'
    """
    if voice.name:
        return with_query("/quotations/speaker", {"name": voice.name, **(filters or {})})
    return with_query("/quotations/unnamed", {"mention": voice.mention.casefold() or NO_WORDS, **(filters or {})})


def with_query(path: str, query: Mapping[str, str | int]) -> str:
    """A path with those parts of a query that have a value.

    >>> with_query("/timeline", {"type": "attack", "party": ""})
    '/timeline?type=attack'
    """
    kept = {name: value for name, value in query.items() if value != ""}
    return f"{path}?{urlencode(kept)}" if kept else path
