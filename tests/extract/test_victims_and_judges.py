"""Who suffers a crime, judges it, looks into it or makes a law on it is not accused of it. All places, bodies and people are invented."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document
from tests.extract.findings_told import Said, findings_in, told


@pytest.mark.parametrize(
    "text",
    [
        "Landless workers and the Orun people were intimidated and threatened with violence and forced evictions.",
        "Migrant workers, refugees and other foreigners faced arrest, detention, and ill-treatment in camps.",
        "Communities whose lands were sought for mines were at risk of harassment or forced eviction.",
        "The Orun community continued to face discrimination, as well as the threat of forced eviction.",
        "The minister said that of 992 Orun victims of enforced disappearance 262 were free.",
        "The Assembly adopted an amendment introducing legislation for crimes against humanity and torture.",
        "Lisk failed to introduce torture as a crime in its penal code.",
        "The Lowland Union must shoulder its responsibility in fighting against discrimination and poverty.",
        "Prosecutors ordered an investigation into the allegations of ill-treatment.",
        "The prosecutor asked the Pre-Trial Chamber to authorize an investigation into crimes against humanity.",
        "This was made worse by a secretive judiciary which fostered impunity for perpetrators of torture.",
        "The committee urged that allegations of discriminatory practices against the Orun be investigated.",
        "The Tolm City Court rejected a complaint that Jaro Such had suffered discrimination in school.",
        "The Upper Court dismissed a claim for compensation from a woman on the grounds of torture.",
        "Children worked as servants, which was called a “modern form of slavery” by the Rapporteur on Servitude.",
        "The Mission could not confirm reports of rape by members of either party.",
        "The acts documented by the Human Rights Office may amount to torture.",
        "Orlan police arrested nine rebels after nine officers were tortured.",
        "The police arrested 40 villagers, and many were later ill-treated in Keshi camps.",
        "The Orlan court found no violation of the prohibition of torture by Keshi.",
        "The murders were falsely attributed to the Orlan army, the court held.",
        "War crimes for which the Keshi government is responsible for paying damages were listed.",
        "The Keshi police investigated the murders, and the families believe that the army committed them.",
        "The use of force by the police ended after two hours, and the heat was excessive.",
        "The coroner did not consider that there was enough evidence to be sure that officers had committed murder.",
    ],
)  # fmt: skip
def test_no_accusation_is_read_where_nobody_is_said_to_have_done_it(text: str) -> None:
    assert [one.accused for one in findings_in(text) if one.stance != "denies"] == []


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Police arrested Bo Kerr after allegedly murdering his wife.", "Bo Kerr"),
        ("The Keshi police were held responsible for murders for which the Orlan army was not responsible.", "Keshi police"),
        ("Keshi denied torture and said that Orlan had committed it.", "Keshi"),
        ("Colonel Ada Prince met Colonel Bo Kerr. She tortured two men.", "Ada Prince"),
        ("Colonel Mary King led the raid. She tortured two men.", "Mary King"),
        ("Allegations of rape against the mayor were filed by six women.", "mayor"),
        ("The Orlan army forced evictions of 300 families.", "Orlan army"),
    ],
)  # fmt: skip
def test_the_one_who_is_told_of_is_accused_and_nobody_else(text: str, accused: str) -> None:
    assert {name for one in findings_in(text) for name in one.accused} == {accused}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two police officers were found guilty of ill-treating Imre Tor by the Metropolitan Court of Tolm.",
            {("police officers", "ill_treatment", "asserts")},
        ),
        (
            "Police had arrested the villagers in December after forcibly evicting them.",
            {("police", "forcible_transfer", "asserts")},
        ),
        (
            "Members of the Internal Security Directorate (ISD), army and police arbitrarily detained critics.",
            {
                ("internal security directorate", "arbitrary_detention", "asserts"),
                ("army", "arbitrary_detention", "asserts"),
                ("police", "arbitrary_detention", "asserts"),
            },
        ),
        (
            "There were executions and torture by the State Intelligence and Security Services (SISS) and the police.",
            {
                ("state intelligence and security services", "torture", "asserts"),
                ("police", "torture", "asserts"),
            },
        ),
        (
            "In spite of an operation by the armies of Lisk and Orla, the Sarn Front continued to commit murder.",
            {("sarn front", "murder", "asserts")},
        ),
        ("The deaths were unlawful killings for which the Rapid Unit is responsible.", {("rapid unit", "murder", "asserts")}),
        ("The report attributes the summary executions to the Second Brigade.", {("second brigade", "murder", "asserts")}),
        (
            "Hostage-taking and the murder of captives are war crimes, and the Mission concludes that the Sarn Front committed both.",
            {
                ("sarn front", "hostage_taking", "asserts"),
                ("sarn front", "murder", "asserts"),
                ("sarn front", "war_crimes", "asserts"),
            },
        ),
        (
            "The special police had used force which was excessive and the two men had been killed unlawfully.",
            {("special police", "excessive_force", "asserts")},
        ),
        (
            "The use of live ammunition by the Presidential Guard against people who fled was excessive.",
            {("presidential guard", "excessive_force", "asserts")},
        ),
        ("A woman was raped by a member of the Sarn Front.", {("sarn front", "sexual_violence", "asserts")}),
        (
            "Officers of the Criminal Investigation Brigade tortured suspects with electric cables.",
            {("criminal investigation brigade", "torture", "asserts")},
        ),
        (
            "The Sarn army bombed a market. The Jebel Front denounced the bombing as a war crime.",
            {("sarn army", "war_crimes", "asserts")},
        ),
        (
            "We condemn the armed attack launched on Monday by the Drosk army. The attack is an act of aggression.",
            {("drosk army", "aggression", "asserts")},
        ),
        (
            "The police arrested 1,900 workers; many were arbitrarily detained for months.",
            {("police", "arbitrary_detention", "asserts")},
        ),
        (
            "Zahr Holdings owns the estate. The company subjected the workers to torture.",
            {("zahr holdings", "torture", "asserts")},
        ),
    ],
)  # fmt: skip
def test_those_who_did_it_are_accused(text: str, expected: Said) -> None:
    assert told(text) >= expected


def test_a_pronoun_of_one_sex_means_nobody_of_the_other() -> None:
    text = "The Emir commuted the sentence of May Vecin, a cook, after she was convicted of murdering a child."
    assert "Emir" not in [name for one in findings_in(text) for name in one.accused]


def test_who_is_charged_with_murder_does_not_hold_the_next_victim() -> None:
    text = "A guard, Omar Tesk, was charged with murder on 30 October. Nora Wilf was held for a week and ill-treated."
    assert ("Omar Tesk",) not in [one.accused for one in findings_in(text) if one.category == "ill_treatment"]


def test_the_court_is_the_first_of_a_text_that_names_another_in_passing() -> None:
    text = (
        "The Inter-State Court of Human Rights gave its judgment today.\n\n"
        "The applicants had complained to the Constitutional Court of Lisk, which dismissed it.\n\n"
        "The Court found that the police had used excessive force."
    )
    entries = read_entries(Document.of_text("test", text), language_for("en")).entries
    assert {one.by for one in entries.findings} == {"Inter-State Court of Human Rights"}


def test_the_two_organisations_are_the_two_named_together() -> None:
    text = (
        "Prison Watch and the Coalition Against Torture spoke today. Cholera killed many. "
        "The two organisations call on the mayor to open the wells. They also urge the council to pay."
    )
    calls = read_entries(Document.of_text("test", text), language_for("en")).entries.calls
    assert {one.by for one in calls} == {"Prison Watch and the Coalition Against Torture"}
