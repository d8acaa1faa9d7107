"""Finding the mentions of parties in a text."""

from onrecord.extract.parties import Mention, Parties
from onrecord.extract.reading import Reading
from onrecord.model.text import Span


def find_parties(reading: Reading) -> Parties:
    """The parties that the document names. (First version: names alone.)"""
    analysis = reading.analysis
    mentions = []
    words = analysis.words
    i = 0
    kinds = {"PERSON": "person", "ORG": "organisation", "GPE": "state", "NORP": "people"}
    while i < len(words):
        if words[i].entity in kinds:
            j = i + 1
            while j < len(words) and words[j].entity == words[i].entity and not words[j].entity_begins:
                j += 1
            chosen = [w for w in words[i:j] if w.tag != "POS"]
            if chosen:
                head = next((w for w in chosen if not (i <= w.head < j) or w.head == w.index), chosen[-1])
                span = Span(chosen[0].start, chosen[-1].end)
                mentions.append(Mention(span, head.index, span.of(reading.text), kinds[words[i].entity]))
            i = j
        else:
            i += 1
    return Parties(analysis, tuple(mentions))
