"""Who speaks, and through whom it comes. Names are of the invented isle of Varrow."""

import pytest

from onrecord.model.entries import Quotation
from onrecord.model.text import Span
from onrecord.views.voices import Voice, chain_of, confidence_words, voice_of


def said(number: str, within: str = "", speaker: str = "") -> Quotation:
    return Quotation(id=number, content=(Span(0, 1),), speaker=speaker, form="indirect", within=within)


@pytest.mark.parametrize(
    ("within", "chain"),
    [
        ({"a": "", "b": "a", "c": "b"}, ["a", "b"]),
        ({"c": ""}, []),
        ({"c": "gone"}, []),
        ({"b": "gone", "c": "b"}, ["b"]),
        ({"c": "c"}, []),
        ({"a": "c", "b": "a", "c": "b"}, ["a", "b"]),
    ],
)
def test_a_chain_begins_with_the_outermost_and_never_runs_in_a_circle(within: dict[str, str], chain: list[str]) -> None:
    quotations = {number: said(number, outer) for number, outer in within.items()}
    assert [outer.id for outer in chain_of(quotations["c"], quotations)] == chain


def test_only_a_name_is_a_name() -> None:
    names = {"Torvald": "Ina Torvald"}
    assert voice_of(said("a", speaker="Torvald"), "she", names) == Voice("Ina Torvald")
    assert voice_of(said("a"), "Torvald", names) == Voice("", "Torvald")


@pytest.mark.parametrize("hundredths", range(101))
def test_a_confidence_is_shown_as_the_threshold_that_it_passes(hundredths: int) -> None:
    shown = confidence_words(hundredths / 100)
    assert shown == f"{hundredths / 100:.2f}"
    assert float(confidence_words(max(0.0, hundredths / 100 - 0.0001))) <= hundredths / 100
