"""Thresholds of confidence. The quotations are of nobody."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.model.document import Description, Document
from onrecord.model.entries import Entries, Quotation
from onrecord.model.groups import DocumentRead
from onrecord.model.text import Span
from onrecord.views.cli import app
from onrecord.views.confidence import confidence_from, sure_enough


def read(*quotations: tuple[str, str, float]) -> DocumentRead:
    """A document with quotations of these ids, each within another and of a confidence."""
    made = tuple(
        Quotation(id=name, content=(Span(0, 9),), speaker="", form="direct", within=around, confidence=sure)
        for name, around, sure in quotations
    )
    return DocumentRead(Document.of_text("a.txt", "Nobody it"), Description(), Entries(quotations=made))


def test_what_stood_within_a_quotation_left_out_is_within_what_was_around_that() -> None:
    left = sure_enough(read(("q1", "", 0.9), ("q2", "q1", 0.2), ("q3", "q2", 0.9)), 0.5)
    assert [(q.id, q.within) for q in left.entries.quotations] == [("q1", ""), ("q3", "q1")]
    left = sure_enough(read(("q1", "", 0.2), ("q2", "q1", 0.2), ("q3", "q2", 0.9)), 0.5)
    assert [(q.id, q.within) for q in left.entries.quotations] == [("q3", "")]


def test_without_a_threshold_everything_stays() -> None:
    everything = read(("q1", "", 0.0), ("q2", "q1", 0.2))
    assert sure_enough(everything, 0.0) is everything


@pytest.mark.parametrize("wrong", ["1.5", "-0.1", "high", "80%", "nan", "inf", ""])
def test_what_is_no_confidence_is_refused_with_what_was_expected(wrong: str) -> None:
    with pytest.raises(ValueError, match="expected a number from 0 to 1, such as 0.8"):
        confidence_from(wrong)


@pytest.mark.parametrize("command", ["extract", "export"])
@pytest.mark.parametrize("wrong", ["1.5", "high"])
def test_a_command_says_in_one_line_what_is_no_confidence(tmp_path: Path, command: str, wrong: str) -> None:
    result = CliRunner().invoke(app, [command, str(tmp_path), "--confidence", wrong])
    assert result.exit_code == 2
    assert result.stderr == f"onrecord: --confidence {wrong} is none; expected a number from 0 to 1, such as 0.8\n"
