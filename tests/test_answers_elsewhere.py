"""Answers to calls in the prose of other documents. Places, parties and texts are invented."""

from collections.abc import Iterator

import pytest

from onrecord.languages import language_for
from onrecord.reconcile import answers_in
from onrecord.reconcile.answer_clauses import Thing, things_in
from onrecord.reconcile.answer_sentence import Clause
from onrecord.reconcile.groups import reconcile
from onrecord.reconcile.sought import Sought
from onrecord.views.web.catalogue import Catalogue
from tests.reconcile.legal import Text, read

CALL = (
    "2031-05-02",
    "KESTRIN, 2 May 2031 (Harbour Watch) – Harbour Watch called on the Ministry of Ports to release the nine dock workers held at Brask.",
)
TRUCE = (
    "2031-05-02",
    "KESTRIN, 2 May 2031 (Harbour Watch) – Harbour Watch urged the Army of Tolm to agree to a ceasefire in Brask.",
)
CLINIC = (
    "2031-05-03",
    "KESTRIN, 3 May 2031 (Harbour Watch) – Harbour Watch called on the Ministry of Ports to reopen the clinic at Brask.",
)
WIDOWS = (
    "2031-05-03",
    "KESTRIN, 3 May 2031 (Harbour Watch) – Harbour Watch urged the Ministry of Ports to pay the widows of Brask.",
)
MANDATE = (
    "2031-05-03",
    "KESTRIN, 3 May 2031 (Harbour Watch) – Harbour Watch urged the Council of the Isles to renew the mandate of the Tarn Observer Mission.",
)
BAN = (
    "2031-05-03",
    "KESTRIN, 3 May 2031 (Harbour Watch) – Harbour Watch urged the Ministry of Ports to lift the ban on boats.",
)
DEATHS = (
    "2031-05-03",
    "KESTRIN, 3 May 2031 (Harbour Watch) – Harbour Watch urged the Ministry of Ports to investigate the deaths of four dockers at Brask.",
)
HEAD = "KESTRIN, 11 June 2031 (River Post) – "


def answers(*texts: Text) -> dict[str, tuple[str, str, int]]:
    """By the words of a call: its state, the words of other documents that set it, and how many more may be about it."""
    reads = [read(f"{number}.txt", day, text) for number, (day, text) in enumerate(texts, 1)]
    by_key = {one.document.sha256: one.document.text for one in reads}
    answered = Catalogue(reconcile(reads, language_for("en"))).answered
    return {
        answered.calls[key].words: (one.state, one.told_at.span.of(by_key[one.told_at.document]) if one.told_at else "", len(one.perhaps))
        for key, one in answered.answers.items()
    }  # fmt: skip


def state(call: Text, words: str, day: str = "2031-06-11") -> tuple[str, int]:
    """What one sentence of a later document makes of a call: its state, and how many words may be about it."""
    found = answers(call, (day, HEAD + words))
    first = next(iter(found.values()))
    assert first[0] == "open" or first[1] or first[2] == 0
    assert (first[1] != "") == (first[0] != "open"), "a state always has its words"
    return first[0], first[2]


TOLD = [
    (CALL, "The Ministry of Ports refuses to release the nine dock workers.", "refused"),
    (CALL, "On 9 June the Ministry of Ports again refused to free the nine dock workers.", "refused"),
    (CALL, "The nine dock workers were released on 9 June.", "done"),
    (CALL, "The nine dock workers were released on 9 June, the Ministry of Ports said.", "done"),
    (CALL, "The Ministry of Ports released the nine dock workers on 9 June.", "done"),
    (CALL, "On 9 June the Ministry of Ports freed the dock workers.", "done"),
    (CALL, "The Ministry of Ports said it had released the nine dock workers on 9 June.", "done"),
    (CALL, "“We have released the nine dock workers,” the Ministry of Ports said.", "done"),
    (CALL, "On 9 June the Ministry of Ports released the nine dock workers of Brask, as Harbour Watch had demanded.", "done"),
    (CALL, "The Ministry of Ports opened a quay and released the nine dock workers on 9 June.", "done"),
    (CALL, "Four of the nine dock workers were freed by the Ministry of Ports on 9 June.", "partly"),
    (CALL, "The nine dock workers have still not been released by the Ministry of Ports.", "no answer"),
    (CALL, "The Ministry of Ports has ignored Harbour Watch's appeal.", "no answer"),
    (CALL, "The Ministry of Ports rejected the appeal of Harbour Watch.", "refused"),
    (CALL, "Harbour Watch's call to the Ministry of Ports went unheeded.", "no answer"),
    (CALL, "Calls for the release of the nine dock workers went unheeded.", "no answer"),
    (TRUCE, "The Army of Tolm agreed to the ceasefire on 4 May.", "done"),
    (TRUCE, "The Army of Tolm agreed to a ceasefire in Brask on 4 June.", "done"),
    (TRUCE, "The Army of Tolm rejected the ceasefire.", "refused"),
    (TRUCE, "The Army of Tolm refused to agree to a ceasefire.", "refused"),
    (CLINIC, "The clinic at Brask reopened on Monday, the Ministry of Ports said.", "done"),
    (WIDOWS, "The Ministry of Ports paid the widows of Brask on 9 June.", "done"),
    (WIDOWS, "The widows of Brask have still not been paid.", "no answer"),
    (MANDATE, "The mandate of the Tarn Observer Mission was renewed by the Council of the Isles on 9 June.", "done"),
    (BAN, "The Ministry of Ports lifted the ban on boats on 9 June.", "done"),
    (CALL, "On 9 June the Ministry of Ports released the nine dock workers, who had been arrested in March.", "done"),
    (CLINIC, "The Ministry of Ports has yet to reopen the clinic at Brask.", "no answer"),
    (TRUCE, "The Army of Tolm agreed to a truce in Brask on 4 June.", "done"),
    (TRUCE, "The Army of Tolm rejected the truce.", "refused"),
    (CALL, "The Ministry of Ports let the nine dock workers go on 9 June.", "done"),
    (CALL, "The nine dock workers were set free on 9 June by the Ministry of Ports.", "done"),
    (DEATHS, "On 9 June the Ministry of Ports opened an inquiry into the deaths of four dockers.", "done"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "words", "expected"), TOLD, ids=[words for _, words, _ in TOLD])
def test_a_later_document_tells_what_became_of_a_call(call: Text, words: str, expected: str) -> None:
    assert state(call, words) == (expected, 0)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("The ministry did so on 9 June.", "done"), ("It refused.", "refused"), ("They were let go.", "done")],
)
def test_a_later_document_tells_of_the_call_again_and_of_its_answer(answer: str, expected: str) -> None:
    again = f"In May, Harbour Watch called on the Ministry of Ports to release the nine dock workers. {answer}"
    states = {told[0] for told in answers(CALL, ("2031-06-11", HEAD + again)).values()}
    assert states == {expected}


NOT_TOLD = [
    (CALL, "The Brask Guild refuses to release the nine dock workers."),
    (CALL, "Lawyers for the Ministry of Ports refused to release the nine dock workers."),
    (CALL, "The nine dock workers were released on 9 April 2031."),
    (CALL, "The nine dock workers, arrested in March, had been released in April."),
    (CALL, "Two dock workers were released on 9 June by the Ministry of Ports."),
    (CALL, "Dock workers were released on 9 June by the Ministry of Ports."),
    (CALL, "The Ministry of Ports released a report on the nine dock workers."),
    (CALL, "The families of the nine dock workers were released on 9 June."),
    (CALL, "The nine dock workers' boats were released on 9 June by the Ministry of Ports."),
    (CALL, "The dock workers union was released from a debt by the Ministry of Ports."),
    (CALL, "The nine dock workers were released by the Army of Tolm on 9 June."),
    (CALL, "The nine dock workers held at Tarn were released on 9 June by the Ministry of Ports."),
    (CALL, "The Ministry of Ports would release the nine dock workers."),
    (CALL, "The Ministry of Ports promised to release the nine dock workers."),
    (CALL, "If the Ministry of Ports released the nine dock workers, boats would sail."),
    (CALL, "Harbour Watch hoped the Ministry of Ports had released the nine dock workers."),
    (CALL, "Were the nine dock workers released by the Ministry of Ports?"),
    (CALL, "Harbour Watch repeated its call to the Ministry of Ports to release the nine dock workers."),
    (CALL, "The Ministry of Ports ignored the appeal of the Brask Guild."),
    (CALL, "The Ministry of Ports rejected Harbour Watch's appeal for new boats."),
    (CALL, "The Brask Guild rejected Harbour Watch's appeal."),
    (CALL, "The nine dock workers released a statement on 9 June."),
    (CALL, "Harbour Watch regrets its request that the Ministry of Ports released the nine dock workers."),
    (CALL, "The nine dock workers of Tarn were released by the Ministry of Ports on 9 June."),
    (TRUCE, "The Army of Tolm agreed to the ceasefire of the fishers on 9 June."),
    (CALL, "Harbour Watch's call to the Brask Front went unheeded."),
    (TRUCE, "The Brask Front agreed to the ceasefire on 4 June."),
    (TRUCE, "The Army of Tolm will agree to a ceasefire."),
    (TRUCE, "The Army of Tolm agreed to a ceasefire on 4 April 2031."),
    (CALL, "Nobody believes that the Ministry of Ports released the nine dock workers."),
    (WIDOWS, "The Ministry of Ports paid the widows of Tarn on 9 June."),
    (MANDATE, "The mandate of the Reed Delta Mission was renewed by the Council of the Isles on 9 June."),
    (MANDATE, "The Council of the Isles debated the mandate of the Tarn Observer Mission on 9 June."),
    (CLINIC, "The clinic at Tarn reopened on Monday, the Ministry of Ports said."),
    (CLINIC, "The Ministry of Ports reopened the road to the clinic at Brask."),
]  # fmt: skip


@pytest.mark.parametrize(("call", "words"), NOT_TOLD, ids=[words for _, words in NOT_TOLD])
def test_words_of_another_party_thing_or_time_tell_nothing(call: Text, words: str) -> None:
    assert state(call, words) == ("open", 0)


def test_what_somebody_else_is_quoted_with_sets_no_state_and_is_shown() -> None:
    words = "Oskar Venn said that the nine dock workers had been released by the Ministry of Ports."
    assert state(CALL, words) == ("open", 1)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (
            CALL,
            "The nine dock workers were released on 9 June and arrested again on 10 June, the Ministry of Ports said.",
        ),
        (BAN, "The Ministry of Ports lifted the ban on boats in Tarn on 9 June."),
    ],
)
def test_what_is_taken_back_or_done_in_one_place_is_only_shown(call: Text, words: str) -> None:
    assert state(call, words) == ("open", 1)


def test_a_spokesperson_of_those_asked_speaks_for_them() -> None:
    words = "The nine dock workers were released on 9 June, said Tomas Rell, a spokesman for the Ministry of Ports."
    assert state(CALL, words) == ("done", 0)


def test_a_ceasefire_long_after_may_be_another() -> None:
    assert state(TRUCE, "The Army of Tolm agreed to the ceasefire on 4 June 2032.", "2032-06-11") == ("open", 1)


def test_an_answer_comes_after_its_call() -> None:
    early = ("2031-05-01", "The Ministry of Ports released the nine dock workers.")
    assert answers(CALL, early)["release the nine dock workers held at Brask"] == ("open", "", 0)


def test_words_that_fit_two_calls_answer_neither() -> None:
    other = (
        "2031-05-04",
        "KESTRIN, 4 May 2031 (Tarn Voice) – The Tarn Guild called on the Brask Front to release the nine dock workers.",
    )
    told = ("2031-06-11", HEAD + "The nine dock workers were released on 9 June.")
    assert {one[0] for one in answers(CALL, other, told).values()} == {"open"}
    assert {one[2] for one in answers(CALL, other, told).values()} == {1}


def test_two_calls_of_one_caller_are_not_told_apart_by_its_name() -> None:
    told = ("2031-06-11", HEAD + "The Ministry of Ports rejected Harbour Watch's appeal.")
    assert [one[0] for one in answers(CALL, CLINIC, told).values()] == ["open", "open"]


def test_a_call_of_two_is_not_done_where_one_of_them_acts() -> None:
    both = (
        "2031-05-02",
        "KESTRIN, 2 May 2031 (Harbour Watch) – Harbour Watch called on the Ministry of Ports and the Brask Front to release the nine dock workers.",
    )
    told = ("2031-06-11", HEAD + "The Ministry of Ports released the nine dock workers on 9 June.")
    assert [(one[0], one[2]) for one in answers(both, told).values()] == [("open", 1)]


def test_what_was_refused_may_be_done_later_and_what_contradicts_itself_sets_nothing() -> None:
    refused = ("2031-06-11", HEAD + "The Ministry of Ports refuses to release the nine dock workers.")
    done = ("2031-09-11", "The Ministry of Ports released the nine dock workers on 9 September.")
    again = ("2031-12-11", "The Ministry of Ports refuses to release the nine dock workers.")
    call = "release the nine dock workers held at Brask"
    assert answers(CALL, refused, done)[call][:1] == ("done",)
    assert answers(CALL, refused, done, again)[call] == ("open", "", 3)


def test_answers_are_the_same_when_the_parties_change_places() -> None:
    texts = (
        "KESTRIN, 2 May 2031 (Harbour Watch) – Harbour Watch called on the {A} to release the nine dock workers. The Tarn Guild urged the {B} to reopen the clinic.",
        HEAD + "The {A} refuses to release the nine dock workers. The {B} reopened the clinic on 9 June.",
    )
    found = [
        [one[0] for one in answers(*((day, text.format(A=a, B=b)) for day, text in zip(("2031-05-02", "2031-06-11"), texts, strict=True))).values()]
        for a, b in (("Army of Tolm", "Army of Sorrel"), ("Army of Sorrel", "Army of Tolm"))
    ]  # fmt: skip
    assert found == [["refused", "done"], ["refused", "done"]]


def test_a_call_that_is_made_again_and_again_is_looked_for_once_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Sought] = []

    def looking(clause: Clause, one: Sought) -> Iterator[Thing]:
        looked.append(one)
        return things_in(clause, one)

    monkeypatch.setattr(answers_in, "things_in", looking)
    again = [(f"2031-05-{day:02}", CALL[1].replace("2 May", f"{day} May")) for day in range(2, 12)]
    told = ("2031-06-11", HEAD + "The Ministry of Ports refuses to release the nine dock workers.")
    assert {one[0] for one in answers(*again, told).values()} == {"refused"}
    # Each text that asks, and the one that answers, has one sentence with the nine.
    assert len(looked) <= len(again) + 1
