"""The same event told more than once. All events are invented."""

from onrecord.model.groups import Groups
from tests.reconcile.records import happened, record, shown, told


def happenings(groups: Groups) -> list[list[str]]:
    return [[shown(groups, key) for key in one.events] for one in groups.happenings]


def test_events_of_one_day_and_type_with_a_common_party_are_one() -> None:
    groups = record(
        told("a", "⟦the attack on Brenn⟧", happened("2031-02-11", "attack", "River Front"), published="2031-02-12"),
        told(
            "b",
            "⟦fighters of the Front stormed the port⟧",
            happened("2031-02-11", "attack", "River Front"),
            published="2031-02-13",
        ),
        told("c", "⟦the attack of 11 February⟧", happened("2031-02-11", "attack"), published="2031-02-14"),
    )
    assert happenings(groups) == [
        ["a: the attack on Brenn", "b: fighters of the Front stormed the port", "c: the attack of 11 February"]
    ]


def test_two_places_on_one_day_stay_two_and_a_bare_mention_joins_neither() -> None:
    groups = record(
        told("a", "⟦a strike on Brenn⟧", happened("2031-02-11", "attack"), published="2031-02-12"),
        told("b", "⟦a strike on Tolm⟧", happened("2031-02-11", "attack"), published="2031-02-13"),
        told("c", "⟦the strike that day⟧", happened("2031-02-11", "attack"), published="2031-02-14"),
    )
    assert len(happenings(groups)) == 3


def test_another_type_or_day_is_another_happening() -> None:
    groups = record(
        told("a", "⟦Arland struck Brenn⟧", happened("2031-02-11", "attack", "Arland")),
        told("b", "⟦Arland spoke of Brenn⟧", happened("2031-02-11", "statement", "Arland")),
        told("c", "⟦Arland struck Brenn again⟧", happened("2031-02-12", "attack", "Arland")),
    )
    assert len(happenings(groups)) == 3


def test_within_a_month_a_party_alone_is_too_little() -> None:
    groups = record(
        told("a", "⟦the Court issued a warrant against Halmet⟧", happened("2031-05", "warrant", "Court")),
        told("b", "⟦a warrant of the Court for Halmet⟧", happened("2031-05", "warrant", "Court")),
        told("c", "⟦Court summons a clerk⟧", happened("2031-05", "warrant", "Court")),
    )
    assert sorted(map(len, happenings(groups))) == [1, 2]


def test_every_event_is_in_one_happening() -> None:
    events = [happened("2031-02-11", "attack", "Arland"), happened("2030", "policy"), happened("2031-02-11", "attack")]
    groups = record(told("a", "⟦one⟧ ⟦two⟧ ⟦three⟧", *events))
    assert sorted(key.entry for one in groups.happenings for key in one.events) == ["e1", "e2", "e3"]
