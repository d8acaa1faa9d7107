"""Terms told in one breath: "accused X of persecution, forced displacement and arbitrary detention" says all three of X.

A parse often hangs the later ones elsewhere; where the words between two terms only join them, what is said of one is said of both.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from onrecord.extract.findings.legal_terms import Term
from onrecord.extract.reading import Reading
from onrecord.languages import Language
from onrecord.model.entries import Finding


@cache
def joint_of(package: str, language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand between two terms of a list, and what must between the last two, in a language's words."""
    table = language.table("findings")["lists"]
    words = {name: "|".join(map(re.escape, table[name])) for name in ("joining", "between")}
    ending = rf"\s*(?:,\s*)?(?:{words['joining']})\s+(?:(?:{words['between']})\s+)*"
    return re.compile(rf"{ending}|\s*,\s*(?:(?:{words['between']})\s+)*"), re.compile(ending)


def with_lists(reading: Reading, terms: Sequence[Term], found: Sequence[Finding]) -> list[Finding]:
    """The findings, and for each term without one what is said of the term that a list has beside it; in order of the text."""
    said: dict[tuple[int, int], Finding] = {(one.span.start, one.span.end): one for one in found}
    added: list[Finding] = []
    for run in runs_of(reading, terms):
        told = [said.get((term.span.start, term.span.end)) for term in run]
        near = next((one for one in told if one), None)
        for number, term in enumerate(run):
            beside = next((one for one in reversed(told[:number]) if one), near)
            if beside is not None and told[number] is None and not begins_another(reading, term):
                added.append(replace(beside, span=term.span, category=term.category))
    return sorted([*found, *added], key=lambda one: (one.span.start, one.span.end))


def begins_another(reading: Reading, term: Term) -> bool:
    """True for "rape" in "accused of murder, and rape was ruled out" and in "rape charges": no member of the list."""
    word = term.head
    while word.dep == "conj" and term.span.holds(reading.analysis.head(word).span):
        word = reading.analysis.head(word)
    over = reading.analysis.head(word)
    subject = word.dep in ("nsubj", "nsubjpass") and over.index > word.index
    return subject or word.dep == "compound" and not term.span.holds(over.span)


def runs_of(reading: Reading, terms: Sequence[Term]) -> list[list[Term]]:
    """The lists of two or more terms among those of a document, which are in order; a list ends with "and" or "or"."""
    between, ending = joint_of(reading.language.package, reading.language)
    runs: list[list[Term]] = []
    ended = True
    for before, term in pairwise(terms):
        gap = reading.text[before.span.end : term.span.start].lower()
        if term.category == before.category or not between.fullmatch(gap):
            ended = True
            continue
        if ended or runs[-1][-1] is not before:
            runs.append([before])
        runs[-1].append(term)
        ended = bool(ending.fullmatch(gap))
    return [run for run in runs if ending.fullmatch(reading.text[run[-2].span.end : run[-1].span.start].lower())]
