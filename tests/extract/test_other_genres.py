"""What resolutions, updates, letters and releases say in ways of their own. All places, bodies and people are invented."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document
from onrecord.model.entries import Entries

ENGLISH = language_for("en")


def entries(text: str) -> Entries:
    return read_entries(Document.of_text("test", text), ENGLISH).entries


def calls(text: str) -> list[tuple[str, str, str, str]]:
    """Caller, action, deadline and those asked, of each call."""
    return [
        (one.by, one.span.of(text), one.deadline.iso if one.deadline else "", ", ".join(one.to))
        for one in entries(text).calls
    ]


RESOLUTION = """Resolution 19/44

The General Assembly,

Recalling its resolution 17/9 of 2 March 2031,

1. Condemns in the strongest terms the aggression committed by the Kestrian Republic against Sorrenta;

2. Demands that the Kestrian Republic withdraw all its forces, not later than 15 January 2032, and refrain from any attack;

3. Requests the Secretary-General to report on its implementation;

4. Invites member States to contribute to the relief fund;

5. Decides to remain seized of the matter.
"""


def test_a_resolution_is_spoken_by_the_body_that_its_first_line_names() -> None:
    assert [(by, action) for by, action, _, _ in calls(RESOLUTION)] == [
        ("General Assembly", "withdraw all its forces, not later than 15 January 2032"),
        ("General Assembly", "refrain from any attack"),
        ("General Assembly", "report on its implementation"),
        ("General Assembly", "contribute to the relief fund"),
    ]
    found = entries(RESOLUTION).findings
    assert [(f.by, f.accused, f.category) for f in found] == [
        ("General Assembly", ("Kestrian Republic",), "aggression")
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The council of Orvale gave the mining company 14 days to open the shaft.",
            ("council of Orvale", "open the shaft", "2031-05-17", "mining company"),
        ),
        (
            "The union set the ministry a deadline of Friday to pay the families.",
            ("union", "pay the families", "2031-05-09", "ministry"),
        ),
        (
            "The harbour council set a deadline of 9 June for the army to leave the port.",
            ("harbour council", "leave the port", "2031-06-09", "army"),
        ),
        (
            "Harbour Watch urged the navy to keep the boats until the inquiry has ended.",
            ("Harbour Watch", "keep the boats until the inquiry has ended", "", "navy"),
        ),
        (
            "The court ordered the state of Tarn to return the bodies.",
            ("court", "return the bodies", "", "Tarn"),
        ),
    ],
)
def test_a_time_given_to_somebody_is_a_call_with_its_deadline(
    sentence: str, expected: tuple[str, str, str, str]
) -> None:
    [(by, action, deadline, to)] = calls(f"PORT VARN, 3 May 2031 - {sentence}")
    assert action == expected[1] and deadline == expected[2] and to == expected[3]
    assert by in expected[0]


def test_a_time_to_live_asks_nothing_and_a_deadline_is_no_event() -> None:
    text = "PORT VARN, 3 May 2031 - Doctors gave the boy two weeks to live. The union set the ministry a deadline of Friday."
    assert calls(text) == []
    assert entries(text).events == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Commission has reasonable grounds to believe that the Qarl Front committed war crimes.", ("Qarl Front", "war_crimes", "asserts")),
        ("The Qarl Front bears responsibility for the enforced disappearance of 60 men.", ("Qarl Front", "enforced_disappearance", "asserts")),
        ("The Commission finds that Norland military intelligence tortured those in its custody.", ("Norland military intelligence", "torture", "asserts")),
        ("The Commission received credible accounts of rape by the Qarl Front.", ("Qarl Front", "sexual_violence", "suggests")),
        ("Prosecutors charged a corporal with rape in September.", ("corporal", "sexual_violence", "charges")),
        ("It is the Qarl Front which, by shelling the village, carried out an indiscriminate attack.", ("Qarl Front", "indiscriminate_attack", "asserts")),
    ],
)  # fmt: skip
def test_findings_in_the_words_of_commissions_and_courts(sentence: str, expected: tuple[str, str, str]) -> None:
    found = entries(f"REED COMMISSION\nReport, 3 May 2031\n\n{sentence}").findings
    assert expected in [(name, one.category, one.stance) for one in found for name in one.accused]


@pytest.mark.parametrize(
    ("sentence", "what", "value"),
    [
        ("The Front put the dead at 67.", "killed", 67),
        ("Some 300 of its members were picked up in their homes.", "detained", 300),
        ("The Varn Army said it is holding 74 conscripts.", "detained", 74),
        ("The ministry has recorded 4,317 suspected cholera cases since June.", "affected", 4317),
        ("More than 1,200 patients are without insulin.", "deprived", 1200),
        ("Courts imposed 26 death sentences in May.", "other", 26),
        ("The task force has itself lost six men.", "killed", 6),
    ],
)
def test_figures_in_the_words_of_updates(sentence: str, what: str, value: int) -> None:
    assert (what, value) in [(one.what, one.value) for one in entries(sentence).figures]


@pytest.mark.parametrize(
    "sentence", ["Most of the dead are children under five.", "The mill eliminated 40 jobs in May."]
)
def test_ages_and_jobs_are_no_figures(sentence: str) -> None:
    assert entries(sentence).figures == ()


@pytest.mark.parametrize(
    ("head", "iso"),
    [
        ("PRESS RELEASE\nFor immediate release – 6 June 2031", "2031-06-06"),
        ("REED COMMISSION ON ORVALE\nSecond report to the Council, 14 June 2031", "2031-06-14"),
        ("Office of the Commissioner\nOrvale, September 2031", "2031-09"),
        ("HARBOUR WATCH ANNUAL REPORT 2031", "2031"),
    ],
)
def test_the_date_of_a_document_stands_behind_what_it_calls_itself(head: str, iso: str) -> None:
    read = read_entries(
        Document.of_text("test", f"{head}\n\nThe council of Orvale has met, and the road is open."), ENGLISH
    )
    published = read.description.published
    assert published is not None and (published.date.iso, published.basis) == (iso, "stated")
