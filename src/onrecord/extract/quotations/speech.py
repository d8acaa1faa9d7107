"""Which attributions are quotations: words that somebody said. What is thought, decided, done or only named is none.

The trained tagger reads attributions in the sense of its corpus (PolNeAR: Newell et al. 2018): plans, beliefs and acts too. A
quotation of the record is narrower: words in marks, or a clause under a word of saying whose speaker is named.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from onrecord.extract.quotations.forms import Forms, forms_of
from onrecord.languages import Language
from onrecord.model.entries import Quotation
from onrecord.model.text import Span

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
BREAK = re.compile(r"[.!?;:,()\[\]\n“”\"«»]")
SENTENCE_END = re.compile(r"[.!?]['’”\"»)]?\s")
STOPS = re.compile(r"[.!?,…]['’”\"»]?\s*$")
FEWEST = 3
"""Words of a clause."""
COLON = re.compile(r"[:：]\s*$")
COLON_REACH = 4
"""Characters before marks in which their colon stands."""
ENDS = re.compile(r"[.!?…]['’”\"»]*\s*$")
HEADING = 6
"""Words of a heading, at most."""
SMALL = 3
"""Letters of a word that needs no capital in a title."""
CLAUSE = 60
"""Characters before a cue that may be of its clause."""
NEAR = 4
"""Words before a cue in which "if" makes it a condition."""
LEAST_SAID = 0.3
"""Least chance of a quotation that only the tagger has read: less likely ones are shown among the attributions."""
SAYS = ("said", "claimed", "denied")
"""What is asked or demanded is a call; what is thought or refused was not said."""


@dataclass(frozen=True)
class SpeechWords:
    """Words of saying, and the words that show a clause."""

    saying: frozenset[str]
    beside_marks: frozenset[str]
    making: frozenset[str]
    """Under which words in marks may be the title of a work: "wrote “Harbour Tales”"."""
    no_clause: frozenset[str]
    opening: frozenset[str]
    finite: frozenset[str]
    telling_how: frozenset[str]
    how: frozenset[str]
    judging: frozenset[str]
    verdicts: frozenset[str]
    conditions: frozenset[str]
    possible: frozenset[str]
    nameless: frozenset[str]
    articles: frozenset[str]
    from_parties_only: frozenset[str]
    according: frozenset[str]
    plurals: frozenset[str]
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
        making=frozenset(verbs["making"]),
        no_clause=frozenset(clauses["no_clause"]),
        opening=frozenset(clauses["opening"]),
        finite=frozenset(clauses["finite"]),
        telling_how=frozenset(clauses["telling_how"]),
        how=frozenset(clauses["how"]),
        judging=frozenset(clauses["judging"]),
        verdicts=frozenset(clauses["verdicts"]),
        conditions=frozenset(clauses["conditions"]),
        possible=frozenset(clauses["possible"]),
        nameless=frozenset(clauses["nameless"]),
        articles=frozenset(table["grammar"]["articles"]),
        from_parties_only=frozenset(verbs["from_parties_only"]),
        according=frozenset(table["according"]["first"]),
        plurals=frozenset(clauses["plurals"]),
        forms=forms_of(language),
    )


def is_speech(quotation: Quotation, text: str, language: Language) -> bool:
    """True for a quotation; False for an attribution of another kind. Its polarity must have been told."""
    known = speech_words(language)
    cue = [word for span in quotation.cue for word in lowered(span.of(text))]
    said = [word for span in quotation.content for word in lowered(span.of(text))]
    if quotation.form == "direct":
        if known.any_of(cue, known.making) and is_title(quotation.content[0].of(text)):
            return False
        told = not cue or is_led(quotation, text) or known.any_of(cue, known.beside_marks)
        return told and not (cue and is_heading(quotation, text))
    if not quotation.speaker or quotation.polarity not in SAYS or is_far(quotation, text):
        return False
    if quotation.form == "mixed":
        return known.any_of(cue, known.beside_marks)
    if len(said) < FEWEST or is_verdict(cue, said, known):
        return False
    if quotation.speaker.lower() in known.nameless and known.any_of(cue, known.from_parties_only):
        # "Some in circumstances suggesting that": nobody says so.
        return False
    if not known.any_of(cue, known.saying):
        return said[0] in known.how and known.any_of(cue, known.telling_how)
    if said[0] in known.opening:
        return True
    if said[0] in known.no_clause or said[0].endswith("ing"):
        return False
    if cue[-1] in known.no_clause and known.according.isdisjoint(cue):
        # "Protested against the pact which they signed": what somebody speaks about.
        return False
    # "A state of emergency in May": a word with a capital is a name.
    named = [word[:1].isupper() for span in quotation.content for word in WORD.findall(span.of(text))]
    return any(
        is_finite(word, known) and not name and not (word.endswith("ed") and before in known.articles)
        for (before, word), name in zip(pairwise(said), named[1:], strict=True)
    )


def is_finite(word: str, known: SpeechWords) -> bool:
    """True for a word that shows a clause: "is", "ended", "told"; not "women" and "people", nor "home-based"."""
    return (
        word in known.finite
        or (word.endswith("ed") and "-" not in word)
        or (word in known.forms.irregular and word not in known.plurals)
    )


def is_verdict(cue: Sequence[str], said: Sequence[str], known: SpeechWords) -> bool:
    """True for "found two guards guilty of theft": a court decides there."""
    return said[0] not in known.opening and not known.verdicts.isdisjoint(said) and known.any_of(cue, known.judging)


def is_far(quotation: Quotation, text: str) -> bool:
    """True where the speaker is named only in a sentence after that of the words: "it was reported" there by nobody."""
    after = bool(quotation.source) and quotation.source[0].start > quotation.content[-1].end
    return after and SENTENCE_END.search(text[quotation.content[-1].end : quotation.source[0].start]) is not None


def is_condition(cue: Sequence[Span], text: str, language: Language) -> bool:
    """True for the cue of what is said only "if they deem that", or "may" be said."""
    known = speech_words(language)
    if not cue:
        return False
    if not known.possible.isdisjoint(lowered(cue[0].of(text))[:1]):
        return True
    start = cue[0].start
    before = lowered(BREAK.split(text[max(0, start - CLAUSE) : start])[-1])
    return any(word in known.conditions for word in before[-NEAR:])


def is_led(quotation: Quotation, text: str) -> bool:
    """True for whole sentences in marks behind a colon, whatever its words are: "They painted on the wall: “...”"."""
    content = quotation.content[0]
    words = lowered(content.of(text))
    begins = max(0, content.start - COLON_REACH)
    return len(words) >= FEWEST and bool(COLON.search(text[begins : content.start]) and ENDS.search(content.of(text)))


def is_title(words: str) -> bool:
    """True for words that all begin with a capital, small ones aside, without a stop: "Tales of the Harbour"."""
    found = WORD.findall(words)
    return found[:1] != [] and not STOPS.search(words) and all(w[0].isupper() for w in found if len(w) > SMALL)


def is_heading(quotation: Quotation, text: str) -> bool:
    """True for a few words in marks that nobody is said to have spoken and that fill a line, without a stop."""
    content = quotation.content[0]
    if quotation.speaker or len(quotation.content) > 1 or len(lowered(content.of(text))) > HEADING:
        return False
    line = text[text.rfind("\n", 0, content.start) + 1 : (text + "\n").index("\n", content.end)]
    return line.strip() == content.of(text) and not STOPS.search(line)


def lowered(words: str) -> list[str]:
    """The words in lower case, numbers and marks left out."""
    return [found.lower() for found in WORD.findall(words)]
