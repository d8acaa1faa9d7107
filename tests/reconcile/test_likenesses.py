"""Which parties may be one: suggested with words, never merged. All persons, countries and organisations are invented."""

from random import Random

import pytest

from onrecord.languages import language_for
from onrecord.model.decisions import Decision
from onrecord.model.groups import DocumentRead, EntryKey, Groups, RecordParty
from onrecord.model.suggestions import Suggestion
from onrecord.reconcile.comparable import words_of_places
from onrecord.reconcile.gazetteer import Gazetteer
from onrecord.reconcile.likenesses import likenesses
from onrecord.reconcile.spelling import skeleton
from onrecord.reconcile.suggestions import find_suggestions
from onrecord.reconcile.wording import Terms
from tests.reconcile.records import record, said, told
from tests.timing import processor_seconds

TERMS = Terms.of(language_for("en"))


def suggested(*documents: DocumentRead, decisions: tuple[Decision, ...] = ()) -> tuple[Suggestion, ...]:
    groups: Groups = record(*documents)
    return find_suggestions(groups, decisions, TERMS)


def speakers(*names: str) -> list[DocumentRead]:
    return [told(f"{at}", f"{name} said ⟦no⟧ {at}.", said(name)) for at, name in enumerate(names)]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("OBG", "Orvale Boatmen's Guild", "acronym"),
        ("RL", "Rights Lantern", "acronym"),
        ("UNRO", "United Northmark Relief Office", "acronym"),
        ("J. Halmet", "Jorin Halmet", "last name"),
        ("Halmet", "President Jorin Halmet", "last name"),
        ("Halmet", "Jorin Halmet", "short name"),
        ("Jorin Pavel Halmet", "Jorin Halmet", "last name"),
        ("Tareq al-Hadimi", "Tariq el-Hadeemi", "spelling"),
        ("Youssef Kharadze", "Yusuf Kharadze", "spelling"),
        ("al-Nur Brigade", "Al Noor Brigade", "spelling"),
        ("Abd al-Rahman Sabri", "Abdulrahman Sabry", "spelling"),
        ("Port Ellam", "Portellam", "spelling"),
        ("Yevgeni Sorov", "Evgeny Sorow", "spelling"),
        ("Hussein Halmet", "Husayn Halmet", "spelling"),
        ("Jürgen Müller", "Juergen Mueller", "spelling"),
        ("Jorin Halmet", "Yorin Halmet", "spelling"),
        ("Mikhail Sorovin", "Michail Sorowin", "spelling"),
        ("Sorne", "Sorrne", "spelling"),
        ("Harbour Watch", "Harbor Watch", "spelling"),
        ("Lantern", "Rights Lantern", "short name"),
        ("Rights Lantern", "Rights Lantern International", "short name"),
        ("Rights Lantern", "Rights Lantern Brask office", "section"),
    ],
)
def test_two_names_that_may_be_one_partys_are_suggested_with_their_words(one: str, other: str, reason: str) -> None:
    groups = record(*speakers(one, other))
    assert len(groups.parties) == 2
    [found] = suggested(*speakers(one, other))
    assert {found.likeness.name, found.likeness.like} == {one, other}
    assert found.likeness.reason == reason
    assert {place.words for place in found.shown} == {f"{one} said no 0.", f"{other} said no 1."}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("all parties", "All parties to the conflict"),
        ("both sides", "Both sides"),
        ("Arland", "Arlandish army"),
        ("Arland", "Ministry of Health of Arland"),
        ("Niger", "Nigeria"),
        ("Ada Brin", "Ola Brin"),
        ("Rights Lantern International", "Rights Watch International"),
        ("Ministry of Health", "Ministry of Justice"),
        ("Minister of Health", "Ministry of Health"),
        ("Health Minister", "Health Ministry"),
        ("hospital", "hospitals"),
        ("Eastern Front", "Western Front"),
        ("Nura Halmet", "Nasir Halmet"),
        ("Rights Lantern", "Arlandish branch of Rights Lantern"),
    ],
)
def test_umbrella_terms_forces_local_sections_and_two_states_are_not_suggested(one: str, other: str) -> None:
    assert suggested(*speakers(one, other, "Arland")) == ()


def test_an_umbrella_term_is_nobody_else_however_it_is_used() -> None:
    names = record(*speakers("all parties", "parties to the conflict", "All Parties", "Parties")).party_names()
    assert names["all parties"] != names["Parties"]
    assert names["all parties"] != names["parties to the conflict"]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("Arlandish army", "Arland"),
        ("security forces of Arland", "Arland"),
        ("Ministry of Health of Arland", "Arland"),
        ("Rights Lantern in Arland", "Rights Lantern"),
        ("Rights Lantern Arland section", "Rights Lantern"),
        ("Rights Lantern Arland", "Rights Lantern"),
        ("Arlandish branch of Rights Lantern", "Rights Lantern"),
    ],
)
def test_forces_departments_and_local_sections_belong_without_being_the_same(part: str, whole: str) -> None:
    parties = {one.name: one for one in record(*speakers(part, whole, "Arland")).parties}
    assert parties[part].belongs_to == whole
    assert parties[whole].belongs_to == ""


@pytest.mark.parametrize("one", ["Arlandish army", "Arland's army", "Army of Arland", "Arland army"])
def test_forces_of_one_state_are_one_however_its_name_stands_beside_them(one: str) -> None:
    names = record(*speakers(one, "army of Arland", "Arland", "Sarn army", "Arlandish navy")).party_names()
    assert names[one] == names["army of Arland"]
    assert len({names["army of Arland"], names["Sarn army"], names["Arlandish navy"], names["Arland"]}) == 4


def test_a_state_is_no_short_name_of_what_is_called_after_it() -> None:
    assert (
        suggested(*speakers("Sarn", "Sarn Security Service", "Sarn army", "Rights Lantern Sarn", "Rights Lantern"))
        == ()
    )


def test_a_name_with_its_own_acronym_behind_it_is_that_name() -> None:
    names = record(*speakers("Harbour Relief Fund (HRF)", "Harbour Relief Fund")).party_names()
    assert set(names.values()) == {"Harbour Relief Fund"}


def test_an_acronym_that_documents_explain_in_two_ways_is_suggested_with_the_words_that_explain_it() -> None:
    documents = [
        told("a", "The Court for the Straits (CS) sat. ⟦No.⟧", said("CS")),
        told("b", "The Council of Sarn (CS) met. ⟦No.⟧ said the Council of Sarn", said("Council of Sarn")),
        told("c", "The Court for the Straits: ⟦No.⟧", said("Court for the Straits")),
    ]
    found = suggested(*documents)
    assert [(one.likeness.one, one.likeness.other, one.likeness.explained) for one in found] == [
        ("CS", "Council of Sarn", True),
        ("CS", "Court for the Straits", True),
    ]
    assert found[1].shown[0].words.startswith("The Court for the Straits (CS) sat.")


def test_what_people_keep_apart_is_suggested_no_more() -> None:
    apart = Decision(
        number=1, mark="different-from", entry=EntryKey("", ""), words="J. Halmet", other="Jorin Halmet", start=0, end=0, who="Marit Solvane",
        at="2031-05-03T09:30:00Z", why="brothers",
    )  # fmt: skip
    assert suggested(*speakers("J. Halmet", "Jorin Halmet"), decisions=(apart,)) == ()


def test_suggestions_do_not_depend_on_who_the_parties_are() -> None:
    def pairs(one: str, other: str) -> list[tuple[str, str]]:
        names = [
            f"{one} Front",
            f"{one} Frond",
            f"{other} Front",
            f"{other} Frond",
            f"J. {one}",
            f"Jon {one}",
            f"J. {other}",
            f"Jon {other}",
        ]
        found = suggested(*speakers(*names))
        swap = {one: "1", other: "2"}
        return sorted(
            (a.likeness.name.replace(one, swap[one]).replace(other, swap[other]), a.likeness.reason) for a in found
        )

    assert pairs("Arlic", "Borlic") == pairs("Borlic", "Arlic")


@pytest.mark.parametrize(
    ("one", "other"), [("Tareq al-Hadid", "Tariq el-Hadeed"), ("Juschenkov", "Yuschenkow"), ("Quadir", "Kader")]
)
def test_spellings_of_one_name_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def names_at_random(count: int) -> list[str]:
    """Names of which many share their words, their beginnings and their sounds."""
    chance = Random(11)
    words = [
        "".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(3)).title() for _ in range(300)
    ]
    kinds = ("Ministry of {}", "{} {}", "{} Front", "{} of {}", "{}", "{} Relief in {}", "J. {}", "{} {} {}")
    return sorted({chance.choice(kinds).format(*chance.choices(words, k=3)) for _ in range(count * 2)})[:count]


def test_twenty_thousand_names_take_time_in_proportion() -> None:
    def seconds(count: int) -> float:
        parties = [RecordParty(name, (name,)) for name in names_at_random(count)]
        return processor_seconds(lambda: likenesses(parties, (), (), TERMS, Gazetteer(words_of_places(TERMS))))

    seconds(100)
    assert seconds(20_000) < 10 * seconds(4_000)
