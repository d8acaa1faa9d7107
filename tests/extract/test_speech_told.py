"""What is somebody's speech and what only looks like it, in sentences about an invented country: Norland, its port of Lorn."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document
from onrecord.model.entries import Quotation


def quotations(text: str) -> list[Quotation]:
    return list(read_entries(Document.of_text("text", text), language_for("en")).entries.quotations)


TOLD = [
    ("A nurse described how a mother walked for six hours to reach the clinic.", "nurse"),
    ("Olin Bas met with criticism from rivals that his songs had made the town unsafe.", "rivals"),
    ("According to the Harbour League, the storm took 12 lives.", "Harbour League"),
    ("The Harbour League said that if the dam fell the town would drown.", "Harbour League"),
    ("Olin Timbur died. According to two neighbours, Olin Timbur had been ill.", "two neighbours"),
    ("According to local sources, Olin Timbur, aged 19, was found dead in a boat.", "local sources"),
    ("The court found that two guards were guilty of theft.", "court"),
    ("The Harbour League said that it may protest against the pact.", "Harbour League"),
    (
        "The Norland authorities told Vell in October that they had no ground for holding Omar Faraj, Salim \u2018Ali and "
        "Hassan Abd, following their return in May.",
        "Norland authorities",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), TOLD)
def test_what_somebody_says_is_a_quotation(text: str, speaker: str) -> None:
    said = quotations(text)
    assert [(one.speaker.lower(), one.form) for one in said] == [(speaker.lower(), "indirect")]


NOT_TOLD = [
    "The court found three leaders of the union guilty of owing money to the port and sentenced them to prison.",
    "The office has power to refuse a feast if its clerks deemed it would disturb \u201corder and calm\u201d.",
    "The Lorn Charter, which guarantees fair wages to divers, was signed in May.",
    "The fishers held a march to protest against Norland's adoption of the pact known as the Lorn Pact.",
    "Many were shot by the guard, some in a manner suggesting that nobody had tried to arrest them.",
    "Police used force in early May, as several hill communities protested against the new tax.",
    "A new tax threatened to deepen the quarrel between them.",
    "Reports indicated a steady rise of theft, particularly theft of nets.",
    "It was reported that fishers used oars. Guards fled.\n\nThe Norland authorities met in October.",
    "\u2018Salt and water\u2019\n\nAt least 200 people were held in Lorn.",
]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_nobody_says_is_no_quotation(text: str) -> None:
    assert quotations(text) == []


MARKS = [
    ("The mayor, Salim \u2018Abd Rahman, said the boys\u2019 boat had sunk.", "the boys\u2019 boat had sunk"),
    ("Marit Solvane told Lorn \u2018Every boat is lost.\u2019", "\u2018Every boat is lost.\u2019"),
    ("Marit Solvane said: \u2018All boats are lost.\u2019", "\u2018All boats are lost.\u2019"),
]


@pytest.mark.parametrize(("text", "content"), MARKS)
def test_a_letter_of_a_name_opens_no_quotation(text: str, content: str) -> None:
    (said,) = quotations(text)
    assert [span.of(text) for span in said.content] == [content]


def test_words_in_marks_behind_that_are_direct() -> None:
    (said,) = quotations(
        "The mayor of Lorn, Ana Ruiz, said that \u201cthe army did it, and nobody can hide that\u201d."
    )
    assert (said.form, said.speaker) == ("direct", "Ana Ruiz")
    (said,) = quotations(
        "The mayor of Lorn, Ana Ruiz, said that the army \u201cdid it, and nobody can hide that\u201d."
    )
    assert said.form == "mixed"
