"""Two parties of a record that may be one: suggested with what speaks for it, decided by people."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.text import Span

Reason = Literal["acronym", "role", "last name", "spelling", "short name", "section", "capital"]
REASONS: tuple[Reason, ...] = ("acronym", "role", "last name", "spelling", "short name", "section", "capital")


@dataclass(frozen=True, slots=True, order=True)
class Likeness:
    """Two parties, by their names in the record, of which two names are alike."""

    one: str
    other: str
    reason: Reason
    name: str
    """The name of the first that is like one of the other's; both as documents give them."""
    like: str
    explained: bool = False
    """True where a document itself explains one by the other."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Words of a document that show a name."""

    name: str
    document: str
    """SHA-256 of the document."""
    title: str
    """The document's name."""
    span: Span
    around: Span
    """The words of their sentence that stand near them."""
    words: str
    """Those, on one line."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two parties that may be one, why, and the words that show their names."""

    likeness: Likeness
    shown: tuple[Shown, ...]
