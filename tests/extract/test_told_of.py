"""Where a speaker's words end before another deed, and who is only spoken of. All places, organisations and persons are invented."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document

ENGLISH = language_for("en")


def contents(text: str) -> list[str]:
    """What is said in a text."""
    quotations = read_entries(Document.of_text("test", text), ENGLISH).entries.quotations
    return ["".join(span.of(text) for span in one.content) for one in quotations]


def test_what_a_speaker_does_next_is_not_said() -> None:
    text = "Joren Malk told the Reed Council that 80 lorries had reached Quay since June and accused the Swift Brigades of theft."
    assert contents(text) == ["that 80 lorries had reached Quay since June"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Joren Malk denied that his guards had burned the quay and accused the smugglers of arson.",
            "his guards had burned the quay",
        ),
        (
            "The ministry said that the smugglers may have burned the quay, and reported two deaths.",
            "may have burned the quay",
        ),
    ],
)
def test_one_who_speaks_for_others_or_goes_on_behind_a_comma_does_so(text: str, said: str) -> None:
    assert [one.endswith(said) for one in contents(text)] == [True]


def test_what_is_joined_within_is_said() -> None:
    text = "Joren Malk told the Reed Council that the lorries had reached Quay and had brought flour."
    assert [said.endswith("had brought flour") for said in contents(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "They sent home nationals of Norland, who were residing in Reva and reported to be studying law and music.",
        "The Swift Front's forces remained in areas around Lisk, referred to as the “grey strip”, until 10 October.",
        "Reva became the largest jailer of poets since President Anvar Delk declared a state of emergency in May.",
    ],
)
def test_nobody_says_what_is_only_told_of_him(text: str) -> None:
    assert contents(text) == []


@pytest.mark.parametrize(
    "said",
    [
        "that Joren Malk had been heard and denied the theft",
        "that Joren Malk had been caught and admitted the theft",
        "that the smugglers had been beaten and promised to leave",
        "that the smugglers had been seen and accused the guards of theft",
    ],
)
def test_what_one_spoken_of_may_have_done_is_said(said: str) -> None:
    assert contents(f"The ministry of Reva said {said}.") == [said]
