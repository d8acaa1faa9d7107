"""On which side of the document's own day a time lies, as far as the verb that it belongs to tells."""

from dataclasses import replace

from onrecord.extract.dates.rough_time import RoughTime
from onrecord.extract.dates.words import TimeWords
from onrecord.model.analysis import Analysis, Word

UNSURE = ("weekday", "calendar", "range", "ending", "season", "holiday")
"""Shapes that may lie on either side."""
STEPS = 8
VERBS = ("VERB", "AUX")
BEHIND, UNTOLD, AHEAD = -1, 0, 1
COUNTED = ("D", "W", "MO", "Y")
"""Units of which one says how many it will take: "in five years"."""


def with_sides(found: list[RoughTime], analysis: Analysis, words: TimeWords) -> list[RoughTime]:
    """The times, each that gives no year with the side on which it lies."""
    found = [counted_from_now(rough, analysis, words) for rough in found]
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
    if just_said(analysis, word, words):
        return UNTOLD
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


def likened(analysis: Analysis, index: int, words: TimeWords) -> bool:
    """True for "began, as planned, on Saturday": what came of the plan is told."""
    return bool(words.tense["likened"] & {w.lower for w in analysis.words[max(0, index - 3) : index]})


def counted_from_now(rough: RoughTime, analysis: Analysis, words: TimeWords) -> RoughTime:
    """The time; "will open in five years" as the time that lies five years ahead, not as a length."""
    if rough.shape != "duration" or rough.amount <= 0 or rough.unit not in COUNTED:
        return rough
    word = analysis.word_at(rough.span.start)
    before = analysis.words[word.index - 1] if word and word.index else None
    if before is None or before.lower not in words.tense["within"] or analysis.head(before).pos not in VERBS:
        # "The first in five years", "the worst in five years": nothing is to come.
        return rough
    after = analysis.word_at(rough.span.end + 1)
    if "-" in rough.span.of(analysis.text) or (after and after.lower in words.tense["no_length"]):
        return rough
    ahead = side_of(analysis, rough, words) == AHEAD
    return replace(rough, shape="offset", direction=1, from_now=True) if ahead else rough


def awaited(analysis: Analysis, word: Word, words: TimeWords) -> bool:
    """True for "due on Friday", "payable June 1", "until Monday" where that does not end what was so till then."""
    before = [w.lower for w in analysis.words[max(0, word.index - 2) : word.index]][::-1]
    if before[:1] and before[0] in words.tense["to"]:
        return analysis.head(analysis.words[word.index - 1]).lemma in words.tense["moving"]
    if before[:1] and before[0] in words.tense["until"]:
        verb = analysis.head(analysis.words[word.index - 1])
        lasted = verb.tag in words.tense["past"] and verb.lemma in words.tense["lasting"]
        return not lasted and not analysis.children(verb.index, "neg")
    if len(before) == 2 and before[0] in words.tense["on"]:
        before = before[1:]
    return bool(before) and before[0] in words.tense["awaited"] and not likened(analysis, word.index - 1, words)


def just_said(analysis: Analysis, word: Word, words: TimeWords) -> bool:
    """True for "said Friday it would", "said on Friday": whichever verb the grammar hangs the day on."""
    before = analysis.words[max(0, word.index - 2) : word.index]
    if before and before[-1].lower in words.tense["at"]:
        before = before[:-1]
    return bool(before) and before[-1].tag in words.tense["past"] and before[-1].lemma in words.tense["reporting"]


def done_then(analysis: Analysis, word: Word, verb: Word, words: TimeWords) -> bool:
    """True for "left in May", "ended May 3": what stands further off ("agreed to a truce from May 3") may be still to come."""
    before = analysis.words[word.index - 1] if word.index else word
    if before is verb:
        return verb.lower in words.tense["ended"]
    return before.lower in words.tense["done"] and before.head == verb.index


def side_of_verb(analysis: Analysis, verb: Word, words: TimeWords, *, by_weekday: bool) -> int | None:
    """What one verb says of its time; None where the verb above it must tell ("planning to meet", "meeting")."""
    tense = words.tense
    # The parse takes the month of "On 3 May the Assembly approved" for a helper now and then.
    helpers = {w.lower for w in analysis.children(verb.index, "aux", "auxpass") if w.tag != "NNP"}
    if overtaken(analysis, verb, words):
        return UNTOLD
    if verb.lemma in tense["arranged"] and likened(analysis, verb.index, words):
        return None
    if helpers & tense["will"] or verb.lemma in tense["arranged"] or verb.tag == "VBN" and verb.lower in tense["set"]:
        return AHEAD
    if "to" in helpers:
        head = analysis.head(verb)
        if overtaken(analysis, head, words):
            return UNTOLD
        planned = head.lemma in tense["plans"] or head.lower in tense["awaited"]
        return AHEAD if planned or (head.lemma == "be" and head.tag in tense["present"]) else UNTOLD
    if verb.lemma == "be" and verb.tag in tense["present"] and is_to(analysis, verb):
        return AHEAD
    if (verb.tag in tense["past"] and not helpers) or helpers & tense["was"]:
        return BEHIND
    if verb.tag in tense["present"] or helpers & tense["is"]:
        return AHEAD if by_weekday and verb.lemma not in tense["says"] else UNTOLD
    return None


def overtaken(analysis: Analysis, verb: Word, words: TimeWords) -> bool:
    """True for "had been scheduled": what was planned then may have been yesterday."""
    if verb.lemma not in words.tense["arranged"]:
        return False
    return any(w.lower in words.tense["had"] for w in analysis.children(verb.index, "aux", "auxpass"))


def is_to(analysis: Analysis, verb: Word) -> bool:
    """True for "is to meet"."""
    return any(
        w.lower == "to" for x in analysis.children(verb.index, "xcomp") for w in analysis.children(x.index, "aux")
    )
