"""Capitals that speak for governments are suggested, never merged, and stay places. Apart from states and their capitals all is invented."""

import pytest

from onrecord.languages import language_for
from onrecord.reconcile.capitals import capital_codes, told_capitals
from onrecord.reconcile.comparable import words_of_places
from onrecord.reconcile.gazetteer import Gazetteer
from onrecord.reconcile.wording import Terms
from tests.reconcile.records import happened, killed, record, said, says, told
from tests.reconcile.test_likenesses import suggested

TERMS = Terms.of(language_for("en"))
GAZETTEER = Gazetteer(words_of_places(TERMS))


def pairs(*documents: object) -> set[tuple[str, str, str]]:
    return {(one.likeness.one, one.likeness.other, one.likeness.reason) for one in suggested(*documents)}  # type: ignore[arg-type]


KENYA = told("a", "Field Watch says ⟦torture⟧.", says("Field Watch", "torture", "Kenya"))


def test_a_capital_that_denies_may_be_its_state_and_keeps_its_words() -> None:
    denial = told("b", "Nairobi ⟦denied torture⟧.", says("Nairobi", "torture", "Nairobi", stance="denies"))
    assert pairs(KENYA, denial) == {("Nairobi", "Kenya", "capital")}
    groups = record(KENYA, denial)
    assert groups.party_names()["Nairobi"] == "Nairobi"
    assert {one.accused for one in groups.positions} == {"Kenya", "Nairobi"}


def test_the_words_with_which_it_speaks_are_shown() -> None:
    denial = told("b", "Nairobi ⟦denied torture⟧ in May.", says("Nairobi", "torture", "Nairobi", stance="denies"))
    [one] = suggested(KENYA, denial)
    assert "Nairobi denied torture in May." in {place.words for place in one.shown}


def test_a_document_may_tell_of_a_capital_that_no_list_has() -> None:
    brenn = told("b", "Brenn, the capital of Arland, is quiet. Brenn said ⟦no⟧.", said("Brenn"))
    arland = told("a", "Field Watch says ⟦torture⟧.", says("Field Watch", "torture", "Arland"))
    [one] = suggested(arland, brenn)
    assert (one.likeness.one, one.likeness.other, one.likeness.reason) == ("Brenn", "Arland", "capital")
    assert "Brenn, the capital of Arland, is quiet." in {place.words for place in one.shown}


@pytest.mark.parametrize(
    "document",
    [
        told("b", "⟦12 people⟧ were killed in Nairobi.", killed(12, where="Nairobi")),
        told("b", "⟦A strike hit Nairobi⟧.", happened("2031-05-03", "attack", "Nairobi")),
        told("b", "Field Watch accuses Nairobi of ⟦torture⟧.", says("Field Watch", "torture", "Nairobi")),
        told("b", "Mombasa ⟦denied torture⟧.", says("Mombasa", "torture", "Mombasa", stance="denies")),
        told("b", "Khartoum ⟦denied torture⟧.", says("Khartoum", "torture", "Khartoum", stance="denies")),
        told("b", "Brenn said ⟦no⟧.", said("Brenn")),
        told("b", "Mayor Nairobi said ⟦no⟧. Nairobi said so.", said("Mayor Nairobi")),
    ],
)
def test_a_place_another_town_another_states_capital_and_a_person_are_no_state(document: object) -> None:
    assert pairs(KENYA, document) == set()


def test_two_states_of_one_capital_are_both_suggested() -> None:
    others = told("c", "⟦torture⟧", says("Field Watch", "torture", "Israel", "Palestine"))
    capital = told("b", "Jerusalem ⟦denied torture⟧.", says("Jerusalem", "torture", "Jerusalem", stance="denies"))
    assert pairs(others, capital) == {("Jerusalem", "Israel", "capital"), ("Jerusalem", "Palestine", "capital")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Port Sal, the capital of Arland, fell.", ("Port Sal", "Arland")),
        ("Port Sal, the old capital city of the Arland Isles, fell.", ("Port Sal", "Arland Isles")),
        ("Arland's capital, Port Sal, fell.", ("Port Sal", "Arland")),
        ("In the Arlandish capital of Port Sal it rains.", ("Port Sal", "Arlandish")),
        ("The Arlandish capital Port Sal fell.", ("Port Sal", "Arlandish")),
    ],
)
def test_documents_tell_capitals(text: str, expected: tuple[str, str]) -> None:
    assert [pair for pair, _ in told_capitals(text, TERMS)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Arland ended capital punishment in Brenn.",
        "The capital is quiet, Brenn said.",
        "Arland needs capital of its own.",
        "The Brenn Bank raised capital in Arland.",
    ],
)
def test_other_capital_is_no_town(text: str) -> None:
    assert list(told_capitals(text, TERMS)) == []


def test_every_state_of_the_table_that_iso_knows_has_a_capital() -> None:
    capitals = {code for codes in capital_codes().values() for code in codes}
    plain = GAZETTEER.words.plain
    without = {
        state
        for state, told in TERMS.states.items()
        if len(next(iter(GAZETTEER.codes[plain(state)]))) == 2
        and not told.get("capitals")
        and not GAZETTEER.codes[plain(state)] & capitals
    }
    assert without == set()
