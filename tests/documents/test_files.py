"""Files within files, and sections of files. Every name and sentence here is invented."""

from collections.abc import Iterator

import pytest

from onrecord.documents import files as within
from onrecord.documents.files import DEEPEST, FileRead, read_file
from onrecord.documents.outcome import Kept, Part, Reader, Refused, Trouble, Unpacked
from onrecord.documents.plain import PLAIN
from onrecord.documents.readers import READERS
from onrecord.model.document import Metadata
from onrecord.model.layout import Layout, Page, Run
from onrecord.model.sections import Section
from onrecord.model.text import Span

TEXT = "Orvale\n\nTwo people were killed.\n\nTesk\n\nNobody was hurt."


def boxes(content: bytes) -> Unpacked:
    """A box: a line a file, NAME=TEXT; `!` before a name is a file that can't be taken out."""

    def parts() -> Iterator[Part | Trouble]:
        for line in content.decode().splitlines():
            name, _, text = line.partition("=")
            yield Trouble(name[1:], "is encrypted") if name.startswith("!") else Part(name, text.encode())

    return Unpacked(parts())


def endless(content: bytes) -> Unpacked:
    return Unpacked(iter([Part("in.endless", content), Part("note.txt", b"It rained.")]))


def letter(content: bytes) -> Kept:
    given = Metadata(publisher="Vigil Orvale")
    return Kept(content.decode(), parts=(Part("annex.txt", b"An annex.", given), Trouble("seal.bin", "is damaged")))


def two_sections(content: bytes) -> Kept:
    text = content.decode()
    pages = (Page(1, 0, 20), Page(2, 20, len(text), how="none"))
    second = text.index("Tesk")
    sections = (Section("Orvale", Span(0, second), Metadata(title="Orvale")), Section("Tesk", Span(second, len(text))))
    return Kept(
        text,
        Metadata(title="Both", publisher="P"),
        ("a doubt",),
        Layout(pages, (Run(0, len(text), 7, 7 + len(text), 1),)),
        sections=sections,
    )


@pytest.fixture(autouse=True)
def readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Formats of this test's own beside plain text."""
    table = {
        ".txt": PLAIN,
        ".box": Reader("box", 1, boxes),
        ".endless": Reader("endless", 1, endless),
        ".letter": Reader("letter", 3, letter),
        ".report": Reader("report", 1, two_sections),
        ".bad": Reader("bad", 1, lambda _: Refused("is broken")),
    }
    monkeypatch.setattr("onrecord.documents.readers.READERS", table)


def read(name: str, content: bytes) -> dict[str, FileRead]:
    found = list(read_file(name, content))
    assert len({one.name for one in found}) == len(found)
    return {one.name: one for one in found}


def test_every_file_within_a_file_has_a_row_and_the_file_comes_last() -> None:
    found = read("a.box", b"one.txt=It rained.\n!two.txt=\nthree.xyz=?\nfour.bad=x\nfive.txt=")
    assert {name: one.status for name, one in found.items()} == {
        "a.box/one.txt": "read",
        "a.box/two.txt": "refused",
        "a.box/three.xyz": "passed over",
        "a.box/four.bad": "refused",
        "a.box/five.txt": "refused",
        "a.box": "holds",
    }
    assert list(found)[-1] == "a.box"
    assert {one.within for name, one in found.items() if name != "a.box"} == {"a.box"}
    assert [p.message for p in found["a.box/two.txt"].problems] == ["is encrypted"]
    assert "no reader for .xyz files" in found["a.box/three.xyz"].problems[0].message


def test_names_never_lead_out_of_their_file_and_are_used_once() -> None:
    found = read("a.box", b"../../etc/p.txt=A.\n/etc/p.txt=B.\nx\\..\\p.txt=C.\nx/p.txt=D.\n..=E")
    assert set(found) == {
        "a.box/etc/p.txt",
        "a.box/etc/p (2).txt",
        "a.box/x/p.txt",
        "a.box/x/p (2).txt",
        "a.box/unnamed",
        "a.box",
    }
    assert found["a.box/x/p (2).txt"].documents[0].text == "D."


def test_files_are_opened_so_deep_and_no_deeper() -> None:
    found = read("a.endless", b"x")
    assert sum(one.status == "holds" for one in found.values()) == DEEPEST + 1
    refused = [one.problems[0].message for one in found.values() if one.status == "refused"]
    assert len(refused) == 2 and all("unpack it" in message for message in refused)
    assert sum(one.status == "read" for one in found.values()) == DEEPEST


def test_so_many_files_are_taken_out_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(within, "MOST_WITHIN", 3)
    found = read("a.box", b"\n".join(b"%d.txt=%d" % (n, n) for n in range(6)))
    assert [one.status for one in found.values()] == ["read"] * 3 + ["refused"] * 3 + ["holds"]


def test_what_the_file_around_it_says_fills_in_what_a_part_does_not() -> None:
    found = read("a.letter", b"Dear all.")
    assert found["a.letter"].documents[0].text == "Dear all."
    annex = found["a.letter/annex.txt"]
    assert annex.documents[0].metadata.publisher == "Vigil Orvale"
    assert annex.reader.startswith("plain/") and " given/" in annex.reader
    assert found["a.letter/seal.bin"].problems[0].message == "is damaged"


def test_sections_are_documents_that_lead_back_into_their_file() -> None:
    own = read("a.report", TEXT.encode())["a.report"]
    first, second = own.documents
    assert first.text + second.text == TEXT
    assert (first.name, second.name) == ("a.report#Orvale", "a.report#Tesk")
    assert first.original == second.original == own.sha256 and first.sha256 != second.sha256
    assert TEXT[second.starts :].startswith("Tesk")
    assert (first.metadata.title, second.metadata.title, second.metadata.publisher) == ("Orvale", "", "P")
    assert [page.number for page in second.layout.pages] == [2]
    [place] = second.layout.origins_of(Span(0, 4))
    assert place.span == Span(7 + second.starts, 7 + second.starts + 4)
    assert [page.how for page in own.pages] == ["text", "none"]


def test_a_text_that_cannot_be_cut_up_is_one_document_with_a_doubt() -> None:
    def sections(kept: Kept) -> tuple[Section, ...]:
        raise ValueError("an invented\nfault")

    [read] = read_file("rain.txt", b"Rain fell on Orvale.", sections=sections)
    assert [document.text for document in read.documents] == ["Rain fell on Orvale."]
    assert "can't be cut into sections" in read.problems[0].message
    assert "(ValueError: an invented fault): read as one document" in read.problems[0].message


def test_the_table_of_readers_has_lower_case_endings() -> None:
    assert all(ending == ending.lower() and ending.startswith(".") for ending in READERS)
