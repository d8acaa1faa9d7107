"""Names that one name may come out as in another alphabet, or in another hand: what two spellings have in common."""

import re
from difflib import SequenceMatcher

from onrecord.reconcile.wording import folded

LETTERS = (
    ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("shch", "s"), ("dsch", "j"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("sh", "s"),
    ("zh", "j"), ("ch", "c"), ("ck", "k"), ("dj", "j"), ("dzh", "j"), ("ts", "s"), ("tz", "s"), ("cz", "c"), ("q", "k"), ("c", "k"), ("x", "ks"), ("w", "v"),
    ("z", "s"), ("j", "y"),
)  # fmt: skip
"""Letters that stand for one sound in different ways of writing it with the Latin alphabet; longest first within one beginning."""
VOWELS = re.compile(r"[aeiouyh]+")
TWICE = re.compile(r"(.)\1+")
ARTICLE = re.compile(r"^(?:al|el|ul|ad|as|ar|an|at|az|ash)[-’'](?=.)")
ALIKE = 0.7
"""How much of their letters two spellings of one name share."""
SHORTEST = 5


def skeleton(name: str) -> str:
    """The consonants of a name's words as they sound: the same for most spellings of one name.

    >>> skeleton("Tareq al-Hadid") == skeleton("Tariq el-Hadeed")
    True
    """
    return " ".join(sound(word) for word in folded(name).split())


def sound(word: str) -> str:
    """The consonants of one word, and its first letter where that is a vowel."""
    plain = "".join(c for c in ARTICLE.sub("", word) if c.isalnum())
    first = "a" if plain[:1] in set("aeiou") else ""
    for letters, one in LETTERS:
        plain = plain.replace(letters, one)
    return first + TWICE.sub(r"\1", VOWELS.sub("", plain))


def are_alike(one: str, other: str) -> bool:
    """True for two names that share most of their letters, word by word."""
    left, right = folded(one).split(), folded(other).split()
    if len(left) != len(right) or min(len(one), len(other)) < SHORTEST:
        return False
    return all(
        a == b or SequenceMatcher(None, bare(a), bare(b)).ratio() >= ALIKE for a, b in zip(left, right, strict=True)
    )


def bare(word: str) -> str:
    return ARTICLE.sub("", word)
