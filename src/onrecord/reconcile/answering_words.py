"""What words say about what became of a call: done, done in part, refused, left without an answer, or not clear."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from onrecord.languages import Language
from onrecord.model.vocabulary import CallState
from onrecord.reconcile.wording import Terms, folded

WORD = re.compile(r"n't\b|[^\W_]+?(?=n't\b)|[^\W_]+(?:'[^\W_]+)?|[,;:–—-]")
BREAKS = frozenset(",;:–—-")


@dataclass(frozen=True)
class AnsweringWords:
    """The words of one language that tell of an answer: its data file `answers.toml`."""

    table: Mapping[str, Any]
    terms: Terms

    @classmethod
    def of(cls, language: Language) -> "AnsweringWords":
        return cls(language.table("answers"), Terms.of(language))

    def state(self, told: str, action: str) -> CallState:
        """The state that the words of an answer give to a call for `action`; `open` where they don't tell clearly.

        Where some of it was done and the rest was not, it was done in part.
        """
        words = words_in(told)
        said = set(self.said(words, self.acts_in(action)))
        if "done" in said and (said & {"refused", "no answer"} or self.at_any(words, "partly")):
            return "partly"
        for state in STATES:
            if state in said:
                return state
        return "open"

    def acts_in(self, action: str) -> frozenset[str]:
        """What a call asks to do, as words and as stems: in the past, they say that it was done."""
        words = words_in(action)
        return frozenset(words) | frozenset(self.terms.content(action))

    def said(self, words: list[str], acts: frozenset[str]) -> Iterator[CallState]:
        """What each word says by itself and by the few before it."""
        for at, word in enumerate(words):
            asked, before = self.is_of(word, acts), self.clause_before(words, at)
            if asked and not self.is_past(word):
                # "has yet to release them": what is asked for, and not in the past, is never told as done.
                yield from (one for one in self.done_or_not(words, at, before) if one != "done")
            elif not asked and self.at("refused", words, at):
                if not self.negated(before):
                    yield "refused"
            elif self.at("no_answer", words, at):
                yield "no answer"
            elif asked or self.at("done", words, at):
                yield from self.done_or_not(words, at, before)

    def is_of(self, word: str, acts: frozenset[str]) -> bool:
        """True for a form of a word that a call asks with: "released" of "release"."""
        plain = (word.removesuffix(ending) for ending in (*self.table["past_endings"], "d") if word.endswith(ending))
        told = self.terms.stem(word) in acts or self.table["irregular"].get(word) in acts
        return self.means(word) and (told or any(one in acts for one in plain))

    def means(self, word: str) -> bool:
        """False for a mark, and for a word that says nothing of the subject of a sentence."""
        return word not in BREAKS and word not in self.terms.empty

    def done_or_not(self, words: list[str], at: int, before: list[str]) -> Iterator[CallState]:
        """What a word that tells of something done says where it stands: done, refused, not done; nothing where it is only promised."""
        if self.at_any(before, "refusing"):
            yield "refused"
        elif self.negated(before):
            yield "no answer"
        elif not self.at_any(before, "promising") and not self.is_promise(words, at, before):
            yield "done"

    def is_promise(self, words: list[str], at: int, before: list[str]) -> bool:
        """ "agreed to release": what is agreed on is still to be done."""
        determiners = set(self.table["determiners"])
        for phrase in self.phrases["promising_before_an_act"]:
            for words_from, start in ((words, at), *((before, i) for i in range(len(before)))):
                end = start + len(phrase)
                if tuple(words_from[start:end]) == phrase and (words_from[end : end + 1] or [""])[0] not in determiners:
                    return True
        return False

    def clause_before(self, words: list[str], at: int) -> list[str]:
        """The few words before one, back to a comma or a word that joins clauses."""
        start = at
        while start and at - start < self.table["reach"] and not self.parts(words[start - 1]):
            start -= 1
        return words[start:at]

    def parts(self, word: str) -> bool:
        """True for what stands between two things said."""
        return word in BREAKS or word in self.joining

    def negated(self, before: list[str]) -> bool:
        """True where the words before say that it is not so."""
        return self.at_any(before, "negating")

    def is_past(self, word: str) -> bool:
        """True for a form that can tell of something done."""
        return word in self.past or word.endswith(tuple(self.table["past_endings"]))

    def at(self, name: str, words: list[str], at: int) -> bool:
        """True where a phrase of this list begins at a word."""
        return any(tuple(words[at : at + len(phrase)]) == phrase for phrase in self.phrases[name])

    def at_any(self, words: list[str], name: str) -> bool:
        """True where a phrase of this list stands anywhere."""
        return any(self.at(name, words, i) for i in range(len(words)))

    @cached_property
    def phrases(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The lists of phrases, each phrase as its words."""
        return {name: tuple(tuple(one.split()) for one in found) for name, found in self.table.items() if name in LISTS}

    @cached_property
    def joining(self) -> frozenset[str]:
        return frozenset(self.table["joining"])

    @cached_property
    def past(self) -> frozenset[str]:
        return frozenset(self.table["past"])


LISTS = ("done", "refused", "no_answer", "partly", "negating", "refusing", "promising", "promising_before_an_act")

STATES: tuple[CallState, ...] = ("refused", "no answer", "done")
"""Of what words say, the first of these tells."""


def words_in(told: str) -> list[str]:
    """The words, folded, "not" as in "didn't" apart, and the marks between clauses."""
    return WORD.findall(folded(told).replace("’", "'"))
