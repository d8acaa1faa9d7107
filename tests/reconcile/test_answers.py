"""The state of calls across documents. Places and parties are invented."""

from datetime import date

import pytest

from onrecord.languages import language_for
from onrecord.model.answers import Answer, CallMade
from onrecord.model.dates import When
from onrecord.model.decisions import Decision, Source
from onrecord.model.entries import Call
from onrecord.model.groups import EntryKey, Thread
from onrecord.model.text import Span
from onrecord.reconcile.answering_words import AnsweringWords
from onrecord.reconcile.answers import answers_to, days_without_answer

WORDS = AnsweringWords.of(language_for("en"))


def call(document: str, day: str, told: str = "", to: tuple[str, ...] = ("Army of Tolm",)) -> CallMade:
    """A call by Harbour Watch to release all nurses."""
    made = Call(span=Span(10, 28), by="Harbour Watch", to=to, id="c10")
    return CallMade(EntryKey(document, "c10"), made, "release all nurses", told, When.at(day) if day else None)


def thread(*calls: CallMade, name: str = "t1") -> Thread:
    return Thread(name, "release all nurses", ("Army of Tolm",), tuple(one.key for one in calls))


def states(*calls: CallMade, threads: tuple[Thread, ...] = (), decisions: tuple[Decision, ...] = ()) -> list[str]:
    found = answers_to(calls, threads or (thread(*calls),), decisions, lambda _, name: name, WORDS)
    return [found[one.key].state for one in calls]


def decision(document: str, mark: str, start: int = 10, end: int = 28, entry: str = "c10") -> Decision:
    return Decision(
        number=1, mark=mark, entry=EntryKey(document, entry), words="release all nurses", start=start, end=end, who="Marit Solvane",
        at="2031-05-03T09:30:00Z", why="she saw them", source=Source("c"),
    )  # type: ignore[arg-type]  # fmt: skip


def test_the_answer_to_a_call_made_again_is_that_to_the_earlier_one() -> None:
    assert states(call("a", "2031-05-02"), call("b", "2031-06-02", "All were released")) == ["done", "done"]


def test_a_call_that_is_made_again_after_its_answer_is_open_again() -> None:
    assert states(call("a", "2031-05-02", "All were released"), call("b", "2031-06-02")) == ["done", "open"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (call("a", "2031-05-02", to=("Army of Tolm", "Brask Front")), call("b", "2031-06-02", "All were released")),
        (call("a", "2031-05-02", to=()), call("b", "2031-06-02", "All were released")),
        (call("a", ""), call("b", "2031-06-02", "All were released")),
        (call("a", "2031-05"), call("b", "2031-05-02", "All were released")),
        (call("a", "2031-05-02"), call("b", "2031-06-02", "the army agreed to release them")),
    ],
)
def test_an_answer_that_may_be_to_another_call_is_left_where_it_is(first: CallMade, second: CallMade) -> None:
    assert states(first, second)[0] == "open"


def test_answers_that_contradict_each_other_answer_no_other_call() -> None:
    calls = call("a", "2031-05-02"), call("b", "2031-06-02", "All were released"), call("c", "2031-06-02", "It refused")
    assert states(*calls) == ["open", "done", "refused"]


def test_the_answer_to_a_call_for_more_than_one_thing_is_not_that_to_a_call_for_one_of_them() -> None:
    first, second = call("a", "2031-05-02"), call("b", "2031-06-02", "All were released")
    assert states(first, second, threads=(thread(first, second), thread(second, name="t2"))) == ["open", "done"]


def test_a_person_goes_before_the_words_and_answers_the_same_call_made_before() -> None:
    calls = call("a", "2031-05-02"), call("b", "2031-06-02", "It refused")
    assert states(*calls, decisions=(decision("b", "done"),)) == ["done", "done"]
    assert states(*calls, decisions=(decision("a", "open"),)) == ["open", "refused"]


def test_a_decision_finds_its_call_again_by_the_words_when_it_has_another_name() -> None:
    assert states(call("a", "2031-05-02"), decisions=(decision("a", "done", 12, 30, "c12"),)) == ["done"]
    assert states(call("a", "2031-05-02"), decisions=(decision("a", "done", 40, 50, "c40"),)) == ["open"]


@pytest.mark.parametrize(
    ("answer", "day", "days"),
    [
        (Answer(), "2031-05-02", 30),
        (Answer("no answer", EntryKey("b", "c1")), "2031-05-02", 30),
        (Answer("no answer", decision=1), "2031-05-02", 30),
        (Answer("open", decision=1), "2031-05-02", 30),
        (Answer(), "2031-05", 1),
        (Answer(), "2031-06-02", None),
        (Answer(), "", None),
        (Answer("done", EntryKey("b", "c1")), "2031-05-02", None),
        (Answer("open", EntryKey("b", "c1")), "2031-05-02", None),
    ],
)
def test_days_count_from_the_last_day_on_which_a_call_without_an_answer_can_have_been_made(
    answer: Answer, day: str, days: int | None
) -> None:
    assert days_without_answer(call("a", day), answer, date(2031, 6, 1)) == days
