"""Recognition of pictures, with Tesseract where it is installed and with a stand-in for it."""

import time
from collections.abc import Iterator

import pypdfium2 as pdfium
import pytest
from tests.documents.pdf_writer import Sheet, pdf_of

from onrecord.documents import ocr
from onrecord.documents.guarded import GuardedReaders
from onrecord.documents.ocr import Tesseract, Word, find_tesseract, lines_of
from onrecord.documents.outcome import Kept, Refused
from onrecord.documents.pdf import reading
from onrecord.documents.pdf.page_picture import boxes_of
from onrecord.documents.pdf.reading import PDF
from onrecord.model.text import Span

WORDS = ["The council of Ostmere met", "on Monday and heard the", "report of its clerk."]
HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


class StandIn(Tesseract):
    """Finds the same words in every picture."""

    def lines_in(self, picture: bytes, *, seconds: float) -> list[list[Word]] | None:
        assert picture.startswith(b"P5 1667 2500 255\n"), "400 by 600 points at 300 dots an inch"
        return [
            [Word("Ostmere", 400, 500, 700, 540, 0.9), Word("was", 720, 500, 820, 540, 0.7)],
            [Word("flooded.", 400, 560, 650, 600, 0.8)],
        ]


class ReadsHeights(Tesseract):
    """Finds in a picture how high it is, after a while where it is low."""

    def lines_in(self, picture: bytes, *, seconds: float) -> list[list[Word]] | None:
        height = int(picture.split(maxsplit=3)[2])
        time.sleep(0.4 if height < 2500 else 0)
        return [[Word(f"Height{height}", 400, 500, 700, 540, 0.9)]]


class TooSlow(Tesseract):
    """Needs longer than there is."""

    def lines_in(self, picture: bytes, *, seconds: float) -> list[list[Word]] | None:
        return None


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(reading, "find_tesseract", lambda: StandIn("tesseract", "tesseract 9.1"))
    yield


def kept(content: bytes) -> Kept:
    outcome = PDF.read(content)
    assert isinstance(outcome, Kept), outcome
    return outcome


def test_the_lines_of_a_table_of_words() -> None:
    table = HEAD + (
        "1\t1\t0\t0\t0\t0\t0\t0\t900\t900\t-1\t\n"
        "4\t1\t1\t1\t1\t0\t10\t20\t90\t12\t-1\t\n"
        "5\t1\t1\t1\t1\t1\t10\t20\t40\t12\t96.5\tOstmere\n"
        "5\t1\t1\t1\t1\t2\t60\t20\t40\t12\t90\tflooded\n"
        "5\t1\t1\t1\t2\t1\t10\t40\t5\t5\t12\t~\n"
        "5\t1\t1\t1\t3\t1\t10\t60\t40\t12\t50\tagain\n"
        "cut of"
    )
    assert list(lines_of(table)) == [
        [Word("Ostmere", 10, 20, 50, 32, 0.965), Word("flooded", 60, 20, 100, 32, 0.9)],
        [Word("again", 10, 60, 50, 72, 0.5)],
    ]


def test_a_page_that_is_a_picture_is_read_and_says_so(stand_in: None) -> None:
    text_page = Sheet().lines(50, 100, WORDS)
    read = kept(pdf_of([text_page, Sheet().box()]))
    assert read.text.endswith("Ostmere was flooded.")
    assert [(page.how, page.confidence) for page in read.layout.pages] == [("text", None), ("ocr", 0.8)]
    assert read.doubts == (
        "page 2 is read by recognition of the picture (tesseract 9.1, 80% sure on average): check the words against the page",
    )
    assert ("recognised by", "tesseract 9.1") in read.metadata.provenance


def test_recognised_words_are_found_on_the_page(stand_in: None) -> None:
    content = pdf_of([Sheet().box()])
    read = kept(content)
    start = read.text.index("was flooded")
    origins = read.layout.origins_of(Span(start, start + len("was flooded")))
    boxes = boxes_of(content, origins, read.layout.pages)
    assert {page: [tuple(map(round, box)) for box in found] for page, found in boxes.items()} == {
        1: [(173, 120, 197, 130), (96, 134, 156, 144)]
    }


def test_pages_recognised_side_by_side_keep_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "find_tesseract", lambda: ReadsHeights("tesseract", "tesseract 9.1"))
    read = kept(pdf_of([Sheet(rotate=turn).box() for turn in (90, 0, 90, 0, 0)]))
    found = [read.text[page.start : page.end].strip() for page in read.layout.pages]
    assert found == ["Height1667", "Height2500", "Height1667", "Height2500", "Height2500"]


def test_where_the_time_is_over_the_pages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "find_tesseract", lambda: StandIn("tesseract", "tesseract 9.1"))
    monkeypatch.setattr(reading, "RECOGNISING", -100.0)
    outcome = PDF.read(pdf_of([Sheet().box(), Sheet().box()]))
    assert isinstance(outcome, Refused)
    assert outcome.reason.startswith(
        "pages 1-2 are without a text layer, and the time for recognising pictures was over"
    )


def test_a_picture_in_which_nothing_is_found_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "find_tesseract", lambda: TooSlow("tesseract", "tesseract 9.1"))
    read = kept(pdf_of([Sheet().lines(50, 100, WORDS), Sheet().box()]))
    assert read.doubts == ("page 2 is without a text layer, and recognition found no words in the picture",)
    assert read.layout.pages[1].how == "none"


def test_without_the_program_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr.shutil, "which", lambda _: None)
    assert find_tesseract() is None


def test_a_program_that_fails_finds_nothing() -> None:
    assert Tesseract("/bin/false", "").lines_in(b"", seconds=5) is None
    assert Tesseract("/no/such/program", "").lines_in(b"", seconds=5) is None


def test_a_scanned_page_is_read_in_the_process_of_readers() -> None:
    """With Tesseract where it is installed; else the file is refused with what to do."""
    with pdfium.PdfDocument(pdf_of([Sheet().lines(60, 100, WORDS, step=14)])) as file:
        bitmap = file[0].render(scale=4, grayscale=True)
        pixels = bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width].tobytes()
        content = pdf_of([Sheet()], picture=pixels, picture_size=(bitmap.width, bitmap.height))
    with GuardedReaders() as readers:
        [outcome] = readers.read(PDF, content)
    if find_tesseract() is None:
        assert isinstance(outcome, Refused) and "install Tesseract" in outcome.reason
    else:
        assert isinstance(outcome, Kept) and outcome.text == " ".join(WORDS)
