"""In which languages a text is written: for the whole, and for each paragraph that is long enough to tell."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import pycountry
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

from onrecord.languages import LANGUAGES, common_words_of
from onrecord.languages.paragraphs import find_paragraphs
from onrecord.model.text import Span

FEWEST_LETTERS = 100
"""So many the identifier needs,"""
FEWEST_WORDS = 8
"""and so many words the commonest ones of a language; a shorter paragraph is of its neighbours' language."""
SURE = 0.8
"""The least probability of the identifier that counts. On 1,000 English paragraphs of reports it called none foreign above 0.7."""
PLAIN = 0.3
"""Where so great a share of a paragraph's words are among the commonest of a language, it is that language."""

WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Told:
    """The languages of a text, by ISO 639 code. `main`: that of most letters; empty where nothing tells."""

    main: str = ""
    readable: str = ""
    """Of those that we read, the one of most letters; empty where a text has none of them."""
    foreign: tuple[tuple[Span, str], ...] = ()
    """The paragraphs in other languages than `readable`, those side by side as one, in order."""


def languages_in(text: str) -> Told:
    """What language a text is in, and which of its paragraphs are in others. A text too short to tell: nothing."""
    paragraphs = find_paragraphs(text)
    told = [language_of(paragraph.of(text)) for paragraph in paragraphs]
    letters = Counter[str]()
    for paragraph, code in zip(paragraphs, told, strict=True):
        letters[code] += len(paragraph)
    del letters[""]
    if not letters:
        code = identified(text[:5_000])
        letters[code] += bool(code)
    ranked = [code for code, count in letters.most_common() if count]
    if not ranked:
        return Told()
    readable = next((code for code in ranked if code in LANGUAGES), "")
    return Told(ranked[0], readable, tuple(foreign(paragraphs, told, readable)) if readable else ())


def language_of(paragraph: str) -> str:
    """The language of a paragraph; empty where it is too short or nothing is sure."""
    words = [word.lower() for word in WORD.findall(paragraph)]
    for code in LANGUAGES if len(words) >= FEWEST_WORDS else ():
        if sum(word in common_words_of(code) for word in words) >= PLAIN * len(words):
            return code
    return identified(paragraph) if sum(map(len, words)) >= FEWEST_LETTERS else ""


def identified(words: str) -> str:
    """What the identifier makes of words; empty where it is not sure."""
    code, probability = identifier().classify(words)
    return str(code) if probability >= SURE else ""


@cache
def identifier() -> LanguageIdentifier:
    """The identifier, loaded once: some tenths of a second."""
    return LanguageIdentifier.from_modelpath(MODEL_DIR / MODEL_FILE, norm_probs=True)


def foreign(paragraphs: Sequence[Span], told: Sequence[str], own: str) -> Iterator[tuple[Span, str]]:
    """The paragraphs of other languages, those side by side as one. One that tells nothing is of the language on both its sides."""
    sides = list(zip(carried(told), reversed(list(carried(list(reversed(told))))), strict=True))
    whole = [code or (before if before == after else "") for code, (before, after) in zip(told, sides, strict=True)]
    for code, run in groupby(zip(paragraphs, whole, strict=True), key=lambda pair: pair[1]):
        spans = [span for span, _ in run]
        if code not in ("", own):
            yield Span(spans[0].start, spans[-1].end), code


def carried(told: Sequence[str]) -> Iterator[str]:
    """For each paragraph, the last language that was told before it or by it."""
    last = ""
    for code in told:
        last = code or last
        yield last


def language_name(code: str) -> str:
    """A language's name in English, with its code.

    >>> language_name("de")
    'German (de)'
    """
    known = pycountry.languages.get(alpha_2=code) or pycountry.languages.get(alpha_3=code)
    names: Mapping[str, str] = dict(known) if known else {}
    return f"{names['name']} ({code})" if names else code
