"""Which sentences of a report the network reads. Arland, Brenn and all people are invented."""

from dataclasses import replace

import pytest

from onrecord.extract.parties.mentions import find_parties
from onrecord.extract.quotations.marks import find_quoted
from onrecord.extract.quotations.quotations import find_attributions
from onrecord.extract.quotations.speaking_sentences import speaking_stretches
from onrecord.extract.quotations.words import saying_words
from onrecord.extract.reading import Reading
from onrecord.extract.tagger.tagger import FEWER, MOST, Attribution
from onrecord.languages import language_for
from onrecord.model.document import Description, Document
from onrecord.model.text import Span
from onrecord.model.vocabulary import DocumentKind

ENGLISH = language_for("en")

SILENT = "Snow closed the pass above Brenn for three weeks. Two bridges fell and nobody was hurt there."


def stretches(text: str) -> list[str]:
    analysis = ENGLISH.analyse(text)
    quoted = list(find_quoted(text, analysis.paragraphs))
    return [span.of(text) for span in speaking_stretches(analysis, quoted, saying_words(ENGLISH))]


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("The mayor said that the port was closed.", True),
        ("According to Harbour Watch, twelve houses burnt down.", True),
        ("The allegation that guards had fled was never examined.", True),
        ("The wardens called the yard “a place of rest” in their papers.", True),
        ("Mira Kolb:", True),
        ("The wardens moved forty families out of the valley.", False),
    ],
    ids=["a verb of saying", "according to", "a noun of saying", "marks", "very short", "none of these"],
)
def test_a_sentence_is_read_where_somebody_may_speak_in_it(sentence: str, read: bool) -> None:
    found = stretches(f"{SILENT}\n\n{sentence}\n\n{SILENT}")
    assert found == ([sentence] if read else [])


def test_sentences_within_marks_are_read_with_those_around_them_and_paragraphs_apart() -> None:
    said = "“Snow closed the pass. Two bridges fell.” So said the mayor of Brenn."
    assert stretches(f"{SILENT} {said} {SILENT}\n\n{said}") == [said, said]


def test_the_rest_of_a_sentence_that_was_cut_in_two_goes_with_its_beginning() -> None:
    beginning, rest = (
        "The ministry announced that it had freed 39 guards and one.",
        "warden of the yard above Brenn last May.",
    )
    assert stretches(f"{SILENT}\n\n{beginning}\n\n{rest}\n\n{SILENT}") == [beginning, rest]


class Watched:
    """A tagger that remembers what it was given to read."""

    def __init__(self) -> None:
        self.given: list[str] = []
        self.windows = 0

    def attributions(self, text: str, paragraphs: list[Span], most: int = MOST) -> list[Attribution]:
        self.windows = most
        self.given.extend(span.of(text) for span in paragraphs)
        return []


@pytest.mark.parametrize(
    ("kind", "whole"), [("report", False), ("press_release", False), ("news", True), ("other", True)]
)
def test_news_is_read_as_a_whole(kind: DocumentKind, whole: bool) -> None:
    said = "The mayor of Brenn, Mira Kolb, said that the port had been closed for a week."
    document = Document.of_text("a.txt", f"{SILENT}\n\n{said}\n\n{SILENT}")
    reading = Reading(document, ENGLISH, ENGLISH.analyse(document.text), description=Description(kind=kind))
    reading = replace(reading, parties=find_parties(reading), tagger=(tagger := Watched()))  # type: ignore[arg-type]
    find_attributions(reading)
    assert tagger.given == ([SILENT, said, SILENT] if whole else [said])
    assert tagger.windows == (MOST if whole else FEWER)
