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
LONG_VOWELS = (
    ("oo", "u"), ("ou", "u"), ("ue", "u"), ("ee", "i"), ("ei", "i"), ("ie", "i"), ("ai", "i"), ("ay", "i"), ("ey", "i"), ("iy", "i"),
    ("yy", "i"), ("oe", "o"), ("ae", "a"), ("y", "i"),
)  # fmt: skip
"""Two letters for one vowel where others write one: "Noor" and "Nur", "Hussein" and "Husayn"."""
VOWELS = re.compile(r"[aeiouyh]+")
TWICE = re.compile(r"(.)\1+")
ARTICLE = re.compile(r"^(?:al|el|ul|ad|as|ar|an|at|az|ash)[-’'](?=.)")
ARTICLES_ALONE = frozenset({"al", "el", "ul", "ash"})
SERVANT_OF = re.compile(r"\babd(?:[aeou][lrnsdz]|[ -][aeu][lrnsdzth]{1,2})[ -]?(?=\w{3})")
"""What "Abdul Rahman", "Abdurrahman" and "Abd al-Rahman" begin with."""
ALIKE = 0.7
"""How much of their letters two spellings of one name share."""
JOINED_ALIKE = 0.85
"""The same for names that one writes as one word and the other as two."""
SHORTEST = 5


def skeleton(name: str) -> str:
    """The consonants of a name as they sound, without articles and the spaces between its words: the same for most spellings of one name.

    >>> skeleton("Tareq al-Hadid") == skeleton("Tariq el-Hadeed")
    True
    >>> skeleton("al-Nur Brigade") == skeleton("Al Noor Brigade")
    True
    """
    return sound("".join(spoken_words(name)))


def spoken_words(name: str) -> list[str]:
    """The words of a name, folded, without what spellings of it add or leave out."""
    words = SERVANT_OF.sub("abd ", folded(name)).split()
    kept = [ARTICLE.sub("", word) for word in words if word not in ARTICLES_ALONE]
    return kept or words


def sound(word: str) -> str:
    """The consonants of one word, and an "a" in front where it begins with a vowel or a glide ("Yevgeni", "Evgeny")."""
    plain = as_heard(word)
    first = "a" if plain[:1] in set("aeiouy") else ""
    return first + TWICE.sub(r"\1", VOWELS.sub("", plain))


def as_heard(word: str) -> str:
    """One word's letters, each sound written in one way."""
    plain = "".join(c for c in word if c.isalnum())
    for letters, one in LETTERS:
        plain = plain.replace(letters, one)
    return plain


def are_alike(one: str, other: str) -> bool:
    """True for two names that share most of their letters, word by word; as a whole where one writes two words as one."""
    left, right = spoken_words(one), spoken_words(other)
    if min(len("".join(left)), len("".join(right))) < SHORTEST:
        return False
    if len(left) != len(right):
        whole, other_whole = "".join(left), "".join(right)
        return sound(whole) == sound(other_whole) and likeness(whole, other_whole) >= JOINED_ALIKE
    return all(a == b or likeness(a, b) >= ALIKE for a, b in zip(left, right, strict=True))


def likeness(one: str, other: str) -> float:
    """How much of their letters two words share, as they are written or as they sound, whichever is more."""
    written = SequenceMatcher(None, one, other).ratio()
    return written if written >= ALIKE else max(written, SequenceMatcher(None, short(one), short(other)).ratio())


def short(word: str) -> str:
    """One word as it is heard, with one letter for each vowel and each doubled letter."""
    plain = as_heard(word)
    for letters, one in LONG_VOWELS:
        plain = plain.replace(letters, one)
    return TWICE.sub(r"\1", plain)
