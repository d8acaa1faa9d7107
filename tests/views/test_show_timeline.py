"""The timeline in the terminal. The record is about the invented land of Corrin."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.views.cli import app
from tests.views.sample_happenings import stored_happenings


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stored_happenings(tmp_path_factory.mktemp("corrin") / "record")


def shown(record: Path, *arguments: str) -> list[dict[str, str]]:
    """The rows of the timeline by column."""
    result = CliRunner().invoke(app, ["show", str(record), "timeline", *arguments])
    assert result.exit_code == 0, result.output
    head, *lines = result.stdout.splitlines()
    return [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines]


def documents(rows: list[dict[str, str]]) -> list[str]:
    return [row["document"] for row in rows]


def test_each_telling_has_a_row_those_of_one_happening_together_in_the_order_of_time(record: Path) -> None:
    rows = shown(record)
    assert documents(rows) == [
        "wall.txt", "notes.txt", "bell.txt", "horn.txt", "mission.txt", "ministry.txt", "gazette.txt", "notes.txt",
    ]  # fmt: skip
    together = [row["happening"] for row in rows]
    assert len(set(together[2:5])) == len(set(together[6:])) == 1
    assert len(set(together)) == 5


def test_a_row_says_how_many_documents_tell_it_and_how_many_stories_those_are(record: Path) -> None:
    told = {row["document"]: row["told by"] for row in shown(record)}
    assert told["bell.txt"] == told["mission.txt"] == "3 documents, 2 origins"
    assert told["gazette.txt"] == "2 documents"
    assert told["ministry.txt"] == "1 document"


def test_dates_that_disagree_are_named_on_both_sides_with_their_documents(record: Path) -> None:
    disagree = {row["document"]: row["dates disagree"] for row in shown(record)}
    assert disagree["bell.txt"] == disagree["mission.txt"] == "2041-05-04 in ministry.txt e1"
    assert disagree["ministry.txt"] == "2041-05-03 in bell.txt e1, horn.txt e1, mission.txt e1"
    assert disagree["gazette.txt"] == ""


def test_each_telling_keeps_its_status_and_its_time(record: Path) -> None:
    rows = {(row["document"], row["type"]): row for row in shown(record)}
    assert rows["gazette.txt", "policy"]["status"] == "passed"
    assert rows["notes.txt", "policy"]["status"] == "in_force"
    assert rows["notes.txt", "conflict"]["date"] == "2041-04 to 2041-06"


FILTERS = [
    (("--kind", "policy"), ["gazette.txt", "notes.txt"]),
    (("--party", "hill guard"), ["bell.txt", "horn.txt", "mission.txt"]),
    (("--place", "tolm"), ["bell.txt", "horn.txt", "mission.txt", "ministry.txt"]),
    (("--place", "sael"), ["notes.txt"]),
    (("--from", "2041-05-04", "--to", "2041-05-04", "--kind", "attack"), ["ministry.txt"]),
    (("--to", "2041-04"), ["wall.txt", "notes.txt"]),
    (("--text", "eel"), ["gazette.txt", "notes.txt"]),
    (("--document", "horn"), ["bell.txt", "horn.txt", "mission.txt"]),
    (("--place", "nowhere"), []),
]


@pytest.mark.parametrize(("arguments", "expected"), FILTERS, ids=[" ".join(row[0]) for row in FILTERS])
def test_a_happening_is_shown_whole_where_one_telling_is_as_asked(
    record: Path, arguments: tuple[str, ...], expected: list[str]
) -> None:
    assert documents(shown(record, *arguments)) == expected


def test_who_is_accused_in_its_words_stands_beside_a_telling(record: Path) -> None:
    beside = {row["document"]: row["accusations"] for row in shown(record)}
    assert "Lantern Mission" in beside["mission.txt"] and "denied by Hill Guard" in beside["mission.txt"]
    assert beside["bell.txt"] == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("timeline", "--state", "open"), "the timeline can't be filtered by --state; it takes --party"),
        (("timeline", "--kind", "picnic"), "the timeline has no kind 'picnic'; known: attack"),
        (("events", "--place", "Tolm"), "events can't be filtered by --place"),
        (("timeline", "--from", "2042", "--to", "2041"), "--from 2042-01-01 is after --to 2041-12-31"),
    ],
)
def test_a_filter_that_does_not_apply_is_refused_in_one_line(
    record: Path, arguments: tuple[str, ...], told: str
) -> None:
    result = CliRunner().invoke(app, ["show", str(record), *arguments])
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert told in result.stderr
