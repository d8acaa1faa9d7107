"""From figures to totals: how many a military release says were killed and captured at least, as its corpus counts them.

The corpus counts persons who are told without a number too ("detained a commander" is one, "detained insurgents" two),
which a record does not; and it counts nobody twice whom a release tells twice. So the rule reads the text again, beside
the figures: it is a part of the benchmark, not of the product.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

from onrecord.languages import language_for
from onrecord.model.analysis import Analysis, Word
from onrecord.model.text import Span

Kind = Literal["killed", "captured"]
Json = dict[str, Any]

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("totals.toml").read_text(encoding="utf-8"))
PERSONS, AGAIN, FURTHER = (frozenset(WORDS[name]) for name in ("persons", "again", "further"))
MANY: dict[str, int] = WORDS["many"]
VERBS: dict[str, Kind] = WORDS["verbs"]
KIND_OF: dict[str, Kind] = {"killed": "killed", "detained": "captured"}
"""The kinds of figures that are totalled."""
PLURAL = 2
"""What a bare plural stands for."""

HEADING = re.compile(r"for immediate release|\(\w+\.? \d{1,2}(?:, \d{4})?\)", re.I)
"""What ends the heading of a release."""
ELSEWHERE = re.compile(
    r"\W*(?:separately|elsewhere|meanwhile|in (?:a|an)?\s?(?:separate|another|other)|a separate|another)\b", re.I
)
"""How a sentence begins that tells of another operation."""
HEAD = 200
"""Characters of a heading: it may take three times as many; no other release begins in them."""
INCLUDING = re.compile(r"\bincluding (?:the|both)\b", re.I)
UPDATE = re.compile(r"^\W*update\b|^-{3,}\s*$", re.I | re.M)
"""What a later release adds below is another story."""
BACKGROUND = re.compile(
    r"\b(?:so far|to date|this year|last year|this month|last month|in recent|over the past|since)\b"
    r"|\bin (?:january|february|march|april|may|june|july|august|september|october|november|december)\b", re.I
)  # fmt: skip
"""Totals given as background don't count."""


@dataclass(frozen=True)
class Told:
    """One mention of people killed or captured. `again`: the words point back to people told before."""

    kind: Kind
    start: int
    amount: int
    again: bool = False
    further: bool = False
    """True for "another", "two additional": not those told before."""


def totals(text: str, figures: Iterable[Json]) -> dict[Kind, int]:
    """The least number of people that a release says were killed and captured."""
    analysis = language_for("en").analyse(text)
    figures = [f for f in figures if f["what"] in KIND_OF]
    told = sorted([*from_figures(analysis, figures), *without_number(analysis, figures)], key=lambda t: t.start)
    body, end = body_start(text), story_end(text)
    kinds: tuple[Kind, ...] = ("killed", "captured")
    return {kind: total(analysis, [t for t in told if t.kind == kind and t.start < end], body) for kind in kinds}


def body_start(text: str) -> int:
    """Where the heading of a release ends: behind its dateline or the line "For Immediate Release"; 0 for none."""
    return max((m.end() for m in HEADING.finditer(text[: 3 * HEAD])), default=0)


def story_end(text: str) -> int:
    """Where a later release follows in the same text; its end where none does."""
    return next((m.start() for m in UPDATE.finditer(text) if m.start() > HEAD), len(text))


def total(analysis: Analysis, told: list[Told], body: int) -> int:
    """The sum of those told, nobody twice: sentence by sentence, the heading only where the body tells of nobody."""
    amount, many, before = 0, False, 0
    told = [t for t in told if t.start >= body] or told
    for number, some in groupby(told, lambda t: analysis.sentence_number_at(t.start)):
        mentions = list(some)
        words = analysis.sentences[number].span.of(analysis.text)
        here = sum(t.amount for t in mentions)
        if ELSEWHERE.match(words):
            before, amount, many = before + amount, 0, False
        back = any(t.again for t in mentions) or INCLUDING.search(words) is not None
        # "Captured a leader ... also detained two" adds; what comes after several were told tells of the same again.
        same = back or many or (here == 1 and not any(t.further for t in mentions))
        amount = max(amount, here) if amount and same else amount + here
        many = many or here > 1
    return before + amount


def from_figures(analysis: Analysis, figures: Iterable[Json]) -> Iterator[Told]:
    """The figures of people killed and captured that are no part of another."""
    for figure in figures:
        start, end = figure["span"]
        if figure.get("part_of") or background(analysis, start, end):
            continue
        words = [w.lower for w in analysis.words_in(Span(max(0, start - 12), end))]
        value = int(figure["value"]) + (figure["bound"] == "more_than")
        yield Told(KIND_OF[figure["what"]], start, value, "both" in words, bool(FURTHER & set(words)))


def background(analysis: Analysis, start: int, end: int) -> bool:
    """True for totals of a longer time, and for what others did, told in a clause about them."""
    sentence = analysis.sentence_at(start)
    if sentence and BACKGROUND.search(sentence.span.of(analysis.text)):
        return True
    verbs = [w for w in analysis.words_in(Span(start, end)) if w.lemma in VERBS and w.pos == "VERB"]
    return any(done_by_others(analysis, verb) for verb in verbs)


def done_by_others(analysis: Analysis, verb: Word) -> bool:
    """True where the verb stands in a relative clause of which those harmed are not the subject: "attacks that killed"."""
    for word in (verb, *analysis.ancestors(verb)):
        if word.dep == "relcl":
            return not analysis.children(word.index, "nsubjpass")
        if word.dep not in ("conj", "xcomp", "advcl"):
            return False
    return False


def without_number(analysis: Analysis, figures: Iterable[Json]) -> Iterator[Told]:
    """People killed or captured whom no number counts: the objects of the verbs, and the subjects of their passives."""
    taken = [tuple(f["span"]) for f in figures]
    for verb in analysis.words:
        kind = VERBS.get(verb.lemma)
        if kind is None or unreal(analysis, verb) or background(analysis, verb.start, verb.end):
            continue
        for person in suffering(analysis, verb) if verb.pos == "VERB" else taken_in(analysis, verb):
            below = analysis.children(person.index)
            counted = person.tag == "NNS" or any(w.tag == "CD" or w.lower in MANY for w in (person, *below))
            if not (counted and any(start <= person.start < end for start, end in taken)):
                yield from told_of(kind, person, [*below, *analysis.children(verb.index, "advmod")])


def unreal(analysis: Analysis, verb: Word) -> bool:
    """True for what was only tried, meant or denied."""
    helpers = analysis.children(verb.index, "aux", "neg")
    return any(w.lower in ("to", "not", "will", "would", "could", "may", "can") for w in helpers)


def suffering(analysis: Analysis, verb: Word) -> Iterator[Word]:
    """The head words of those to whom a verb is done."""
    passive = bool(analysis.children(verb.index, "auxpass", "nsubjpass"))
    wanted = ("nsubjpass", "nsubj") if passive else ("dobj",)
    above, objects = verb, analysis.children(verb.index, *wanted)
    while not objects and above.dep == "conj":
        above = analysis.words[above.head]
        objects = analysis.children(above.index, *wanted, *(() if passive else ("nsubjpass",)))
    for word in objects:
        yield word
        yield from joined(analysis, word)
    yield from beside(analysis, verb)


def taken_in(analysis: Analysis, noun: Word) -> Iterator[Word]:
    """Those of whose arrest or capture a noun tells."""
    for of in analysis.children(noun.index, "prep") if noun.pos == "NOUN" else ():
        for word in analysis.children(of.index, "pobj") if of.lower == "of" else ():
            yield word
            yield from joined(analysis, word)


def joined(analysis: Analysis, word: Word) -> Iterator[Word]:
    """Those coordinated with a word, or named "along with" it."""
    for other in (*analysis.children(word.index, "conj"), *beside(analysis, word)):
        yield other
        yield from joined(analysis, other)


def beside(analysis: Analysis, word: Word) -> Iterator[Word]:
    """Those named "along with" a word, or with a verb."""
    for preposition in analysis.children(word.index, "prep"):
        for along in (preposition, *analysis.children(preposition.index, "prep")):
            if along.index and analysis.words[along.index - 1].lower == "along":
                yield from analysis.children(along.index, "pobj")


def told_of(kind: Kind, head: Word, below: Iterable[Word]) -> Iterator[Told]:
    """The mention whose head word this is; nothing where it is no person."""
    words = {w.lower for w in below if w.index < head.index or w.dep == "advmod"} | {head.lower}
    person = head.lemma in PERSONS or head.entity in ("PERSON", "ORG", "NORP") or head.tag == "PRP"
    vague = next((MANY[w] for w in words if w in MANY), 0)
    if "no" not in words and (person or vague or head.lower == "one"):
        plural = head.tag in ("NNS", "NNPS") or head.lower in ("them", "they")
        yield Told(kind, head.start, vague or (PLURAL if plural else 1), bool(AGAIN & words), bool(FURTHER & words))
