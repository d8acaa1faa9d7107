"""Words made comparable: without case and accents, without their endings."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from typing import Any

from onrecord.languages import Language
from onrecord.model.text import Span

WORD = re.compile(r"[^\W_]+")
POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])(?=\W|\Z)")
SENTENCE_END = re.compile(r"[.!?][\"”’»)]*\s+(?=[\"“«(]?[^\W\d_a-z])|\n")


def folded(text: str) -> str:
    """The text without case and accents.

    >>> folded("Élise")
    'elise'
    """
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text)
    marks = {ord(c): None for c in set(plain) if unicodedata.combining(c)}
    return (plain.translate(marks) if marks else plain).casefold()


def words_of(text: str) -> list[str]:
    """Its words, folded, without possessive endings.

    >>> words_of("The Front’s own Élise")
    ['the', 'front', 'own', 'elise']
    """
    if "'" in text or "’" in text:
        text = POSSESSIVE.sub("", text)
    return WORD.findall(folded(text))


def group_id(letter: str, *parts: str) -> str:
    """A short name for a group that depends on what it is, not on what came before it."""
    return letter + sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def sentence_around(text: str, span: Span, reach: int = 400) -> Span:
    """The sentence (or line) that a span stands in; no further than `reach` characters to either side."""
    first = max(0, span.start - reach)
    start = first
    for end in SENTENCE_END.finditer(text, first, span.start):
        start = end.end()
    after = SENTENCE_END.search(text, max(span.end - 1, span.start), min(len(text), span.end + reach))
    return Span(start, after.end() if after else min(len(text), span.end + reach)).stripped(text)


@dataclass(frozen=True, eq=False)
class Terms:
    """The words of one language with which entries are compared: its data file `reconcile.toml`."""

    table: Mapping[str, Any]
    states: Mapping[str, Mapping[str, Any]]
    """By name of a state: its other names (`also`) and its `adjectives`, from `states.toml`."""

    @classmethod
    @cache
    def of(cls, language: Language) -> "Terms":
        return cls(language.table("reconcile"), language.table("states")["states"])

    @cached_property
    def empty(self) -> frozenset[str]:
        return frozenset(self.table["empty"])

    @cached_property
    def _endings(self) -> list[str]:
        return sorted(self.table["endings"], key=lambda e: (-len(e), e))

    @cached_property
    def acts(self) -> Mapping[str, str]:
        """The stem of each word for something that calls ask for, and what it stands for."""
        return {self.stem(word): act for act, words in self.table["calls"]["acts"].items() for word in words}

    @cached_property
    def outcomes(self) -> frozenset[str]:
        """The stems of what is asked for by its name alone: a ceasefire."""
        return frozenset(self.stem(word) for word in self.table["calls"]["outcomes"])

    @cached_property
    def after_their_object(self) -> frozenset[str]:
        """The stems of acts that stand behind what they are about: "an arms embargo"."""
        return frozenset(self.stem(word) for word in self.table["calls"]["about_the_word_before"])

    def words(self, part: str, name: str) -> frozenset[str]:
        """One list of the data file, as a set."""
        found = self._sets.get((part, name))
        if found is None:
            found = self._sets[part, name] = frozenset(self.table[part][name])
        return found

    @cached_property
    def _sets(self) -> dict[tuple[str, str], frozenset[str]]:
        return {}

    @cached_property
    def _stems(self) -> dict[str, str]:
        return {}

    def stem(self, word: str) -> str:
        """A folded word without its endings: what "releasing", "released" and "release" share."""
        known = self._stems.get(word)
        if known is None:
            known = self._stems[word] = self._without_endings(word)
        return known

    def _without_endings(self, word: str) -> str:
        for _ in range(2):
            for ending in self._endings:
                if word.endswith(ending) and len(word) - len(ending) >= 3:
                    word = word[: -len(ending)]
                    break
        if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
            word = word[:-1]
        return word

    def content(self, text: str) -> list[str]:
        """The stems of the words that carry the meaning of a text, in order; no numbers."""
        return [self.stem(w) for w in words_of(text) if w not in self.empty and not w[0].isdigit()]
