"""The sections of a long text, which are documents of their own."""

from dataclasses import dataclass, field

from onrecord.model.document import Metadata
from onrecord.model.text import Span


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a long text that is a document of its own: the section of a country in an annual report. `name` is its heading."""

    name: str
    span: Span
    metadata: Metadata = field(default_factory=Metadata)
