"""The languages that onrecord reads, by code."""

from functools import cache
from importlib import import_module

from onrecord.languages.language import Language

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
    # The one import by name of ours: a language brings a parser along, which takes seconds and is often not needed.
    language: Language = import_module(LANGUAGES[code]).LANGUAGE
    return language


__all__ = ["LANGUAGES", "Language", "language_for"]
