"""English: a spaCy parse, and data files of words."""

from onrecord.languages.english.parse import analyse
from onrecord.languages.language import Language

ENGLISH = Language(code="en", name="English", analyse=analyse, package="onrecord.languages.english")

LANGUAGE = ENGLISH
"""Under the name by which the table of languages asks for it."""
