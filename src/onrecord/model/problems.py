"""What a document does wrong, kept as data and shown: the run goes on."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.text import Span

Stage = Literal["read", "extract", "reconcile", "record"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with one document, in words for the person who gave it.

    `document` is the name the document came under; `message` is one line: what was found, what was expected, what to do.
    """

    stage: Stage
    document: str
    message: str
    span: Span | None = None
    """Where in the document's text; None where the whole document is meant."""
