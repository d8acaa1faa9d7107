"""What search finds, and where its words stand. The texts are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.text import Span
from onrecord.pipeline import build
from onrecord.record.search import PASSAGE, as_match, passages
from onrecord.record.store import Record, open_record

LONG = "Rain fell on Orvale. " * 600
TEXT = "“The gate of Orvale was closed,” said Élise Marn.\n\nThe Harbour League denied it."


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder = tmp_path_factory.mktemp("search")
    (folder / "press").mkdir()
    (folder / "press" / "a.txt").write_text(TEXT)
    (folder / "press" / "b.txt").write_text(LONG + "\n\nThe lighthouse stood.\n")
    build(folder / "record", [folder / "press"])
    return open_record(folder / "record")


def test_every_mark_stands_on_a_word_that_was_asked_for(record: Record) -> None:
    found = record.search("orvale gate", kind="text")
    assert [hit.name for hit in found.hits] == ["a.txt"]
    assert [mark.of(TEXT) for hit in found.hits for mark in hit.marks] == ["gate", "Orvale"]
    assert [hit.excerpt.of(TEXT) for hit in found.hits] == [hit.words for hit in found.hits]


def test_a_word_far_down_a_long_text_is_shown_in_its_place(record: Record) -> None:
    [hit] = record.search("lighthouse", kind="text").hits
    text = record.document(hit.document).document.text
    assert [mark.of(text) for mark in hit.marks] == ["lighthouse"]
    assert hit.excerpt.of(text) == hit.words
    assert hit.excerpt.holds(hit.marks[0])


def test_accents_case_phrases_and_beginnings(record: Record) -> None:
    for query in ("elise", '"harbour league"', "harb*", "ÉLISE marn"):
        assert record.search(query).total, query
    assert not record.search('"league harbour"').total


def test_entries_are_found_by_who_they_name(record: Record) -> None:
    assert any(hit.entry and hit.kind == "quotation" for hit in record.search("Marn").hits)


@given(st.text())
def test_any_query_gives_an_answer(query: str) -> None:
    match = as_match(query)
    assert match.count('"') % 2 == 0


@pytest.mark.parametrize("query", ['"', "*", "a AND", "NEAR(", "col:x", "-a", "a\x00b", "(((", "^a", "{a}"])
def test_marks_of_a_query_language_are_only_marks(record: Record, query: str) -> None:
    assert record.search(query).total >= 0


@given(st.text(alphabet="ab \n", max_size=50).map(lambda words: words * 400))
def test_passages_make_up_the_text(text: str) -> None:
    cut = list(passages(text))
    assert "".join(span.of(text) for span in cut) == text
    assert all(len(span) <= PASSAGE for span in cut)
    assert cut == sorted(cut) and Span(0, 0) not in cut
