"""The languages that onrecord reads, by code."""

from onrecord.languages.english import ENGLISH
from onrecord.languages.language import Language

LANGUAGES: dict[str, Language] = {ENGLISH.code: ENGLISH}


def language_for(code: str) -> Language:
    """The language with this code. Raises LookupError that names the ones we have.

    >>> language_for("en").name
    'English'
    """
    try:
        return LANGUAGES[code]
    except KeyError:
        raise LookupError(f"no language {code!r}; known: {', '.join(sorted(LANGUAGES))}") from None


__all__ = ["LANGUAGES", "Language", "language_for"]
