"""Quotations found without a parse. All towns, parties and persons are invented."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from onrecord.extract.document import read_entries
from onrecord.extract.quotations.alone import find_quotations_alone
from onrecord.extract.tagger.tagger import tagger_of
from onrecord.languages import language_for
from onrecord.languages.paragraphs import find_paragraphs
from onrecord.model.document import Document
from onrecord.model.entries import Quotation
from onrecord.model.how import How
from onrecord.views.cli import app
from tests.marks import marked

ENGLISH = language_for("en")
Pairs = tuple[tuple[str, str], ...]


def found_in(text: str, *, fast: bool = False) -> tuple[Quotation, ...]:
    """The quotations of a text, with ids and the quotations around them."""
    how = How(quotations_only=True, fast=fast)
    return read_entries(Document.of_text("test", text), ENGLISH, how=how).entries.quotations


@pytest.mark.parametrize(
    ("source", "speaker", "form"),
    [
        ("⟦“The harbour is closed,”⟧ said Marit Solvane, the mayor of Orvale.", "Marit Solvane", "direct"),
        ("Marit Solvane said ⟦that the harbour was closed⟧.", "Marit Solvane", "indirect"),
        ("Marit Solvane said ⟦the harbour, “which everybody here loves”, was closed⟧.", "Marit Solvane", "mixed"),
        ("According to the Harbour League, ⟦the raid left 12 people dead⟧.", "Harbour League", "indirect"),
        ("The League repeated its warning ⟦that the bridge could fall⟧.", "League", "indirect"),
        ("Marit Solvane told reporters: ⟦“We will not leave the town.”⟧", "Marit Solvane", "direct"),
        ("⟦“The harbour is closed,”⟧ Marit Solvane said. ⟦“It will not open again this year.”⟧", "Marit Solvane", "direct"),
        ("⟦«The harbour is closed for good,»⟧ said Marit Solvane.", "Marit Solvane", "direct"),
        ('⟦"The harbour is closed for good,"⟧ said Marit Solvane.', "Marit Solvane", "direct"),
        ("⟦``The harbour is closed for good,''⟧ said Marit Solvane.", "Marit Solvane", "direct"),
        ("⟦'The harbour is closed for good,'⟧ said Marit Solvane.", "Marit Solvane", "direct"),
        ("⟦“Nobody in this town sleeps at night any more.”⟧\n\n— Marit Solvane, fisher", "Marit Solvane", "direct"),
    ],
)  # fmt: skip
def test_who_said_what_is_found_in_every_form(source: str, speaker: str, form: str) -> None:
    text, expected = marked(source)
    [one] = found_in(text)
    assert (list(one.content), one.speaker, one.form) == (expected, speaker, form)
    assert 0 < one.confidence <= 1


def test_a_signed_quotation_between_paragraphs_is_the_signers() -> None:
    text, [content, line] = marked(
        "The fishers of Orvale went on strike on Monday.\n\n⟦“Nobody in this town sleeps at night any more.”⟧\n"
        "– ⟦Marit Solvane, fisher⟧\n\nThe strike ended on Friday.\n"
    )
    [one] = found_in(text)
    assert (one.content, one.source, one.speaker, one.cue) == ((content,), (line,), "Marit Solvane", ())


def test_what_follows_in_marks_in_a_release_is_the_same_speakers() -> None:
    text, expected = marked(
        "Harbour League condemns raid on fishers\n\n"
        "⟦“Nobody warned us before the boats came in,”⟧ said Marit Solvane, Secretary General of the Harbour League.\n\n"
        "⟦“The government must open the files, and it must do so now.”⟧\n"
    )
    hers = [one for one in found_in(text) if one.speaker == "Marit Solvane"]
    assert [span for one in hers for span in one.content] == expected
    assert hers[0].role == "Secretary General of the Harbour League"


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Marit Solvane said that the harbour was closed.", "said"),
        ("The Harbour League claimed that the police had fired first.", "claimed"),
        ("The ministry denied that it had ordered the raid.", "denied"),
        ("Marit Solvane refused to say who had ordered the raid.", "refused"),
        ("Marit Solvane declined to say who had ordered the raid.", "refused"),
        ("“Who ordered the raid?” asked Marit Solvane.", "asked"),
        ("The mayor of Orvale, Marit Solvane, asked whether the bridge was safe.", "asked"),
        ("The Harbour League demanded that the government open the files.", "demanded"),
        ("Marit Solvane thinks that the harbour will close.", "thought"),
    ],
)
def test_the_cue_tells_how_the_words_are_put(text: str, polarity: str) -> None:
    read = read_entries(Document.of_text("test", text), ENGLISH, how=How(quotations_only=True)).entries
    assert [one.polarity for one in (*read.quotations, *read.attributions)] == [polarity]


@pytest.mark.parametrize(
    "source",
    [
        "Marit Solvane thinks ⟦that the harbour will close⟧.",
        "The Harbour League demanded ⟦that the government open the files⟧.",
        "The mayor of Orvale, Marit Solvane, asked ⟦whether the bridge was safe⟧.",
    ],
)
def test_what_is_thought_or_asked_for_is_an_attribution_and_no_quotation(source: str) -> None:
    text, expected = marked(source)
    read = read_entries(Document.of_text("test", text), ENGLISH, how=How(quotations_only=True)).entries
    assert read.quotations == ()
    assert [list(one.content) for one in read.attributions] == [expected]


def test_words_told_within_words_told_know_what_is_around_them() -> None:
    text, [outer, inner] = marked("According to Marit Solvane, ⟦Pavel Kolb said ⟦that the bridge was unsafe⟧⟧.")
    first, second = found_in(text)
    assert (first.content, first.speaker, first.within) == ((outer,), "Marit Solvane", "")
    assert (second.content, second.speaker, second.within) == ((inner,), "Pavel Kolb", first.id)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "The bridge over the Orv was built in 1911. It is 300 metres long and carries two lanes of traffic.",
        "Two fishers were hurt in the harbour on Friday. The mayor visited them in the clinic.",
        "It rained all night, and the harbour stayed open until Friday.",
        "Her boat is called “Morning Star of Orvale” and lies in the harbour.",
    ],
)
def test_a_text_in_which_nobody_speaks_has_none(text: str) -> None:
    assert found_in(text) == ()


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Marit Solvane is the mayor of Orvale. She said that the harbour was closed.", ["Marit Solvane"]),
        ("Marit Solvane leads the Harbour League. “The harbour is closed,” she said.", ["Marit Solvane"]),
        ("Mayor Marit Solvane met fishers. “The harbour is closed,” Solvane said.", ["Marit Solvane"]),
        ("“The harbour is closed,” they said.", [""]),
        ("“The harbour is closed,” she said.", [""]),
    ],
)
def test_speakers_are_led_back_and_left_open_where_nobody_is_named(text: str, speakers: list[str]) -> None:
    assert [one.speaker for one in found_in(text)] == speakers


def test_the_mention_of_a_speaker_who_cannot_be_named_stays_the_source() -> None:
    text, [source] = marked("“The harbour is closed,” ⟦they⟧ said.")
    assert [one.source for one in found_in(text)] == [(source,)]


def test_offsets_count_code_points_and_right_to_left_text_survives() -> None:
    text, [content, source] = marked("😀 שלום שלום.\n\n⟦“The harbour is closed,”⟧ said ⟦Marit Solvane⟧.\n\nمرحبا بكم\n")
    [one] = found_in(text)
    assert (one.content, one.source, one.speaker) == ((content,), (source,), "Marit Solvane")


MIRRORED = [
    "“The archive was empty,” said Ana Ruiz of the Northern Union. “Nobody came.” The Southern Union kept silent.",
    "The Northern Union said that the Southern Union had burned the archive. The Southern Union denied that it had burned it.",
    "According to the Northern Union, the Southern Union fired at the boats. The Southern Union called the report “a plain lie”.",
    "The Northern Union announced that it would leave the talks with the Southern Union.",
    "A spokesman for the Northern Union said the Southern Union had refused to sign.",
    "The Northern Union refused to say who had fired first. The Southern Union claimed that the other side had.",
    "“The Southern Union has broken every promise that it made to us,” the Northern Union said on Friday.",
    "Northern Union: “We will not sign.”\n\nSouthern Union: “Then we will not sign either.”",
    "“The truce holds,” the Northern Union announced. The Southern Union warned that it might not hold for long.",
    "The Northern Union demanded that the road be opened. “It is open,” the Southern Union said.",
    "“We never left the valley.”\n\n— Ana Ruiz, Northern Union\n\nThe Southern Union said that it had never left it either.",
]
UNIONS: Pairs = (("Northern Union", "Southern Union"),)


def traded(text: str, pairs: Pairs) -> str:
    """The text in which the two names of each pair have changed places."""
    other = {a: b for one, two in pairs for a, b in ((one, two), (two, one))}
    names = "|".join(sorted(map(re.escape, other), key=len, reverse=True))
    return re.sub(rf"\b(?:{names})\b", lambda found: other[found[0]], text)


def in_words(text: str) -> list[tuple[object, ...]]:
    tagger = tagger_of(ENGLISH)
    assert tagger is not None
    return [
        ([s.of(text) for s in q.content], q.speaker, [s.of(text) for s in q.source], q.form, q.polarity, q.cut, q.role)
        for q in find_quotations_alone(text, find_paragraphs(text), ENGLISH, tagger)
    ]


def mirror(row: object, pairs: Pairs) -> object:
    """What was found, with the names traded."""
    if isinstance(row, str):
        return traded(row, pairs)
    return type(row)(mirror(one, pairs) for one in row) if isinstance(row, list | tuple) else row


@pytest.mark.parametrize("text", MIRRORED)
def test_two_parties_that_trade_places_trade_their_words(text: str) -> None:
    straight = in_words(text)
    assert straight
    assert in_words(traded(text, UNIONS)) == mirror(straight, UNIONS)


BITS = st.sampled_from(
    [
        *"“”„«»「」\"'‘’`",
        "''",
        "\n\n",
        "\n— ",
        ". ",
        ", ",
        ": ",
        "…",
        " said ",
        " Marit Solvane ",
        " the mayor ",
        " told ",
    ]
    + [
        " denied that ",
        "we stay here tonight",
        " according to ",
        " she ",
        "שלום ",
        "نحن هنا ",
        "港",
        "😀",
        "\u202e",
        "\x00",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(BITS, max_size=50).map("".join))
def test_any_text_gives_quotations_that_lie_in_it_in_order(text: str) -> None:
    found = found_in(text)
    for one in found:
        assert one.content and 0 <= one.confidence <= 1
        for role in (one.content, one.source, one.cue):
            assert all(0 <= span.start < span.end <= len(text) for span in role)
        assert all(a.end <= b.start for a, b in zip(one.content, one.content[1:], strict=False))
    assert [one.span.start for one in found] == sorted(one.span.start for one in found)
    assert len({one.id for one in found}) == len(found)
    assert {one.within for one in found} <= {"", *(one.id for one in found)}


@pytest.mark.parametrize("options", [[], ["--fast"]], ids=["full", "fast"])
def test_extract_with_quotations_only_prints_quotations_and_nothing_else(options: list[str]) -> None:
    text = "At least 12 people were killed in Orvale on 3 May 2031. “Nobody warned us,” said Marit Solvane.\n"
    lines = [{"document": "a", "text": text}, {"document": "b", "text": ""}, {"document": "c", "text": text}]
    done = CliRunner().invoke(
        app, ["extract", "-", "--quotations-only", *options], input="".join(json.dumps(line) + "\n" for line in lines)
    )
    assert done.exit_code == 0, done.output
    first, empty, last = (json.loads(line) for line in done.stdout.splitlines())
    assert (first["document"], empty["document"], last["document"]) == ("a", "b", "c")
    assert [one["speaker"] for one in first["quotations"]] == ["Marit Solvane"]
    assert first["quotations"] == last["quotations"] and not empty["quotations"]
    assert not first["figures"] and not first["events"]


def test_a_parse_tells_what_is_told_in_somebody_elses_words() -> None:
    text = "Marit Solvane said that the mayor had told her the harbour was unsafe for the old boats of Orvale."
    outer, inner = read_entries(Document.of_text("test", text), ENGLISH).entries.quotations
    assert (outer.speaker, inner.speaker, inner.within) == ("Marit Solvane", "mayor", outer.id)
    assert inner.content[0].of(text).startswith("the harbour was unsafe")


@pytest.mark.parametrize("how", [How(), How(quotations_only=True)])
@pytest.mark.parametrize(
    ("source", "speakers"),
    [
        (
            "PRESS RELEASE\nHarbour League, Port Ella, 3 May 2021\n\n⟦The council of Orvale has closed the harbour for good⟧, "
            "Marit Solvane of the Harbour League said today.\n\n⟦“The fishers have waited for six months.”⟧\n\n"
            "⟦“They have families to feed, and no income at all.”⟧\n\n⟦“The council must act before the winter.”⟧",
            ["Marit Solvane"] * 4,
        ),
        (
            "⟦“The harbour is closed,”⟧ said Marit Solvane.\n\n⟦“The boats are gone.⟧\n\n⟦“The nets are torn.⟧\n\n"
            "⟦“And nobody asked us.”⟧\n\nThe council met on Tuesday.",
            ["Marit Solvane"] * 4,
        ),
        ("The strike began.\n\n⟦“Nobody sleeps at night any more.”⟧\nMarit Solvane, fisher\n\nIt ended.", ["Marit Solvane"]),
        ("⟦“We have lost everything.”⟧\n\nMira Kolb, 34, teacher from Lower Orvale\n\nIt ended.", ["Mira Kolb"]),
        ("What Mira Kolb said:\n\n⟦“The harbour will stay closed this winter.”⟧", ["Mira Kolb"]),
        ("According to Mira Kolb, the minister of ports, ⟦the harbour is closed⟧.", ["Mira Kolb"]),
        ("⟦“The harbour is closed for good,⟧ said Marit Solvane on Monday.\n\nThe council met.", ["Marit Solvane"]),
        ("⟦“The harbour is closed,\"⟧ said Marit Solvane, and left for Orvale.", ["Marit Solvane"]),
        ("Mira Kolb wrote “Tales of the Harbour” in 1998.", []),
    ],
)  # fmt: skip
def test_conventions_of_releases_and_pages_are_known_with_a_parse_and_without(
    source: str, speakers: list[str], how: How
) -> None:
    text, expected = marked(source)
    found = read_entries(Document.of_text("test", text), ENGLISH, how=how).entries.quotations
    assert [span for one in found for span in one.content] == expected
    assert [one.speaker for one in found] == speakers
