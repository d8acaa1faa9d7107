"""What became of a call, told by the next sentence. All places, organisations and persons are invented."""

import pytest

from onrecord import Document, entries_of
from onrecord.languages import language_for
from onrecord.reconcile.answering_words import AnsweringWords

WORDS = AnsweringWords.of(language_for("en"))
HEAD = "Harbour Wire\n\n3 August 2041\n\nThe miners were taken in March. In April the River Commission "
MINERS = "asked Tavria to release the twelve miners"
BRIDGE = "urged Tavria to reopen the bridge"
DEATHS = "asked Tavria to investigate the deaths"
TRUCE = "called for a ceasefire"
ARMY = "asked the army to withdraw from Kelm"


def told(call: str, following: str, between: str = ". ") -> tuple[str, str]:
    """The words that tell what became of a call, and the state that they give it."""
    text = f"{HEAD}{call}{between}{following}"
    [found] = entries_of(Document.of_text("report", text)).entries.calls
    if found.answered is None:
        return "", "open"
    words = found.answered.of(text)
    return words, WORDS.state(words, found.span.of(text))


ANSWERS = [
    (MINERS, "The government did so on 4 May.", "done"),
    (MINERS, "It refused.", "refused"),
    (MINERS, "The government refused to free them.", "refused"),
    (MINERS, "The government of Tavria did not reply.", "no answer"),
    (MINERS, "Tavria let them go on 4 May.", "done"),
    (MINERS, "They were freed on 4 May.", "done"),
    (MINERS, "Tavria freed six of them in June.", "partly"),
    (MINERS, "Ten were set free on 4 May.", "partly"),
    (MINERS, "The government agreed to release them in May.", "open"),
    (BRIDGE, "It has yet to do so.", "no answer"),
    (BRIDGE, "Tavria declined to do so.", "refused"),
    (DEATHS, "Tavria opened an inquiry in May.", "done"),
    (DEATHS, "A probe was launched in May.", "done"),
    (TRUCE, "A truce took effect on 5 May.", "done"),
    (ARMY, "The troops left on 4 May.", "done"),
    (ARMY, "The army pulled out on 4 May.", "done"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "following", "state"), ANSWERS, ids=[row[1] for row in ANSWERS])
def test_those_asked_answer_in_the_next_sentence(call: str, following: str, state: str) -> None:
    assert told(call, following) == (following.rstrip("."), state)


def test_the_next_sentence_may_open_a_paragraph() -> None:
    assert told(MINERS, "The government did so on 4 May.", ".\n\n") == ("The government did so on 4 May", "done")


@pytest.mark.parametrize(
    ("call", "following"),
    [
        (MINERS, "They refused food."),
        (MINERS, "Tavria agreed on a budget."),
        (MINERS, "Tavria freed Bo Tarn, a poet."),
        (MINERS, "It had released ten others in March."),
        (BRIDGE, "Norland did so too."),
        (BRIDGE, "The River Commission did so again in June."),
        (BRIDGE, "Tavria said that it would do so."),
        (BRIDGE, "The minister was dismissed in May."),
        (BRIDGE, "Tavria opened a school in May."),
    ],
)
def test_what_is_told_of_something_else_is_no_answer(call: str, following: str) -> None:
    assert told(call, following) == ("", "open")


def test_one_answer_to_several_demands_is_an_answer_to_each() -> None:
    text = f"{HEAD}demanded the release of Bo Tarn and an end to night trains, but both demands went unheeded."
    found = entries_of(Document.of_text("report", text)).entries.calls
    assert [call.answered and call.answered.of(text) for call in found] == ["both demands went unheeded"] * 2


def test_who_agrees_to_a_request_is_asked() -> None:
    text = f"{HEAD}spoke. Tavria agreed to a request by the River Union to open the road."
    [call] = entries_of(Document.of_text("report", text)).entries.calls
    assert (call.by, call.to, call.answered and call.answered.of(text)) == ("River Union", ("Tavria",), "Tavria agreed")


@pytest.mark.parametrize("opening", ["will ask Tavria to", "may ask Tavria to", "did not ask Tavria to"])
def test_what_is_not_asked_yet_is_no_call(opening: str) -> None:
    assert entries_of(Document.of_text("report", f"{HEAD}{opening} open the road.")).entries.calls == ()


def test_each_of_several_that_clauses_is_asked_of_its_own_subject() -> None:
    text = f"{HEAD}asked that Tavria open the road, that it free the miners and that the River Front lay down its arms."
    found = entries_of(Document.of_text("report", text)).entries.calls
    assert [(call.by, call.to, call.span.of(text)) for call in found] == [
        ("River Commission", ("Tavria",), "open the road"),
        ("River Commission", ("Tavria",), "free the miners"),
        ("River Commission", ("River Front",), "lay down its arms"),
    ]
