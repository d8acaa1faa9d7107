"""Calls one from another, whose they are, and what is none. All places, organisations and persons are invented."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document

ENGLISH = language_for("en")


def told(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    """Who asks, who is asked, and for what."""
    entries = read_entries(Document.of_text("test", text), ENGLISH).entries
    return [(one.by, one.to, one.span.of(text)) for one in entries.calls]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Reed Court held that Norland was to pay 6,000 euros to the widow of the miner and 500 euros to each of the sons.",
            [
                ("Reed Court", ("Norland",), "pay 6,000 euros to the widow of the miner"),
                ("Reed Court", ("Norland",), "500 euros to each of the sons"),
            ],
        ),
        (
            "The Commission recommends that the State admit its part; that the Army open its archives; and that a search be begun.",
            [
                ("Commission", ("State",), "admit its part"),
                ("Commission", ("Army",), "open its archives"),
                ("Commission", (), "a search be begun"),
            ],
        ),
        (
            '"The mayor must come to the mine and look these widows in the eye," Ana Velt told a rally.',
            [("Ana Velt", ("mayor",), "come to the mine"), ("Ana Velt", ("mayor",), "look these widows in the eye")],
        ),
        (
            '"Let the Governor come to Lisk and meet the widows," said Ana Velt.',
            [("Ana Velt", ("Governor",), "come to Lisk"), ("Ana Velt", ("Governor",), "meet the widows")],
        ),
        (
            "The Ombudsman urged the ministry to evaluate measures to reduce dust.",
            [("Ombudsman", ("ministry",), "evaluate measures to reduce dust")],
        ),
        (
            "The Reed Council demands that all parties to the conflict cease hostilities at once.",
            [("Reed Council", ("all parties",), "cease hostilities at once")],
        ),
        (
            "No net was taken down despite calls from the Reed Council in April for the nets to be abolished.",
            [("Reed Council", (), "the nets to be abolished")],
        ),
    ],
)
def test_each_thing_is_a_call_of_its_own(text: str, expected: list[tuple[str, tuple[str, ...], str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "by", "to"),
    [
        ("The Reed Council found that fear remained common and urged Norland to act against it.", "Reed Council", "Norland"),
        (
            "The Ombudsman concluded that conditions at Lisk prison were bad, and recommended its closure.",
            "Ombudsman",
            "",
        ),
    ],
)  # fmt: skip
def test_who_finds_something_urges_too(text: str, by: str, to: str) -> None:
    assert [(one[0], "".join(one[1])) for one in told(text)] == [(by, to)]


HEAD = "NEVER AGAIN\nFinal Report of the Lisk Rights Commission\n\nThe Commission was created in 2031.\n\n"


def test_whoever_asked_before_goes_on_asking() -> None:
    text = f"{HEAD}The prosecutor should charge the officers. It urges Parliament to adopt the bill.\n"
    assert [(by, to) for by, to, _ in told(text)] == [
        ("Lisk Rights Commission", ("prosecutor",)),
        ("Lisk Rights Commission", ("Parliament",)),
    ]


def test_lines_of_recommendations_say_whom_they_address() -> None:
    text = (
        f"{HEAD}Recommendations\n\nTo the Government: dissolve the Swift Unit; pay the widows; and submit a bill on marches."
        "\n\nTo the Navy: suspend all officers named in the report.\n"
    )
    commission = "Lisk Rights Commission"
    assert told(text) == [
        (commission, ("Government",), "dissolve the Swift Unit"),
        (commission, ("Government",), "pay the widows"),
        (commission, ("Government",), "submit a bill on marches"),
        (commission, ("Navy",), "suspend all officers named in the report"),
    ]


def test_an_author_goes_before_a_title_in_capitals() -> None:
    text = "THE COST OF COAL\nDeaths in the mines of Norland\nA report by Reed Peoples Watch, April 2031\n\nNorland should close the mine.\n"
    assert told(text) == [("Reed Peoples Watch", ("Norland",), "close the mine")]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Norland: Authorities must free the miners (NOR 20/006/2031)", (("Norland",), "free the miners")),
        ("Norland: Government should close the mine, 3 May 2031", (("Norland",), "close the mine")),
    ],
)
def test_a_publication_has_a_number_and_a_day_and_asks_the_state_before_the_colon(
    title: str, expected: tuple[tuple[str, ...], str]
) -> None:
    text = f"REED PEOPLES WATCH\n\nPress release\n\nThe Republic of Norland has many mines. These are our reports.\n\n{title}\n\nThey are free.\n"
    assert expected in [(to, action) for _, to, action in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The law allows the minister to order a newspaper to do so.",
        "Norland said that it had not yet decided whether to request a referral to the Grand Bench.",
        "Harbour Watch has the courage, as ordered by the constitution, to protect the people.",
        "Harbour Watch reported on the Reed Court, which has until Friday to rule on the petition.",
        "Reports by Harbour Watch suggested that some widows did not sue the mine.",
        '"Help must come soon," said Ana Velt.',
        "The Reed Council set out a range of recommendations on reforms needed for the navy to become more open.",
    ],
)
def test_what_is_no_call(text: str) -> None:
    assert told(text) == []
