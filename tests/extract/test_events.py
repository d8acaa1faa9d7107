"""What happened when. The texts are our own, about invented places and parties."""

import pytest

from onrecord.extract.document import read_entries
from onrecord.languages import language_for
from onrecord.model.document import Document
from onrecord.model.entries import Event

HEAD = "Varn: News of the harbour\n\nPress Release\n15 May 2031\n\n"


def events(text: str) -> list[Event]:
    return list(read_entries(Document.of_text("a.txt", HEAD + text), language_for("en")).entries.events)


@pytest.mark.parametrize(
    ("text", "when", "kind"),
    [
        ("On 3 May, gunmen attacked the harbour of Varn.", "2031-05-03", "attack"),
        ("In April, the cabinet imposed a curfew.", "2031-04", "policy"),
        ("In April, police arrested two miners.", "2031-04", "other"),
        ("In April, the minister announced his retreat.", "2031-04", "statement"),
        ("On 3 May, thousands of miners marched through Varn.", "2031-05-03", "protest"),
        ("On 3 May, the teacher was abducted by soldiers.", "2031-05-03", "hostage_taking"),
        ("In March 2030, a court sentenced the editor to nine months in jail.", "2030-03", "opinion"),
        ("Few remember the May 3 attacks in Varn.", "2031-05-03", "attack"),
        ("A truce that began on 3 May was broken.", "2031-05-03", "ceasefire"),
    ],
)
def test_a_happening_with_a_date_is_an_event(text: str, when: str, kind: str) -> None:
    assert [(str(e.date), e.type) for e in events(text)] == [(when, kind)]


@pytest.mark.parametrize("verb", ["fighting", "killing", "shelling", "bombing", "shooting", "beating"])
def test_a_form_of_a_verb_names_a_happening_whatever_the_parse_takes_it_for(verb: str) -> None:
    for text in (
        f"{verb.title()} in April left Varn empty.",
        f"They went on {verb} in April.",
        f"With {verb} in April, all left.",
    ):
        assert all(str(e.date) == "2031-04" for e in events(text))


def test_months_in_a_row_are_as_many_events() -> None:
    found = events("Delegates visited Varn in January, February and April.")
    assert [str(e.date) for e in found] == ["2031-01", "2031-02", "2031-04"]


def test_an_interval_has_both_its_ends() -> None:
    [one] = events("Between January and March, rebels attacked nine villages.")
    assert (str(one.date), str(one.until)) == ("2031-01", "2031-03")


def test_a_warrant_that_was_ended_later_is_annulled() -> None:
    found = events(
        "In May 2029, the High Court issued arrest warrants against three generals. The High Court later annulled those warrants."
    )
    assert [(e.type, e.status) for e in found] == [("warrant", "annulled")]
    assert "Court" in found[0].body


def test_a_warrant_still_in_force_says_so() -> None:
    [one] = events("In May 2029, the High Court issued a warrant, which is still in force, for the general.")
    assert (one.type, one.status) == ("warrant", "in_force")


def test_a_law_that_was_passed_names_its_assembly() -> None:
    [one] = events("In March 2030, Parliament passed a law on mines.")
    assert (one.type, one.status, one.body) == ("policy", "passed", "Parliament")


@pytest.mark.parametrize(
    "text",
    [
        "The mine will close in June 2031.",
        "The mine did not close in April 2031.",
        "Nothing was done by the end of 2030.",
        "Much has changed since then, compared with 2029.",
        "The sea is calm.",
    ],
)
def test_what_did_not_happen_at_a_date_is_no_event(text: str) -> None:
    assert events(text) == []


def test_the_span_holds_the_words_that_date_it() -> None:
    [one] = events(
        "The council was silent, but on 3 May 2031 gunmen attacked the harbour, and the news travelled slowly."
    )
    words = one.span.of(
        HEAD + "The council was silent, but on 3 May 2031 gunmen attacked the harbour, and the news travelled slowly."
    )
    assert "3 May 2031" in words and "attacked" in words and "travelled" not in words


def test_swapped_parties_give_the_mirror_image() -> None:
    text = (
        "On 3 May, soldiers of Norland attacked a village in Sudmark. In April, Sudmark closed its border with Norland."
    )
    swapped = text.replace("Norland", "§").replace("Sudmark", "Norland").replace("§", "Sudmark")
    assert [(e.date, e.type) for e in events(text)] == [(e.date, e.type) for e in events(swapped)]
