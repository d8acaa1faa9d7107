"""The gazetteer knows countries and their parts, and says nothing of what it does not know."""

import pytest

from onrecord.languages import language_for
from onrecord.reconcile.comparable import words_of_places
from onrecord.reconcile.gazetteer import Gazetteer
from onrecord.reconcile.wording import Terms

GAZETTEER = Gazetteer(words_of_places(Terms.of(language_for("en"))), [("brenn", "arland")])


@pytest.mark.parametrize(
    ("one", "other"), [("peru", "cusco"), ("zhytomyr", "ukraine"), ("brenn", "arland"), ("texas", "united states")]
)
def test_a_part_lies_within_its_country(one: str, other: str) -> None:
    assert GAZETTEER.nested(one, other)
    assert GAZETTEER.nested(other, one)


@pytest.mark.parametrize(("one", "other"), [("peru", "chile"), ("niger", "nigeria"), ("cusco", "loreto")])
def test_two_known_places_are_apart(one: str, other: str) -> None:
    assert GAZETTEER.apart(one, other)
    assert not GAZETTEER.nested(one, other)


@pytest.mark.parametrize(("one", "other"), [("peru", "brenn"), ("georgia", "georgia"), ("", "peru"), ("brenn", "tolm")])
def test_what_is_not_known_is_never_told_apart(one: str, other: str) -> None:
    assert not GAZETTEER.apart(one, other)
    assert not GAZETTEER.nested(one, other)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("syrian arab republic", "syria"),
        ("nigerian", "nigeria"),
        ("south korea", "south korea"),
        ("cusco", ""),
        ("arland", ""),
        ("", ""),
    ],
)
def test_a_country_goes_by_one_name(name: str, expected: str) -> None:
    assert GAZETTEER.country(name) == expected


@pytest.mark.parametrize(
    ("one", "other"), [("mogadishu", "somalia"), ("new delhi", "india"), ("ouagadougou", "burkina faso")]
)
def test_a_capital_lies_within_its_country_and_is_not_it(one: str, other: str) -> None:
    assert GAZETTEER.nested(one, other)
    assert GAZETTEER.apart(one, other)
    assert GAZETTEER.country(one) == ""


def test_a_capital_named_like_its_country_is_the_country() -> None:
    assert GAZETTEER.codes["luxembourg"] == {"LU"}
