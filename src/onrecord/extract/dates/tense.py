"""On which side of the document's own day a time lies, as far as the verb that it belongs to tells."""

from dataclasses import replace

from onrecord.extract.dates.rough_time import RoughTime
from onrecord.extract.dates.words import TimeWords
from onrecord.model.analysis import Analysis, Word

UNSURE = ("weekday", "calendar", "range", "season", "holiday")
"""Shapes that may lie on either side."""
STEPS = 8
VERBS = ("VERB", "AUX")
BEHIND, UNTOLD, AHEAD = -1, 0, 1


def with_sides(found: list[RoughTime], analysis: Analysis, words: TimeWords) -> list[RoughTime]:
    """The times, each that gives no year with the side on which it lies."""
    return [
        replace(rough, side=side)
        if rough.shape in UNSURE and not rough.year and not rough.side and (side := side_of(analysis, rough, words))
        else rough
        for rough in found
    ]


def side_of(analysis: Analysis, rough: RoughTime, words: TimeWords) -> int:
    """1 where the words around say that the time is still to come, -1 where they say that it is past, 0 otherwise."""
    word = analysis.word_at(rough.span.start)
    if word is None:
        return UNTOLD
    if awaited(analysis, word, words):
        return AHEAD
    node = word
    for _ in range(STEPS):
        if node.pos in VERBS and node is not word:
            side = side_of_verb(analysis, node, words, by_weekday=rough.shape in ("weekday", "holiday"))
            if side == BEHIND and not done_then(analysis, word, node, words):
                return UNTOLD
            if side is not None:
                return side
        head = analysis.head(node)
        if head is node:
            return UNTOLD
        if node.dep in ("poss", "compound", "nmod") and head.pos in ("NOUN", "PROPN") and head.start >= rough.span.end:
            # "Tuesday's ruling": the verb tells of the ruling, not of the day.
            return AHEAD if head.lower in words.tense["awaited_things"] else UNTOLD
        node = head
    return UNTOLD


def awaited(analysis: Analysis, word: Word, words: TimeWords) -> bool:
    """True for "due on Friday", "payable June 1", "until Monday" where that does not end what was so till then."""
    before = [w.lower for w in analysis.words[max(0, word.index - 2) : word.index]][::-1]
    if before[:1] and before[0] in words.tense["until"]:
        verb = analysis.head(analysis.words[word.index - 1])
        lasted = verb.tag in words.tense["past"] and verb.lemma in words.tense["lasting"]
        return not lasted and not analysis.children(verb.index, "neg")
    if len(before) == 2 and before[0] in words.tense["on"]:
        before = before[1:]
    return bool(before) and before[0] in words.tense["awaited"]


def done_then(analysis: Analysis, word: Word, verb: Word, words: TimeWords) -> bool:
    """True for "left in May", "ended May 3": what stands further off ("agreed to a truce from May 3") may be still to come."""
    before = analysis.words[word.index - 1] if word.index else word
    if before is verb:
        return verb.lower in words.tense["ended"]
    return before.lower in words.tense["done"] and before.head == verb.index


def side_of_verb(analysis: Analysis, verb: Word, words: TimeWords, *, by_weekday: bool) -> int | None:
    """What one verb says of its time; None where the verb above it must tell ("planning to meet", "meeting")."""
    tense = words.tense
    helpers = {w.lower for w in analysis.children(verb.index, "aux", "auxpass")}
    if helpers & tense["will"] or verb.lemma in tense["arranged"] or verb.tag == "VBN" and verb.lower in tense["set"]:
        return AHEAD
    if "to" in helpers:
        head = analysis.head(verb)
        planned = head.lemma in tense["plans"] or head.lower in tense["awaited"]
        return AHEAD if planned or (head.lemma == "be" and head.tag in tense["present"]) else UNTOLD
    if (verb.tag in tense["past"] and not helpers) or helpers & tense["was"]:
        return BEHIND
    if verb.tag in tense["present"] or helpers & tense["is"]:
        return AHEAD if by_weekday and verb.lemma not in tense["says"] else UNTOLD
    return None
