"""Whom findings accuse in forms of reports and statements. Groups and persons are invented; states stand for any."""

import pytest

from tests.extract.findings_told import Said, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "War crimes were committed by Norwegian, Swedish and Danish forces in the valley.",
            {
                ("norwegian forces", "war_crimes", "asserts"),
                ("swedish forces", "war_crimes", "asserts"),
                ("danish forces", "war_crimes", "asserts"),
            },
        ),
        (
            "The raid was led by Norwegian and Swedish soldiers, who tortured the miners.",
            {("norwegian soldiers", "torture", "asserts"), ("swedish soldiers", "torture", "asserts")},
        ),
        (
            "Norwegian and Swedish authorities tortured the miners.",
            {("norway", "torture", "asserts"), ("sweden", "torture", "asserts")},
        ),
        (
            "It was the Qarl Front that burned the mill, took 60 hostages and raped women.",
            {("qarl front", "hostage_taking", "asserts"), ("qarl front", "sexual_violence", "asserts")},
        ),
        (
            "The Qarl Front shelled the homes of the miners. These are crimes against humanity.",
            {("qarl front", "crimes_against_humanity", "asserts")},
        ),
        (
            "Nine miners were killed by the police in circumstances suggesting that they were extrajudicially executed.",
            {("police", "murder", "suggests")},
        ),
        ("Torture by state security agents went on.", {("state security agents", "torture", "asserts")}),
        ("Both sides are breaking the rules of war.", {("all parties", "ihl_violation", "asserts")}),
        (
            "Fighters of the Qarl Front have held at least 40 nurses hostage since January.",
            {("qarl front", "hostage_taking", "asserts")},
        ),
        (
            "Violations of international human rights and humanitarian law were committed by the Qarl Front.",
            {("qarl front", "human_rights_violation", "asserts"), ("qarl front", "ihl_violation", "asserts")},
        ),
        ("Norway is starving the town.", {("norway", "starvation", "asserts")}),
        (
            "The Norwegian army fired rockets indiscriminately at the villages.",
            {("norwegian army", "indiscriminate_attack", "asserts")},
        ),
        (
            "The court ruled that Norway had violated the right to family life of two women.",
            {("norway", "human_rights_violation", "asserts")},
        ),
        ("The neighbouring state of Norway is guilty of aggression.", {("norway", "aggression", "asserts")}),
        (
            "The attacks by the Norwegian army were indiscriminate and unlawful.",
            {("norwegian army", "indiscriminate_attack", "asserts")},
        ),
        (
            "The Norwegian army has shelled the homes for days. Rights Vigil considers these attacks to be indiscriminate.",
            {("norwegian army", "indiscriminate_attack", "asserts")},
        ),
    ],
)
def test_they_are_accused(text: str, expected: Said) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Four miners were defended by a lawyer, who said that they were tortured.",
        "The Qarl Front shelled the mill. These are hard times.",
        "The people of the town are starving.",
        "Conditions in the market amounted to chaos.",
        "The club violated the rules of the game.",
        "She had a right to private life, and so had he.",
        "The Qarl Front condemned aggression against women.",
        "Heavily armed and masked men walked through the town.",
        "It was a dark night, and rain fell on the mill.",
    ],
)
def test_nobody_is_accused(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Conditions of detention frequently amounted to cruel, inhuman or degrading treatment.",
        "Prisoners were still held in cruel, inhuman and degrading conditions.",
    ],
)
def test_the_state_that_a_section_is_on_answers_for_its_prisons(sentence: str) -> None:
    text = f"NORWAY\n\nNine miners were killed by the police. {sentence}"
    assert told(text) == {("norway", "ill_treatment", "asserts")}
