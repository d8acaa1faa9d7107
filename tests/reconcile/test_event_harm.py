"""Attacks told by several documents, as they are read: which are one. All places, organisations and persons are invented."""

import pytest

from onrecord import Document, entries_of
from onrecord.languages import language_for
from onrecord.reconcile.happenings import find_happenings
from onrecord.reconcile.parties import find_names
from onrecord.reconcile.wording import Terms

TERMS = Terms.of(language_for("en"))

MARKET = {
    "wire": "Shelling of Kelm market kills 12\n\nKELM, 12 March - At least 12 people were killed on 11 March in the shelling of Kelm market, officials said.",
    "release": "Vigil mourns the dead\n\nThe market attack in Kelm on 11 March 2041 left 12 people dead and 30 wounded, Rights Vigil said.",
    "paper": "A strike on a market in Kelm on Monday killed twelve people, witnesses said. The mayor called it the worst day of the war.",
    "agency": "On 11 March, an attack killed 12 in Kelm's market. Families buried the dead on Wednesday.",
    "report": "On 11 March 2041, shells hit the market of Kelm, killing 12 people and wounding 30, United Relief said in a report.",
}


def attacks(texts: dict[str, str]) -> list[str]:
    """The names of the texts that tell of each attack of 11 March, one string for each attack."""
    reads = [
        entries_of(Document.of_text(name, f"Harbour Wire\n\n14 March 2041\n\n{text}\n")) for name, text in texts.items()
    ]
    name_of = {read.document.sha256: read.document.name for read in reads}
    kind_of = {(read.document.sha256, e.id): (e.type, str(e.date)) for read in reads for e in read.entries.events}
    found = find_happenings(reads, find_names(reads, TERMS), TERMS)
    those = [
        [key for key in one.events if kind_of[key.document, key.entry] == ("attack", "2041-03-11")] for one in found
    ]
    return sorted(" ".join(sorted({name_of[key.document] for key in keys})) for keys in those if keys)


def test_five_tellings_of_one_attack_are_one() -> None:
    assert attacks(MARKET) == ["agency paper release report wire"]


@pytest.mark.parametrize("first", MARKET)
@pytest.mark.parametrize("second", MARKET)
def test_any_two_of_them_are_one(first: str, second: str) -> None:
    if first < second:
        assert attacks({first: MARKET[first], second: MARKET[second]}) == [f"{first} {second}"]


OTHERS = [
    ("another target", "On 11 March, an air strike on a school in Kelm killed four children, teachers said."),
    ("another target with the same toll", "On 11 March, an attack on a bus in Kelm killed 12 people."),
    ("a toll that is far from it", "On 11 March, an attack on a market in Kelm killed 70 people."),
    ("another toll, and no target", "On 11 March, an attack in Kelm killed 3 people."),
    ("another way", "On 11 March, gunmen stabbed a trader on the market in Kelm."),
    ("another place", "On 11 March, an attack on a market in Tolm killed 12 people."),
    ("another day", "On 12 March, an attack on a market in Kelm killed 12 people."),
]


@pytest.mark.parametrize("text", [text for _, text in OTHERS], ids=[why for why, _ in OTHERS])
def test_another_attack_of_that_place_and_day_stays_apart(text: str) -> None:
    found = attacks({**MARKET, "other": text})
    assert "agency paper release report wire" in found
    assert all(one in ("agency paper release report wire", "other") for one in found)


def test_what_can_be_of_either_of_two_is_taken_with_neither() -> None:
    school = "On 11 March, an air strike on a school in Kelm killed 12 people."
    vague = "On 11 March, an attack in Kelm killed 12 people."
    assert attacks({"paper": MARKET["paper"], "vague": vague}) == ["paper vague"]
    assert attacks({"paper": MARKET["paper"], "school": school, "vague": vague}) == ["paper", "school", "vague"]
    assert attacks({"vague": vague, "school": school, "paper": MARKET["paper"]}) == ["paper", "school", "vague"]


def test_a_toll_that_rises_is_of_the_same_attack() -> None:
    later = "On 11 March, an attack on a market in Kelm killed 17 people, the ministry said."
    assert attacks({"paper": MARKET["paper"], "later": later}) == ["later paper"]
