"""Where words are from: word for word, nearly, said by somebody else, or nowhere. Places, people and texts are invented."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.model.entries import Quotation
from onrecord.model.groups import DocumentRead, RecordParty
from onrecord.model.text import cover
from onrecord.record.find_quote.asked import LONGEST, NoQuotation
from onrecord.record.find_quote.folding import fold
from onrecord.record.find_quote.places import Place
from onrecord.record.store import Record
from tests.reconcile.records import Fields, said, told
from tests.record.stored import stored


def interrupted(source: str, speaker: str) -> DocumentRead:
    """A document with one quotation: all that stands between ⟦ and ⟧."""
    read = told("interrupted.txt", source, *[said(speaker)] * source.count("⟦"))
    spans = tuple(q.span for q in read.entries.quotations)
    one = Quotation(content=spans, speaker=speaker, form="direct", id="q1")
    return type(read)(read.document, read.description, type(read.entries)(quotations=(one,)))


LEAGUE = (
    "Harbour League condemns raid\n\nAt least 12 people were hurt in Orvale, the League says.\n\n"
    "“⟦The gate of Orvale was closed by the harbour guards before the storm, and nobody warned us⟧,” said Marit Solvane."
)
COUNCIL = (
    "The council met in the old hall. “⟦The gate of Orvale was closed by the harbour guards before the storm, and nobody "
    "warned us⟧,” said Joren Pell, the mayor.\n\nThe bridge of Orvale has never been closed to the people of the valley."
)
BRIDGE = "“⟦We walked for nine days along the frozen river⟧,” he said, “⟦and not one of the villages would open its doors to us⟧.”"
BROKEN = "“⟦The min-\nistry’s well-\nknown promise of “clean water” – 1,400 wells – was never kept…⟧” she said."
TOLD = "Ansa Dree said ⟦that the warden told her ⟦the prisoners had been moved to another island at night⟧⟧."
RIGHT_TO_LEFT = "قالت المتحدثة: «⟦أُغلقت البوابة قبل العاصفة ولم يحذرنا أحد من الحراس⟧»."
WITHOUT_SPACES = "報道官は「⟦門は嵐の前に閉鎖され、誰も住民に\n警告しなかった⟧」と述べた。"
LONG = "Rain fell on the hills of Orvale all day. " * 300


def nested() -> DocumentRead:
    """One quotation within another one."""
    read = told("told.txt", TOLD, said("Ansa Dree"), said("the warden"))
    outer, inner = read.entries.quotations
    fields: Fields = {
        "content": inner.content,
        "speaker": inner.speaker,
        "form": "indirect",
        "id": "q2",
        "within": "q1",
    }
    return type(read)(read.document, read.description, type(read.entries)(quotations=(outer, Quotation(**fields))))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    documents = [
        told("league.txt", LEAGUE, said("Marit Solvane"), published="2031-05-04", publisher="Harbour League"),
        told("council.txt", COUNCIL, said("Mayor Pell"), published="2031-05-02"),
        interrupted(BRIDGE, "Oda Brenn"),
        told("broken.txt", BROKEN, said("")),
        nested(),
        told("right.txt", RIGHT_TO_LEFT, said("المتحدثة")),
        told("dense.txt", WITHOUT_SPACES, said("報道官")),
        told("long.txt", LONG + "The lantern of the northern lighthouse went out at three. " + LONG),
    ]
    parties = [
        RecordParty("Joren Pell", ("Joren Pell", "Mayor Pell"), "person"),
        RecordParty("Marit Solvane", speaks_for="Harbour League"),
    ]
    with stored(tmp_path_factory.mktemp("quotes") / "record", documents, parties) as opened:
        yield opened


def only(record: Record, words: str, by: str = "") -> Place:
    """The one place where words are found."""
    [place] = record.find_quote(words, by).places
    return place


def test_the_same_words_of_two_speakers_are_both_found_the_earliest_first(record: Record) -> None:
    answer = record.find_quote("the gate of Orvale was closed by the harbour guards")
    assert answer.verdict == "here" and (answer.documents, answer.quotations) == (8, 8)
    assert [(p.source.name, p.said and p.said.party, p.match) for p in answer.places] == [
        ("council.txt", "Joren Pell", "exact"),
        ("league.txt", "Marit Solvane", "exact"),
    ]


def test_a_place_has_its_paragraph_context_speaker_and_words(record: Record) -> None:
    place = record.find_quote("was closed by the harbour guards before the storm").places[1]
    assert (place.paragraph, place.inside, place.words) == (
        3,
        "quotation",
        "was closed by the harbour guards before the storm",
    )
    assert place.before == "“The gate of Orvale " and place.after.startswith(", and nobody warned us,” said Marit")
    assert place.said and (place.said.speaker, place.said.form, place.said.entry) == ("Marit Solvane", "direct", "q1")


@pytest.mark.parametrize(
    "words",
    [
        "‘the ministry's well known promise of «clean water»’",
        "“...promise of 'clean water' -- 1,400 wells—was never kept...”",
        "well-known promise of clean water",
        "The ministry’s wellknown promise",
        "T\u200bhe ministry's\u00a0well‑known\n\npromise",
        "ＴＨＥ ministry's well-known promise",
        "[t]he ministry's well-known promise",
    ],
)
def test_kinds_of_marks_dashes_spaces_lines_and_capitals_do_not_matter(record: Record, words: str) -> None:
    assert only(record, words).match == "exact"


def test_words_are_no_other_words_with_the_same_letters(record: Record) -> None:
    assert record.find_quote("the gate of Or vale was closed by the har bourguards").verdict != "here"


@pytest.mark.parametrize("left_out", ["...", "…", "[...]", "(…)", ". . ."])
def test_three_dots_stand_for_words_left_out(record: Record, left_out: str) -> None:
    place = only(record, f"We walked for nine days {left_out} not one of the villages would open its doors")
    assert place.match == "exact" and len(place.spans) == 2
    assert any("stands for 7" in remark for remark in place.remarks)


def test_a_quotation_that_the_speaker_tag_interrupts_is_found_whole(record: Record) -> None:
    place = only(record, "nine days along the frozen river, and not one of the villages would open its doors to us")
    assert (place.match, len(place.spans), place.inside) == ("exact", 2, "quotation")
    assert place.interruptions == ("he said",)


def test_the_speaker_tag_is_not_among_what_was_left_out(record: Record) -> None:
    place = only(record, "nine cold days along the frozen river, and not one of the villages would open its doors")
    assert place.inside == "quotation"
    assert [(d.kind, d.document, d.yours) for d in place.differences if d.kind != "same"] == [
        ("added", "", "cold"),
        ("aside", "he said", ""),
    ]


def test_who_speaks_for_somebody_says_it_for_them(record: Record) -> None:
    place = record.find_quote("the gate of Orvale was closed by the harbour guards", "Harbour League").places[1]
    assert place.by_asked and place.said and place.said.speaks_for == "Harbour League"


def test_what_differs_is_told_word_by_word(record: Record) -> None:
    answer = record.find_quote("the bridge of Orvale had never closed to the good people of [this] valley")
    assert answer.verdict == "nearly"
    pieces = [(d.kind, d.document, d.yours) for d in answer.places[0].differences if d.kind != "same"]
    assert pieces == [
        ("changed", "has", "had"),
        ("left_out", "been", ""),
        ("added", "", "good"),
        ("changed", "the", "this"),
    ]


def test_the_text_with_what_was_left_out_is_the_documents_and_with_what_was_added_the_users(record: Record) -> None:
    words = "the gate of Orvale was shut by harbour gaurds before a great storm, nobody warned us"
    place = record.find_quote(words).places[0]
    assert place.words == "".join(d.document for d in place.differences if d.kind != "added").replace("  ", " ")
    mine = " ".join(d.document if d.kind == "same" else d.yours for d in place.differences)
    assert fold(mine).letters == fold(words).letters


def test_a_slip_of_the_pen_is_still_found(record: Record) -> None:
    assert only(record, "We wlaked for nine days allong the frozen river").match == "near"


def test_a_number_that_differs_is_never_the_same(record: Record) -> None:
    assert only(record, "promise of clean water: 1,500 wells was never kept").match == "near"


def test_a_quotation_within_a_longer_text_is_found(record: Record) -> None:
    words = "Shocking! Read this and share it with everyone you know, they will not tell you: we walked for nine days along the frozen river"
    assert only(record, words).match == "near"


@pytest.mark.parametrize(
    ("by", "judged"),
    [
        ("Solvane", [False, True]),
        ("mayor pell", [True, False]),
        ("Pell", [True, False]),
        ("the ministry", [False, False]),
    ],
)
def test_who_says_it_is_told_apart_from_who_was_asked_for(record: Record, by: str, judged: list[bool]) -> None:
    answer = record.find_quote("harbour guards before the storm, and nobody warned us", by)
    assert [place.by_asked for place in answer.places] == judged
    assert answer.by_known == any(judged)


def test_a_speaker_who_is_not_named_is_neither_the_one_asked_for_nor_another(record: Record) -> None:
    assert only(record, "the ministry's well-known promise", "Solvane").by_asked is None


def test_words_of_the_document_itself_are_in_no_quotation(record: Record) -> None:
    place = only(record, "has never been closed to the people of the valley", "Pell")
    assert (place.match, place.inside, place.said, place.by_asked) == ("exact", "text", None, False)


def test_words_that_begin_before_a_quotation_are_only_partly_in_it(record: Record) -> None:
    place = record.find_quote("The council met in the old hall. “The gate of Orvale was closed").places[0]
    assert (place.match, place.inside) == ("exact", "part")


def test_words_that_somebody_tells_are_the_other_ones_through_the_teller(record: Record) -> None:
    place = only(record, "the prisoners had been moved to another island")
    assert place.said and (place.said.speaker, place.said.through) == ("the warden", ("Ansa Dree",))


@pytest.mark.parametrize(
    "words", ["أغلقت البوابة قبل العاصفة", "أُغلقت البوابة قبل العاصفة ولم يحذرنا أحد", "البوابة … ولم يحذرنا أحد"]
)
def test_text_from_right_to_left_is_found(record: Record, words: str) -> None:
    place = only(record, words)
    assert (place.match, place.source.name) == ("exact", "right.txt")


def test_text_without_spaces_is_found_across_lines(record: Record) -> None:
    place = only(record, "門は嵐の前に閉鎖され、誰も住民に警告しなかった")
    assert (place.match, place.source.name, place.remarks) == ("exact", "dense.txt", ())
    assert only(record, "門は嵐の前に開かれ、誰も住民に警告しなかった").match == "near"


def test_words_far_down_a_long_text_are_found_in_their_place(record: Record) -> None:
    place = only(record, "lantern of the northern lighthouse went out")
    assert place.spans[0].of(record.document(place.source.sha256).document.text) == place.words


def test_what_is_nowhere_is_nowhere_and_the_closest_words_are_given(record: Record) -> None:
    answer = record.find_quote("Purple elephants waltz across frozen violins")
    assert (answer.verdict, answer.places, answer.close) == ("nowhere", (), ())
    answer = record.find_quote("the gate of Orvale was painted green by volunteers from seven distant towns")
    assert answer.verdict == "nowhere" and [place.match for place in answer.close][:1] == ["close"]


@pytest.mark.parametrize("words", ["", "  ", "warned us", "…", "“!”", "門は", "x" * (LONGEST + 1)])
def test_what_is_too_short_or_too_long_is_told_what_was_expected(record: Record, words: str) -> None:
    with pytest.raises(NoQuotation, match=r"expected"):
        record.find_quote(words)


def test_capitals_and_punctuation_that_differ_are_remarked(record: Record) -> None:
    assert only(record, "we walked, for NINE days: along the frozen river").remarks == (
        "capitals differ",
        "punctuation differs",
    )
    assert only(record, "We walked for nine days along the frozen river").remarks == ()


def contents(record: Record) -> list[str]:
    """What the quotations hold, put together where they are interrupted."""
    return [
        " ".join(span.of(read.document.text) for span in quotation.content)
        for read in record.each_document()
        for quotation in read.entries.quotations
        if " " in quotation.content[0].of(read.document.text)
    ]


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_any_six_words_of_a_quotation_are_found_word_for_word(record: Record, data: st.DataObject) -> None:
    said = data.draw(st.sampled_from(contents(record)))
    words = [*re.finditer(r"\S+", said)]
    first = data.draw(st.integers(0, len(words) - 6))
    last = data.draw(st.integers(first + 5, len(words) - 1))
    asked = said[words[first].start() : words[last].end()]
    answer = record.find_quote(asked)
    assert answer.verdict == "here"
    assert fold(asked).letters in {fold(re.sub(r" \[…\] ", " ", place.words)).letters for place in answer.places}


MARKS = [
    "...",
    "[…]",
    "[the",
    "]",
    "(",
    "“",
    "”",
    "-",
    "–",
    "\u00ad",
    "\n",
    "\x00",
    "\ud800",
    "e\u0301",
    "ﬁ",
    "½",
    "'",
    '"',
    "*",
]
WORDS = st.sampled_from(
    [*re.findall(r"\S+", "gate Orvale closed the guards nobody warned us 門 は 警 告 البوابة 1,400 AND NEAR"), *MARKS]
)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=60), st.lists(WORDS, max_size=25).map(" ".join), st.lists(WORDS, max_size=25).map("".join)
    )
)
@example("the gate [of … ] was")
def test_any_words_get_an_answer_or_are_told_what_is_wrong_with_them(record: Record, words: str) -> None:
    try:
        answer = record.find_quote(words, words)
    except NoQuotation:
        return
    for place in (*answer.places, *answer.close):
        text = record.document(place.source.sha256).document.text
        assert cover(place.spans).end <= len(text)
        assert place.words == " […] ".join(span.of(text) for span in place.spans)


@given(st.text())
def test_letters_know_where_they_came_from(text: str) -> None:
    folded = fold(text)
    assert len(folded.letters) == len(folded.breaks) == len(folded.at)
    assert list(folded.at) == sorted(folded.at)
    assert "".join(folded.letters[a:b] for a, b in folded.words()) == folded.letters
