"""What words say became of a call. All texts are invented."""

import pytest

from onrecord.languages import language_for
from onrecord.reconcile.answering_words import AnsweringWords

WORDS = AnsweringWords.of(language_for("en"))


@pytest.mark.parametrize(
    ("action", "told", "state"),
    [
        ("release all nurses", "All of them were released on 4 May", "done"),
        ("reopen the clinic", "The clinic reopened the next morning", "done"),
        ("cease fire", "the army agreed to the truce", "done"),
        ("reject the plan", "The assembly rejected the plan on Monday", "done"),
        ("dismiss the warden", "The warden was dismissed in June", "done"),
        ("accept the plan", "The assembly rejected the plan on Monday", "refused"),
        ("withdraw from Brask", "the army refused to comply", "refused"),
        ("withdraw from Brask", "the refusal to withdraw", "refused"),
        ("end the siege", "their appeals have gone unheeded", "no answer"),
        ("pay the widows", "none had been paid by the end of the year", "no answer"),
        ("release the ledgers", "the ledgers had still not been released", "no answer"),
        ("release the ledgers", "The ledgers weren’t released", "no answer"),
        ("release the ledgers", "The ministry has yet to release them", "no answer"),
        ("answer the letter", "The council did not respond", "no answer"),
        ("open the locks", "The army opened one of them", "partly"),
        ("release all nurses", "It released four of the nurses but refused to free the others", "partly"),
        ("release all nurses", "the army agreed to release the nurses", "open"),
        ("release all nurses", "the army would release them if talks resumed", "open"),
        ("hold an inquiry", "the request was not rejected", "open"),
        ("hold an inquiry", "the council spoke of it for an hour", "open"),
    ],
)
def test_words_set_the_state_of_a_call_only_where_they_tell_clearly(action: str, told: str, state: str) -> None:
    assert WORDS.state(told, action) == state


def test_an_answer_of_no_words_tells_nothing() -> None:
    assert WORDS.state("", "release all nurses") == "open"
    assert WORDS.state(" — ,", "") == "open"
