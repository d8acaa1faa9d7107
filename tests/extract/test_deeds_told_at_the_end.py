"""A deed first and who tells of it last: "Soldiers tortured prisoners, Harbour Watch said". All places and bodies are invented."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document


def findings(text: str) -> set[tuple[str, str, str]]:
    found = read_entries(Document.of_text("test", text), language_for("en")).entries.findings
    return {(one.by, name, one.category) for one in found for name in one.accused}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army tortured prisoners, Harbour Watch said.", {("Harbour Watch", "army", "torture")}),
        (
            "Rebel forces tortured prisoners in Brenn, Harbour Watch said.",
            {("Harbour Watch", "Rebel forces", "torture")},
        ),
        (
            "Riot police and prison guards in Belmar systematically tortured people arrested during the protests, Harbour Watch said today.",
            {("Harbour Watch", "Riot police", "torture"), ("Harbour Watch", "prison guards", "torture")},
        ),
        ("The tortured prisoners, two of them minors, said nothing.", set()),
        ("Officials, tired of waiting, left tortured men behind, the paper said.", set()),
    ],
)
def test_a_deed_is_told_by_whoever_is_named_after_it(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert findings(text) == expected


def test_what_any_attack_is_says_nothing_of_whoever_condemned_one() -> None:
    text = (
        "The Coordinator, Paulo Renn, condemned the shelling. “Attacks on hospitals are a violation of "
        "international humanitarian law,” Mr. Renn said."
    )
    assert findings(text) == set()


def test_those_attacks_are_the_ones_told_just_before() -> None:
    text = "The fighters of the Front beheaded five people, residents said. Those attacks were war crimes, Harbour Watch said."
    assert findings(text) == {("Harbour Watch", "Front", "war_crimes")}
