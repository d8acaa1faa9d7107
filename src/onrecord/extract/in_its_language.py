"""A document read in the language in which it is written, as far as we read it."""

from collections.abc import Mapping
from dataclasses import replace

from onrecord.extract.document import read_entries
from onrecord.languages import LANGUAGES, language_for
from onrecord.languages.detection import Told, language_name, languages_in
from onrecord.model.document import Description, Document, Published
from onrecord.model.entries import Entries
from onrecord.model.groups import DocumentRead
from onrecord.model.how import AS_A_WHOLE, How
from onrecord.model.problems import Problem
from onrecord.model.text import Span

FIRST = "en"
"""The language in which a text is read that is too short to tell."""


def read_in_its_language(
    document: Document,
    language: str = "",
    published: Published | None = None,
    known_days: Mapping[tuple[int, int], int] | None = None,
    how: How = AS_A_WHOLE,
) -> DocumentRead:
    """All that a document says, in the language given, else in the one that it is in. Raises LookupError for one given.

    Paragraphs of other languages are kept and searchable, and nothing is extracted from them: a problem says so.
    """
    if language:
        return read_entries(document, language_for(language), published, known_days, how)
    told = languages_in(document.text)
    if told.main and not told.readable:
        return not_extracted(document, told, published)
    code = told.readable or FIRST
    blanked = replace(document, text=blank(document.text, told))
    read = read_entries(blanked, language_for(code), published, known_days, how)
    description = replace(read.description, language=told.main or code)
    return replace(
        read, document=document, description=description, problems=(*read.problems, *problems(document, told))
    )


def blank(text: str, told: Told) -> str:
    """The text with spaces for every character of other languages: offsets stay."""
    for span, _ in told.foreign:
        gap = "".join(mark if mark.isspace() else " " for mark in span.of(text))
        text = text[: span.start] + gap + text[span.end :]
    return text


def problems(document: Document, told: Told) -> tuple[Problem, ...]:
    """What is told of paragraphs in other languages: one line for each language, at the first of its paragraphs."""
    first: dict[str, Span] = {}
    counted: dict[str, int] = {}
    for span, code in told.foreign:
        first.setdefault(code, span)
        counted[code] = counted.get(code, 0) + len(span)
    return tuple(
        Problem(
            "extract",
            document.name,
            f"{counted[code]:,} characters are in {language_name(code)}: kept and searchable, nothing was extracted from them",
            first[code],
        )
        for code in first
    )


def not_extracted(document: Document, told: Told, published: Published | None) -> DocumentRead:
    """A document in a language that we do not read: what its file says of it, and a problem."""
    metadata = document.metadata
    date = published or (
        Published(metadata.published, "stated", source=metadata.published_source or "metadata")
        if metadata.published
        else None
    )
    description = Description(title=metadata.title, publisher=metadata.publisher, language=told.main, published=date)
    known = ", ".join(language_name(code) for code in LANGUAGES)
    message = (
        f"is in {language_name(told.main)}: kept and searchable, nothing was extracted; "
        f"entries are extracted from texts in {known}"
    )
    return DocumentRead(document, description, Entries(), (Problem("extract", document.name, message),))
