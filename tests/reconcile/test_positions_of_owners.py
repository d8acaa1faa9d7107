"""What a party denies reaches what those who belong to it are accused of. Places, parties and findings are invented."""

from onrecord.model.groups import DocumentRead
from tests.reconcile.records import Fields, record, rejects, says, told
from tests.reconcile.test_parties_decided import decided
from tests.reconcile.test_positions import accusations_in


def of(whose: str, finding: tuple[type, Fields]) -> tuple[type, Fields]:
    """A finding whose text tells whose the accused forces are."""
    kind, fields = finding
    return kind, {**fields, "belonging": tuple((name, whose) for name in fields["accused"])}


def denies(by: str, category: str, *accused: str) -> tuple[type, Fields]:
    return says(by, category, *(accused or (by,)), stance="denies")


ARMY = told(
    "a", "Field Watch says ⟦torture⟧ and ⟦murder⟧.", says("Field Watch", "torture", "Arlandish army"),
    says("Field Watch", "murder", "Arlandish army"), published="2031-01-01",
)  # fmt: skip
PLAIN = ["Field Watch asserts torture: Arlandish army", "Field Watch asserts murder: Arlandish army"]
FOR_IT = "(denied by Arland, for Arlandish army under it)"


def denial(*findings: tuple[type, Fields], name: str = "b", published: str = "2031-02-01") -> DocumentRead:
    return told(name, " ".join("⟦Denied⟧." for _ in findings), *findings, published=published)


def test_what_a_state_denies_of_itself_stands_beside_what_its_forces_are_accused_of_and_is_not_theirs() -> None:
    groups = record(ARMY, denial(denies("Arland", "torture")))
    assert accusations_in(groups, "a") == [f"{PLAIN[0]} {FOR_IT}", PLAIN[1]]
    [position] = [one for one in groups.positions if (one.category, one.accused) == ("torture", "Arlandish army")]
    assert [one.stance for one in position.stands] == ["asserts"]
    assert [(one.party, one.stance) for one in position.by_owners] == [("Arland", "denies")]


def test_what_forces_deny_is_not_their_states() -> None:
    state = told("a", "Field Watch says ⟦torture⟧.", says("Field Watch", "torture", "Arland"))
    groups = record(state, denial(denies("Arlandish army", "torture")))
    assert accusations_in(groups, "a") == ["Field Watch asserts torture: Arland"]


def test_what_another_state_denies_is_not_of_these_forces() -> None:
    borland = told("c", "⟦Borland tortured⟧", says("Field Watch", "torture", "Borland"))
    assert accusations_in(record(ARMY, borland, denial(denies("Borland", "torture"))), "a") == PLAIN


def test_what_a_state_says_of_another_party_is_no_denial_of_its_forces() -> None:
    groups = record(ARMY, denial(denies("Arland", "torture", "River Front"), denies("Arland", "torture", "Borland")))
    assert accusations_in(groups, "a") == PLAIN


def test_a_state_that_only_accuses_denies_nothing() -> None:
    groups = record(ARMY, denial(says("Arland", "torture", "River Front"), says("River Front", "torture", "Arland")))
    assert accusations_in(groups, "a") == PLAIN


def test_what_a_state_denies_of_its_forces_is_of_those_among_them() -> None:
    def beside(forces: str) -> bool:
        groups = record(ARMY, denial(of("Arland", denies("Arland", "torture", forces))))
        return accusations_in(groups, "a") == [f"{PLAIN[0]} {FOR_IT}", PLAIN[1]]

    assert beside("security forces") and beside("army") and beside("forces")
    assert not beside("police") and not beside("navy")


def test_what_a_state_denies_of_its_forces_is_no_denial_of_its_own_deeds() -> None:
    state = told("a", "Field Watch says ⟦torture⟧.", says("Field Watch", "torture", "Arland"))
    groups = record(state, denial(of("Arland", denies("Arland", "torture", "police"))))
    assert accusations_in(groups, "a") == ["Field Watch asserts torture: Arland"]


def test_a_denial_of_all_that_somebody_says_is_of_what_they_say_of_the_forces_until_then() -> None:
    later = told(
        "c", "Field Watch says ⟦apartheid⟧.", says("Field Watch", "apartheid", "Arlandish army"), published="2031-03-01"
    )
    groups = record(ARMY, later, denial(rejects("Arland", "Field Watch")))
    assert accusations_in(groups, "a") == [f"{one} {FOR_IT}" for one in PLAIN]
    assert accusations_in(groups, "c") == ["Field Watch asserts apartheid: Arlandish army"]
    assert accusations_in(record(ARMY, denial(rejects("Arland", "High Court"))), "a") == PLAIN


def test_forces_without_a_name_are_the_states_that_their_own_text_tells() -> None:
    told_arland = told("a", "In Arland: ⟦torture⟧", of("Arland", says("Field Watch", "torture", "army")))
    told_borland = told("b", "In Borland: ⟦torture⟧", of("Borland", says("Field Watch", "torture", "army")))
    untold = told("c", "⟦torture⟧", says("Field Watch", "torture", "army"))
    groups = record(told_arland, told_borland, untold, denial(denies("Arland", "torture"), name="d"))
    assert accusations_in(groups, "a") == ["Field Watch asserts torture: army (denied by Arland, for army under it)"]
    assert accusations_in(groups, "b") == accusations_in(groups, "c") == ["Field Watch asserts torture: army"]


def test_what_nobody_named_accuses_forces_of_has_their_states_denial_too() -> None:
    unnamed = told("a", "⟦torture⟧", says("", "torture", "Arlandish army"))
    assert accusations_in(record(unnamed, denial(denies("Arland", "torture"))), "a") == [
        f"somebody unnamed asserts torture: Arlandish army {FOR_IT}"
    ]


def test_the_accused_keep_their_own_denials_before_their_owners() -> None:
    groups = record(ARMY, denial(denies("Arland", "torture"), denies("Arlandish army", "torture")))
    assert accusations_in(groups, "a")[0] == (
        f"{PLAIN[0]} (denied by Arlandish army; Arland, for Arlandish army under it)"
    )


def test_a_local_section_has_the_denials_of_its_organisation() -> None:
    section = told("a", "⟦torture⟧", says("Field Watch", "torture", "River Front in Borland"))
    groups = record(section, denial(denies("River Front", "torture")))
    assert accusations_in(groups, "a") == [
        "Field Watch asserts torture: River Front in Borland (denied by River Front, for River Front in Borland under it)"
    ]


def test_two_states_and_their_armies_trade_places() -> None:
    def lines(one: str, other: str) -> list[str]:
        found = accusations_in(
            record(
                told("a", "⟦torture⟧ ⟦torture⟧", says("Field Watch", "torture", f"{one}ish army"), says("Field Watch", "torture", f"{other}ish army")),
                denial(denies(one, "torture")),
            ),
            "a",
        )  # fmt: skip
        return [line.replace(one, "1").replace(other, "2") for line in found]

    assert lines("Arland", "Borland") == lines("Borland", "Arland")
    assert "denied by 1" in lines("Arland", "Borland")[0]


def test_what_one_state_denies_of_its_army_is_not_of_the_army_of_another() -> None:
    arland = told("a", "In Arland: ⟦torture⟧", of("Arland", says("Field Watch", "torture", "army")))
    borland = told("b", "In Borland: ⟦torture⟧", of("Borland", says("Field Watch", "torture", "army")))
    untold = told("c", "Somewhere: ⟦torture⟧", says("Field Watch", "torture", "army"))
    groups = record(arland, borland, untold, denial(of("Arland", denies("Arland", "torture", "army")), name="d"))
    assert accusations_in(groups, "a") == ["Field Watch asserts torture: army (denied by Arland)"]
    assert accusations_in(groups, "b") == ["Field Watch asserts torture: army"]
    assert accusations_in(groups, "c") == ["Field Watch asserts torture: army (denied by Arland)"]


def test_a_person_may_say_whose_forces_they_are() -> None:
    accused = told("a", "⟦torture⟧", says("Field Watch", "torture", "security forces"))
    other = told("c", "⟦murder⟧", says("Field Watch", "murder", "Arlandish security forces"))
    documents = [accused, other, denial(denies("Arland", "torture"))]
    assert accusations_in(record(*documents), "a") == ["Field Watch asserts torture: security forces"]
    groups = decided(documents, ("security forces", "same-as", "Arlandish security forces"))
    assert accusations_in(groups, "a") == [
        "Field Watch asserts torture: security forces (denied by Arland, for Arlandish security forces under it)"
    ]


def test_a_spokesman_named_beside_the_state_that_he_denies_for_speaks_for_it() -> None:
    spoken = told(
        "b", "Arland's government spokesman Olan Varga ⟦denied⟧ it.", denies("Olan Varga", "torture", "Arland"),
        published="2031-02-01",
    )  # fmt: skip
    groups = record(ARMY, spoken)
    [position] = [one for one in groups.positions if (one.category, one.accused) == ("torture", "Arlandish army")]
    assert [(one.party, one.via, one.stance) for one in position.by_owners] == [("Arland", ("Olan Varga",), "denies")]
