"""What a number counts: the noun phrase behind it, and whether it counts a part of others ("of them")."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.extract.figures.numbers import Number
from onrecord.model.analysis import Analysis, Word
from onrecord.model.text import Span

MODIFIERS = ("ADJ", "NOUN", "PROPN")
NOUNS = ("NOUN", "PROPN")
LONGEST = 8
"""Words between a number and the end of its noun phrase."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number in its sentence. `noun` is the index of the head of what it counts, None for a bare number ("ten died")."""

    number: Number
    first: int
    """The first word of the number, its bound included."""
    own: int
    """The last word of the number itself."""
    last: int
    """The last word of number and noun phrase."""
    noun: int | None = None
    whom: Span | None = None
    part: bool = False
    """True for "of them", "of whom", "of their members"."""

    @property
    def anchor(self) -> int:
        """The word by which it hangs in the sentence."""
        return self.own if self.noun is None else self.noun


def counted(analysis: Analysis, numbers: list[Number], words: Mapping[str, Any]) -> Iterator[Counted]:
    """Each number with what it counts, in order."""
    for number in numbers:
        inside = analysis.words_in(number.span)
        own = analysis.words_in(number.digits)
        if not inside or not own:
            continue
        sentence = analysis.sentence_of(own[-1])
        yield phrase(
            analysis, number, inside[0].index, own[-1].index, max(w.index for w in inside), sentence.last, words
        )


def phrase(
    analysis: Analysis, number: Number, first: int, own: int, after: int, end: int, words: Mapping[str, Any]
) -> Counted:
    """The number and the noun phrase that follows it, up to the end of the sentence."""
    text = analysis.words
    at, part = after + 1, False
    while at < end and text[at].lower in words["more"]:
        if text[at].lower in words["others"] and not starts_noun(text, at + 1, end):
            break
        at += 1
    if at < end and text[at].lower in words["among"]:
        if at + 1 < end and text[at + 1].lower in words["whole_pronouns"]:
            if text[at + 1].pos != "DET" and starts_noun(text, at + 2, end) and text[at + 2].pos in NOUNS:
                # "Ten of them civilians": who they are follows.
                return Counted(number, first, own, at + 2, None, text[at + 2].span, part=True)
            if not starts_noun(text, at + 2, end):
                return Counted(number, first, own, at + 1, part=True)
        part = number.bound != "vague" and text[min(at + 1, end - 1)].lower in words["determiners"]
        at += 1
    at = behind_number_of(text, at, end, words)
    while at < end and text[at].lower in words["determiners"]:
        at += 1
    start, head = at, None
    while at < end and at - start < LONGEST:
        word = text[at]
        if word.pos in NOUNS and not (head is not None and is_time(text, at)):
            head = at
        elif word.tag == "POS" and head is not None and text[own].head == head:
            break
        elif (
            word.tag == "POS"
            or word.lower in ("-", "’", "'")
            or (head is None and word.pos in ("ADJ", "DET", "ADV", "PUNCT"))
        ):
            if word.lower in (",", ".", ";", ":", "(", ")", "–", "—", "--"):
                break
        elif not (head is None and is_participle(word, words) and starts_noun(text, at + 1, end)):
            break
        at += 1
    if head is None and part and start < end and text[start].lower in words["those_harmed"]:
        # "Nine of the dead".
        return Counted(number, first, own, start, part=True)
    if head is None:
        return Counted(number, first, own, after, part=part)
    last = with_group(analysis, head, end, words)
    return Counted(number, first, own, last, head, Span(text[start].start, text[last].end), part)


def behind_number_of(text: tuple[Word, ...], at: int, end: int, words: Mapping[str, Any]) -> int:
    """Past "the number of" behind a number: "brings to 21 the number of miners arrested"."""
    if at + 2 >= end or text[at].lower not in words["determiners"] or text[at + 1].lemma not in words["number"]:
        return at
    return at + 3 if text[at + 2].lower in words["of"] else at


def starts_noun(words: tuple[Word, ...], at: int, end: int) -> bool:
    """True where a noun phrase without a determiner begins."""
    return at < end and (
        words[at].pos in NOUNS or (words[at].pos == "ADJ" and at + 1 < end and words[at + 1].pos in MODIFIERS)
    )


def is_time(words: tuple[Word, ...], at: int) -> bool:
    return words[at].entity in ("DATE", "TIME")


def is_participle(word: Word, words: Mapping[str, Any]) -> bool:
    """True for a participle that may stand before a noun; not for the verb of "33 described beatings"."""
    if word.pos != "VERB" or word.tag not in ("VBN", "VBG", "VBD"):
        return False
    return word.lemma not in words["witnessing"]


def described(text: tuple[Word, ...], at: int, end: int, words: Mapping[str, Any]) -> bool:
    """True for what leads on to the noun of what people suffered: "victims of enforced disappearance"."""
    if at + 1 >= end or text[at + 1].pos not in MODIFIERS:
        return False
    return text[at].tag == "VBN" or (text[at].lower in words["either"] and text[at - 1].pos == "ADJ")


def with_group(analysis: Analysis, head: int, end: int, words: Mapping[str, Any]) -> int:
    """The last word of the phrase: with what follows "members of", "victims of"."""
    text = analysis.words
    if text[head].lemma not in words["group_nouns"] or head + 1 >= end or text[head + 1].lower not in words["of"]:
        return head
    at = head + 2
    within = (*MODIFIERS, "DET", "PRON", "PART")
    while at < end and at - head < LONGEST and (text[at].pos in within or described(text, at, end, words)):
        if text[at].tag in ("WP", "WDT"):
            break
        at += 1
    return at - 1 if at > head + 2 else head
