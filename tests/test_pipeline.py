"""What a build leaves in place, whatever stops it. The texts are invented."""

from pathlib import Path
from typing import Any

import pytest

from onrecord import Filter, Options, build, open_record
from onrecord.documents.reading_ahead import ReadingAhead
from onrecord.extract.in_its_language import read_in_its_language
from onrecord.model.document import Document
from onrecord.model.groups import DocumentRead
from onrecord.record.schema import NotARecord
from onrecord.record.unfinished import UNFINISHED


@pytest.fixture
def press(tmp_path: Path) -> Path:
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "a.txt").write_text(
        "At least 12 people were killed in Orvale on 3 May 2031, said Marit Solvane."
    )
    return tmp_path / "press"


class Stopped(Exception):
    """What stops a build in a test."""


def test_a_build_that_is_stopped_leaves_the_record_as_it_was(tmp_path: Path, press: Path) -> None:
    record = tmp_path / "record"
    build(record, [press])
    before = sorted((file.name, file.read_bytes()) for file in record.rglob("*") if file.is_file())
    (press / "b.txt").write_text("Nobody was killed in Orvale.")
    for step in ("Reading files", "Reading texts", "Comparing documents", "Writing"):

        def stop(what: str, done: int, total: int, step: str = step) -> None:
            if what == step and (what != "Reading files" or done):
                raise Stopped(step)

        with pytest.raises(Stopped):
            build(record, [press], Options(progress=stop))
        after = sorted((file.name, file.read_bytes()) for file in record.rglob("*") if file.is_file())
        assert [one for one in after if not one[0].startswith(UNFINISHED)] == before
    build(record, [press])
    assert not list(record.glob(f"{UNFINISHED}*"))


def test_a_text_that_no_rule_was_made_for_costs_that_text_alone(
    tmp_path: Path, press: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (press / "odd.txt").write_text("Odd words.")

    def read(document: Document, *given: Any, **more: Any) -> DocumentRead:
        if "Odd" in document.text:
            raise RecursionError("maximum\ndepth")
        return read_in_its_language(document, *given, **more)

    monkeypatch.setattr("onrecord.extracting.read_in_its_language", read)
    assert build(tmp_path / "record", [press]).read == 2
    with open_record(tmp_path / "record") as record:
        assert [read.document.text for read in record.documents() if "Odd" in read.document.text] == ["Odd words."]
        assert [entry.name for entry in record.entries(Filter(kind="figure"))] == ["a.txt"]
        [problem] = record.problems()
    assert problem.document == "odd.txt"
    assert "(RecursionError: maximum depth): please report it; nothing was extracted from it" in problem.message


def test_a_language_that_there_is_none_of_makes_no_record(tmp_path: Path, press: Path) -> None:
    with pytest.raises(LookupError):
        build(tmp_path / "record", [press], Options(language="xx"))
    assert not (tmp_path / "record").exists()


def test_a_first_build_that_is_stopped_leaves_only_what_the_next_one_goes_on_from(tmp_path: Path, press: Path) -> None:
    def stop(what: str, done: int, total: int) -> None:
        if what == "Writing":
            raise Stopped

    with pytest.raises(Stopped):
        build(tmp_path / "record", [press], Options(progress=stop))
    left = {file.name for file in (tmp_path / "record").rglob("*")}
    assert left == {UNFINISHED, f"{UNFINISHED}-journal"}
    with pytest.raises(NotARecord, match=r"it has no record\.db"):
        open_record(tmp_path / "record")


def test_a_build_goes_on_from_what_the_one_before_it_had_found(
    tmp_path: Path, press: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (press / "b.txt").write_text("At least 7 people were injured in Orvale on 4 May 2031.")
    (press / "c.txt").write_text("Marit Solvane called on the council of Orvale to open the bridge.")

    def stop(what: str, done: int, total: int) -> None:
        if what == "Reading texts" and done == 2:
            raise Stopped

    with pytest.raises(Stopped):
        build(tmp_path / "record", [press], Options(progress=stop))
    read: list[str] = []

    # A date that others told is given besides, where a text is read again by it.
    def counted(document: Document, *given: Any, **named: Any) -> DocumentRead:
        if len(given) == 1:
            read.append(document.name)
        return read_in_its_language(document, *given, **named)

    monkeypatch.setattr("onrecord.extracting.read_in_its_language", counted)
    assert build(tmp_path / "record", [press]).read == 3
    assert read == ["c.txt"]


def test_what_a_killed_first_build_left_is_no_hindrance(tmp_path: Path, press: Path) -> None:
    record = tmp_path / "record"
    (record / "originals").mkdir(parents=True)
    (record / "originals" / ".cut.part").write_bytes(b"half")
    (record / "record.db").touch()
    assert build(record, [press]).read == 1


def test_what_is_stored_is_what_was_found(tmp_path: Path, press: Path) -> None:
    build(tmp_path / "record", [press])
    with open_record(tmp_path / "record") as record:
        [read] = record.documents()
        assert [stored.entry for stored in record.entries()] == sorted(
            read.entries.all(), key=lambda entry: entry.span.start
        )
        assert record.groups().documents == (read,)
        assert record.counts()["document"] == 1
        assert all(stored.words for stored in record.entries(Filter("figure")))


def test_no_more_files_are_read_at_once_than_there_are_processors(
    tmp_path: Path, press: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[int] = []

    def reading_ahead(workers: int) -> ReadingAhead:
        begun.append(workers)
        return ReadingAhead(workers)

    monkeypatch.setattr("onrecord.pipeline.ReadingAhead", reading_ahead)
    monkeypatch.setattr("onrecord.pipeline.cpu_count", lambda: 3)
    for workers in (1, 2, 64):
        build(tmp_path / str(workers), [], Options(workers=workers))
    assert begun == [1, 2, 3]


def test_a_record_in_the_folder_that_is_read_is_not_read_itself(press: Path) -> None:
    assert build(press / "record", [press]).read == 1
    assert build(press / "record", [press]).read == 0


def test_a_document_of_another_folder_does_not_take_a_name(tmp_path: Path, press: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.txt").write_text("It rained in Orvale.")
    build(tmp_path / "record", [press])
    build(tmp_path / "record", [tmp_path / "other"])
    with open_record(tmp_path / "record") as record:
        assert [one.name for one in record.listing()] == ["a.txt", "other/a.txt"]


def test_a_folder_without_a_record_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(NotARecord, match=r"it has no record\.db"):
        open_record(tmp_path)
