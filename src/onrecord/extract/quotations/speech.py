"""Which attributions are quotations: words that somebody said. What is thought, decided, done or only named is none.

The trained tagger reads attributions in the sense of its corpus (PolNeAR: Newell et al. 2018): plans, beliefs and acts too. A
quotation of the record is narrower: words in marks, or a clause under a word of saying whose speaker is named.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.extract.quotations.forms import Forms, forms_of
from onrecord.languages import Language
from onrecord.model.entries import Quotation

WORD = re.compile(r"[^\W\d_]+")
FEWEST = 3
"""Words of a clause."""
SAYS = ("said", "claimed", "denied")
"""What is asked or demanded is a call; what is thought or refused was not said."""


@dataclass(frozen=True)
class SpeechWords:
    """Words of saying, and the words that show a clause."""

    saying: frozenset[str]
    beside_marks: frozenset[str]
    no_clause: frozenset[str]
    opening: frozenset[str]
    finite: frozenset[str]
    forms: Forms

    def any_of(self, words: Sequence[str], among: frozenset[str]) -> bool:
        """True where one of the words is a form of a listed one."""
        return any(not among.isdisjoint(self.forms.lemmas(word)) for word in words)


@cache
def speech_words(language: Language) -> SpeechWords:
    """The words of a language, read once."""
    table, clauses = language.table("quotations"), language.table("polarity")["clauses"]
    verbs = table["verbs"]
    saying = frozenset([*verbs["clause"], *table["nouns"]["clause"], *table["according"]["first"]])
    return SpeechWords(
        saying=saying,
        beside_marks=saying.union(verbs["beside_marks"], verbs["label"]),
        no_clause=frozenset(clauses["no_clause"]),
        opening=frozenset(clauses["opening"]),
        finite=frozenset(clauses["finite"]),
        forms=forms_of(language),
    )


def is_speech(quotation: Quotation, text: str, language: Language) -> bool:
    """True for a quotation; False for an attribution of another kind. Its polarity must have been told."""
    known = speech_words(language)
    cue = [word for span in quotation.cue for word in lowered(span.of(text))]
    if quotation.form == "direct":
        return not cue or known.any_of(cue, known.beside_marks)
    if not quotation.speaker or quotation.polarity not in SAYS:
        return False
    if quotation.form == "mixed":
        return known.any_of(cue, known.beside_marks)
    if not known.any_of(cue, known.saying):
        return False
    said = [word for span in quotation.content for word in lowered(span.of(text))]
    if len(said) < FEWEST:
        return False
    if said[0] in known.opening:
        return True
    if said[0] in known.no_clause or said[0].endswith("ing"):
        return False
    return any(word in known.finite or word.endswith("ed") or word in known.forms.irregular for word in said[1:])


def lowered(words: str) -> list[str]:
    """The words in lower case, numbers and marks left out."""
    return [found.lower() for found in WORD.findall(words)]
