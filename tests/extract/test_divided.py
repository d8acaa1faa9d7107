"""What has a cue of its own, or stands behind a colon, is told apart. All texts are about invented places and persons."""

import pytest

from onrecord.extract.quotations.completed import SIGNED_CHANCE
from onrecord.extract.tagger.tagger import Attribution
from onrecord.model.text import Span
from tests.extract.test_completed import completed


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def read_as(text: str, content: list[str], source: str, cue: str, chance: float = 0.7) -> Attribution:
    """An attribution of these words, each at its first place in the text."""
    return Attribution(tuple(span(text, one) for one in content), (span(text, source),), (span(text, cue),), chance)


def told(text: str, read: list[Attribution]) -> list[tuple[str, list[str]]]:
    return [(one.source[0].of(text), [part.of(text) for part in one.content]) for one in completed(text, read)]


def test_words_before_a_cue_are_that_cues() -> None:
    text = "“The harbour is closed,” Solvane said. “You took our boats” for years, Kolb told him. “And the nets.”"
    read = [
        read_as(text, ["“The harbour is closed,”", "“You took our boats” for years"], "Solvane", "said"),
        read_as(text, ["“And the nets.”"], "Kolb", "told him"),
    ]
    assert told(text, read) == [
        ("Solvane", ["“The harbour is closed,”"]),
        ("Kolb", ["“You took our boats” for years", "“And the nets.”"]),
    ]


@pytest.mark.parametrize(
    "between",
    [
        " Kolb agreed to the plan. “It is late,” ",
        "\n\nKolb was there. “It is late,” ",
        " The boats lay idle, and ",
    ],
)
def test_words_that_another_sentence_follows_stay(between: str) -> None:
    text = f"“The harbour is closed,” Solvane said. “Nobody was asked.”{between}Kolb added."
    read = [
        read_as(text, ["“The harbour is closed,”", "“Nobody was asked.”"], "Solvane", "said"),
        read_as(text, ["Nobody"], "Kolb", "added"),
    ]
    assert told(text, read)[0] == ("Solvane", ["“The harbour is closed,”", "“Nobody was asked.”"])


def test_a_statement_before_the_cue_and_words_in_marks_behind_its_colon_are_two() -> None:
    text = "The port will open in May, Solvane said: “We have waited for long.”"
    read = [read_as(text, ["The port will open in May", "“We have waited for long.”"], "Solvane", "said:")]
    assert told(text, read) == [("Solvane", ["The port will open in May"]), ("Solvane", ["“We have waited for long.”"])]


@pytest.mark.parametrize(
    "text",
    [
        "The port, Solvane said: “We have waited for long.”",
        "The port will open in May, Solvane said, “if we wait.”",
        "“The port will open,” Solvane said: “We have waited for long.”",
    ],
)
def test_one_statement_around_its_cue_stays_one(text: str) -> None:
    first, last = (
        text.split(", Solvane" if "”" not in text.split(" Solvane")[0] else " Solvane")[0],
        text[text.rindex("“") :],
    )
    [one] = told(text, [read_as(text, [first, last], "Solvane", "said")])
    assert one == ("Solvane", [first, last])


def test_what_a_sentence_after_the_quotation_tells_is_not_said_in_it() -> None:
    text = "Kolb’s letter ended so: “Nobody asked us.” The point is clear: that the harbour is lost."
    [one] = told(
        text, [read_as(text, ["“Nobody asked us.”", "that the harbour is lost"], "Kolb’s letter", "ended so:")]
    )
    assert one[1] == ["“Nobody asked us.”"]


def test_a_sentence_between_dashes_is_that_of_the_name_before() -> None:
    text = "Others agree, such as Mira Kolb -- “It was never the town's to give away” -- and the fishers."
    [one] = completed(text, [])
    assert (one.source[0].of(text), one.content[0].of(text), one.chance) == (
        "Mira Kolb",
        "“It was never the town's to give away”",
        SIGNED_CHANCE,
    )


@pytest.mark.parametrize(
    "text",
    [
        "The film by Mira Kolb -- “The Long Road Home Again to Sea” -- won.",
        "The song of Mira Kolb -- “The boats” -- is sung.",
        "Mira Kolb -- “It was never the town's to give away” was her song -- sang.",
        "They came at night -- “It was never the town's to give away” -- and left.",
    ],
)
def test_titles_and_other_words_between_dashes_are_nobodys(text: str) -> None:
    assert completed(text, []) == []


def test_a_sentence_in_marks_behind_a_clause_that_hangs_on_the_cue_is_said_too() -> None:
    text = "“The harbour is dead,” Solvane said, noting that no boat was left. “We will not go.” The council met."
    read = [
        read_as(text, ["“The harbour is dead,”"], "Solvane", "said"),
        read_as(text, ["that no boat was left", "“We will not go.”"], "Solvane", "noting"),
    ]
    assert told(text, read) == [
        ("Solvane", ["“The harbour is dead,”", "“We will not go.”"]),
        ("Solvane", ["that no boat was left"]),
    ]


def test_a_sentence_in_marks_stays_with_the_clause_of_another_sentence() -> None:
    text = "“The harbour is dead,” Solvane said. Kolb noted that no boat was left. “We will not go.” The council met."
    read = [
        read_as(text, ["“The harbour is dead,”"], "Solvane", "said"),
        read_as(text, ["that no boat was left", "“We will not go.”"], "Kolb", "noted"),
    ]
    assert told(text, read) == [
        ("Solvane", ["“The harbour is dead,”"]),
        ("Kolb", ["that no boat was left", "“We will not go.”"]),
    ]


@pytest.mark.parametrize(
    ("after", "told_in_marks"),
    [
        (" She said that it would snow", ["“The harbour will open.”"]),
        (" She left. “In May.”", ["“The harbour will open.”", "“In May.”"]),
        (" when the winter ends", ["“The harbour will open.” when the winter ends"]),
    ],
)
def test_a_sentence_behind_the_marks_is_not_said_in_them(after: str, told_in_marks: list[str]) -> None:
    text = f"Kolb told the council: “The harbour will open.”{after}, and the council met."
    one = read_as(text, [f"“The harbour will open.”{after}"], "Kolb", "told")
    assert told(text, [one]) == [("Kolb", told_in_marks)]
