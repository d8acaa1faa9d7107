"""Who accuses and who is accused in statements, news and judgments. Places, groups and persons are invented; states stand for any."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document
from tests.extract.findings_told import Said, findings_in, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Detainees held by the Qarl Front were tortured.", {("qarl front", "torture", "asserts")}),
        ("Miners were abducted by the army and tortured in a cellar.", {("army", "torture", "asserts")}),
        (
            "The shelling of the mill in Lisk by the Qarl Front was indiscriminate.",
            {("qarl front", "indiscriminate_attack", "asserts")},
        ),
        (
            "The raid by the Qarl Front killed nine and violated international humanitarian law.",
            {("qarl front", "ihl_violation", "asserts")},
        ),
        (
            "The Qarl Front took the town. Its fighters raped women and murdered a miner.",
            {("qarl front", "sexual_violence", "asserts"), ("qarl front", "murder", "asserts")},
        ),
        ("Army officers were not held to account for torture.", {("army officers", "torture", "asserts")}),
        ("Most unlawful killings were the work of the police.", {("police", "murder", "asserts")}),
        ("Norlandish forces shelled the clinic, a war crime.", {("norlandish forces", "war_crimes", "asserts")}),
        (
            "Norlandish forces expelled the miners; the Assembly of Ports described this as ethnic cleansing.",
            {("norlandish forces", "forcible_transfer", "asserts")},
        ),
        ("The Qarl Front burned Lisk.\n\nThis is a war crime.", {("qarl front", "war_crimes", "asserts")}),
        ("A report said that police were still torturing suspects.", {("police", "torture", "asserts")}),
        ("Miners suspect the army of using starvation as a weapon.", {("army", "starvation", "suggests")}),
        (
            "A court acquitted nine guards of torture and convicted two others of the murder of a miner.",
            {("guards", "murder", "asserts")},
        ),
        (
            "The Republic of Norland lies by the sea. Arbitrary detention remains common in Norland.",
            {("norland", "arbitrary_detention", "asserts")},
        ),
        (
            "Ode Marr and Ina Sorrel are at large. Warrants were issued against them for rape.",
            {("ode marr", "sexual_violence", "charges"), ("ina sorrel", "sexual_violence", "charges")},
        ),
        ("Torture was used by the police and by a militia known as the Redcaps.", {("police", "torture", "asserts")}),
    ],
)
def test_the_accused_are_found_where_their_clause_does_not_name_them(text: str, expected: Said) -> None:
    assert expected <= told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Ruhl was taken to the barracks and tortured for four days.",
        "The statute defines enforced disappearance as arrest by agents of the state.",
        "Police threatened to rape a miner.",
        "The police refused to use torture.",
        "The court acquitted nine guards of torture.",
        "3,000 people fled. In the camp they have also ill-treated women.",
        "The army refused to consider the allegations of torture.",
    ],
)
def test_nobody_is_accused_of_what_was_done_to_them_not_done_or_only_defined(text: str) -> None:
    assert told(text) == set()


def test_a_finding_by_a_court_is_the_courts() -> None:
    [found] = findings_in("The Kestrel Brigades were found by the Court of Ports to have committed genocide.")
    assert (found.by, found.accused) == ("Court of Ports", ("Kestrel Brigades",))


def findings_of(text: str) -> set[tuple[str, str, str]]:
    """By whom, category and stance of every finding of a whole text."""
    read = read_entries(Document.of_text("test", text), language_for("en"))
    return {(one.by, one.category, one.stance) for one in read.entries.findings}


def test_a_charge_is_the_courts_that_the_text_names() -> None:
    text = "LISK, 4 May (Quay Wire) - The High Court of Lisk sat on Monday. Ode Marr was found guilty of torture."
    assert ("High Court of Lisk", "torture", "asserts") in findings_of(text)


def test_a_report_without_a_publisher_is_of_the_commission_that_concludes_in_it() -> None:
    text = "The Quay Commission concludes that the police killed nine miners.\n\nThe police tortured them in the harbour.\n"
    assert ("Quay Commission", "torture", "asserts") in findings_of(text)


def denied(text: str) -> set[tuple[str, str, str]]:
    """By whom, of whom and what is denied in a whole text."""
    read = read_entries(Document.of_text("test", text), language_for("en"))
    found = (one for one in read.entries.findings if one.stance == "denies")
    return {(one.by, name, one.category) for one in found for name in one.accused}


ACCUSED = "The army tortured nine miners, Rights Vigil said.\n\n"


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Defence Minister Ode Marr described the torture claims as “without foundation”.", "Ode Marr"),
        ("Defence Minister Ode Marr called the accusation of torture a lie.", "Ode Marr"),
        ("Defence Minister Ode Marr dismissed the reports of torture as propaganda.", "Ode Marr"),
        ("“There was no torture,” said army spokesman Ode Marr.", "Ode Marr"),
    ],
)
def test_a_denial_of_a_deed_is_of_those_accused_of_it_before(text: str, by: str) -> None:
    assert (by, "army", "torture") in denied(ACCUSED + text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Qarl Front said the charges were false and denied that its members had murdered miners.", "Qarl Front"),
        (
            "The Harbour Police said a miner had fallen and denied that officers had ill-treated anyone.",
            "Harbour Police",
        ),
    ],
)
def test_whoever_says_something_else_first_is_the_one_who_denies(text: str, expected: str) -> None:
    assert {by for by, _, _ in denied(text)} == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "“No one was tortured,” River Relief said.",
        "The judge told the jury not to consider the allegations of torture.",
        "Ada Ruhl said that nobody was tortured.",
    ],
)
def test_outsiders_deny_nothing_for_the_accused(text: str) -> None:
    assert denied(ACCUSED + text) == set()


def test_a_spokesperson_denies_for_the_soldiers_too_who_are_accused_without_more() -> None:
    text = "Soldiers tortured nine miners, Rights Vigil said.\n\n“We torture nobody. We do not torture miners,” said army spokesman Ode Marr."
    assert {("Ode Marr", "soldiers", "torture"), ("Ode Marr", "army", "torture")} <= {
        (by, name.lower() if name != "Ode Marr" else name, what) for by, name, what in denied(text)
    }


def test_what_a_report_accuses_somebody_of_is_not_said_by_those_it_names_last() -> None:
    text = "The report ignores that the Qarl Front holds the mill. It accuses the Kestrel Brigades of an unlawful blockade."
    [found] = findings_in(text)
    assert (found.by, found.accused) == ("report", ("Kestrel Brigades",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rights Vigil says that the agency of Lisk is behind the enforced disappearance of a miner.",
            "enforced_disappearance",
        ),
        (
            "The army carried out extrajudicial executions. Orlan called the executions a crime against humanity.",
            "crimes_against_humanity",
        ),
    ],
)
def test_an_act_told_before_or_by_a_bare_name_is_still_found(text: str, expected: str) -> None:
    assert expected in {category for _, category, _ in told(text)}


def test_those_made_to_confess_accuse_nobody() -> None:
    assert told("Police tortured two miners to make them confess to murder.") == {("police", "torture", "asserts")}


def test_what_a_name_unknown_to_the_text_says_is_not_the_papers() -> None:
    text = "LISK, 4 May 2031 (Quay Wire) - The army carried out extrajudicial executions, the mission said.\n\nThey called it a crime against humanity.\n"
    assert ("Quay Wire", "crimes_against_humanity", "asserts") not in findings_of(text)


@pytest.mark.parametrize("day", ["3 May 2031", "May 3, 2031", "3 June 2031"])
def test_the_month_of_a_dateline_is_no_hedge(day: str) -> None:
    text = f"PRESS RELEASE\nHarbour Watch\n{day}\n\nBRENN, {day} - Soldiers of the Norland army tortured at least 12 detainees in Brenn in April, Harbour Watch said.\n"
    assert {stance for _, _, stance in findings_of(text)} == {"asserts"}
