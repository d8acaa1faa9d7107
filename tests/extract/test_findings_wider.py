"""Findings in the forms of many subjects: evictions, prisons, press, labour, trafficking. All places and names are invented."""

import pytest

from tests.extract.findings_told import Said, findings_in, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fishing communities were enslaved by trawler owners.", {("trawler owners", "enslavement", "asserts")}),
        ("Villagers were forcibly evicted by the company Gelt Holdings.", {("gelt holdings", "forcible_transfer", "asserts")}),
        ("Landlords forcibly evict tenants every spring.", {("landlords", "forcible_transfer", "asserts")}),
        ("At least nine strikers were killed unlawfully by riot police.", {("riot police", "murder", "asserts")}),
        ("Persistent discrimination by the municipality against herders was noted.", {("municipality", "discrimination", "asserts")}),
        ("Police torture of demonstrators is common.", {("police", "torture", "asserts")}),
        ("Two nurses died as a result of excessive use of force by the navy.", {("navy", "excessive_force", "asserts")}),
        ("Police committed acts of torture against strikers.", {("police", "torture", "asserts")}),
        ("The committee accused the police of torture.", {("police", "torture", "asserts")}),
        ("Osk Rend was convicted of the crime of genocide.", {("osk rend", "genocide", "asserts")}),
        ("The government's campaign of arbitrary arrests went on.", {("government", "arbitrary_detention", "asserts")}),
        ("Law officers were accused of torture by Dawn Watch.", {("law officers", "torture", "asserts")}),
        ("Three guards were indicted for the rape of inmates.", {("guards", "sexual_violence", "charges")}),
        ("Five officers are standing trial for the torture of a student.", {("officers", "torture", "charges")}),
        ("Reports that Norland's troops tortured prisoners spread.", {("norland's troops", "torture", "suggests")}),
        ("There is a serious risk that Norland is committing genocide.", {("norland", "genocide", "suggests")}),
        ("The attack on the clinic by the navy could constitute a war crime.", {("navy", "war_crimes", "suggests")}),
        ("The raids by police appear to amount to collective punishment.", {("police", "collective_punishment", "suggests")}),
        ("The policy likely amounts to persecution by Norland.", {("norland", "persecution", "suggests")}),
        ("Forced evictions by the army were linked to the new dam.", {("army", "forcible_transfer", "asserts")}),
        ("The navy was reported to have used excessive, including lethal, force.", {("navy", "excessive_force", "suggests")}),
        ("The rebels alleged that the army had beaten and tortured their supporters.", {("army", "torture", "suggests")}),
        ("Strikers suffered excessive use of force at the hands of the navy.", {("navy", "excessive_force", "asserts")}),
        ("Both sides abducted, tortured and killed people.", {("all parties", "torture", "asserts")}),
        (
            "The police, the army and the intelligence services tortured detainees.",
            {("police", "torture", "asserts"), ("army", "torture", "asserts"), ("intelligence services", "torture", "asserts")},
        ),
        (
            "Cases of arbitrary arrest and ill-treatment by police were reported.",
            {("police", "arbitrary_detention", "suggests"), ("police", "ill_treatment", "suggests")},
        ),
    ],
)  # fmt: skip
def test_the_accused_are_read_whatever_the_subject(text: str, expected: Said) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        ("Dawn Watch found no evidence that the army had committed war crimes.", "Dawn Watch"),
        ("Dawn Watch said there was no evidence that the army had committed war crimes.", "Dawn Watch"),
        ("The interior ministry said there was no evidence of war crimes by the army.", "interior ministry"),
        ("The governor called the claims of war crimes by the army baseless.", "governor"),
        ("The minister described reports of war crimes by the army as untrue.", "minister"),
    ],
)
def test_who_finds_no_evidence_or_calls_it_false_denies_it(text: str, denier: str) -> None:
    assert [(one.by, one.accused, one.stance) for one in findings_in(text)] == [(denier, ("army",), "denies")]


@pytest.mark.parametrize(
    "text",
    [
        "There is no evidence of torture by the police.",
        "The army could commit war crimes if it enters the city.",
        "The army would commit war crimes if it entered the city.",
        "Migrants were returned to countries where they risked persecution.",
        "The refugees fled torture.",
        "Police seized files on torture from the office of Dawn Watch.",
        "The Working Group on Arbitrary Detention met the army.",
        "The Special Rapporteur on extrajudicial, summary or arbitrary executions met the army.",
        "The army signed the Convention for the Protection of All Persons from Enforced Disappearance.",
        "The army ratified the Convention on the Prevention and Punishment of the Crime of Genocide.",
        "The army signed the protocol to the Convention against Torture and Other Cruel, Inhuman or Degrading Treatment.",
        "The state adopted legislation prohibiting torture.",
        "The committee campaigned against torture.",
        "Torture is defined as the infliction of severe pain.",
        "Parliament debated whether Norland had committed genocide.",
        "The court will decide whether the general committed war crimes.",
        "The new code criminalizes torture and discrimination.",
        "Nobody has been found guilty of torture.",
        "The march was held to protest against torture.",
        "He fled to avoid persecution.",
        "Torture was condemned by the minister.",
        "Children did work which was described as a form of slavery by the ombudsman.",
        "Convicted of murdering a relative, he was ill.",
        "Abel Rusk, a prisoner of conscience, was sentenced to ten years.",
        "Anti-race discrimination laws passed by the assembly fell short.",
        "The murder was investigated by the police.",
        "War crimes were documented by Dawn Watch.",
        "Soldiers are trained to recognise torture.",
        "A memorial to the victims of genocide was unveiled by the state.",
        "No court has found that the army committed genocide.",
        "No group has accused the army of torture.",
        "None of the witnesses accused the army of torture.",
    ],
)
def test_definitions_laws_fears_and_negations_are_no_findings(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Dawn Watch accused the army of torture; no minister answered.",
        "No minister answered when Dawn Watch accused the army of torture.",
    ],
)
def test_nobody_elsewhere_in_the_sentence_takes_no_accusation_back(text: str) -> None:
    assert told(text) == {("army", "torture", "asserts")}


def test_subject_and_object_of_an_act_are_not_mixed_up_with_the_place_where_it_happened() -> None:
    text = "The union said that Vardian security forces tortured at least four of the nine in the Kessrin barracks."
    assert told(text) == {("vardian security forces", "torture", "asserts")}


def test_a_dateline_is_no_part_of_the_name_behind_it() -> None:
    text = "SELMAR - The Coastal Liberation Front denied on Sunday that its fighters had murdered two policemen."
    assert told(text) == {("coastal liberation front", "murder", "denies")}


@pytest.mark.parametrize("dateline", ["ORVALE, 3 May 2041 - ", "(Orvale) – ", "ORVALE (Bell) -- "])
def test_the_place_of_a_dateline_has_done_nothing(dateline: str) -> None:
    assert told(dateline + "Soldiers of the Valdan army tortured 14 detainees.") == {
        ("valdan army", "torture", "asserts")
    }


def test_what_remains_so_is_not_laid_on_whoever_was_accused_before() -> None:
    text = "The army committed torture. Women remained subject to discrimination."
    assert told(text) == {("army", "torture", "asserts")}


SECTION = "KENYA\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Torture and other ill-treatment were widespread.", {("torture", "asserts"), ("ill_treatment", "asserts")}),
        ("Enforced disappearances continued.", {("enforced_disappearance", "asserts")}),
        ("Cases of torture were reported.", {("torture", "suggests")}),
        ("Detainees were reportedly tortured.", {("torture", "suggests")}),
        ("There were regular reports of torture.", {("torture", "suggests")}),
        ("Abel Rusk, a prisoner of conscience, was sentenced.", {("arbitrary_detention", "asserts")}),
        ("Torture was used as a punishment.", {("torture", "asserts")}),
        ("After evidence of torture in the Varn Orso prison, a court called on judges.", set()),
        ("Special laws enacted to prosecute discrimination failed.", set()),
        ("Torture was condemned.", set()),
        ("Torture continued to be reported.", {("torture", "suggests")}),
        ("Murder was widespread.", set()),
        ("Enforced disappearances continued to be investigated.", set()),
    ],
)
def test_what_only_those_in_power_do_is_the_state_s_in_a_section_on_it(
    text: str, expected: set[tuple[str, str]]
) -> None:
    assert told(SECTION + text) == {("kenya", category, stance) for category, stance in expected}
    assert told(text) == set()


@pytest.mark.parametrize(("one", "other"), [("army", "rebels"), ("rebels", "army")])
def test_denials_and_hedges_are_read_alike_for_every_party(one: str, other: str) -> None:
    text = f"Dawn Watch found no evidence of war crimes by the {one}. The raids by the {other} appear to amount to war crimes."
    assert told(text) == {(one, "war_crimes", "denies"), (other, "war_crimes", "suggests")}
