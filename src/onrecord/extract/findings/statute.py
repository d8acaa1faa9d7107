"""Which articles of the Rome Statute the words of a finding name, and how closely: a category alone gives no code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.extract.reading import Reading
from onrecord.languages import Language
from onrecord.model.text import Span
from onrecord.model.vocabulary import Specificity

FINITE = ("VBD", "VBZ", "VBP", "MD")
"""The tags of verbs that carry a clause: a list of crimes goes no further."""


@dataclass(frozen=True, slots=True)
class Coded:
    """The codes that words carry, how specific they are, and the words elsewhere that name the family of crimes."""

    codes: tuple[str, ...] = ()
    specificity: Specificity | None = None
    family: Span | None = None


NO_CODE = Coded()


@dataclass(frozen=True)
class Crime:
    """Words that name one crime, and its codes by family."""

    words: re.Pattern[str]
    after: re.Pattern[str] | None
    codes: dict[str, tuple[str, ...]]
    alone: bool

    def fits(self, words: str, after: str) -> bool:
        return bool(self.words.search(words)) and (self.after is None or bool(self.after.search(after)))


@dataclass(frozen=True)
class Statute:
    """The patterns of a language, compiled."""

    families: dict[str, re.Pattern[str]]
    crimes: tuple[Crime, ...]
    joins: dict[str, re.Pattern[str]]


@cache
def statute_of(language: Language) -> Statute:
    """The language's words for the crimes of the Statute, read once."""
    table = language.table("statute")
    return Statute(
        families={code: re.compile(words) for code, words in table["families"].items()},
        crimes=tuple(crime_of(row) for row in table["crimes"]),
        joins={name: re.compile(pattern) for name, pattern in table["joins"].items()},
    )


def crime_of(row: dict[str, Any]) -> Crime:
    """A row of the table."""
    codes = {family: tuple(codes) for family, codes in row["codes"].items()}
    after = re.compile(row["after"]) if "after" in row else None
    return Crime(re.compile(row["words"]), after, codes, row.get("alone", False))


def coded(reading: Reading, span: Span) -> Coded:
    """The codes of the words at `span`; none where they do not say that they mean a crime of the Statute."""
    statute, sentence = statute_of(reading.language), reading.analysis.sentence_at(span.start)
    if sentence is None:
        return NO_CODE
    said = plain(reading.text[sentence.span.start : sentence.span.end])
    inside = Span(span.start - sentence.span.start, span.end - sentence.span.start)
    words, rest = said[inside.start : inside.end], said[inside.end :]
    for code, family in statute.families.items():
        if family.search(words):
            return Coded((code,), "family")
    crimes = [crime for crime in statute.crimes if crime.fits(words, rest)]
    if not crimes:
        return NO_CODE
    named = list(families_of(reading, statute, said, inside, sentence.span.start))
    codes = codes_in(crimes, [code for code, _ in named])
    if codes:
        return Coded(codes, "crime" if len(codes) == 1 else "either", named[0][1])
    codes = tuple(code for crime in crimes if crime.alone for codes in crime.codes.values() for code in codes)
    return Coded(codes, "crime" if len(codes) == 1 else "either") if codes else NO_CODE


def codes_in(crimes: list[Crime], families: list[str]) -> tuple[str, ...]:
    """The codes of crimes in these families, each once."""
    found = (code for crime in crimes for family in families for code in crime.codes.get(family, ()))
    return tuple(dict.fromkeys(found))


def families_of(reading: Reading, statute: Statute, said: str, inside: Span, offset: int) -> Iterator[tuple[str, Span]]:
    """The families to which a sentence says that the crime at `inside` belongs, with the words that name them.

    "Crimes against humanity, including murder", "torture as a war crime"; both of "war crimes and crimes against humanity".
    """
    named = sorted(
        (match.start(), match.end(), code) for code, words in statute.families.items() for match in words.finditer(said)
    )
    joined: list[tuple[int, int, str]] = []
    for start, end, code in named:
        if end <= inside.start:
            leads = statute.joins["before"].search(said[end : inside.start] + " ")
            if leads and is_list(reading, Span(offset + end, offset + inside.start)):
                joined = [*also_named(statute, named, said, start), (start, end, code)]
        elif start >= inside.end and not joined:
            between = said[inside.end : start]
            if statute.joins["after"].search(between) and not statute.joins["unsure"].search(between):
                joined = [(start, end, code)]
    for start, end, code in joined:
        yield code, Span(offset + start, offset + end)


def also_named(
    statute: Statute, named: list[tuple[int, int, str]], said: str, start: int
) -> list[tuple[int, int, str]]:
    """The family that "and" or "or" joins before another that begins at `start`."""
    return [one for one in named if one[1] <= start and statute.joins["both"].search(said[one[1] : start])]


def is_list(reading: Reading, between: Span) -> bool:
    """True where no new clause begins: only a list of crimes stands there."""
    words = reading.analysis.words_in(between)
    return not any(w.tag in FINITE or w.text in ";." for w in words)


def plain(text: str) -> str:
    """The text in lower case and on one line, each character in its place."""
    return "".join(" " if c.isspace() else c.lower() if len(c.lower()) == 1 else c for c in text)
