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
FAR = 7
"""Words within which the second of two stands that tell an act: "let all of the dock workers go"."""
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
        part = self.at_any(words, "partly") or self.opens_with_other_number(words, action)
        if "done" in said and (said & {"refused", "no answer"} or part):
            return "partly"
        for state in STATES:
            if state in said:
                return state
        return "open"

    def opens_with_other_number(self, words: list[str], action: str) -> bool:
        """True for "Ten were freed" where a call was for twelve."""
        numbers, asked = frozenset(self.table["elsewhere"]["numbers"]), set(words_in(action))
        return words[:1] != [] and words[0] in numbers - asked and bool(numbers & asked)

    def acts_in(self, action: str) -> frozenset[str]:
        """What a call asks to do, as words and as stems: in the past, they say that it was done."""
        words = words_in(action)
        stems = frozenset(self.terms.content(action))
        groups = frozenset(self.acts[stem] for stem in stems & self.acts.keys())
        return frozenset(words) | stems | groups

    def said(self, words: list[str], acts: frozenset[str]) -> Iterator[CallState]:
        """What each word says by itself and by the few before it."""
        for at, word in enumerate(words):
            asked = self.is_of(word, acts) or self.is_same_act(words, at, acts) or self.at("so", words, at)
            before = self.clause_before(words, at)
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

    def is_same_act(self, words: list[str], at: int, acts: frozenset[str]) -> bool:
        """True for another word for an act that is asked for: "freed", "let them go" for "release"."""
        plain = self.table["irregular"].get(words[at], words[at])
        if self.acts.get(self.terms.stem(plain)) in acts:
            return True
        second = self.second_words.get(self.terms.stem(plain), {})
        return any(second.get(word) in acts for word in words[at + 1 : at + 1 + FAR] if word in second)

    @cached_property
    def acts(self) -> dict[str, str]:
        """By the stem of a word, the act that it tells; no stem of a word, so that neither is taken for the other."""
        return {
            self.terms.stem(word): f"={act}"
            for act, those in self.table["acts"].items()
            for word in those
            if " " not in word
        }

    @cached_property
    def second_words(self) -> dict[str, dict[str, str]]:
        """Acts of two words: by the first, then by the second."""
        found: dict[str, dict[str, str]] = {}
        for act, those in self.table["acts"].items():
            for first, _, second in (word.partition(" ") for word in those):
                if second:
                    found.setdefault(self.terms.stem(first), {})[second] = f"={act}"
        return found

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


LISTS = ("so", "done", "refused", "no_answer", "partly", "negating", "refusing", "promising", "promising_before_an_act")

STATES: tuple[CallState, ...] = ("refused", "no answer", "done")
"""Of what words say, the first of these tells."""


def words_in(told: str) -> list[str]:
    """The words, folded, "not" as in "didn't" apart, and the marks between clauses."""
    return WORD.findall(folded(told).replace("’", "'"))
