"""PDF: invented reports about invented places, written by the tests themselves."""

import io
import time
from collections import Counter
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.pdf_writer import HEIGHT, Sheet, pdf_of

from onrecord.documents.outcome import Kept, Refused
from onrecord.documents.pdf import reading
from onrecord.documents.pdf.page_picture import boxes_of, picture_of
from onrecord.documents.pdf.reading import PDF
from onrecord.model.layout import Layout
from onrecord.model.text import Span

REPORTS = Path(__file__).resolve().parents[3] / "shared" / "documents" / "reports"

LEFT = [
    "The council of Ostmere met on",
    "Monday and heard the report of",
    "its clerk on the flooding of the",
    "lower town and the harbour.",
]
RIGHT = [
    "Rain had fallen for nine days in",
    "the hills above the town before",
    "the river rose over its banks in",
    "the night of the third of May.",
]


def kept(content: bytes) -> Kept:
    """What was read, which has to be a text."""
    outcome = PDF.read(content)
    assert isinstance(outcome, Kept), outcome
    return outcome


def paragraphs(*sheets: Sheet) -> list[str]:
    return kept(pdf_of(sheets)).text.split("\n\n")


def test_lines_become_paragraphs_and_an_indent_begins_a_new_one() -> None:
    sheet = Sheet().lines(50, 100, LEFT).put(62, 148, "Rain had fallen for nine days").put(50, 160, "and more came.")
    assert paragraphs(sheet) == [" ".join(LEFT), "Rain had fallen for nine days and more came."]


def test_columns_are_read_one_after_the_other_below_the_heading_over_both() -> None:
    sheet = Sheet().put(50, 60, "The flood in the lower town of Ostmere and after", size=16, font="F2")
    for left, right, top in zip(LEFT, RIGHT, range(100, 200, 12), strict=False):
        sheet.put(50, top, left).put(215, top, right)
    assert paragraphs(sheet) == ["The flood in the lower town of Ostmere and after", " ".join(LEFT), " ".join(RIGHT)]


def test_a_heading_in_the_middle_of_a_column_stands_on_a_line_of_its_own() -> None:
    sheet = Sheet().lines(50, 100, LEFT).put(50, 180, "PELLWICK", size=18, font="F2").lines(50, 200, RIGHT)
    sheet.lines(215, 100, LEFT).lines(215, 148, RIGHT)
    assert paragraphs(sheet)[:3] == [" ".join(LEFT), "PELLWICK", " ".join(RIGHT)]


def test_a_paragraph_goes_on_over_the_columns_and_pages() -> None:
    one, other = Sheet().lines(50, 100, LEFT[:2]).lines(215, 100, LEFT[2:]), Sheet().lines(50, 100, RIGHT)
    one.lines(215, 124, ["Then it was told that by", "the morning the whole of"])
    other.commands.insert(0, Sheet().put(50, 88, "the quay was under water.").commands[0])
    text = kept(pdf_of([one, other])).text
    assert " ".join(LEFT) in text
    assert "by the morning the whole of the quay was under water." in text


def test_a_footnote_does_not_stand_within_a_paragraph() -> None:
    first = (
        Sheet()
        .lines(50, 100, [*LEFT, "Later the clerk added that the"])
        .put(50, 500, "1 Minutes of the council.", size=7)
    )
    second = Sheet().lines(50, 100, ["harbour was closed for a week", "and that nobody was hurt."])
    assert "the harbour was closed for a week and that nobody was hurt." in kept(pdf_of([first, second])).text


def numbered_report(pages: int) -> bytes:
    """A report with a head that changes, a foot, page numbers and a letter in the margin."""
    sheets = []
    for page in range(1, pages + 1):
        sheet = Sheet().put(330, 30, f"TO{chr(64 + page)}", font="F2").put(50, 570, "Yearbook of Ostmere")
        sheet.put(330, 570, str(page + 40)).put(10, 300, "C", font="F2").put(
            50, 180, f"Chapter {page} of them", size=14
        )
        sheets.append(sheet.lines(50, 110, LEFT).lines(50, 200, RIGHT).lines(50, 480, LEFT))
    return pdf_of(sheets)


def test_what_repeats_on_the_pages_is_left_out_and_its_number_labels_the_page() -> None:
    read = kept(numbered_report(8))
    assert "Yearbook" not in read.text
    assert ("pdf:running line", "Yearbook of Ostmere") in read.metadata.provenance
    assert not [line for line in read.text.split("\n") if line.startswith("TO") or line in ("C", "41", "48")]
    assert [page.label for page in read.layout.pages] == [str(number) for number in range(41, 49)]
    assert all(f"Chapter {page} of them" in read.text.split("\n") for page in range(1, 9))


def test_the_numbers_at_the_top_of_a_table_are_no_page_numbers() -> None:
    sheets = []
    for page in range(4):
        sheet = Sheet()
        for row in range(6):
            sheet.put(50, 60 + 12 * row, "Households").put(150, 60 + 12 * row, str(7 * row + 5 * page * page))
        sheets.append(sheet)
    assert kept(pdf_of(sheets)).text.count("Households") == 24


def test_a_heading_that_begins_several_pages_is_no_running_head() -> None:
    sheets = [Sheet().lines(50, 80, LEFT) for _ in range(30)]
    for sheet in sheets[::6]:
        sheet.commands = Sheet().put(50, 80, "Prisons", size=14).lines(50, 100, RIGHT).commands
    assert kept(pdf_of(sheets)).text.split("\n").count("Prisons") == 5


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("They asked the min-", "istry for help.", "the ministry for help"),
        ("They spoke of power-", "sharing for years.", "of power-sharing for years"),
        ("A force of NATO-", "led troops came.", "of NATO-led troops"),
        ("In the winter of 1979-", "80 it was cold.", "of 1979-80 it"),
        ("The 14-year-", "old boy was found.", "14-year-old boy"),
        ("They waited -", "and they left.", "waited - and"),
    ],
)
def test_a_word_broken_over_two_lines_is_read_whole(above: str, below: str, expected: str) -> None:
    known = ["The ministry knew. power and", "sharing are words of it here."]
    assert expected in kept(pdf_of([Sheet().lines(50, 100, known).lines(50, 140, [above, below])])).text


def test_names_and_values_of_a_table_are_read_across() -> None:
    rows = [
        ("Head of the council:", "Ada Brightwater"),
        ("Number of people:", "40,000 of them"),
        ("Area of land:", "30 hectares"),
    ]
    sheet = Sheet().lines(50, 60, LEFT)
    for i, (name, value) in enumerate(rows):
        sheet.put(50, 130 + 12 * i, name).put(180, 130 + 12 * i, value, font="F2")
    assert paragraphs(sheet.lines(50, 190, RIGHT))[1:4] == [f"{name} {value}" for name, value in rows]


def test_letters_of_a_font_that_draws_bullets_become_bullets_and_signs_stay() -> None:
    sheet = Sheet()
    for i, line in enumerate(LEFT):
        sheet.put(50, 100 + 30 * i, "b", font="F4").put(64, 100 + 30 * i, line)
    sheet.put(50, 230, "n", font="F3").put(64, 230, RIGHT[0])
    assert paragraphs(sheet) == [*[f"• {line}" for line in LEFT], f"■ {RIGHT[0]}"]


def test_words_without_a_space_between_them_are_told_apart_by_the_gap() -> None:
    sheet = Sheet().put(50, 100, "Ostmere").put(86, 100, "flooded").put(121, 100, "again")
    assert kept(pdf_of([sheet])).text == "Ostmere flooded again"


SIGNS = ("•", "-", " ")
"""What stands in the text for letters of fonts of signs, for the several hyphens and for the several kinds of white space."""


def letters_of(content: bytes, page: int) -> list[str]:
    """The characters of a page as PDFium has them."""
    with pdfium.PdfDocument(content) as file:
        layer = file[page - 1].get_textpage()
        return [chr(raw.FPDFText_GetUnicode(layer, index)) for index in range(layer.count_chars())]


def assert_runs_lead_to_their_letters(content: bytes, text: str, layout: Layout) -> None:
    """Each letter of a run of one length is that of the file, or a sign for it."""
    pages = {page.number: letters_of(content, page.number) for page in layout.pages}
    for before, run in zip(layout.runs, layout.runs[1:], strict=False):
        assert before.end <= run.start
    for run in layout.runs:
        if run.end - run.start == run.source_end - run.source:
            source = pages[run.page][run.source : run.source_end]
            assert all(kept in (letter, *SIGNS) for letter, kept in zip(source, text[run.start : run.end], strict=True))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(20, 300),
            st.integers(20, 580),
            st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), min_size=1, max_size=40),
            st.sampled_from(["F1", "F2", "F3"]),
        ),
        min_size=1,
        max_size=20,
    )
)
def test_every_letter_leads_back_to_the_letter_of_the_file(placed: list[tuple[int, int, str, str]]) -> None:
    sheet = Sheet()
    for left, top, text, font in placed:
        sheet.put(left, top, text, font=font)
    content = pdf_of([sheet])
    outcome = PDF.read(content)
    if isinstance(outcome, Kept):
        assert_runs_lead_to_their_letters(content, outcome.text, outcome.layout)


def test_words_are_found_on_the_picture_of_the_page() -> None:
    content = pdf_of([Sheet().lines(50, 100, LEFT), Sheet().lines(50, 100, RIGHT)])
    read = kept(content)
    start = read.text.index("nine days in the hills")
    origins = read.layout.origins_of(Span(start, start + len("nine days in the hills")))
    [(page, [first, second])] = boxes_of(content, origins).items()
    assert page == 2
    assert first[1] < 100 < first[3] < second[1] + 4 and second[3] > 112
    assert first[0] > 100 and second[0] == pytest.approx(50, abs=1)
    assert picture_of(content, 2, 200).startswith(b"\x89PNG\r\n")


def test_boxes_are_those_of_the_page_as_it_is_turned() -> None:
    upright = Sheet().lines(50, 100, LEFT)
    content = pdf_of([Sheet(upright.commands, rotate=90)])
    read = kept(content)
    assert (read.layout.pages[0].width, read.layout.pages[0].height) == (HEIGHT, 400)
    assert read.text == " ".join(LEFT)
    [box] = boxes_of(content, read.layout.origins_of(Span(0, 3)))[1]
    assert HEIGHT - 103 < box[0] < box[2] < HEIGHT - 90
    assert box[1] == pytest.approx(50, abs=1)


def test_a_picture_that_there_is_not_is_refused_with_the_reason() -> None:
    with pytest.raises(ValueError, match="no page 3: the original has 1"):
        picture_of(pdf_of([Sheet().lines(50, 100, LEFT)]), 3, 100)
    with pytest.raises(ValueError, match="no whole PDF"):
        picture_of(b"nothing", 1, 100)


def test_the_file_tells_title_and_author_and_its_dates_are_provenance_alone() -> None:
    info = "/Title (The flood in Ostmere) /Author (Ada Brightwater) /CreationDate (D:20310506102030+01'00')"
    metadata = kept(pdf_of([Sheet().lines(50, 100, LEFT)], info=info)).metadata
    assert (metadata.title, metadata.author, metadata.published) == ("The flood in Ostmere", "Ada Brightwater", None)
    assert ("pdf:CreationDate", "2031-05-06T10:20:30+01:00") in metadata.provenance


def test_the_name_of_a_file_is_no_title() -> None:
    metadata = kept(pdf_of([Sheet().lines(50, 100, LEFT)], info="/Title (final report 3.doc)")).metadata
    assert metadata.title == ""
    assert ("pdf:Title", "final report 3.doc") in metadata.provenance


def test_a_page_without_a_text_layer_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "find_tesseract", lambda: None)
    read = kept(pdf_of([Sheet().lines(50, 100, LEFT), Sheet().box(), Sheet()]))
    assert [page.how for page in read.layout.pages] == ["text", "none", "none"]
    [doubt] = read.doubts
    assert doubt.startswith("page 2 is without a text layer, only a picture: install Tesseract")


def test_pages_that_are_all_pictures_are_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "find_tesseract", lambda: None)
    outcome = PDF.read(pdf_of([Sheet().box(), Sheet().box()]))
    assert isinstance(outcome, Refused)
    assert "pages 1-2 are without a text layer" in outcome.reason and "install Tesseract" in outcome.reason


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\n", b"no PDF at all", numbered_report(1)[:900]])
def test_bytes_that_are_no_pdf_are_refused(content: bytes) -> None:
    outcome = PDF.read(content)
    assert isinstance(outcome, Refused)
    assert "is no whole PDF" in outcome.reason or "no text" in outcome.reason


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.documents.pdf.file.MOST_PAGES", 2)
    outcome = PDF.read(pdf_of([Sheet(), Sheet(), Sheet()]))
    assert isinstance(outcome, Refused)
    assert outcome.reason == "has 3 pages, more than the 2 that are read; split it"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_files_never_raise(data: st.DataObject) -> None:
    content = bytearray(numbered_report(2))
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(PDF.read(bytes(content[: data.draw(st.integers(0, len(content)))])), Kept | Refused)


def some_pages(name: str, first: int, last: int) -> bytes:
    """Pages of one of the shared reports, as a file of their own."""
    out = io.BytesIO()
    with pdfium.PdfDocument(REPORTS / name) as report, pdfium.PdfDocument.new() as part:
        part.import_pages(report, range(first - 1, last))
        part.save(out)
    return out.getvalue()


@pytest.mark.shared
@pytest.mark.parametrize(("name", "first", "last"), [("2006-countries.pdf", 1, 60), ("2011.pdf", 91, 150)])
def test_pages_of_a_long_report_are_read_in_bounded_time_without_what_repeats(name: str, first: int, last: int) -> None:
    content = some_pages(name, first, last)
    started = time.process_time()
    read = kept(content)
    assert time.process_time() - started < 60 * 0.1
    assert [page.how for page in read.layout.pages] == 60 * ["text"]
    labels = [int(page.label) for page in read.layout.pages]
    assert labels == list(range(labels[0], labels[0] + 60))
    shortest = [line for line in read.text.split("\n") if 0 < len(line) <= 3]
    assert shortest == [], "what stands in the margins is a letter, a number or a short name"
    counted = Counter(line for line in read.text.split("\n") if any(map(str.isdigit, line)))
    assert max(counted.values()) <= 12, "the foot of the pages has the year of the report"
    assert_runs_lead_to_their_letters(content, read.text, read.layout)
