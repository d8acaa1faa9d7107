"""People of several kinds under one number: "14 women and girls", "71 reporters and bus drivers"."""

from dataclasses import replace

from onrecord.extract.figures.counted import MODIFIERS, NOUNS, Counted, with_group
from onrecord.extract.figures.harm_words import HarmWords
from onrecord.model.analysis import Analysis
from onrecord.model.text import Span

JOINED = 4
"""Words of a further kind of people, at most."""


def together(analysis: Analysis, harm: HarmWords, c: Counted) -> Counted:
    """The count with all whom its number counts; itself where it counts one kind alone."""
    if c.noun is None or c.whom is None or c.noun != c.last or c.number.value < 2:
        return c
    if not harm.is_person(analysis.words[c.noun]):
        return c
    last, joined = c.noun, False
    while not joined and (further := next_kind(analysis, harm, last)) is not None:
        joined = analysis.words[last + 1].pos == "CCONJ"
        last = further
    if not joined or (is_object(analysis, harm, c) and acts(analysis, harm, last + 1)):
        return c
    last = with_group(analysis, last, analysis.sentence_of(analysis.words[last]).last, harm.words)
    return replace(c, last=last, whom=Span(c.whom.start, analysis.words[last].end))


def is_object(analysis: Analysis, harm: HarmWords, c: Counted) -> bool:
    """True for those to whom something is done, right behind its verb where the parse takes them for a subject."""
    before = analysis.words[c.first - 1] if c.first else None
    harmed = before is not None and before.pos == "VERB" and before.lemma in harm.suffered
    return harmed or analysis.words[c.anchor].dep == "dobj"


def acts(analysis: Analysis, harm: HarmWords, at: int) -> bool:
    """True for a finite verb: "arrested 46 farmers and journalists protested"; what nobody suffers has no participle."""
    if at >= len(analysis.words):
        return False
    word = analysis.words[at]
    only_done = word.lemma in harm.done and word.lemma not in harm.suffered
    return word.tag in ("VBD", "VBZ", "VBP", "MD") or (word.tag == "VBN" and only_done)


def next_kind(analysis: Analysis, harm: HarmWords, last: int) -> int | None:
    """The noun of further people that a comma or "and" joins to a noun, with no number or article of their own."""
    text = analysis.words
    link = text[last + 1] if last + 1 < len(text) else None
    if link is None or not (link.pos == "CCONJ" or link.text == ","):
        return None
    for word in text[last + 2 : last + 2 + JOINED]:
        if word.pos not in MODIFIERS or word.lower in harm.words["portions"]:
            return None
        if word.pos in NOUNS and word.dep == "conj":
            owns = text[min(word.index + 1, len(text) - 1)].tag == "POS"
            plural = word.tag == "NNS" or word.lemma in harm.words["several_people"]
            return (
                word.index if plural and not owns and harm.is_person(word) and text[word.head].index <= last else None
            )
    return None
