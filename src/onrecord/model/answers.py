"""What became of calls: the state of each, and what set it."""

from dataclasses import dataclass

from onrecord.model.dates import When
from onrecord.model.entries import Call
from onrecord.model.groups import EntryKey
from onrecord.model.text import Span
from onrecord.model.vocabulary import CallState


@dataclass(frozen=True, slots=True)
class CallMade:
    """A call with the words of its action, and of its answer where the document tells one."""

    key: EntryKey
    call: Call
    words: str
    told: str
    """The words that say what became of it; empty: the document does not tell."""
    published: When | None
    """When its document was; None: nothing tells."""


@dataclass(frozen=True, slots=True, order=True)
class ToldAt:
    """Words in the prose of a document that tell what became of a call made in another one."""

    document: str
    """SHA-256."""
    span: Span


@dataclass(frozen=True, slots=True)
class Answer:
    """The state of a call. Without a decision, `told_in` and `told_at` nothing on record answers it: it is open."""

    state: CallState = "open"
    told_in: EntryKey | None = None
    """The call whose document tells the answer in its words: this one, or the same call made again later."""
    told_at: ToldAt | None = None
    """The words of a later document that tell the answer; None where a call's own words or a person do."""
    perhaps: tuple[ToldAt, ...] = ()
    """Words of later documents that may be about it, and may not: they set no state."""
    decision: int = 0
    """The number of the decision that set the state; 0 for none."""

    @property
    def is_answer(self) -> bool:
        """False where nothing on record says that anything came of the call."""
        return self.state != "no answer" and bool(
            self.told_in or self.told_at or self.decision and self.state != "open"
        )

    @property
    def is_told(self) -> bool:
        """True where words or a person set the state, or tell that nothing is clear."""
        return bool(self.told_in or self.told_at or self.decision)
