"""Calls in forms that public bodies, letters and appeals use. All places, organisations and persons are invented."""

from dataclasses import replace

import pytest

from onrecord.extract.calls.calls import find_calls
from onrecord.extract.parties.mentions import find_parties
from onrecord.extract.quotations.quotations import find_attributions
from onrecord.extract.reading import Reading
from onrecord.languages import language_for
from onrecord.model.document import Description, Document
from onrecord.model.entries import Call
from tests.marks import marked

ENGLISH = language_for("en")


def calls_in(text: str) -> list[Call]:
    """The calls of a statement by Rights Vigil, with the quotations that rules find."""
    described = Description(publisher="Rights Vigil", kind="statement")
    reading = Reading(Document.of_text("test", text), ENGLISH, ENGLISH.analyse(text), description=described)
    reading = replace(reading, parties=find_parties(reading))
    reading = replace(reading, quotations=tuple(find_attributions(reading).quotations))
    return list(find_calls(reading))


@pytest.mark.parametrize(
    "source",
    [
        "The Committee urged that ⟦the fishing rules be made to fit the treaty⟧, and that ⟦an independent office be opened⟧.",
        "The Council demanded that ⟦the bridge be rebuilt⟧ and that ⟦the families be paid⟧.",
        "Colonel Jan Ochre said that “⟦the thefts must be investigated⟧” and that “⟦no captain should be favoured⟧.”",
        'Colonel Jan Ochre said that "⟦the thefts must be investigated⟧" and that "more will follow."',
        "⟦Whoever ordered the fire must be punished⟧.",
        "The Harbour Court ordered Tavria to ⟦pay 400 crowns to the widow⟧, following the collapse of the pier.",
        "Rights Vigil urged Tavria to ⟦open an inquiry into the death of Jan Ochre⟧, a miner who drowned at the quay in March.",
        "The Committee reiterated the need to ⟦open the archive of the mine⟧.",
        "The Committee stressed the need for ⟦an independent inquiry⟧ and for ⟦the release of the teachers⟧.",
        "Donors should also ⟦double their support to the clinics⟧.",
        "Companies should ⟦leave the valley⟧.",
        "The Committee recommended that Tavria ⟦deal with the debt⟧.",
        "The Quarl command demands ⟦the same conduct⟧ from the army.",
        "The widows demanded ⟦an apology⟧ from the minister.",
        "The Council blamed the mayor, and it asked for ⟦the resignation of the harbour master⟧.",
        "The Committee asked that ⟦the miners be spared⟧ and it added that time was short.",
        "All states are urged to ⟦open their courts⟧.",
        "The miner was ordered to ⟦undergo an examination⟧ by a court in Lisk.",
        "The union issued a memorandum calling for ⟦improvements to make the pit rules fit the treaty⟧.",
        "The Committee recommended ⟦stronger laws to protect migrant miners⟧.",
        "The survey recommends, among other steps, ⟦the eviction of the ferrymen⟧.",
        "He urged Norway to ⟦lift the fishing ban⟧ which, he said, had lasted too long.",
        "The Committee called on the mayor “to ⟦enact, without delay, a law on mines⟧”, and to ⟦provide sufficient shelters⟧.",
        "The Court ruled that the state must ⟦open its ledgers⟧, and must ⟦let miners photograph them⟧.",
        "The writer requested ⟦armed protection⟧ following his articles on the mine.",
        "The harbour board ordered ⟦the resettlement of twelve ferrymen⟧.",
        "The union called for ⟦the Harbour Board to be detached from the ministry⟧.",
        "The Committee called for ⟦theft as defined by the Mining Treaty to be made a crime⟧.",
        "A court in Lisk ruled that there was no evidence and ordered ⟦his release⟧.",
        "The Committee recommended ⟦training for miners on the law⟧; and ⟦ensuring a complaint office for the port⟧.",
        "The Harbour Commission answered with a renewed call for ⟦honest investigations⟧.",
    ],
)
def test_it_is_asked_for_and_nothing_more(source: str) -> None:
    text, spans = marked(source)
    assert [c.span.of(text) for c in calls_in(text)] == [s.of(text) for s in spans]


@pytest.mark.parametrize(
    "text",
    [
        "Families have to walk for hours to fetch water.",
        "Prices should fall in the spring.",
        "The fisherman stressed the need for patience.",
        "The Committee did not stress the need to open the archive.",
        "Nobody should be surprised by the delay.",
        "The report recalled that the need was great.",
        "The mayor was blamed for what critics called his inability to open the harbour.",
        "The fisherman asked for help.",
        "These are the nets that we need to earn our bread.",
        "The fishermen were urged to leave the harbour.",
        "The fishermen were urged to leave the harbour by night.",
    ],
)
def test_nothing_is_asked_for(text: str) -> None:
    assert calls_in(text) == []


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("The Quarl command demands the same conduct from the army.", ("army",)),
        ("The widows demanded independence from Norway.", ()),
        (
            "We ask all fishermen to stay at home, and, should they be asked, they should tell the truth.",
            ("all fishermen",),
        ),
        ("Any ministry that has questions should put them to the court.", ("Any ministry",)),
        ("Donors should double their support.", ("Donors",)),
        ("The Committee called for improvements to make the pit rules fit.", ()),
        ("The Committee called for doctors to leave the valley.", ("doctors",)),
        ("The union called for the Harbour Board to be detached from the ministry.", ()),
    ],
)
def test_it_is_asked_of_them(text: str, to: tuple[str, ...]) -> None:
    assert calls_in(text)[-1].to == to


def test_the_recommendations_are_whose_they_were_in_the_sentence_before() -> None:
    text = (
        "The Fishing Committee recommended changes. Recommendations included that the state criminalize theft at sea, "
        "and ensure that boats are safe."
    )
    found = [(c.span.of(text), c.by) for c in calls_in(text)]
    assert found[-2:] == [
        ("criminalize theft at sea", "Fishing Committee"),
        ("ensure that boats are safe", "Fishing Committee"),
    ]


def test_headings_within_a_list_name_whom_their_items_ask() -> None:
    text = (
        "We call on:\n\nThe government of Norway to:\n• open the harbour;\n• pay the widows.\n\n"
        "The Quarl Guard to:\n• free the miners at once and without conditions.\n\n"
        "The weather was fine.\n\nNotes to:\n• read later."
    )
    found = [(c.span.of(text), c.to, c.unconditional) for c in calls_in(text)]
    assert found == [
        ("open the harbour", ("Norway",), False),
        ("pay the widows", ("Norway",), False),
        ("free the miners at once and without conditions", ("Quarl Guard",), True),
    ]


def test_you_in_a_letter_is_whom_it_is_written_to() -> None:
    text = "To: The Honourable Jan Ochre, Mayor of Lisk\n\nDear Mayor,\n\nWe urge you to open the harbour. The pier must be rebuilt."
    assert [(c.span.of(text), c.to) for c in calls_in(text)] == [
        ("open the harbour", ("Jan Ochre",)),
        ("The pier must be rebuilt", ()),
    ]
    assert [c.to for c in calls_in("We urge you to open the harbour.")] == [()]


def test_a_government_that_has_to_act_is_asked_where_somebody_is_quoted() -> None:
    assert [c.to for c in calls_in("“The army has to leave the valley,” the mayor said.")] == [("army",)]
    assert calls_in("The army has to leave the valley by a narrow road.") == []


@pytest.mark.parametrize(
    ("source", "to"),
    [
        (
            "Rights Vigil calls on the Qarl Front to ⟦lay down its arms⟧ and on the Assembly of Tavria to ⟦open the road⟧.",
            [("Qarl Front",), ("Assembly of Tavria",)],
        ),
        (
            "Rights Vigil urged the Qarl Front to ⟦leave the port⟧, and the Assembly of Tavria to ⟦pay the miners⟧.",
            [("Qarl Front",), ("Assembly of Tavria",)],
        ),
        (
            "It urged the Qarl Front to ⟦leave the port⟧ and to ⟦pay the miners⟧, and the Assembly of Tavria to ⟦stay⟧.",
            [("Qarl Front",), ("Qarl Front",), ("Assembly of Tavria",)],
        ),
        ("Rights Vigil urged the Qarl Front to ⟦leave the town and the road to Kell⟧.", [("Qarl Front",)]),
        ("Rights Vigil asked the Qarl Front to ⟦hear the miners and the right to appeal⟧.", [("Qarl Front",)]),
        ("Rights Vigil called on the Qarl Front to ⟦live up to its word on aid and on trade⟧.", [("Qarl Front",)]),
    ],
)
def test_each_of_several_who_are_asked_is_asked_for_their_own(source: str, to: list[tuple[str, ...]]) -> None:
    text, expected = marked(source)
    found = calls_in(text)
    assert ([one.span for one in found], [one.to for one in found]) == (expected, to)
