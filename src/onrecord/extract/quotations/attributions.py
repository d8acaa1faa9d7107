"""Somebody's words before and after it is known who that is."""

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
