"""Legal steps told by several documents, and what stood on a day. The courts, places and persons are invented."""

import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from onrecord.languages import language_for
from onrecord.law import ledger_of
from onrecord.model.standing import outdated_in
from onrecord.model.text import Span
from onrecord.reconcile.groups import reconcile
from onrecord.reconcile.ledger import find_ledger
from onrecord.views.legal import entries_of, name_of, outdated_words
from tests.reconcile.legal import Text, chained, ledger, read, standing, steps
from tests.reconcile.records import happened, told
from tests.timing import processor_seconds

CASES = Path(__file__).resolve().parents[1] / "cases" / "ledger"
VENN, HALE = "warrant against Oskar Venn (Court of Marrow)", "warrant against Oskar Venn (Court of Hale)"
ISSUED: Text = ("2035-03-06", "On 5 March 2035 the Court of Marrow issued an arrest warrant for Oskar Venn.")
ANNULLED: Text = ("2035-06-02", "On 1 June 2035 the Court of Marrow annulled the arrest warrant for Oskar Venn.")
IN_HALE: Text = ("2035-04-06", "On 5 April 2035 the Court of Hale issued an arrest warrant for Oskar Venn.")


def test_each_date_shows_what_stood() -> None:
    found = ledger(ISSUED, ANNULLED)
    for day, expected in [
        ("2035-03-04", "not yet issued, as far as told"),
        ("2035-03-05", "in force"),
        ("2035-05-31", "in force"),
        ("2035-06-01", "annulled"),
        ("2040-01-01", "annulled"),
    ]:
        assert standing(found, day) == {VENN: [expected]}, day


def test_before_an_end_nothing_is_known_of_what_nobody_tells_the_issue_of() -> None:
    assert standing(ledger(ANNULLED), "2035-05-31") == {VENN: ["unknown"]}


def test_what_is_told_later_tells_what_stood_before_and_what_documents_had_told_by_then_is_another_thing() -> None:
    later = (
        "2036-01-02",
        "The Court of Marrow issued an arrest warrant for Oskar Venn on 5 March 2035. The warrant was annulled on 1 June 2035.",
    )
    found, day = ledger(later), date(2035, 4, 1)
    assert standing(found, day.isoformat()) == {VENN: ["in force"]}
    [entry] = entries_of(found, day)
    assert entry.told_then == "nothing"
    [entry] = entries_of(ledger(ISSUED, later), date(2035, 7, 1))
    assert (entry.standing, entry.told_then) == ("annulled", "in force")


def test_a_step_of_an_unknown_day_may_have_been_taken() -> None:
    found = ledger(
        ISSUED, ("2035-12-02", "In May 2035 the Court of Marrow annulled the arrest warrant for Oskar Venn.")
    )
    assert standing(found, "2035-04-30") == {VENN: ["in force"]}
    assert standing(found, "2035-05-10") == {VENN: ["in force, perhaps annulled"]}
    assert standing(found, "2035-05-31") == {VENN: ["annulled"]}


def test_what_has_ended_stands_again_only_where_it_is_said_to() -> None:
    confirmed = (
        "2035-08-02",
        "On 1 August 2035 the Supreme Court of Varr confirmed the arrest warrant for Oskar Venn.",
    )
    reinstated = (
        "2035-09-02",
        "On 1 September 2035 the Supreme Court of Varr reinstated the arrest warrant for Oskar Venn.",
    )
    assert standing(ledger(ISSUED, ANNULLED, confirmed)) == {VENN: ["annulled, perhaps confirmed"]}
    assert standing(ledger(ISSUED, ANNULLED, reinstated)) == {VENN: ["in force"]}


def test_a_warrant_of_another_court_is_another_warrant() -> None:
    found = ledger(
        ISSUED, IN_HALE, ("2035-06-02", "On 1 June 2035 the Court of Hale annulled its warrant against Oskar Venn.")
    )
    assert standing(found) == {VENN: ["in force"], HALE: ["annulled"]}


@pytest.mark.parametrize(
    ("issuer", "other", "chained"),
    [
        ("Court of Marrow", "Court of Hale", False),
        ("Court of Marrow", "High Tribunal of Lorne", False),
        ("Court of Marrow", "Court of Appeal of Marrow", True),
        ("Court of Marrow", "High Court of Varr", True),
        ("Senate of Varr", "Assembly of Tarn", False),
        ("International Court of the Isles", "Supreme Court of Varr", False),
        ("International Court of the Isles", "Appeals Chamber of the International Court of the Isles", True),
    ],
)
def test_only_a_higher_court_of_the_same_kind_undoes_what_another_did(issuer: str, other: str, chained: bool) -> None:
    issued = ("2035-03-06", f"On 5 March 2035 the {issuer} issued an arrest warrant for Oskar Venn.")
    annulled = ("2035-06-02", f"On 1 June 2035 the {other} annulled the arrest warrant for Oskar Venn.")
    found = standing(ledger(issued, annulled))
    assert found[f"warrant against Oskar Venn ({issuer})"] == ["annulled" if chained else "in force"]


def test_a_court_ends_its_own_warrant_before_that_of_a_lower_court() -> None:
    both = ("2035-04-06", "On 5 April 2035 the High Court of Varr issued an arrest warrant for Oskar Venn.")
    annulled = ("2035-06-02", "On 1 June 2035 the High Court of Varr annulled the arrest warrant for Oskar Venn.")
    assert standing(ledger(ISSUED, both, annulled)) == {
        VENN: ["in force"], "warrant against Oskar Venn (High Court of Varr)": ["annulled"],
    }  # fmt: skip


def test_swapping_names_swaps_the_ledger() -> None:
    texts = [
        ISSUED,
        ("2035-04-06", "On 5 April 2035 the Court of Marrow issued an arrest warrant for Lida Tarrow."),
        ANNULLED,
    ]
    swap = {"Oskar Venn": "Lida Tarrow", "Lida Tarrow": "Oskar Venn"}

    def swapped(text: str) -> str:
        return re.sub("Oskar Venn|Lida Tarrow", lambda name: swap[name[0]], text)

    mirrored = chained(*((day, swapped(text)) for day, text in texts))
    assert {swapped(name): found for name, found in mirrored.items()} == chained(*texts)


def test_where_the_words_do_not_tell_whose_it_was_each_may_have_ended() -> None:
    found = ledger(
        ISSUED, IN_HALE, ("2035-06-02", "On 1 June 2035 the arrest warrant against Oskar Venn was annulled.")
    )
    assert standing(found) == {
        VENN: ["in force, perhaps annulled"], HALE: ["in force, perhaps annulled"], "warrant against Oskar Venn": ["annulled"],
    }  # fmt: skip
    assert standing(found, "2035-05-31")[VENN] == ["in force"]


def test_each_person_of_one_warrant_has_a_state_of_their_own() -> None:
    both = ("2035-03-06", "On 5 March 2035 the Court of Marrow issued arrest warrants for Oskar Venn and Lida Tarrow.")
    one = ("2035-06-02", "On 1 June 2035 the Court of Marrow withdrew the warrant against Lida Tarrow.")
    tarrow = "warrant against Lida Tarrow (Court of Marrow)"
    assert standing(ledger(both, one)) == {VENN: ["in force"], tarrow: ["annulled"]}
    for words in (
        "One of the warrants was annulled on 1 June 2035.",
        "On 1 June 2035 the Court of Marrow annulled the warrant against her.",
    ):
        assert standing(ledger((both[0], f"{both[1]} {words}"))) == {VENN: ["in force"], tarrow: ["in force"]}
    last_name = ("2035-06-02", "On 1 June 2035 the Court of Marrow withdrew the warrant against Venn.")
    assert standing(ledger(both, last_name)) == {VENN: ["in force"], tarrow: ["in force"]}


def test_a_new_warrant_after_an_annulment_is_one_of_its_own() -> None:
    again = ("2035-09-02", "On 1 September 2035 the Court of Marrow issued a new arrest warrant for Oskar Venn.")
    assert chained(ISSUED, ANNULLED, again) == {
        VENN: [["issued 2035-03-05", "annulled 2035-06-01"], ["issued 2035-09-01"]]
    }


def test_numbers_begin_again_with_the_year_and_with_the_body() -> None:
    found = ledger(
        ("2035-03-06", "On 5 March 2035 the Senate of Varr adopted Resolution 4 on the mill."),
        ("2036-03-06", "On 5 March 2036 the Senate of Varr adopted Resolution 4 on the dam."),
        ("2036-04-06", "On 5 April 2036 the Assembly of Tarn rescinded Resolution 4."),
    )
    assert standing(found) == {
        "resolution 4 (Senate of Varr)": ["stands", "stands"], "resolution 4 (Assembly of Tarn)": ["annulled"],
    }  # fmt: skip


def test_documents_that_date_one_issue_differently_are_told_of() -> None:
    other = ("2035-03-09", "On 7 March 2035 the Senate of Varr adopted Resolution 4 on the mill.")
    [one] = ledger(("2035-03-06", "On 5 March 2035 the Senate of Varr adopted Resolution 4."), other).instruments
    assert one.disagree == ("issued",) and steps(one) == ["issued 2035-03-05", "issued 2035-03-07"]


def test_documents_that_date_one_end_differently_are_told_of() -> None:
    other = ("2035-06-09", "On 8 June 2035 the Court of Marrow annulled the arrest warrant for Oskar Venn.")
    [one] = ledger(ISSUED, ANNULLED, other).instruments
    assert one.disagree == ("annulled",)
    reinstated = ("2035-06-05", "On 4 June 2035 the Court of Marrow reinstated the arrest warrant for Oskar Venn.")
    [again] = ledger(ISSUED, ANNULLED, reinstated, other).instruments
    assert again.disagree == () and standing(ledger(ISSUED, ANNULLED, reinstated, other)) == {VENN: ["annulled"]}


def test_the_same_step_told_again_is_one_step_with_all_who_tell_it() -> None:
    vague = ("2035-07-02", "The Court of Marrow annulled the warrant against Oskar Venn in June.")
    [one] = ledger(ISSUED, ANNULLED, vague).instruments
    assert steps(one) == ["issued 2035-03-05", "annulled 2035-06-01"]
    assert [len(step.tellings) for step in one.steps] == [1, 2]


def test_what_only_somebody_quoted_says_changes_no_state_for_sure() -> None:
    claim = (
        "2035-06-04",
        "“The Court of Marrow annulled the arrest warrant against Oskar Venn on 1 June 2035,” said his lawyer, Ada Pell.",
    )
    found = ledger(ISSUED, claim)
    assert standing(found) == {VENN: ["in force, perhaps annulled"]}
    assert found.instruments[0].steps[1].speakers == ("Ada Pell",)
    own = (
        "2035-06-04",
        "“The Court of Marrow annulled the warrant against Oskar Venn on 1 June 2035,” the Court of Marrow said.",
    )
    assert standing(ledger(ISSUED, own)) == {VENN: ["annulled"]}
    assert standing(ledger(ISSUED, claim, ANNULLED)) == {VENN: ["annulled"]}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Oskar Venn is wanted by the Court of Marrow.", ["outdated: annulled 2035-06-01"]),
        ("The stables belong to Oskar Venn, who is wanted by the Court of Marrow.", ["outdated: annulled 2035-06-01"]),
        ("Oskar Venn, wanted by the Court of Marrow since March, was seen in Hale.", ["outdated: annulled 2035-06-01"]),
        ("The warrant of the Court of Marrow against Oskar Venn is in force.", ["outdated: annulled 2035-06-01"]),
        ("The wanted general Oskar Venn spoke in Hale.", ["may be outdated: annulled 2035-06-01"]),
        ("Oskar Venn still faces an arrest warrant.", ["may be outdated: annulled 2035-06-01"]),
        ("Oskar Venn is wanted by the voters of Tarn.", []),
        ("Oskar Venn was wanted by the Court of Marrow.", []),
        ("Oskar Venn is no longer wanted by the Court of Marrow.", []),
        ("Is Oskar Venn wanted by the Court of Marrow?", []),
        ("A man who knew Oskar Venn is wanted by the Court of Marrow.", []),
        ("Lida Tarrow, the wife of Oskar Venn, who is wanted by the Court of Marrow, spoke.", []),
        ("Oskar Venn is wanted by the Court of Hale.", []),
        ("Oskar Venn wanted peace, the Court of Marrow heard.", []),
    ],
)
def test_whoever_is_called_wanted_after_an_annulment_is_so_by_outdated_words(words: str, expected: list[str]) -> None:
    [one] = [one for one in ledger(ISSUED, ANNULLED, ("2035-07-02", words)).instruments if name_of(one) == VENN]
    assert [outdated_words(late) for late in outdated_in(one)] == expected


def test_words_are_outdated_for_sure_only_after_the_last_day_of_the_step() -> None:
    wanted = "Oskar Venn is wanted by the Court of Marrow."
    for day, expected in [("2035-05-20", []), ("2035-06-01", []), ("2035-06-02", [True]), ("2035-06", [False])]:
        [one] = ledger(ISSUED, ANNULLED, (day, wanted)).instruments
        assert [late.sure for late in outdated_in(one)] == expected, day


def test_the_sample_tells_the_ledger_of_one_year() -> None:
    reads = [read(path.name, "", path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.txt"))]
    found = ledger_of(reconcile(reads, language_for("en")))
    assert standing(found) == {
        "resolution 7 (Congress of Varr)": ["stands"],
        "warrant against Maro Tessin (High Tribunal of Lorne)": ["annulled"],
        "warrant against Ida Brandt (High Tribunal of Lorne)": ["annulled"],
        "warrant against Kel Rosvik (High Tribunal of Lorne)": ["annulled"],
        "opinion (Court of the Isles)": ["stands"],
        "ruling (District Court of Orrin)": ["annulled"],
        "charge against Sela Morrow (High Tribunal of Lorne)": ["stands"],
        "warrant against Kel Rosvik (Coast Court of Tarn)": ["in force"],
    }
    shuffled = random.Random(7).sample(reads, len(reads))
    assert ledger_of(reconcile(shuffled, language_for("en"))).instruments == found.instruments


def test_every_telling_holds_the_words_of_its_instrument() -> None:
    found = ledger(ISSUED, ANNULLED, IN_HALE)
    texts = {read.document.sha256: read.document.text for read in found.documents}
    for one in found.instruments:
        for step in one.steps:
            for telling in step.tellings:
                assert "warrant" in telling.span.of(texts[telling.document])
                assert telling.span.end <= len(texts[telling.document]) and telling.span != Span(0, 0)


FIRST = ("Amar", "Beliss", "Corol", "Dunun", "Edda", "Farin", "Gerol", "Hanis", "Iswin", "Jorun")
LAST = ("Fendal", "Garner", "Holrik", "Jorsund", "Kastov", "Lenwick", "Marmund", "Norberg", "Oldal", "Perner")
FORMS = {
    "issued and rescinded": "On {day} the Senate of Varr adopted Resolution {number}. The Senate of Varr rescinded Resolution {number}.",
    "without a number": "On {day} the Senate of Varr adopted a resolution on mill {number}. The Senate of Varr rescinded a resolution.",
    "against persons": "On {day} the Court of Marrow issued an arrest warrant for {name}. The court annulled the warrant. {name} is wanted by the Court of Marrow.",
    "of a lower court": "On {day} the District Court of Orrin issued a ruling on mill {number}. The Court of Appeal of Orrin overturned the ruling.",
}


def texts_of(form: str, count: int) -> Iterator[tuple[str, str]]:
    """So many days and texts, each of an instrument of its own."""
    for number in range(count):
        year, day = 2030 + number % 60, 1 + number % 28
        name = (
            f"{FIRST[number % 10]}{number // 1000 or ''} {LAST[number // 10 % 10]}{'abcdefghij'[number // 100 % 10]}n"
        )
        yield f"{year}-03-{day:02}", FORMS[form].format(day=f"{day} ⟦March⟧ {year}", number=number, name=name)


def seconds(form: str, count: int, *, in_one: bool) -> float:
    """How long it takes to chain so many instruments. The events are given, so that no extraction is measured."""
    texts = list(texts_of(form, count))
    events = [happened(day, "warrant") for day, _ in texts]
    if in_one:
        reads = [told("all.txt", "\n".join(text for _, text in texts), *events, published="2095-01-01")]
    else:
        reads = [told(f"{number}.txt", text, events[number], published=day) for number, (day, text) in enumerate(texts)]
    found: list[object] = []
    spent = processor_seconds(lambda: found.extend(find_ledger(lambda: reads, {}, language_for("en"))))
    # Of rulings of one court on one day the words do not tell which is which.
    assert len(found) > count * (0.02 if "mill" in FORMS[form] else 0.9)
    return spent


@pytest.mark.parametrize("in_one", [False, True], ids=["in many documents", "in one document"])
@pytest.mark.parametrize("form", FORMS)
def test_many_instruments_take_no_quadratic_time(form: str, *, in_one: bool) -> None:
    seconds(form, 10, in_one=in_one)
    few, many = (min(seconds(form, count, in_one=in_one) for _ in range(2)) for count in (150, 600))
    assert many < 9 * few, (few, many)


def test_two_thousand_instruments_are_chained_in_seconds() -> None:
    assert seconds("against persons", 2000, in_one=False) < 20
