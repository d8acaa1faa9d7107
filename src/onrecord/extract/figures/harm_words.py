"""The words of harm of one language, ready to be looked up."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from onrecord.extract.figures.number_words import alternatives
from onrecord.languages import Language
from onrecord.model.analysis import Word
from onrecord.model.vocabulary import What

Classes = dict[str, What]


@dataclass(frozen=True)
class HarmWords:
    """Harm by lemma or word; `after` and `ahead` are phrases of several words around a number."""

    suffered: Classes
    done: Classes
    nouns: Classes
    of: Classes
    counts: Classes
    states: Classes
    after: list[tuple[What, re.Pattern[str]]]
    ahead: list[tuple[What, re.Pattern[str]]]
    order: tuple[What, ...]
    words: dict[str, Any]
    never: frozenset[str]
    time: frozenset[str]
    people: frozenset[str]

    @property
    def heaviest_of_all(self) -> What:
        """The one that counts wherever several hold for the same people."""
        return self.order[0]

    @property
    def lightest_of_all(self) -> What:
        """What is no harm: the class of all other counts of people."""
        return self.order[-1]

    @property
    def undivided(self) -> What:
        """Harm of no narrower kind: it gives way to any other told of the same people."""
        return cast(What, self.words["undivided"])

    def is_person(self, word: Word) -> bool:
        """True for words of people: in the list, of a nation, or a plural name."""
        return (
            word.lemma in self.people
            or word.lower in self.people
            or word.entity == "NORP"
            or word.lemma.endswith("man")
        )

    def never_counts(self, word: Word) -> bool:
        return word.lemma in self.never and word.lemma not in self.nouns


def by_word(table: dict[str, list[str]]) -> Classes:
    return {word: cast(What, what) for what, words in table.items() for word in words}


def phrases(table: dict[str, list[str]], form: str) -> list[tuple[What, re.Pattern[str]]]:
    """Patterns by class; "..." in a phrase is room for up to three words."""
    gap = re.escape("...") + r"\s+"
    return [
        (cast(What, what), re.compile(form.format(alternatives(words).replace(gap, r"(?:[\w’'-]+\s+){0,3}?")), re.I))
        for what, words in table.items()
    ]


@cache
def harm_words(language: Language) -> HarmWords:
    """The harm words of a language, made once."""
    table: dict[str, Any] = dict(language.table("harm"))
    order = tuple(cast(What, w) for w in table["order"])
    return HarmWords(
        suffered=by_word(table["suffered"]),
        done=by_word(table["done"]),
        nouns=by_word(table["nouns"]),
        of=by_word(table["of"]),
        counts=by_word(table["counts"]),
        states=by_word(table["states"]),
        after=phrases(table["after"], r"(?<!\w)(?:{})(?!\w)"),
        ahead=phrases(table["ahead"], r"(?<!\w)(?:{})(?!\w)"),
        order=order,
        words=table["words"],
        never=frozenset(table["never"]["nouns"]),
        time=frozenset(table["never"]["time"]),
        people=frozenset(table["people"]["nouns"]),
    )
