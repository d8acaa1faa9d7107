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
            "Nine miners were killed by the police in circumstances suggesting they had been extrajudicially executed.",
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
            "The security forces – acting with impunity – unlawfully arrested, tortured and killed miners.",
            {("security forces", "arbitrary_detention", "asserts"), ("security forces", "torture", "asserts")},
        ),
        (
            "The union had reasonable grounds to believe that the Qarl Front committed war crimes.",
            {("qarl front", "war_crimes", "asserts")},
        ),
        ("The Qarl Front mistreated the miners.", {("qarl front", "ill_treatment", "asserts")}),
        ("The Qarl Front denies having mistreated anyone.", {("qarl front", "ill_treatment", "denies")}),
        (
            "Ill\ufffetreatment by the Norwegian police went on.",
            {("norwegian police", "ill_treatment", "asserts")},
        ),
        (
            "There were reports of violations by the police, including torture and unlawful killings.",
            {("police", "murder", "suggests"), ("police", "torture", "suggests")},
        ),
        ("Allegations continued in March of torture by the police.", {("police", "torture", "suggests")}),
        (
            "Most marches of the miners were broken up by the police, often using excessive force.",
            {("police", "excessive_force", "asserts")},
        ),
        (
            "The Norwegian army often repressed the miners' marches using excessive force.",
            {("norwegian army", "excessive_force", "asserts")},
        ),
        ("The miners were detained unlawfully by the police.", {("police", "arbitrary_detention", "asserts")}),
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
        "The horse was mistreated, and the union had no grounds to believe anything else.",
        "The security forces – feared by all – were tortured by the heat.",
    ],
)
def test_nobody_is_accused(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Conditions in the mine's cells amounted to inhuman or degrading treatment.",
        "Prisoners were kept in inhuman and degrading conditions.",
    ],
)
def test_the_state_that_a_section_is_on_answers_for_its_prisons(sentence: str) -> None:
    text = f"NORWAY\n\nNine miners were killed by the police. {sentence}"
    assert told(text) == {("norway", "ill_treatment", "asserts")}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The detention of our colleagues is arbitrary.", ("arbitrary_detention", "asserts")),
        ("The Miners' Union has documented 54 cases of torture in the barracks.", ("torture", "asserts")),
        ("Critics of the mine were arrested and tortured.", ("torture", "asserts")),
        (
            "The Working Group on Arbitrary Detention said that his detention was arbitrary.",
            ("arbitrary_detention", "asserts"),
        ),
        ("Later a march was dispersed with excessive force.", ("excessive_force", "asserts")),
        ("The Miners' Union criticized the government's discriminatory approach.", ("discrimination", "asserts")),
    ],
)
def test_where_no_doer_is_told_the_state_of_a_section_is_meant(sentence: str, expected: tuple[str, str]) -> None:
    text = f"NORWAY\n\nThe miners' guards committed human rights violations. {sentence}"
    assert ("norway", *expected) in told(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "There were no reports of torture.",
        "The claim that prisoners were tortured was examined by a judge, who found it baseless.",
        "The mayor had not received reports of torture.",
        "The court said that the arrest was lawful.",
        "Jan Ochre was prosecuted after speaking at a meeting about an extrajudicial execution.",
        "The march was dispersed with fruit.",
        "The UN Working Group on Enforced or Involuntary Disappearances met.",
        "The UN Special Rapporteur on extrajudicial, summary or arbitrary executions met the mayor.",
    ],
)
def test_a_section_on_a_state_does_not_accuse_it_of_what_was_not_found(sentence: str) -> None:
    assert told(f"NORWAY\n\n{sentence}") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Norwegian government says that no one was tortured.",
            {("norway", "torture", "denies")},
        ),
        (
            "The Norwegian government said that there was no policy of forced displacement.",
            {("norway", "forcible_transfer", "denies")},
        ),
        ("The mayor said that there was no torture in the town.", set()),
        ("There was no torture in the town.", set()),
    ],
)
def test_a_state_that_says_that_nobody_was_harmed_denies_it(text: str, expected: Said) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The allegation that Norway is committing genocide is false.", {("norway", "genocide", "denies")}),
        ("Norwegian soldiers have not tortured anybody.", {("norwegian soldiers", "torture", "denies")}),
        ("The allegation that Sweden is committing genocide is false.", set()),
    ],
)
def test_a_state_denies_in_its_own_statement_what_is_said_of_itself(text: str, expected: Said) -> None:
    assert told(text, publisher="Norway") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Our army has committed no war crimes.",
            {("norway", "war_crimes", "denies"), ("army", "war_crimes", "denies")},
        ),
        ("We have committed no war crimes.", {("norway", "war_crimes", "denies")}),
        ("The Qarl Front has committed no war crimes, its chief said.", {("qarl front", "war_crimes", "denies")}),
        ("There were no war crimes in the valley.", set()),
        ("The miners saw no torture and no murder there.", set()),
        ("No further torture was reported in May.", set()),
    ],
)
def test_no_crimes_are_denied_by_whose_they_would_be_and_asserted_by_nobody(text: str, expected: Said) -> None:
    assert told(text, publisher="Norway") == expected
