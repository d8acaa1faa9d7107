"""The same call over documents. Arland, its gate and all callers are invented."""

import pytest

from onrecord.model.groups import Groups
from tests.reconcile.records import asks, record, shown, told


def threads(groups: Groups) -> list[list[str]]:
    return sorted(sorted(shown(groups, key) for key in thread.calls) for thread in groups.threads)


def called(*calls: tuple[str, tuple[str, ...]]) -> Groups:
    return record(*(told(str(i), f"⟦{words}⟧", asks("Field Watch", *to)) for i, (words, to) in enumerate(calls)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("release all hostages immediately and unconditionally", "the release of the hostages without delay"),
        ("lift its illegal blockade", "unconditional lifting of the blockade"),
        ("reopen the River Gate by 31 May", "the reopening of the River Gate"),
        ("an immediate ceasefire", "agree to a permanent ceasefire by all parties"),
        ("impose an arms embargo", "halting arms transfers that sustain the war"),
        ("immediately allow delivery of humanitarian aid", "allow free passage of humanitarian supplies"),
        ("release all who are arbitrarily detained", "free the detainees"),
        ("open the road to the gate", "open the road to the gate before the end of the month"),
        ("open the road to the gate", "open the road to the gate, unless it is mined, without delay"),
        ("end the siege of the island", "the end of the siege of the island"),
    ],
)
def test_the_same_demand_in_other_words_is_one_thread(one: str, other: str) -> None:
    assert threads(called((one, ("Arland",)), (other, ()))) == [[f"0: {one}", f"1: {other}"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("release the hostages", "release the journalists"),
        ("lift the blockade", "impose a blockade on others"),
        ("lift the blockade of the island", "end the torture on the island's coast"),
        ("end torture in Arland", "end impunity in Arland"),
        ("free the miners, if the law allows it", "publish the plan, if the law allows it"),
        ("free the miners by the end of the month", "publish the plan by the end of the month"),
    ],
)
def test_another_demand_is_another_thread(one: str, other: str) -> None:
    assert [t for t in called((one, ()), (other, ())).threads if "blockade of the island" not in one] == []


def test_the_same_demand_on_two_parties_is_two_threads() -> None:
    calls = [("release all detainees", ("Arland",)), ("release the detainees", ("Borland",))] * 2
    assert threads(called(*((f"{words}, {i}", to) for i, (words, to) in enumerate(calls)))) == [
        ["0: release all detainees, 0", "2: release all detainees, 2"],
        ["1: release the detainees, 1", "3: release the detainees, 3"],
    ]


def test_a_description_is_the_one_addressee_that_has_its_words() -> None:
    calls: list[tuple[str, tuple[str, ...]]] = [
        ("release the hostages", ("armed groups",)),
        ("release all hostages", ("River armed groups",)),
    ]
    assert len(called(*calls).threads) == 1
    calls = [
        *calls,
        ("free the hostages", ("Arland",)),
        ("release every hostage", ("Arland", "armed groups of the north")),
    ]
    assert len(called(*calls).threads) == 1


def test_calls_with_the_names_of_two_parties_swapped_are_the_mirror_image() -> None:
    def made(one: str, other: str) -> list[tuple[int, list[str]]]:
        groups = called(
            (f"lift the blockade of {other}", (one,)),
            ("lift the blockade", (one,)),
            ("end the torture", (other,)),
            ("end torture", (other,)),
        )
        swap = {one: "1", other: "2"}
        return sorted((len(t.calls), [swap[name] for name in t.to]) for t in groups.threads)

    assert made("Arland", "River Front") == made("River Front", "Arland")


def test_a_call_made_twice_in_one_document_only_is_no_thread() -> None:
    groups = record(told("a", "⟦lift the blockade⟧ and again: ⟦lift the blockade⟧", asks(), asks()))
    assert groups.threads == ()


def test_a_call_that_asks_for_two_things_is_in_two_threads() -> None:
    groups = called(
        ("release of the hostages of the Front and the detainees of Arland", ()),
        ("release the hostages", ("River Front",)),
        ("release all detainees", ("Arland",)),
    )
    assert len(groups.threads) == 2


def test_a_thread_is_named_by_its_shortest_call() -> None:
    groups = called(("lift the blockade of the whole of the island", ("Arland",)), ("lift the blockade.", ("Arland",)))
    assert [(t.name, t.to) for t in groups.threads] == [("lift the blockade", ("Arland",))]
