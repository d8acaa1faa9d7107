"""Speakers that only the quotations before them tell: "she added", "the report adds"."""

from collections.abc import Sequence, Set
from dataclasses import replace

from onrecord.extract.parties.parties import Parties
from onrecord.extract.quotations.quoted_speech import Utterance
from onrecord.extract.quotations.speakers import Speaker
from onrecord.extract.quotations.words import SayingWords
from onrecord.model.analysis import Analysis

REACH = 2
"""Paragraphs over which somebody who spoke is still "she"."""


def follow(
    utterances: Sequence[Utterance], analysis: Analysis, parties: Parties, known: SayingWords, marked: Set[int]
) -> None:
    """Give pronouns and texts beside quotations the speaker before them, in order of the text.

    A pronoun keeps the party that it was led back to, unless that stands within somebody's words: "“Reed is wrong,” she said."
    """
    last: Utterance | None = None
    for utterance in utterances:
        speaker = utterance.speaker
        near = last if last and last.speaker and 0 <= utterance.paragraph - last.paragraph <= REACH else None
        if (
            speaker
            and near
            and near.speaker
            and stands_for(speaker, near.speaker, utterance, analysis, parties, known, marked)
        ):
            utterance.speaker = replace(speaker, name=near.speaker.name, person=near.speaker.person)
        if utterance.speaker and utterance.speaker.name:
            last = utterance


def stands_for(
    speaker: Speaker,
    before: Speaker,
    utterance: Utterance,
    analysis: Analysis,
    parties: Parties,
    known: SayingWords,
    marked: Set[int],
) -> bool:
    """True where a pronoun or a bare "the report" means whoever spoke last."""
    word = analysis.words[speaker.head]
    if word.lower in known.persons:
        mention = parties.at(word.index)
        back = mention.antecedent if mention and mention.name else None
        if not before.person and before.name:
            return back is not None and back in marked and bool(utterance.quoted)
        return back is None or back in marked or bool(utterance.quoted)
    if not speaker.text or before.person or before.text or speaker.name == before.name:
        return False
    definite = any(w.dep == "det" and w.lower in known.definite for w in analysis.children(word.index))
    return definite and not analysis.children(word.index, "prep", "poss", "compound", "nmod", "acl", "amod")
