"""Finding quotations."""

from collections.abc import Iterator

from onrecord.extract.reading import Reading
from onrecord.model.entries import Quotation


def find_quotations(reading: Reading) -> Iterator[Quotation]:
    """The quotations of a document, in order of the text."""
    yield from ()
