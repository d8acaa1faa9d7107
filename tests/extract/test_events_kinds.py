"""What plain verbs say of the kind of an event, in sentences about an invented country: Norland, its port of Varn."""

import pytest

from tests.extract.test_events_types import events

KINDS = [
    ("The Harbour Mission was set up by the assembly on 12 October 2020.", "founding"),
    ("Fighting was heavy from the resumption of hostilities between the army and the Lorn Front on 3 August 2020.", "conflict"),
    ("On 3 May police opened fire on a crowd in Varn.", "attack"),
    ("Men with torches looted two granaries on 3 May.", "attack"),
    ("On 3 May soldiers gathered the fishers in the mill and set it alight.", "attack"),
    ("On 3 May police used truncheons against the fishers.", "attack"),
    ("In March the ministry attributed the bombing to smugglers.", "statement"),
    ("Ada Quill wrote in a letter to Harbour Watch on 3 May.", "statement"),
    ("In March the minister announced plans to widen the port.", "statement"),
    ("In April the council gave the same promise to Harbour Watch.", "statement"),
    ("On 3 May Harbour Watch issued a memorandum on the draft law.", "statement"),
    ("In March Norland recognized the independence of Lorn.", "policy"),
    ("In April the alliance agreed to share its ports with Norland.", "policy"),
    ("In March the price of bread was doubled by the ministry.", "policy"),
    ("The state of emergency was renewed in March.", "policy"),
    ("At a conference held in Varn on 8 May, nine governments signed a declaration.", "policy"),
    ("In March, police stopped a march of the fishers.", "protest"),
    ("Harbour Watch put the number of demonstrators in Varn on 3 May at 900.", "protest"),
    ("In March two captains were found guilty of smuggling.", "opinion"),
    ("Her appeal was rejected in March.", "opinion"),
    ("Chief Justice Ada Quill was dismissed in March by the president.", "other"),
    ("Two editors were tried in March for threatening the port.", "other"),
    ("Three officers were charged with murder on 22 April.", "other"),
    ("The military government, which ruled Norland from 1970 to 1984, fell.", "other"),
    ("The officers, who seized power in May 1970, were pardoned.", "other"),
    ("In March fire swept the prison of Varn, killing nine.", "other"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), KINDS, ids=[text for text, _ in KINDS])
def test_a_plain_verb_tells_the_kind(text: str, expected: str) -> None:
    assert [one.type for one in events(text)][:1] == [expected]


STATUSES = [
    ("In March a presidential decree derogated a law on patrols.", "annulled"),
    ("Under the Pardons Law of 1985, which was annulled later, nobody was tried.", "annulled"),
    ("Critics of a draft harbour bill, pending since 2018, noted its gaps.", "proposed"),
    ("They spoke of a 2018 draft law on harbours.", "proposed"),
]


@pytest.mark.parametrize(("text", "expected"), STATUSES, ids=[text for text, _ in STATUSES])
def test_what_became_of_a_law(text: str, expected: str) -> None:
    assert [(one.type, one.status) for one in events(text)] == [("policy", expected)]


@pytest.mark.parametrize(
    "text",
    [
        "Norland must reopen the harbour by 1 May 2021.",
        "Since 2003, Harbour Watch has recorded 1,962 wrecks.",
        "They were held until the evening of 25 February.",
    ],
)
def test_a_day_set_or_counted_from_is_no_event(text: str) -> None:
    assert events(text) == []
