"""What differs between two copies of words that are the same letter by letter: capitals, accents, punctuation."""

import re
import unicodedata

from onrecord.record.find_quote.folding import APOSTROPHES, HYPHENS, UNSPACED, fold

QUOTATION_MARKS = re.compile("[\"“”„‟«»‹›「」『』《》〈〉＂‚‛]|''|``")
HYPHEN_AT_END = re.compile(r"(?<=\w)[-\u00ad\u2010]\s*\n\s*(?=\w)")
BESIDE_UNSPACED = re.compile(rf"(?<={UNSPACED.pattern})\s+|\s+(?={UNSPACED.pattern})")
ENDS = " .,;:!?…-"


def remarks(asked: str, text: str) -> tuple[str, ...]:
    """What differs, in words; marks of quotation, kinds of dash, spaces, dots at the ends and the first letter's case don't.

    >>> remarks("the gate is closed", "The gate—is CLOSED.")
    ('capitals differ', 'punctuation differs')
    """
    one, other = plain(asked), plain(text)
    found = []
    mine, theirs = letters(one), letters(other)
    if mine != theirs:
        if mine.casefold() != theirs.casefold():
            found.append("accents differ")
        if cases(one) != cases(other):
            found.append("capitals differ")
    if skeleton(one) != skeleton(other):
        found.append("punctuation differs")
    return tuple(found)


def plain(words: str) -> str:
    """The words with one kind of dash, apostrophe, space and ellipsis, and without marks of quotation."""
    whole = unicodedata.normalize("NFKC", HYPHEN_AT_END.sub("", words)).replace("\u00ad", "")
    whole = QUOTATION_MARKS.sub(" ", whole)
    whole = "".join("-" if mark in HYPHENS else "'" if mark in APOSTROPHES else mark for mark in whole)
    whole = BESIDE_UNSPACED.sub("", whole)
    whole = re.sub(r"\s*-[-\s]*", "-", " ".join(whole.split()))
    whole = re.sub(r"\s+(?=[.,;:!?])", "", whole).strip(ENDS)
    return whole[:1].casefold() + whole[1:]


def letters(words: str) -> str:
    """The letters as they are."""
    return "".join(mark for mark in words if mark.isalnum() or unicodedata.category(mark)[0] == "M")


def cases(words: str) -> list[bool]:
    """For each letter, without its accents, whether it is a capital."""
    folded = fold(words)
    return [words[place].isupper() for place in folded.at]


def skeleton(words: str) -> str:
    """Words and letters out of sight: what is left is punctuation, in its places."""
    return re.sub(r"\w+", "w", "".join(m for m in words if unicodedata.category(m) not in ("Mn", "Cf") and m != "'"))
