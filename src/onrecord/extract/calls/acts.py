"""Words for one and the same act: "free" and "let go" for "release", "truce" for "ceasefire"."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.languages import Language
from onrecord.model.analysis import Word


@dataclass(frozen=True)
class Acts:
    """The acts that calls ask for, by the lemmas that tell them; some are two words: "let go"."""

    by_lemma: Mapping[str, str]

    def of(self, lemma: str) -> frozenset[str]:
        """The act that a word tells; a word that has no other for it is an act of its own, two words are none."""
        return (
            frozenset((self.by_lemma[lemma],))
            if lemma in self.by_lemma
            else frozenset(() if " " in lemma else (lemma,))
        )

    def asked_in(self, words: Iterable[Word]) -> frozenset[str]:
        """The acts that the words of a call ask for: its verbs, and the nouns that are acts by themselves."""
        told = [word for word in words if word.pos == "VERB" or word.lemma in self.by_lemma]
        return frozenset[str]().union(*(self.of(word.lemma) for word in told))


@cache
def acts_of(language: Language) -> Acts:
    """The acts of a language, read once."""
    return Acts({word: act for act, words in language.table("answers")["acts"].items() for word in words})
