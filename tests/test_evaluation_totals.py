"""The totals of a release: persons without a number are counted too, nobody twice. All releases here are invented."""

import pytest
from evaluation.totals import totals

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document
from onrecord.views.scored import extracted

HEAD = "Joint Patrol Detains Raider in Marrow\n\nFor Immediate Release\n\n"

RELEASES = [
    ("Soldiers detained a smuggling leader in Marrow today.", (0, 1)),
    ("Soldiers detained a raid leader today. They also detained two suspected insurgents.", (0, 3)),
    ("Soldiers captured a raid leader today. The leader was captured without a shot.", (0, 1)),
    ("Soldiers detained several suspected insurgents. After questioning, the soldiers detained the suspects.", (0, 3)),
    ("Soldiers detained four insurgents, including a leader. The leader and three insurgents were detained.", (0, 4)),
    ("The patrol killed insurgents near the river.", (2, 0)),
    ("The patrol killed two fighters and captured another fighter.", (2, 1)),
    ("The patrol detained a leader along with one suspected insurgent.", (0, 2)),
    ("The patrol captured a leader. He planned an attack that killed five soldiers.", (0, 1)),
    ("The patrol detained two fighters. Since May the army has captured more than 300 fighters.", (0, 2)),
    ("No civilians were killed.", (0, 0)),
    ("The patrol confirmed the arrest of a raid leader.", (0, 1)),
    ("The patrol tried to capture a raid leader.", (0, 0)),
]


def counted(text: str) -> tuple[int, int]:
    figures = extracted(read_entries(Document.of_text("text", text), language_for("en")))["figures"]
    found = totals(text, figures)
    return found["killed"], found["captured"]


@pytest.mark.parametrize(("text", "expected"), RELEASES)
def test_a_release_is_totalled_as_its_corpus_does(text: str, expected: tuple[int, int]) -> None:
    assert counted(text) == expected


def test_the_heading_counts_only_where_the_body_tells_nothing() -> None:
    assert counted(HEAD + "The patrol detained three raiders.") == (0, 3)


def test_another_operation_is_added() -> None:
    assert counted("The patrol detained two raiders. In a separate operation, soldiers detained two raiders.") == (0, 4)
