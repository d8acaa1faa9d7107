"""Whose words those of an unnamed spokesperson are: "a spokesman for the army", "the ministry's spokeswoman"."""

from onrecord.extract.findings.deeds import FindingWords
from onrecord.extract.reading import Reading
from onrecord.model.analysis import Word

SPOKEN_FOR = ("organisation", "body", "forces", "armed_group", "state")


def named_voice(reading: Reading, words: FindingWords, speaker: Word) -> str:
    """The party that a word names; of a spokesperson without a name, whom they speak for. Empty where it names nobody.

    "Spokesman" alone is no one party: those of two organisations would be taken for one.
    """
    meant = reading.parties.meant_by(speaker.index)
    if not meant:
        # A name of which the text does not tell what it is of: "Ulm called it a crime".
        named = reading.parties.at(speaker.index)
        sure = named and named.head == speaker.index and named.kind == "other" and speaker.tag in ("NNP", "NNPS")
        return named.name if named and sure else ""
    if meant[0].kind == "role" and words.holds("nouns", "spokesperson", speaker.lower):
        return spoken_for(reading, speaker) or meant[0].name
    return meant[0].name


def spoken_for(reading: Reading, speaker: Word) -> str:
    """X of "spokesman for X", "spokesman of X" and "X's spokesman"; empty where no party stands there."""
    analysis = reading.analysis
    behind = [o for p in analysis.children(speaker.index, "prep") for o in analysis.children(p.index, "pobj")]
    for word in (*behind, *analysis.children(speaker.index, "poss")):
        mention = reading.parties.at(word.index)
        if mention and mention.head == word.index and mention.name and mention.kind in SPOKEN_FOR:
            return mention.name
    return ""
