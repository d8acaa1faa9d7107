"""Who asks whom to do what. All places, organisations and persons are invented."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.calls.calls import find_calls
from onrecord.extract.parties.mentions import find_parties
from onrecord.extract.reading import Reading
from onrecord.languages import language_for
from onrecord.model.dates import When
from onrecord.model.document import Description, Document
from onrecord.model.entries import Call, Quotation, TimeExpression
from onrecord.model.text import Span
from tests.marks import marked

ENGLISH = language_for("en")


def reading_of(text: str, kind: str = "statement") -> Reading:
    """A text read as far as its parties, published by Rights Vigil."""
    described = Description(publisher="Rights Vigil", kind=kind)  # type: ignore[arg-type]
    reading = Reading(Document.of_text("test", text), ENGLISH, ENGLISH.analyse(text), description=described)
    return replace(reading, parties=find_parties(reading))


def calls_in(text: str, kind: str = "statement") -> list[Call]:
    return list(find_calls(reading_of(text, kind)))


@pytest.mark.parametrize(
    "source",
    [
        "Rights Vigil urged Tavria to ⟦release all detained teachers⟧ and to ⟦compensate their families⟧.",
        "Rights Vigil called on Tavria to ⟦open the harbour⟧, saying that time was short.",
        "Lisk: the Ostel Guard must ⟦open the harbour⟧",
        "Lisk: the Quarl Guard must ⟦open the harbour⟧",
        "Tavria was asked by Rights Vigil to ⟦withdraw the bill⟧.",
        "The court ordered Tavria to ⟦pay the widows a pension⟧, but the government refused to comply.",
        "Rights Vigil demanded that Tavria ⟦hand over the bodies of the fishermen⟧.",
        "Rights Vigil recommended that ⟦the archives be opened⟧.",
        "Rights Vigil recommended ⟦amending the Press Act⟧.",
        "Doctors pleaded with the army to ⟦spare the clinic⟧ because it was full.",
        "Rights Vigil called for ⟦an independent inquiry into the deaths⟧, ⟦the release of all prisoners⟧, and ⟦a halt to night work⟧.",
        "Rights Vigil called for ⟦greater protection of miners⟧ and for ⟦an end to night work⟧.",
        "Rights Vigil made a new appeal for ⟦a truce by both armies⟧.",
        "The Council issued a declaration demanding that Tavria ⟦leave the valley⟧.",
        "Fishermen demanding ⟦a fair price⟧ marched through the town.",
        "The mine was fined for ignoring court orders to ⟦pay the widows⟧.",
        "Tavria must ⟦lift the siege⟧, ⟦open the harbour⟧ and ⟦let relief workers in⟧.",
        "Tavria and Norland both must ⟦stop the shelling⟧.",
        "Tavria ⟦must not expel the fishermen⟧.",
        "Tavria should act quickly to ⟦open the harbour⟧ and ⟦free the miners⟧.",
        "⟦These deaths must be investigated⟧.",
        "⟦Any agreement must include guarantees for the families who return⟧.",
        "⟦The release of the miners should be unconditional⟧.",
        "The first priority is to ⟦open the harbour⟧ and ⟦free the miners⟧.",
        "The only way to save lives is for Tavria to ⟦open the harbour⟧.",
        "It is vital that ⟦observers are given access to every camp⟧.",
        "Rights Vigil called on Tavria to: ⟦free the miners⟧; ⟦reopen the port⟧; and ⟦lift the siege⟧.",
        "The court held that Tavria must ⟦reopen the port⟧ and that Tavria must ⟦compensate the miners⟧.",
        "Rights Vigil called on Tavria to ⟦charge or free the miners⟧, and to ⟦let lawyers visit them⟧.",
        "Both parties need to ⟦respect the truce⟧.",
        "⟦Any plan should respect the treaty⟧. ⟦It should not reward violence⟧.",
        "Should Tavria want a harbour, it ⟦must not take ours⟧.",
    ],
)  # fmt: skip
def test_each_thing_asked_for_is_a_call(source: str) -> None:
    text, expected = marked(source)
    assert [c.span.of(text) for c in calls_in(text)] == [s.of(text) for s in expected]


@pytest.mark.parametrize(
    "text",
    [
        "The minister asked whether the school should be closed.",
        "Tavria should have known better.",
        "Should Tavria refuse, the talks will go on.",
        "Why must Tavria leave the valley?",
        "Under the Press Act, editors must be licensed.",
        "The law provides that employers must pay a tax.",
        "Rights Vigil did not call on Tavria to leave.",
        "In order to leave, they waited.",
        "The paper's request for comment went unanswered.",
        "He said he had orders to wait.",
        "Nobody asked Tavria to leave.",
        "The court rejected the principle that judges should be elected.",
        "The so-called council met.",
        "Rights Vigil would call on Tavria to leave.",
        "Travellers were given no sites and must therefore stop elsewhere.",
    ],
)
def test_nothing_is_asked_for(text: str) -> None:
    assert calls_in(text) == []


@pytest.mark.parametrize(
    ("text", "by", "to"),
    [
        ("Rights Vigil urged Tavria to open the port.", "Rights Vigil", ("Tavria",)),
        ("Tavria was urged by Norland to open the port.", "Norland", ("Tavria",)),
        ("The Norland Assembly resolution calling on Tavria to leave was ignored.", "Norland Assembly", ("Tavria",)),
        ("We call on Tavria and Norland to stop the war.", "Rights Vigil", ("Tavria", "Norland")),
        ("Norland renewed its demand that Tavria leave the valley.", "Norland", ("Tavria",)),
        ("Norland called for the lifting of Tavria's blockade.", "Norland", ("Tavria",)),
        ("Dockers demanded the release of their union's leader.", "Dockers", ()),
        (
            "The Norland Assembly passed a resolution. The resolution calls on Tavria to leave.",
            "Norland Assembly",
            ("Tavria",),
        ),
        ("All states must uphold the treaty.", "Rights Vigil", ("all states",)),
    ],
)
def test_a_call_names_who_asks_and_who_is_asked(text: str, by: str, to: tuple[str, ...]) -> None:
    [call] = calls_in(text)
    assert (call.by, call.to) == (by, to)


LIST = """Rights Vigil also repeats its calls for:

{0} An end to night raids, including raids on schools
{0} Tavria to immediately free the miners, reopen the harbour, and let the press travel
{0} The causes of the war to be addressed, given that it goes on.
Sign our letter"""


@pytest.mark.parametrize("mark", ["•", "-", "*", "1."])
def test_items_of_a_list_have_their_own_addressees(mark: str) -> None:
    text = LIST.format(mark)
    assert [(c.span.of(text), c.by, c.to) for c in calls_in(text)] == [
        ("An end to night raids, including raids on schools", "Rights Vigil", ()),
        ("immediately free the miners", "Rights Vigil", ("Tavria",)),
        ("reopen the harbour", "Rights Vigil", ("Tavria",)),
        ("let the press travel", "Rights Vigil", ("Tavria",)),
        ("The causes of the war to be addressed", "Rights Vigil", ()),
    ]


def test_items_without_an_addressee_ask_whom_the_list_is_addressed_to() -> None:
    text = "Rights Vigil calls on Tavria to:\n- release Ana Dirk;\n- publish the report.\n"
    assert [(c.span.of(text), c.to) for c in calls_in(text)] == [
        ("release Ana Dirk", ("Tavria",)),
        ("publish the report", ("Tavria",)),
    ]


@pytest.mark.parametrize(
    "opening", ["To the Tavrian army:", "The Tavrian army should:", "Recommendations to the Tavrian army"]
)
def test_a_heading_can_open_a_list(opening: str) -> None:
    text = f"{opening}\n- stop using schools as barracks\n- protect clinics\n"
    assert [(c.span.of(text), c.by) for c in calls_in(text)] == [
        ("stop using schools as barracks", "Rights Vigil"),
        ("protect clinics", "Rights Vigil"),
    ]


def test_the_speaker_of_a_quotation_asks() -> None:
    text, [content] = marked("⟦“We urge Tavria to open the port,”⟧ said Mira Holt.")
    said = Quotation(content=(content,), speaker="Mira Holt", form="direct")
    [call] = find_calls(replace(reading_of(text, "news"), quotations=(said,)))
    assert (call.by, call.to) == ("Mira Holt", ("Tavria",))


def test_news_asks_for_nothing_in_its_own_voice() -> None:
    assert calls_in("Tavria must open the port.", "news") == []


@pytest.mark.parametrize(
    ("text", "unconditional"),
    [("Tavria must free the miners unconditionally.", True), ("Tavria must free the miners.", False)],
)
def test_unconditional_is_what_the_words_say(text: str, unconditional: bool) -> None:
    assert [c.unconditional for c in calls_in(text)] == [unconditional]


@pytest.mark.parametrize(
    ("source", "value", "when", "deadline"),
    [
        ("Rights Vigil urged Tavria to leave by ⟦June 2031⟧.", "2031-06", "2031-06", "2031-06"),
        ("Rights Vigil urged Tavria to leave before ⟦June 2031⟧.", "2031-06", "2031-06", "2031-05-31"),
        ("Rights Vigil urged Tavria to leave within ⟦a year⟧.", "P1Y", "", "2031-09"),
        ("Rights Vigil urged Tavria to leave by ⟦the end of the year⟧.", "2030", "", "2030"),
        ("Rights Vigil urged Tavria to leave by ⟦the winter⟧.", "2030-WI", "", "None"),
    ],
)
def test_a_deadline_counts_from_the_date_told(source: str, value: str, when: str, deadline: str) -> None:
    opening = "In September 2030, "
    text, [span] = marked(opening + source)
    told = TimeExpression(Span(3, 17), "DATE", "2030-09", When.at("2030-09"))
    given_ = TimeExpression(
        span, "DURATION" if value.startswith("P") else "DATE", value, When.at(when) if when else None
    )
    [call] = find_calls(replace(reading_of(text), dates=(told, given_)))
    assert str(call.deadline) == deadline


@pytest.mark.parametrize(
    "source",
    [
        "Norland demanded that Tavria free the sailors, but ⟦none had been freed by spring⟧.",
        "The court ruled that the archives be opened. ⟦At year end, the archives had still not been opened⟧.",
        "Norland's call for a truce ⟦went unheeded⟧.",
        "⟦The mine failed to heed⟧ a court order to pay the widows.",
        "The recommendation that Tavria close the mine ⟦was rejected by the cabinet⟧.",
    ],
)
def test_what_became_of_a_call_is_kept(source: str) -> None:
    text, [answer] = marked(source)
    assert [c.answered.of(text) if c.answered else "" for c in calls_in(text)] == [answer.of(text)]


def test_parties_swapped_give_the_mirror_image() -> None:
    text = "Tavria urged Norland to open the port. Norland must lift the siege. Rights Vigil called for an end to Norland's war."
    there = calls_in(text)
    swapped = text.replace("Norland", "Xanadu").replace("Tavria", "Norland").replace("Xanadu", "Tavria")
    other = {"Tavria": "Norland", "Norland": "Tavria"}
    mirrored = [(other.get(c.by, c.by), tuple(other.get(t, t) for t in c.to)) for c in calls_in(swapped)]
    assert [(c.by, c.to) for c in there] == mirrored


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "must",
                "call",
                "for",
                "to",
                "that",
                "•",
                ":",
                "\n",
                "urged",
                "Tavria",
                "demand",
                ",",
                ".",
                "“",
                "”",
                "and",
                "ordered",
                "be",
                "é",
                "𝔘",
                "\u202e",
            ]
        )
    ).map(" ".join)
)
def test_any_text_gives_spans_within_it(text: str) -> None:
    for call in calls_in(text):
        assert 0 <= call.span.start < call.span.end <= len(text)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("The Panel urged the Saltmen not to take hostages.", "not to take hostages"),
        ("The Panel urged the rebels never to use torture.", "never to use torture"),
    ],
)
def test_what_is_asked_not_to_be_done_keeps_its_not(text: str, action: str) -> None:
    assert [call.span.of(text) for call in calls_in(text)] == [action]
