"""Finding and resolving time expressions."""

from onrecord.extract.reading import Reading
from onrecord.model.entries import TimeExpression


def find_dates(reading: Reading) -> tuple[TimeExpression, ...]:
    """The time expressions of a document, unresolved where they need the document's own date."""
    return ()


def resolve_dates(reading: Reading) -> tuple[TimeExpression, ...]:
    """`reading.dates`, resolved against `reading.description.published` and against each other."""
    return reading.dates
