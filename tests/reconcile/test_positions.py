"""Who stands where on what, in order of time. Places, parties and findings are invented."""

from onrecord.model.accusations import Accusations
from onrecord.model.groups import Groups, Position
from onrecord.model.text import Span
from tests.reconcile.records import record, rejects, says, told


def stands(position: Position) -> list[tuple[str, str, int, tuple[str, ...]]]:
    return [(s.party, s.stance, len(s.findings), s.via) for s in position.stands]


def accusations_in(groups: Groups, name: str) -> list[str]:
    """All accusations in a document's words, with the denials of each."""
    read = next(one for one in groups.documents if one.document.name == name)
    return [str(one) for one in Accusations(groups).within(read, Span(0, len(read.document.text)))]


def test_positions_put_assertions_and_denials_side_by_side_and_count_spokespersons_for_their_organisation() -> None:
    groups = record(
        told("a", "Field Watch speaks of ⟦torture⟧.", says("Field Watch", "torture", "Arland"), published="2031-01-01"),
        told(
            "b",
            "Inès Calvera of Field Watch says ⟦torture⟧. The Arlandish government ⟦denied torture⟧.",
            says("Inès Calvera", "torture", "the Arlandish government"),
            says("the Arlandish government", "torture", "Arland", stance="denies"),
            published="2031-02-01",
        ),
        told("c", "Field Watch is there. ⟦A charge⟧", says("Field Watch", "torture", "Borland", stance="suggests")),
    )
    assert [(p.category, p.accused, stands(p)) for p in groups.positions] == [
        (
            "torture",
            "Arland",
            [
                ("Field Watch", "asserts", 1, ()),
                ("Field Watch", "asserts", 1, ("Inès Calvera",)),
                ("Arland", "denies", 1, ()),
            ],
        ),
        ("torture", "Borland", [("Field Watch", "suggests", 1, ())]),
    ]


def test_positions_with_the_names_of_two_parties_swapped_are_the_mirror_image() -> None:
    def mirrored(one: str, other: str) -> list[object]:
        groups = record(
            told(
                "a",
                f"⟦{one} tortured⟧. ⟦{other} denies⟧",
                says(one, "torture", other),
                says(other, "torture", other, stance="denies"),
            ),
            told("b", f"⟦{one} bombed⟧", says(other, "indiscriminate_attack", one)),
        )
        swap = {one: "1", other: "2"}
        return [
            (p.category, swap[p.accused], sorted((swap[s.party], s.stance) for s in p.stands)) for p in groups.positions
        ]

    assert mirrored("Arland", "River Front") == mirrored("River Front", "Arland")


def test_stands_are_in_order_of_time_whatever_the_stance_and_the_names_of_the_files() -> None:
    [position] = record(
        told("c", "Field Watch says ⟦torture⟧.", says("Field Watch", "torture", "Arland"), published="2031-01-01"),
        told("b", "⟦Denied⟧", says("Arland", "torture", "Arland", stance="denies"), published="2031-02-01"),
        told("a", "⟦Charged⟧", says("High Court", "torture", "Arland", stance="charges"), published="2031-03-01"),
        told("d", "Field Watch repeats ⟦torture⟧.", says("Field Watch", "torture", "Arland"), published="2031-04-01"),
    ).positions
    assert stands(position) == [
        ("Field Watch", "asserts", 2, ()),
        ("Arland", "denies", 1, ()),
        ("High Court", "charges", 1, ()),
    ]


def test_a_denial_answers_what_it_denies_and_nothing_else() -> None:
    groups = record(
        told(
            "a",
            "Field Watch says ⟦torture⟧, ⟦murder⟧ and, of Borland, ⟦torture⟧.",
            says("Field Watch", "torture", "Arland"),
            says("Field Watch", "murder", "Arland"),
            says("Field Watch", "torture", "Borland"),
        ),
        told(
            "b",
            "Inès Calvera of the Army of Arland ⟦denied torture⟧.",
            says("Arland", "torture", "Arland", stance="denies"),
        ),
    )
    assert accusations_in(groups, "a") == [
        "Field Watch asserts torture: Arland (denied by Arland)",
        "Field Watch asserts murder: Arland",
        "Field Watch asserts torture: Borland",
    ]
    assert accusations_in(groups, "b") == []


def test_who_speaks_for_an_organisation_is_shown_with_it() -> None:
    groups = record(
        told("a", "Inès Calvera of Field Watch says ⟦torture⟧.", says("Inès Calvera", "torture", "River Front")),
        told(
            "b",
            "Bo Ilves of River Front ⟦denied torture⟧.",
            says("Bo Ilves", "torture", "River Front", stance="denies"),
        ),
        told("c", "Somebody says ⟦torture⟧.", says("", "torture", "the River Front")),
        told("d", "Field Watch says ⟦murder⟧.", says("Field Watch", "murder", "Borland")),
    )
    assert accusations_in(groups, "a") == [
        "Inès Calvera for Field Watch asserts torture: River Front (denied by River Front through Bo Ilves)"
    ]
    # Nobody takes this stance, so that it is in no position; what is on record against it stands beside it all the same.
    assert accusations_in(groups, "c") == [
        "somebody unnamed asserts torture: the River Front (denied by River Front through Bo Ilves)"
    ]


def test_a_spokesperson_who_denies_and_names_nobody_denies_for_the_organisation() -> None:
    denial = told(
        "b", "Bo Ilves of River Front ⟦denied torture⟧.", says("Bo Ilves", "torture", "Bo Ilves", stance="denies")
    )
    front = told("a", "Field Watch says ⟦torture⟧.", says("Field Watch", "torture", "River Front"))
    [position] = record(front, denial).positions
    assert (position.accused, stands(position)[1]) == ("River Front", ("River Front", "denies", 1, ("Bo Ilves",)))
    himself = told("c", "A court says ⟦torture⟧.", says("High Court", "torture", "Bo Ilves", stance="charges"))
    positions = record(front, denial, himself).positions
    assert [one.accused for one in positions] == ["Bo Ilves", "River Front"]
    assert all(("River Front", "denies", 1, ("Bo Ilves",)) in stands(one) for one in positions)


def test_a_denial_of_all_that_somebody_says_is_of_each_of_their_accusations_until_then() -> None:
    groups = record(
        told("a", "Vigil says ⟦torture⟧.", says("Field Watch", "torture", "Arland"), published="2031-01-01"),
        told("b", "A court says ⟦murder⟧.", says("High Court", "murder", "Arland"), published="2031-01-02"),
        told("c", "Of Borland: ⟦torture⟧.", says("Field Watch", "torture", "Borland"), published="2031-01-03"),
        told("d", "Arland ⟦rejected all accusations⟧.", rejects("Arland", "Field Watch"), published="2031-02-01"),
        told("e", "Later, ⟦apartheid⟧.", says("Field Watch", "apartheid", "Arland"), published="2031-03-01"),
    )
    denied = {(p.category, p.accused) for p in groups.positions if ("Arland", "denies", 1, ()) in stands(p)}
    assert denied == {("torture", "Arland")}
    assert accusations_in(groups, "a") == ["Field Watch asserts torture: Arland (denied by Arland)"]
    assert len(groups.positions) == 4
