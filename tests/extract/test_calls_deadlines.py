"""By when something is asked for, on what condition, in any order. All places, organisations and persons are invented."""

import pytest

from onrecord import Document, entries_of
from tests.marks import marked

HEAD = "Rights Vigil\n\nPRESS RELEASE\n\n14 August 2041\n\nThe miners were taken in May. "
"""Of a Wednesday."""


def calls_in(sentence: str) -> tuple[list[str], list[str], list[str]]:
    """Of a sentence in that release: the words marked, those of the calls found, and their deadlines."""
    text, spans = marked(HEAD + sentence)
    calls = entries_of(Document.of_text("release", text)).entries.calls
    found = [call.span.of(text) for call in calls]
    return [span.of(text) for span in spans], found, [str(call.deadline or "") for call in calls]


@pytest.mark.parametrize(
    ("words", "deadline"),
    [
        ("by 1 September 2041", "2041-09-01"),
        ("before 1 September 2041", "2041-08-31"),
        ("no later than 1 September 2041", "2041-09-01"),
        ("not later than September 2041", "2041-09"),
        ("prior to 1 September 2041", "2041-08-31"),
        ("by the end of the month", "2041-08"),
        ("before the end of the month", "2041-08"),
        ("by the end of next month", "2041-09"),
        ("before the end of the year", "2041"),
        ("by the end of the week", "2041-08-16/2041-08-18"),
        ("by Friday", "2041-08-16"),
        ("by Monday", "2041-08-19"),
        ("by midnight", "2041-08-14"),
        ("within 30 days", "2041-09-13"),
        ("within 9000 years", ""),
        ("within 99999999999 days", ""),
        ("within 48 hours", "2041-08-16"),
        ("within a month", "2041-09-14"),
        ("within two weeks of 1 September 2041", "2041-09-15"),
        ("in the next 10 days", "2041-08-24"),
    ],
)
def test_a_deadline_counts_from_the_day_of_asking(words: str, deadline: str) -> None:
    expected, found, deadlines = calls_in(f"Rights Vigil calls on Tavria to ⟦release the miners {words}⟧.")
    assert (found, deadlines) == (expected, [deadline])


@pytest.mark.parametrize("words", ["before the elections", "within two weeks of the judgment", "in 30 days of rain"])
def test_what_no_day_is_told_of_is_no_deadline(words: str) -> None:
    *_, deadlines = calls_in(f"Rights Vigil calls on Tavria to release the miners {words}.")
    assert deadlines == [""]


@pytest.mark.parametrize(
    ("sentence", "deadlines"),
    [
        (
            "Vigil calls on Tavria to ⟦free the miners, if it respects the law, before 1 September 2041⟧.",
            ["2041-08-31"],
        ),
        ("Vigil calls on Tavria to ⟦free the miners by 1 September 2041, unless they are charged⟧.", ["2041-09-01"]),
        ("Vigil calls on Tavria to ⟦free the miners, who are ill, within 30 days⟧.", ["2041-09-13"]),
        ("Vigil calls on Tavria, if it respects the law, to ⟦free the miners by the end of the month⟧.", ["2041-08"]),
        ("Vigil calls on Tavria, within 30 days, to ⟦free the miners⟧.", ["2041-09-13"]),
        ("By 1 September 2041, Tavria must ⟦free the miners⟧.", ["2041-09-01"]),
        ("Vigil urged Tavria to ⟦free Bo Tarn, who is ill⟧, and to ⟦pay his family⟧.", ["", ""]),
        (
            "Vigil urged Tavria to ⟦free the miners, if the law allows⟧, and ⟦close the camp by May⟧.",
            ["", "2042-05"],
        ),
        ("Vigil gave Tavria until 1 September 2041 to ⟦free the miners⟧.", ["2041-09-01"]),
        ("Tavria has until Friday to ⟦free the miners⟧ and ⟦close the camp⟧.", ["2041-08-16", "2041-08-16"]),
        ("Vigil called for ⟦the release of the miners, where they are ill, by 30 September⟧.", ["2041-09-30"]),
    ],
)
def test_conditions_and_deadlines_stand_in_any_order(sentence: str, deadlines: list[str]) -> None:
    expected, found, told = calls_in(sentence)
    assert (found, told) == (expected, deadlines)


@pytest.mark.parametrize(
    "sentence",
    [
        "Rights Vigil urged Tavria to ⟦free the miners⟧, which it had promised to do by June.",
        "Rights Vigil urged Tavria to ⟦free the miners⟧, as it had promised, and warned of a strike by June.",
        "Rights Vigil urged Tavria to ⟦free the miners⟧, but the ministry refused to do so before June.",
    ],
)
def test_an_aside_with_which_nothing_more_is_asked_ends_the_call(sentence: str) -> None:
    expected, found, deadlines = calls_in(sentence)
    assert (found, deadlines) == (expected, [""])
