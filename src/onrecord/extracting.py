"""The entries of one document, whatever its text does to the rules: they may fail or find no end, and the run goes on."""

from collections.abc import Mapping
from dataclasses import replace

from onrecord.extract.in_its_language import read_in_its_language
from onrecord.languages import language_for
from onrecord.model.codec import to_json
from onrecord.model.document import Description, Document, Published
from onrecord.model.entries import Entries
from onrecord.model.groups import DocumentRead
from onrecord.model.how import AS_A_WHOLE, How
from onrecord.model.layout import Layout
from onrecord.model.problems import Problem
from onrecord.overtime import OverTime, seconds_for, stopped_after

NOTHING = "nothing was extracted from it"
"""How a problem ends that says why."""
LONGEST_REASON = 300
"""Characters of what went wrong that are told."""


def entries_of(document: Document, language: str = "", how: How = AS_A_WHOLE) -> DocumentRead:
    """One document with all that is found in it, by itself: no record, no other documents. Raises LookupError for a language."""
    return read_in_its_language(document, language, how=how)


def read_or_told(document: Document, language: str = "", how: How = AS_A_WHOLE) -> DocumentRead:
    """As `entries_of`; where rules fail on its text or find no end of it, nothing but a problem that says so.

    Raises LookupError for a language, and nothing for what a text holds.
    """
    if language:
        language_for(language)
    try:
        with stopped_after(seconds_for(document.text)):
            return entries_of(document, language, how)
    except Exception as wrong:  # noqa: BLE001 - whatever a rule raises for one text, the run goes on
        return nothing_in(document, reason(document, wrong))


def read_as_json(document: Document, *, language: str, how: How) -> str:
    """What `read_or_told` gives, as JSON without the text: small to hand from process to process."""
    return as_json(read_or_told(document, language, how))


def reason(document: Document, wrong: Exception) -> str:
    """Why nothing is known of what a text holds."""
    if isinstance(wrong, OverTime):
        return f"its text took longer than {seconds_for(document.text):,.0f} s to read: please report it"
    return f"its text can't be read by this version of onrecord ({said(wrong)}): please report it"


def said(wrong: Exception) -> str:
    """What was raised, on one line."""
    return " ".join(f"{type(wrong).__name__}: {wrong}".split())[:LONGEST_REASON]


def lost_as_json(document: Document) -> str:
    """A document on which a process ended: nothing is found in it, and a problem says so."""
    why = "the process that read its text was ended: it may need more memory than there is"
    return as_json(nothing_in(document, why))


def nothing_in(document: Document, why: str) -> DocumentRead:
    """A document in which nothing is found, with a problem that says why."""
    problem = Problem("extract", document.name, f"{why}; {NOTHING}")
    return DocumentRead(document, Description(), Entries(), (problem,))


def as_json(read: DocumentRead) -> str:
    """What was found in a document, without its text."""
    return to_json(replace(read, document=replace(read.document, text="", layout=Layout())))


def read_again(
    read: DocumentRead, published: Published, days: Mapping[tuple[int, int], int], *, language: str, how: How
) -> DocumentRead:
    """The document with its entries, found again by the date that others told; as it is, with a problem, where that fails."""
    try:
        with stopped_after(seconds_for(read.document.text)):
            again = read_in_its_language(read.document, language, published, days, how)
    except Exception as wrong:  # noqa: BLE001 - whatever a rule raises for one text, the run goes on
        why = f"{reason(read.document, wrong)}; its entries are those found without the date that other documents tell"
        return replace(read, problems=(*read.problems, Problem("extract", read.document.name, why)))
    return replace(again, problems=read.problems)
