"""What a document is: title, publisher, kind, date."""

from onrecord.extract.reading import Reading
from onrecord.model.document import Description


def describe(reading: Reading) -> Description:
    """What the document says of itself. `reading.dates` are there, not yet resolved."""
    return Description(language=reading.language.code)
