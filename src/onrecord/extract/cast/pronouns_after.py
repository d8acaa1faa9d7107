"""What the pronouns after a name tell of whether "he" or "she" may mean it."""

from collections.abc import Container, Sequence

from onrecord.extract.cast.name_runs import NameRun
from onrecord.extract.cast.plain_words import ENDING, PlainWord
from onrecord.extract.cast.words import NamingWords

REACH = 40
"""Words after a name at the head of a sentence among which a pronoun tells something of it."""
CLOSE = 6
"""The same for other names, up to a comma or the end of the sentence."""

NEAR = 15
"""Words after a name among which "its" tells that it is a thing's."""
STRONG, WEAK = 3, 1
"""The weight of "She said", and of a pronoun within a sentence: "Ruiz said that she"."""
LEAVING = ENDING | {",", ";", ":"}
OPENING, CLOSING, EITHER = frozenset("“«„"), frozenset("”»"), '"'


def weight_after(words: Sequence[PlainWord], run: NameRun, persons: Container[int], known: NamingWords) -> int:
    """A weight over 0 where "he" takes up a name, under 0 where "she" does, before another person is named.

    `persons` are the first words of what may be persons' names. Words in quotation marks are passed over.
    """
    head = opens_sentence(words, run, known)
    start = words[run.first]
    inside, weight, crossed = False, 0, 0
    for place in range(run.last, min(len(words), run.last + (REACH if head else CLOSE))):
        word = words[place]
        was_inside, inside = inside, goes_inside(word.gap, inside)
        if place in persons and not inside or word.paragraph > start.paragraph + 1:
            break
        if not head and not LEAVING.isdisjoint(word.gap):
            break
        crossed += word.capital and not inside and not ENDING.isdisjoint(word.gap)
        if crossed > 1:
            break
        vote = (word.lower in known.he) - (word.lower in known.she)
        if inside or not vote:
            continue
        begins = word.capital and not ENDING.isdisjoint(word.gap)
        if begins or was_inside:
            return weight + STRONG * vote
        weight = weight or WEAK * vote
    return weight


def is_thing(words: Sequence[PlainWord], run: NameRun, names: Container[int], known: NamingWords) -> bool:
    """True where "its" takes up a name that opens a sentence: "River Relief closed its clinic".

    `names` are the first words of all names.
    """
    if not opens_sentence(words, run, known):
        return False
    for place in range(run.last, min(len(words), run.last + NEAR)):
        word = words[place]
        if place in names or not LEAVING.isdisjoint(word.gap):
            return False
        if word.lower in known.possessives:
            return known.known.pronouns.get(word.lower) == "thing"
    return False


def opens_sentence(words: Sequence[PlainWord], run: NameRun, known: NamingWords) -> bool:
    """True where a name opens a sentence, alone, after "but" and the like, or between an opening phrase and its verb."""
    first = run.first - len(run.titled)
    if words[first].opens:
        return True
    if words[first].gap == ", ":
        return run.last < len(words) and words[run.last].gap == " "
    before = words[first - 1]
    return before.opens and (before.lower in known.openers or known.is_role(before.lower))


def goes_inside(gap: str, inside: bool) -> bool:
    """True where the word after a gap stands in quotation marks; `inside` is the same for the word before it."""
    for mark in gap:
        if mark in OPENING:
            inside = True
        elif mark in CLOSING:
            inside = False
        elif mark in EITHER:
            inside = not inside
    return inside
