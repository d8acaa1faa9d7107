"""A character of a PDF's text layer as a letter of the kept text."""

import unicodedata

SOFT_HYPHEN = "\u00ad"
BULLET = "\u2022"
INVISIBLE = frozenset("\u200b\u2060\ufeff")


def letter_of(character: str, *, first: bool) -> str:
    r"""What is kept of a character that is no white space; empty for noise. `first`: it begins a line.

    >>> letter_of("\ufb01", first=False), letter_of("\uf0b7", first=True), letter_of("\uf0b7", first=False)
    ('fi', '•', '')
    """
    if " " < character < "\x7f":
        return character
    if is_ligature(character):
        return unicodedata.normalize("NFKC", character)
    category = unicodedata.category(character)
    if category in ("Co", "Cc"):
        # Fonts of signs give their characters codes that stand for nothing.
        return BULLET if first else ""
    return "" if category in ("Cn", "Cs") or character in INVISIBLE else character


def is_ligature(character: str) -> bool:
    """True for letters that are drawn as one, and for Arabic letters in the form that they have within a word."""
    return "\ufb00" <= character <= "\ufb17" or "\ufb50" <= character <= "\ufdf9" or "\ufe70" <= character <= "\ufefc"
