"""The forms in which a sentence says whom it accuses. All places, organisations and persons are invented."""

import pytest

from tests.extract.findings_told import Said, findings_in, told


def speakers(text: str) -> set[str]:
    return {one.by for one in findings_in(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fighters of the Qarl Front took hostages.", {("qarl front", "hostage_taking", "asserts")}),
        (
            "Supporters of the Orsk Union Party raped women.",
            {("supporters of orsk union party", "sexual_violence", "asserts")},
        ),
        (
            "Torture was practised by the army, war veterans and supporters of the Orsk Union Party.",
            {
                ("army", "torture", "asserts"),
                ("war veterans", "torture", "asserts"),
                ("supporters of orsk union party", "torture", "asserts"),
            },
        ),
        (
            "The army went on with its war against the Qarl Front and both forces committed war crimes.",
            {("army", "war_crimes", "asserts"), ("qarl front", "war_crimes", "asserts")},
        ),
        (
            "Armed groups allied with the government carried out unlawful killings.",
            {("armed groups allied with the government", "murder", "asserts")},
        ),
    ],
)
def test_groups_are_accused_by_the_words_that_tell_them_apart(text: str, expected: Said) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Detainees were tortured in police custody.", {("police", "torture", "asserts")}),
        ("He was tortured in the custody of the army.", {("army", "torture", "asserts")}),
        ("The army officers responsible for torture were never punished.", {("army officers", "torture", "asserts")}),
        ("Impunity continued for those responsible for torture.", set()),
        (
            "The army shelled the town, resulting in the forced displacement of its people.",
            {("army", "forcible_transfer", "asserts")},
        ),
        (
            "The army failed to distinguish between Qarl Front fighters and civilians.",
            {("army", "indiscriminate_attack", "asserts")},
        ),
        (
            "The police used torture, including beating, hanging and rape.",
            {("police", "torture", "asserts"), ("police", "sexual_violence", "asserts")},
        ),
        (
            "The army bombed the clinic. The attack violated international humanitarian law.",
            {("army", "ihl_violation", "asserts")},
        ),
        ("Torture remained widespread and was practised by the police.", {("police", "torture", "asserts")}),
    ],
)
def test_circumstances_tell_who_is_accused(text: str, expected: Said) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Abel Rusk went on trial for war crimes.", {("abel rusk", "war_crimes", "charges")}),
        ("The trial of General Abel Rusk for war crimes opened.", {("abel rusk", "war_crimes", "charges")}),
        ("Abel Rusk faces charges of genocide.", {("abel rusk", "genocide", "charges")}),
        ("Abel Rusk, who was wanted for war crimes, was arrested.", {("abel rusk", "war_crimes", "charges")}),
        ("Two police officers were under investigation for torture.", {("police officers", "torture", "suggests")}),
        ("Allegations of torture against the police were ignored.", {("police", "torture", "suggests")}),
        ("Reports of torture by the police increased.", {("police", "torture", "suggests")}),
        ("The army was linked to enforced disappearances.", {("army", "enforced_disappearance", "suggests")}),
        ("Army officers were believed to be involved in torture.", {("army officers", "torture", "suggests")}),
        ("The Tribunal found Abel Rusk guilty of torture.", {("abel rusk", "torture", "asserts")}),
        ("Abel Rusk was found guilty of torture.", {("abel rusk", "torture", "asserts")}),
    ],
)
def test_courts_and_hearsay_give_their_own_stance(text: str, expected: Said) -> None:
    assert told(text) == expected


def test_whoever_is_held_responsible_is_accused_and_not_who_holds_them_so() -> None:
    [one] = findings_in("Dawn Watch holds the government responsible for the murder of Lena Torv.")
    assert (one.by, one.accused) == ("Dawn Watch", ("government",))


def test_nobody_brings_the_charges_that_they_face() -> None:
    assert speakers("Abel Rusk faces charges of genocide.") == {"Rights Vigil"}


def test_who_is_reported_to_torture_does_not_report_it() -> None:
    assert speakers("Reports of torture by the security services increased.") == {"Rights Vigil"}


def test_a_law_that_discriminates_is_the_state_s_in_a_section_on_it() -> None:
    text = "KENYA\n\nIn March a law which contained discriminatory provisions against herders was passed.\n"
    assert told(text) == {("kenya", "discrimination", "asserts")}
