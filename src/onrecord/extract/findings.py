"""Finding findings."""

from collections.abc import Iterator

from onrecord.extract.reading import Reading
from onrecord.model.entries import Finding


def find_findings(reading: Reading) -> Iterator[Finding]:
    """The findings of a document, in order of the text."""
    yield from ()
