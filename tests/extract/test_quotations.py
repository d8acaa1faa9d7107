"""Who said what, in whose words. All sentences are about invented places and parties."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.extract.parties.mentions import find_parties
from onrecord.extract.quotations.quotations import find_quotations
from onrecord.extract.reading import Reading
from onrecord.languages import language_for
from onrecord.model.document import Document
from onrecord.model.entries import Quotation
from tests.marks import marked
from tests.timing import processor_seconds

ENGLISH = language_for("en")


def read(text: str) -> list[Quotation]:
    """The quotations of a text."""
    reading = Reading(Document.of_text("a.txt", text), ENGLISH, ENGLISH.analyse(text))
    return list(find_quotations(replace(reading, parties=find_parties(reading))))


def check(source: str, speaker: str, form: str) -> None:
    """The marked words are the contents, in order, each by this speaker and in this form."""
    text, expected = marked(source)
    found = read(text)
    assert [s.of(text) for q in found for s in q.content] == [s.of(text) for s in expected]
    assert {(q.speaker, q.form) for q in found} == {(speaker, form)}


DIRECT = [
    ("⟦“The bridge at Torva is gone,”⟧ said Mira Kolb, director of River Relief.", "Mira Kolb"),
    ("⟦“The bridge at Torva is gone,”⟧ Mira Kolb said on Monday.", "Mira Kolb"),
    ("Mira Kolb, director of River Relief, said: ⟦“The bridge at Torva is gone.”⟧", "Mira Kolb"),
    ("Mira Kolb told reporters, ⟦“The bridge at Torva is gone.”⟧", "Mira Kolb"),
    ("Mira Kolb said that ⟦“the bridge at Torva is gone”⟧.", "Mira Kolb"),
    ("⟦«The bridge at Torva is gone»,⟧ Mira Kolb wrote.".replace("»,⟧", "»⟧,"), "Mira Kolb"),
    ("⟦''The bridge at Torva is gone,''⟧ Mira Kolb said.", "Mira Kolb"),
    ("⟦‘It’s gone, and the boys’ boat too,’⟧ Mira Kolb said.", "Mira Kolb"),
    ("⟦“Why has nobody come?”⟧ Mira Kolb asked.", "Mira Kolb"),
    ("⟦“The bridge is gone.”⟧ Mira Kolb said.", "Mira Kolb"),
    ("⟦“The bridge is gone”⟧ – so said Mira Kolb.", "Mira Kolb"),
    ("⟦“She told us: ‘There is no bridge.’ We left,”⟧ said Mira Kolb.", "Mira Kolb"),
    ("⟦“The bridge at Torva is gone and nobody has come.”⟧ – Mira Kolb", "Mira Kolb"),
    ("⟦“The bridge at Torva is gone,”⟧ a spokesperson for the port said.", "spokesperson for the port"),
]

MIXED = [
    ("River Relief said ⟦the siege of Torva was “a crime against every child there”⟧.", "River Relief"),
    ("⟦The raid on Torva was “a crime against every child there,”⟧ Mira Kolb said.", "Mira Kolb"),
    ("Mira Kolb described ⟦the raid on Torva as “a crime against every child”⟧.", "Mira Kolb"),
]

INDIRECT = [
    ("River Relief said ⟦the bridge at Torva had been destroyed⟧.", "River Relief"),
    ("River Relief warned that ⟦if the siege went on, the clinic would close⟧.", "River Relief"),
    ("Mira Kolb denied that ⟦the soldiers had entered the clinic⟧.", "Mira Kolb"),
    ("Mira Kolb threatened ⟦to close the clinic⟧.", "Mira Kolb"),
    ("Mira Kolb reported ⟦being beaten by the guards⟧.", "Mira Kolb"),
    ("According to River Relief, ⟦the soldiers entered the clinic at night⟧.", "River Relief"),
    ("⟦The soldiers entered the clinic at night⟧, according to River Relief.", "River Relief"),
    ("As Mira Kolb noted, ⟦the clinic was empty⟧.", "Mira Kolb"),
    ("The claim by River Relief that ⟦the clinic was shelled⟧ was never examined.", "River Relief"),
    ("Mira Kolb voiced the fear that ⟦the clinic would close⟧.", "Mira Kolb"),
    ("Local lawyers documented complaints by farmers that ⟦the army had taken their boats⟧.", "farmers"),
    ("Mira Kolb said on Monday that ⟦one of the nurses was ill⟧.", "Mira Kolb"),
    ("One of the nurses told her that ⟦the road was mined⟧.", "One of the nurses"),
    ("The envoy, Mira Kolb, said ⟦the road was mined⟧.", "Mira Kolb"),
    ("TORVA, June 2 – ⟦The road was mined⟧, River Relief said.", "River Relief"),
    ("Several farmers said ⟦they were robbed by the guards⟧.", "Several farmers"),
    ("A 34-year-old nurse said that ⟦the guards beat her⟧.", "34-year-old nurse"),
]

NOTHING = [
    "The “humanitarian corridor” was closed on Monday.",
    "Mira Kolb wrote a book called “The Bridge at Torva” in the spring.",
    "The court charged him with “spreading false news” and “insulting the state”.",
    "River Relief called on the army to open the road.",
    "The “Red Banner” group said nothing.",
    "We hope that the road opens.",
    "The engineers could not determine whether the dam would hold.",
    "River Relief did not say that the clinic was closed.",
    "The ministry failed to warn residents that the dam would break.",
    "The clinic was closed by the soldiers who had entered Torva.",
    "This suggests that the road was mined.",
]


@pytest.mark.parametrize(("source", "speaker"), DIRECT)
def test_words_in_marks_belong_to_whoever_the_cue_names(source: str, speaker: str) -> None:
    check(source, speaker, "direct")


@pytest.mark.parametrize(("source", "speaker"), MIXED)
def test_a_clause_partly_in_marks_is_one_quotation(source: str, speaker: str) -> None:
    check(source, speaker, "mixed")


@pytest.mark.parametrize(("source", "speaker"), INDIRECT)
def test_a_clause_under_a_word_of_saying_is_said_by_its_subject(source: str, speaker: str) -> None:
    check(source, speaker, "indirect")


@pytest.mark.parametrize("text", NOTHING)
def test_catchwords_titles_charges_requests_and_silence_are_no_quotations(text: str) -> None:
    assert read(text) == []


def test_a_cue_within_a_quotation_makes_two_spans_of_one_entry() -> None:
    text, [first, second] = marked("⟦“The bridge is gone,”⟧ Mira Kolb said. ⟦“Nobody has come.”⟧")
    assert [(q.content, q.speaker, q.form) for q in read(text)] == [((first, second), "Mira Kolb", "direct")]


def test_a_single_word_after_a_cue_belongs_to_the_quotation_before_it() -> None:
    text, [first, second] = marked("⟦“No,”⟧ said Mira Kolb. ⟦“Never.”⟧ She left.")
    assert [(q.content, q.speaker) for q in read(text)] == [((first, second), "Mira Kolb")]


def test_a_verb_shared_by_two_clauses_gives_two_quotations() -> None:
    check("Mira Kolb said that ⟦the bridge was gone⟧, and added that ⟦nobody had come⟧.", "Mira Kolb", "indirect")


def test_the_cue_and_the_speakers_words_are_kept() -> None:
    text, [speaker, cue, content] = marked("⟦Mira Kolb⟧ ⟦said⟧ that ⟦the bridge was gone⟧.")
    [found] = read(text)
    assert (found.source, found.cue, found.content) == ((speaker,), (cue,), (content,))


def test_each_paragraph_of_a_long_quotation_is_an_entry_by_the_speaker_named_before() -> None:
    check(
        "In response to the siege of Torva, Mira Kolb, Senior Director of Campaigns at River Relief, said:\n"
        "⟦“The siege must end. Thousands of families have had no bread for weeks.⟧\n"
        "⟦“The clinic has closed. The nurses have left the town for good.⟧\n"
        "⟦“The road must open for everyone who wants to leave.”⟧\n"
        "The siege began in spring.",
        "Mira Kolb",
        "direct",
    )


def test_a_speaker_named_in_the_first_paragraph_says_the_following_ones() -> None:
    check(
        "⟦“The siege must end. Thousands have had no bread for weeks,”⟧ said Mira Kolb, director of River Relief.\n\n"
        "⟦“The clinic has closed. The nurses have left the town for good.”⟧\n\n"
        "River Relief has worked in Torva for years.",
        "Mira Kolb",
        "direct",
    )


def test_a_pull_quote_interrupts_no_run_and_is_its_speakers() -> None:
    check(
        "Mira Kolb, director of River Relief, said:\n\n"
        "⟦“The siege must end. Thousands of families have had no bread for weeks.⟧\n\n"
        "⟦The clinic has closed and the nurses have left the town for good.⟧\n\n"
        "Mira Kolb, River Relief\n\n"
        "⟦“The clinic has closed and the nurses have left the town for good.”⟧\n\n"
        "⟦“The road must open for everyone who wants to leave.”⟧",
        "Mira Kolb",
        "direct",
    )


def test_a_pronoun_is_whoever_spoke_before_and_nobody_named_within_the_quotation() -> None:
    check(
        "⟦“The bridge is gone,”⟧ Mira Kolb said.\n\n⟦“Tarek Dunn has never come to see Torva,”⟧ she added.",
        "Mira Kolb",
        "direct",
    )


def test_the_lines_of_a_transcript_are_their_speakers() -> None:
    text, [first, second] = marked(
        "Interview with Mira Kolb and Tarek Dunn.\nMira Kolb: ⟦The bridge is gone.⟧\nTarek Dunn: ⟦We shall build another.⟧"
    )
    found = read(text)
    assert [(q.content, q.speaker, q.form) for q in found] == [
        ((first,), "Mira Kolb", "direct"),
        ((second,), "Tarek Dunn", "direct"),
    ]


def test_the_items_of_a_numbered_statement_are_its_issuers() -> None:
    check(
        "The Torva Port Office states the following:\n1. ⟦The port is closed to all boats.⟧\n2. ⟦The boats will be searched.⟧",
        "Torva Port Office",
        "indirect",
    )


def test_the_names_of_the_parties_change_nothing() -> None:
    text = "Velland said that Osmark had broken the truce. “Osmark lies,” Velland’s army said. Osmark denied that it had fired."
    here, there = read(text), read(swapped(text))
    assert here
    assert [(q.form, swapped(q.speaker), [swapped(s.of(text)) for s in q.content]) for q in here] == [
        (q.form, q.speaker, [s.of(swapped(text)) for s in q.content]) for q in there
    ]


def swapped(text: str) -> str:
    """The text with the two parties in each other's place."""
    return text.replace("Velland", "#").replace("Osmark", "Velland").replace("#", "Osmark")


PIECES = st.sampled_from(
    ["“", "”", '"', "'", "’", "‘", "«", "»", "''", "``", "\n", "\n\n", " ", ", ", ". ", ": ", "Mira Kolb", " said ", " that ", "according to ",
     "The army", " denied ", "it was so", "1. ", "– ", "she ", "é", "\u0301", "𝒳", "\u202e", "\r\n", "[Kolb] ", "KOLB: "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_mixture_of_cues_and_marks_gives_spans_of_words_within_the_text(text: str) -> None:
    for quotation in read(text):
        assert all(0 <= s.start < s.end <= len(text) and s.of(text).strip() for s in quotation.content)
        assert list(quotation.content) == sorted(quotation.content)
        assert all(0 <= s.start < s.end <= len(text) for s in (*quotation.source, *quotation.cue))


def test_time_grows_with_the_length_of_the_text_and_not_its_square() -> None:
    paragraph = "“The bridge is gone,” Mira Kolb said. River Relief said that the clinic had closed. “So be it.”\n\n"

    def seconds(times: int) -> float:
        text = paragraph * times
        reading = Reading(Document.of_text("a.txt", text), ENGLISH, ENGLISH.analyse(text))
        reading = replace(reading, parties=find_parties(reading))
        found: list[object] = []
        spent = processor_seconds(lambda: found.extend(find_quotations(reading)))
        assert len(found) >= times
        return spent

    seconds(2)
    assert seconds(400) < 40 * seconds(40) + 0.5
