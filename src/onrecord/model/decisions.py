"""What people decide about a record, kept as a history: nothing is taken out, and what is undone is undone by an entry of its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.groups import EntryKey
from onrecord.model.vocabulary import Mark

NO_EFFECT = "has no effect: "
"""In a problem, between the decision that can't hold and the reason."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a decision rests on: a document, an entry or words in it. `words` is empty for a document as a whole."""

    document: str
    """SHA-256 of the document."""
    entry: str = ""
    words: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One thing that a person decided, and why. Numbers count from 1 in the order in which decisions were made."""

    number: int
    mark: Mark
    """`reset`: the running count begins anew with this figure. `done`, `partly`, `refused`, `no-answer`, `open`: what became of this
    call. `same-as`, `different-from`: of two names, whether they mean one party. `undo`: decision `undoes` no longer holds."""
    entry: EntryKey
    """Empty where the decision is about names."""
    words: str
    """The words of the entry as they were when it was decided on; of a decision about names: the first of them."""
    start: int
    """Where they stand in the document's text: an extractor that counts otherwise may give the entry another name."""
    end: int
    who: str
    at: str
    """The moment, in UTC: 2031-05-03T09:30:00Z."""
    why: str
    undoes: int = 0
    other: str = ""
    """The other name, where the decision is about two."""
    source: Source | None = None

    @property
    def day(self) -> str:
        return self.at[:10]


def in_force(decisions: Iterable[Decision], by_day: str = "") -> tuple[Decision, ...]:
    """The decisions that hold, in their order; with a day (YYYY-MM-DD), as they held when it ended."""
    made = [one for one in decisions if not by_day or one.day <= by_day]
    undone = {one.undoes for one in made if one.mark == "undo"}
    return tuple(one for one in made if one.mark != "undo" and one.number not in undone)
