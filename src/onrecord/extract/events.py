"""Finding events."""

from collections.abc import Iterator

from onrecord.extract.reading import Reading
from onrecord.model.entries import Event


def find_events(reading: Reading) -> Iterator[Event]:
    """The events of a document, in order of the text."""
    yield from ()
