"""Finding calls."""

from collections.abc import Iterator

from onrecord.extract.reading import Reading
from onrecord.model.entries import Call


def find_calls(reading: Reading) -> Iterator[Call]:
    """The calls of a document, in order of the text."""
    yield from ()
