"""What comes of reading a file: its text, or the reason why there is none."""

from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord.model.document import Metadata

LONGEST_TEXT = 2_000_000
"""Characters, about a thousand pages. A longer text is refused: taking it apart would need more memory than small machines have."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A text that was read. `doubts`: what the person who gave it should know, a line each."""

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Why there is no text, and what to do: one line."""

    reason: str


Outcome = Kept | Refused


@dataclass(frozen=True, slots=True)
class Reader:
    """One format. `read` takes the bytes of a file; it never raises, whatever they are."""

    name: str
    version: int
    """Raised with every change of the text that it gives: offsets count in that text."""
    read: Callable[[bytes], Outcome]


def within_limits(outcome: Outcome) -> Outcome:
    """The outcome, refused where its text is empty or too long."""
    if isinstance(outcome, Refused):
        return outcome
    if not outcome.text.strip():
        return Refused("holds no text")
    if len(outcome.text) > LONGEST_TEXT:
        return Refused(
            f"holds {len(outcome.text):,} characters, more than the {LONGEST_TEXT:,} that are read; split it"
        )
    return outcome
