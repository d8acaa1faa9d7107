"""The languages that onrecord reads, by code."""

from functools import cache
from importlib import import_module

from onrecord.languages.language import Language, read_table

LANGUAGES: dict[str, str] = {"en": "onrecord.languages.english"}
"""By code: the module that makes the language, as `LANGUAGE`."""


@cache
def language_for(code: str) -> Language:
    """The language with this code. Raises LookupError that names the ones we have.

    >>> language_for("en").name
    'English'
    """
    if code not in LANGUAGES:
        raise LookupError(f"no language {code!r}; known: {', '.join(sorted(LANGUAGES))}")
    # By name: most languages are not needed.
    language: Language = import_module(LANGUAGES[code]).LANGUAGE
    return language


@cache
def common_words_of(code: str) -> frozenset[str]:
    """The commonest words of a language, without loading its parser. Raises KeyError for one that we don't have."""
    return frozenset(read_table(LANGUAGES[code], "common")["words"])


__all__ = ["LANGUAGES", "Language", "common_words_of", "language_for"]
