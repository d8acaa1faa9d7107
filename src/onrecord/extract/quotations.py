"""Finding quotations."""

from collections.abc import Iterator

from onrecord.extract.indirect_speech import IndirectSpeech
from onrecord.extract.reading import Reading
from onrecord.extract.saying_words import saying_words
from onrecord.extract.speakers import Speakers
from onrecord.model.entries import Quotation


def find_quotations(reading: Reading) -> Iterator[Quotation]:
    """The quotations of a document, in order of the text."""
    known = saying_words(reading.language)
    speakers = Speakers(reading, known)
    for said in IndirectSpeech(reading.analysis, speakers, known, lambda i: False).find():
        yield Quotation(content=said.content, speaker=said.speaker.name, form="indirect", source=(said.speaker.source,), cue=said.cue)
