"""What people decide about names: applied, undone, and kept through other documents. All persons and organisations are invented."""

from collections.abc import Sequence
from random import Random

import pytest

from onrecord.languages import language_for
from onrecord.model.decisions import Decision
from onrecord.model.groups import DocumentRead, EntryKey, Groups
from onrecord.model.vocabulary import Mark
from onrecord.reconcile.groups import reconcile
from onrecord.reconcile.increment.whole import Change, bring_to_date, groups_on
from tests.reconcile.records import asks, happened, killed, record, said, says, since, told
from tests.reconcile.shelf import MemoryShelf
from tests.timing import processor_seconds

ENGLISH = language_for("en")


def decision(number: int, name: str, mark: Mark, other: str) -> Decision:
    return Decision(
        number=number, mark=mark, entry=EntryKey("", ""), words=name, other=other, start=0, end=0, who="Marit Solvane",
        at="2031-05-03T09:30:00Z", why="their own letterhead",
    )  # fmt: skip


def decided(documents: Sequence[DocumentRead], *decisions: tuple[str, Mark, str]) -> Groups:
    made = [decision(number, *one) for number, one in enumerate(decisions, 1)]
    return reconcile(documents, ENGLISH, made)


def speakers(*names: str) -> list[DocumentRead]:
    return [told(f"{at}", f"⟦No.⟧ {at}", said(name)) for at, name in enumerate(names)]


def test_two_names_that_people_say_are_one_go_by_the_second() -> None:
    documents = speakers("Harun Relief", "the Relief for Harun", "Rights Lantern")
    groups = decided(documents, ("Harun Relief", "same-as", "Relief for Harun"))
    assert groups.party_names()["Harun Relief"] == groups.party_names()["the Relief for Harun"] == "Relief for Harun"
    assert [one.name for one in groups.parties] == ["Relief for Harun", "Rights Lantern"]
    assert groups.problems == ()


def test_what_people_say_is_one_is_one_in_positions_threads_series_and_for_whom_somebody_speaks() -> None:
    documents = [
        told("a", "Inès Calvera, director of the ORG, said ⟦torture⟧. ⟦Release all nurses of Brask now⟧.", says("Inès Calvera", "torture", "River Front"),
             asks("ORG", "River Front"), published="2031-01-01"),
        told("b", "Orvale Guild says ⟦torture⟧. ⟦Release all nurses of Brask now⟧. ⟦12 people⟧", says("Orvale Guild", "torture", "Front of the River"),
             asks("Orvale Guild", "Front of the River"), killed(12, authority="Orvale Guild", period=since("2031-01-01")), published="2031-02-01"),
        told("c", "The ORG: ⟦20 people⟧.", killed(20, authority="ORG", period=since("2031-01-01")), published="2031-03-01"),
    ]  # fmt: skip
    apart = reconcile(documents, ENGLISH)
    assert len(apart.positions) == 2
    assert apart.series[0].members[-1].relation is None
    groups = decided(documents, ("ORG", "same-as", "Orvale Guild"), ("Front of the River", "same-as", "River Front"))
    [position] = groups.positions
    assert {stand.party for stand in position.stands} == {"Orvale Guild"}
    assert sum(len(stand.findings) for stand in position.stands) == 2
    assert ("Inès Calvera",) in [stand.via for stand in position.stands]
    assert groups.series[0].members[-1].relation == "updates"
    assert [thread.to for thread in groups.threads] == [("River Front",)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jorin Halmet", "President Halmet"),
        ("Ministry of Health", "Ministry of Health of Arland"),
        ("Inès Calvera", "Ines Calvera"),
        ("Arlandish government", "Arland"),
        ("President Jorin Halmet", "Jorin Halmet"),
    ],
)
def test_two_names_that_people_say_are_two_stay_two_and_others_follow_their_reasons(one: str, other: str) -> None:
    documents = speakers(one, other, "Rights Lantern")
    assert len({record(*documents).party_names()[name] for name in (one, other)}) == 1
    groups = decided(documents, (one, "different-from", other))
    assert len({groups.party_names()[name] for name in (one, other)}) == 2
    assert groups.problems == ()


def test_an_office_that_people_say_is_not_a_persons_stays_an_office() -> None:
    documents = [
        told("a", "Inès Calvera, secretary general of Field Watch, said: “⟦No.⟧”", said("Inès Calvera"), publisher="Field Watch"),
        told("b", "The secretary general of Field Watch said: “⟦Never.⟧”", said("secretary general of Field Watch")),
    ]  # fmt: skip
    office = "secretary general of Field Watch"
    assert record(*documents).party_names()[office] == "Inès Calvera"
    assert decided(documents, (office, "different-from", "Inès Calvera")).party_names()[office] == office


def test_a_decision_about_a_name_finds_it_however_it_is_written_now_and_waits_where_nobody_gives_it() -> None:
    groups = decided(speakers("The Harun Relief", "Relief for Harun"), ("Harun Relief", "same-as", "Relief for Harun"))
    assert groups.party_names()["The Harun Relief"] == "Relief for Harun"
    groups = decided(speakers("Relief for Harun"), ("Harun Relief", "same-as", "Relief for Harun"))
    assert [problem.message for problem in groups.problems] == [
        "decision 1 by Marit Solvane (“Harun Relief” same as “Relief for Harun”) rests: no document names “Harun Relief” now; "
        "it holds again when one does, and can be undone"
    ]


def test_nothing_joins_two_that_people_keep_apart_and_a_decision_that_can_not_hold_is_told() -> None:
    documents = speakers("Ada Brin", "Ada Corl", "Ada Dorn")
    groups = decided(
        documents, ("Ada Brin", "same-as", "Ada Corl"), ("Ada Brin", "different-from", "Ada Dorn"), ("Ada Corl", "same-as", "Ada Dorn")
    )  # fmt: skip
    assert len({groups.party_names()[name] for name in ("Ada Brin", "Ada Corl")}) == 1
    assert groups.party_names()["Ada Dorn"] == "Ada Dorn"
    assert ["decision 3" in problem.message for problem in groups.problems] == [True]


NAMES = ("Harun Relief", "Relief for Harun", "Inès Calvera", "Ines Calvera", "President Calvera", "Ministry of Health", "Ministry of Health of Arland",
         "Arland", "the Arlandish government", "Arlandish army", "all parties", "Prime Minister of Arland", "the prime minister", "Ada Brin", "Ola Corl", "ORG", "Orvale Relief Guild", "director of Harun Relief")  # fmt: skip


def document(chance: Random, number: int) -> DocumentRead:
    one, other = chance.choice(NAMES), chance.choice(NAMES)
    minister = chance.choice(
        ("", "", "Prime Minister Ada Brin of Arland came. ", "Ola Corl, Arland's prime minister, came. ")
    )
    return told(
        f"{number}.txt",
        f"{minister}{number} {one}, director of {other}, said ⟦so⟧ and ⟦so⟧. ⟦Open the bridge of Brask⟧. ⟦12 people⟧. ⟦A strike⟧. Orvale Relief Guild (ORG).",
        said(one),
        says(one, "torture", other),
        asks(one, other),
        killed(chance.choice((12, 14)), authority=other, period=since("2031-01-01")),
        happened("2031-05-03", "attack", one, other),
        published=f"2031-0{chance.randrange(1, 9)}-11",
    )


@pytest.mark.parametrize("seed", range(8))
def test_decisions_made_and_undone_one_by_one_give_what_those_in_force_give_at_once(seed: int) -> None:
    chance, shelf = Random(seed), MemoryShelf()
    there: dict[str, DocumentRead] = {}
    made: list[Decision] = []
    for step in range(14):
        new = {
            read.document.sha256: read for read in (document(chance, step * 3 + n) for n in range(chance.randrange(3)))
        }
        if made and chance.random() < 0.4:
            made.pop(chance.randrange(len(made)))
        else:
            one, other = chance.sample(NAMES, 2)
            mark: Mark = chance.choice(("same-as", "different-from"))
            made.append(decision(step + 1, one, mark, other))
        there |= new
        bring_to_date(shelf, Change(new), ENGLISH, lambda read, published, days: read, made)
        at_once = reconcile(list(there.values()), ENGLISH, made)
        on_shelf = groups_on(shelf)
        for part in ("parties", "series", "threads", "positions", "happenings", "problems"):
            assert getattr(on_shelf, part) == getattr(at_once, part), part


def test_many_names_and_decisions_take_time_in_proportion() -> None:
    def seconds(count: int) -> float:
        chance = Random(7)
        words = [
            "".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(3)).title()
            for _ in range(400)
        ]
        names = [f"{chance.choice(words)} {chance.choice(words)} {number}" for number in range(count)]
        documents = [told(f"{n}", "⟦No.⟧", said(name)) for n, name in enumerate(names)]
        decisions = [
            (names[n], "same-as" if n % 2 else "different-from", names[n + 1]) for n in range(0, count // 2, 5)
        ]
        return processor_seconds(lambda: decided(documents, *decisions))  # type: ignore[arg-type]

    seconds(200)
    assert seconds(4000) < 12 * seconds(1000)
