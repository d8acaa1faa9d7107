"""What can happen to those whom a number counts, and what every reader of it needs."""

from dataclasses import dataclass

from onrecord.extract.figures.harm_words import HarmWords
from onrecord.model.analysis import Analysis, Word
from onrecord.model.vocabulary import What

SUBJECTS = ("nsubjpass", "nsubj", "csubj", "csubjpass")


@dataclass(frozen=True, slots=True)
class Harm:
    """A class of harm and the word that tells it. `active`: the counted suffer it as an object, its subject did it."""

    what: What
    word: int
    active: bool = False
    end: int = -1
    """The last word of the harm phrase, where it is more than the word."""

    @property
    def last(self) -> int:
        return max(self.word, self.end)


class HarmReader:
    """One way to read harm in an analysed text."""

    def __init__(self, analysis: Analysis, harm: HarmWords) -> None:
        self.analysis = analysis
        self.words = analysis.words
        self.harm = harm

    def is_passive(self, verb: Word) -> bool:
        return verb.tag == "VBN" and any(
            w.lower in self.harm.words["being"] for w in self.analysis.children(verb.index, "aux", "auxpass")
        )

    def has_object(self, at: int) -> bool:
        if at + 1 >= len(self.words):
            return False
        after = self.words[at + 1]
        return (
            after.pos in ("DET", "PRON", "NOUN", "PROPN", "ADJ")
            and after.entity not in ("DATE", "TIME")
            and after.tag not in ("WP", "WDT", "WRB")
        )
