"""What is written as JSON is read as it was, and so is what earlier versions wrote. The words are invented."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.codec import entry_from_json, to_json
from onrecord.model.entries import Quotation
from onrecord.model.text import Span

QUOTATION = Quotation(
    id="q4", content=(Span(4, 9), Span(20, 30)), speaker="Ana Ruiz", form="direct", source=(Span(12, 15),),
    cue=(Span(16, 20),), polarity="denied", cut=True, within="q0", role="a spokeswoman for the port", confidence=0.375,
    origin="quotations/2",
)  # fmt: skip


def test_a_quotation_is_read_as_it_was_written() -> None:
    assert entry_from_json("quotation", to_json(QUOTATION)) == QUOTATION


def test_a_quotation_of_an_earlier_version_is_said_whole_and_sure() -> None:
    older = json.loads(to_json(QUOTATION))
    for field in ("polarity", "cut", "within", "role", "confidence"):
        del older[field]
    read = entry_from_json("quotation", json.dumps(older))
    assert isinstance(read, Quotation)
    assert (read.polarity, read.cut, read.within, read.role, read.confidence) == ("said", False, "", "", 1.0)
    assert read.content == QUOTATION.content


@pytest.mark.parametrize(("field", "wrong"), [("polarity", "sung"), ("confidence", "high"), ("cut", "no")])
def test_a_field_with_a_value_it_can_not_have_is_refused(field: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=field):
        entry_from_json("quotation", json.dumps(json.loads(to_json(QUOTATION)) | {field: wrong}))


@given(st.floats(0, 1), st.text(max_size=9))
def test_any_confidence_and_role_come_back(confidence: float, role: str) -> None:
    given_one = Quotation(content=(Span(0, 1),), speaker="", form="mixed", confidence=confidence, role=role)
    assert entry_from_json("quotation", to_json(given_one)) == given_one
