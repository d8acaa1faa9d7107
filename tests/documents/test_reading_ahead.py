"""Files that are read ahead of their turn, several at once: the same outcomes, and nothing left running."""

import os
import time
from pathlib import Path

import pytest

from onrecord.documents.folder import Given
from onrecord.documents.guarded import Limits
from onrecord.documents.outcome import Kept, Outcome, Part, Reader, Refused, Unpacked
from onrecord.documents.reading_ahead import ReadingAhead
from onrecord.intake import in_turn


def slowly(content: bytes) -> Outcome:
    time.sleep(0.5)
    return Kept(f"{content.decode()} {os.getpid()}")


def in_parts(content: bytes) -> Outcome:
    return Unpacked(Part(f"{number}.txt", content) for number in range(3))


def never(content: bytes) -> Outcome:
    time.sleep(60)
    return Kept("")


SLOW, PARTS, NEVER = (Reader("invented", 1, read) for read in (slowly, in_parts, never))


def text_of(outcome: object) -> str:
    assert isinstance(outcome, Kept)
    return outcome.text


def test_two_files_are_read_at_once_and_come_in_the_order_in_which_they_are_asked_for() -> None:
    one, other = b"one", b"other"
    with ReadingAhead(2) as readers:
        for reader, content in ((SLOW, one), (SLOW, other)):
            readers.begin(reader, content)
        assert not readers.has_room
        second, first = list(readers.read(SLOW, other)), list(readers.read(SLOW, one))
        assert readers.has_room
    said, process = text_of(first[0]).split()
    assert (said, len(first), len(second)) == ("one", 1, 1)
    assert text_of(second[0]).split()[0] == "other"
    assert process not in (text_of(second[0]).split()[1], str(os.getpid()))


def test_files_within_a_file_come_as_they_do_without() -> None:
    content = b"within"
    with ReadingAhead(2) as readers:
        readers.begin(PARTS, content)
        begun = list(readers.read(PARTS, content))
        plain = list(readers.read(PARTS, content))
    assert begun == plain
    assert [one.name for one in begun if isinstance(one, Part)] == ["0.txt", "1.txt", "2.txt"]


def test_what_hangs_is_stopped_and_the_next_is_read() -> None:
    content = b"hangs"
    with ReadingAhead(2, Limits(seconds=3.0)) as readers:
        readers.begin(NEVER, content)
        [refused] = readers.read(NEVER, content)
        assert isinstance(refused, Refused)
        assert "took longer than 3 seconds" in refused.reason
        [kept] = readers.read(SLOW, b"next")
        assert text_of(kept).startswith("next")


def test_what_nobody_asks_for_is_ended() -> None:
    start = time.monotonic()
    content = b"left"
    with ReadingAhead(2) as readers:
        readers.begin(NEVER, content)
        readers.leave(content)
        readers.begin(NEVER, b"another")
    assert time.monotonic() - start < 15


def test_nothing_is_left_running_where_what_comes_of_a_file_is_not_taken_to_its_end() -> None:
    content = b"within"
    with ReadingAhead(2) as readers:
        readers.begin(PARTS, content)
        outcomes = readers.read(PARTS, content)
        assert isinstance(next(outcomes), Part)
        [worker] = [worker for one in readers.ahead for worker in one.busy]
        assert worker.is_running
    assert not worker.is_running


def test_one_worker_begins_nothing() -> None:
    with ReadingAhead(1) as readers:
        assert not readers.has_room
        readers.begin(NEVER, b"x")
        assert readers.begun == {}
        [kept] = readers.read(SLOW, b"x")
    assert text_of(kept).startswith("x")


def test_files_that_are_too_large_are_not_begun() -> None:
    with ReadingAhead(2) as readers:
        readers.begin(Reader("invented", 1, slowly, largest=3), b"four")
        assert readers.begun == {}


def test_the_time_for_many_small_files_grows_as_their_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = iter(range(30_000))
    monkeypatch.setattr("onrecord.intake.bytes_of", lambda given: b"text %d" % next(numbers))
    files = [Given(tmp_path / "a.txt", "a.txt")] * 30_000
    start = time.monotonic()
    with ReadingAhead(2) as readers:
        assert len(list(in_turn(files, (), readers))) == 30_000
    assert time.monotonic() - start < 15


def test_a_file_of_one_byte_within_another_is_not_taken_for_the_one_that_was_begun() -> None:
    with ReadingAhead(2) as readers:
        readers.begin(SLOW, b"x")
        [part, *_] = readers.read(PARTS, b"x")
        assert isinstance(part, Part)
        [kept] = readers.read(SLOW, b"x")
        assert text_of(kept).startswith("x")
