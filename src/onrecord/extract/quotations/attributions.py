"""Somebody's words before and after it is known who that is."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.text import Span
from onrecord.model.vocabulary import PartyKind


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's words, before it is known who that is. `source` is None where no words name the speaker."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class NamedSpeaker:
    """The name of a speaker, the words that gave it, and in what role they speak.

    `name` is empty where nobody can be named or two fit; `mention` None where no words name the speaker.
    """

    name: str
    mention: Span | None = None
    kind: PartyKind = "other"
    role: str = ""


def naming_source(source: Sequence[Span], cue: Sequence[Span]) -> Span | None:
    """Of the words that name a speaker those nearest to the cue, the first where there is none; None of none."""
    if not source or not cue:
        return source[0] if source else None
    start, end = cue[0].start, cue[0].end
    return min(source, key=lambda span: max(0, span.start - end, start - span.end))
