"""Roles that change hands: a role in a document means whoever others name in it at that time. All persons and countries are invented."""

import pytest

from onrecord.languages import language_for
from onrecord.model.decisions import Decision
from onrecord.model.groups import DocumentRead, EntryKey, Groups
from onrecord.reconcile.groups import reconcile
from onrecord.reconcile.suggestions import find_suggestions
from onrecord.reconcile.wording import Terms
from tests.reconcile.records import asks, record, said, says, told

ROLE = "Prime Minister of Tolm"


def named(day: str, words: str, *persons: str) -> DocumentRead:
    return told(f"{day} {words}", f"{words} " + " ".join("⟦No.⟧" for _ in persons), *map(said, persons), published=day)


def used(day: str, role: str = ROLE, where: str = "In Tolm") -> DocumentRead:
    return told(
        f"used {day}", f"{day}: {where} the {role}: ⟦torture⟧.", says(role, "torture", "River Front"), published=day
    )


QUILL = named("2030-05-01", "Prime Minister Dara Quill of Tolm came.", "Dara Quill")
VALE = named("2032-05-01", "Orin Vale, Tolm's prime minister, came.", "Orin Vale")


def speakers(groups: Groups) -> list[str]:
    return [stand.party for position in groups.positions for stand in position.stands]


def test_a_role_is_whoever_is_named_in_it_at_the_time_of_each_document() -> None:
    groups = record(QUILL, VALE, used("2030-03-01"), used("2032-07-01"))
    assert sorted(speakers(groups)) == ["Dara Quill", "Orin Vale"]
    assert {one.name: [role.name for role in one.roles] for one in groups.parties if one.roles} == {
        "Dara Quill": [ROLE],
        "Orin Vale": [ROLE],
    }
    assert groups.party_names()[ROLE] == ROLE
    assert [one.name for one in groups.parties if one.kind == "role"] == [ROLE]


def test_a_role_between_two_who_held_it_or_long_before_and_after_stays_a_role() -> None:
    assert speakers(record(QUILL, VALE, used("2031-03-01"))) == [ROLE]
    assert speakers(record(QUILL, used("2033-03-01"))) == [ROLE]
    assert speakers(record(QUILL, used("2030-11-01"))) == ["Dara Quill"]


@pytest.mark.parametrize(
    "words",
    [
        "Tolm’s Prime Minister, Dara Quill, came.",
        "The prime minister of Tolm, Dara Quill, came.",
        "Dara Quill, Prime Minister of Tolm, came.",
        "Tolmish Prime Minister Dara Quill came.",
    ],
)
@pytest.mark.parametrize(
    "role", ["Prime Minister of Tolm", "Tolm's Prime Minister", "Tolmish prime minister", "Prime Minister"]
)
def test_forms_in_which_documents_name_somebody_in_a_role(words: str, role: str) -> None:
    groups = record(
        named("2030-05-01", words, "Dara Quill"), used("2030-06-01", role), named("2030-01-01", "Tolm.", "Tolm")
    )
    assert "Dara Quill" in speakers(groups)


@pytest.mark.parametrize(
    "words", ["Former Prime Minister Dara Quill came.", "The deputy prime minister of Tolm, Dara Quill, came."]
)
def test_who_does_not_hold_a_role_now_is_not_meant_by_it(words: str) -> None:
    assert speakers(record(named("2030-05-01", words, "Dara Quill"), used("2030-06-01"))) == [ROLE]


def test_a_role_of_one_state_is_not_that_of_another_and_one_of_no_state_is_left_where_several_have_it() -> None:
    other = named("2030-05-01", "Prime Minister Ada Brin of Sarn came.", "Ada Brin", "Sarn")
    groups = record(QUILL, other, used("2030-06-01"), used("2030-06-02", "Prime Minister"))
    assert sorted(speakers(groups)) == ["Dara Quill", "Prime Minister"]


def test_a_role_of_nothing_that_is_named_stays_a_role_where_its_document_names_no_such_state_and_is_suggested() -> None:
    documents = [QUILL, used("2030-06-01", "Prime Minister", "By the river")]
    assert speakers(record(*documents)) == ["Prime Minister"]
    [found] = find_suggestions(record(*documents), (), Terms.of(language_for("en")))
    assert (found.likeness.one, found.likeness.other, found.likeness.reason) == ("Dara Quill", "Prime Minister", "role")
    assert speakers(record(QUILL, used("2030-06-01", "Prime Minister", "In Tolm"))) == ["Dara Quill"]


def test_calls_to_a_role_are_calls_to_who_held_it() -> None:
    call = "⟦Release all nurses of Brask now⟧."
    groups = record(
        QUILL,
        told("a", f"1 {call}", asks("Harbour Watch", ROLE), published="2030-04-01"),
        told("b", call, asks("Harbour Watch", "Dara Quill"), published="2030-06-01"),
    )
    assert [thread.to for thread in groups.threads] == [("Dara Quill",)]


def test_what_people_decide_of_a_role_goes_before_and_what_is_not_sure_is_suggested() -> None:
    english = language_for("en")
    apart = Decision(
        number=1, mark="different-from", entry=EntryKey("", ""), words=ROLE, other="Dara Quill", start=0, end=0, who="Marit Solvane",
        at="2031-05-03T09:30:00Z", why="it was her deputy",
    )  # fmt: skip
    assert speakers(reconcile([QUILL, used("2030-06-01")], english, [apart])) == [ROLE]
    groups = record(
        QUILL, named("2030-05-03", "Prime Minister Orin Vale of Tolm came.", "Orin Vale"), used("2030-05-02")
    )
    found = find_suggestions(groups, (), Terms.of(english))
    assert [(one.likeness.one, one.likeness.other, one.likeness.reason) for one in found] == [
        ("Dara Quill", ROLE, "role"),
        ("Orin Vale", ROLE, "role"),
    ]
    assert any("Prime Minister Dara Quill of Tolm came." in place.words for place in found[0].shown)
