"""Quotations and speakers in the terminal. The record is about the invented isle of Varrow."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.views.cli import app
from tests.record.stored import stored
from tests.views.sample_quotations import PAPERS, PARTIES


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("varrow") / "record"
    stored(folder, PAPERS, PARTIES).close()
    return folder


def shown(record: Path, *arguments: str) -> tuple[list[dict[str, str]], str]:
    """The rows of a table by column, and what was said on standard error."""
    result = CliRunner().invoke(app, ["show", str(record), *arguments])
    assert result.exit_code == 0, result.output
    head, *lines = result.stdout.splitlines()
    return [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines], result.stderr


def test_speakers_are_counted_under_one_name_and_nobody_is_given_one(record: Path) -> None:
    rows, _ = shown(record, "speakers")
    assert [row["speaker"] for row in rows] == ["Ina Torvald", "council of Varrow", "المرأة", "not named: a rower", "not named"]  # fmt: skip
    assert list(rows[0].values()) == ["Ina Torvald", "3", "1", "1", "1", "2", "2041-02-01", "2041-03-02"]


def test_quotations_stand_in_order_of_date_across_documents(record: Path) -> None:
    rows, _ = shown(record, "quotations", "--party", "torvald")
    assert [(row["date"], row["polarity"], row["cut"], row["role"]) for row in rows] == [
        ("2041-02-01", "asked", "cut", "Harbour mistress"),
        ("2041-03-02", "said", "", "harbour mistress"),
        ("2041-03-02", "denied", "", ""),
    ]
    assert {row["speaker"] for row in rows} == {"Ina Torvald"}


def test_what_one_told_another_is_shown_as_a_chain(record: Path) -> None:
    [row] = shown(record, "quotations", "--text", "“the boats", "--kind", "direct")[0]
    assert row["chain"] == "council of Varrow > not named: a rower"


def test_a_threshold_says_how_many_it_leaves_out(record: Path) -> None:
    rows, told = shown(record, "quotations", "--confidence", "0.8", "--party", "torvald")
    assert [row["confidence"] for row in rows] == ["1.00"]
    assert told == "onrecord: 2 quotations of less confidence than 0.8 left out\n"
    rows, told = shown(record, "speakers", "--confidence", "0.8")
    assert rows[0]["quotations"] == "1" and "2 quotations" in told
    assert shown(record, "quotations", "--confidence", "0.1")[1] == ""


def test_speakers_are_chosen_by_polarity_form_document_and_date(record: Path) -> None:
    assert [row["speaker"] for row in shown(record, "speakers", "--polarity", "denied")[0]] == ["Ina Torvald"]
    assert [row["speaker"] for row in shown(record, "speakers", "--kind", "mixed", "--to", "2041-02")[0]] == ["Ina Torvald"]  # fmt: skip
    assert len(shown(record, "speakers", "--document", "gazette")[0]) == 4


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("quotations", "--polarity", "sung"), "quotations have no polarity 'sung'; known: said, claimed, denied"),
        (("speakers", "--kind", "killed"), "speakers have no kind 'killed'; known: direct, indirect, mixed"),
        (("figures", "--confidence", "0.5"), "figures can't be filtered by --confidence"),
        (("quotations", "--confidence", "2"), "--confidence 2 is none; expected a number from 0 to 1"),
        (("speakers", "--confidence", "nan"), "--confidence nan is none; expected a number from 0 to 1"),
    ],
)
def test_what_cannot_be_asked_is_refused(record: Path, arguments: tuple[str, ...], told: str) -> None:
    result = CliRunner().invoke(app, ["show", str(record), *arguments])
    assert result.exit_code == 2 and told in result.stderr and result.stderr.count("\n") == 1
