"""Work that never ends by itself: it is stopped, one way or another, and what it belongs to goes on. The texts are invented."""

import json
import re
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any
from unittest.mock import patch

import pytest

from onrecord import Filter, Options, build, open_record
from onrecord.extract.in_its_language import read_in_its_language
from onrecord.extracting import read_again, read_as_json
from onrecord.model.dates import When
from onrecord.model.document import Document, Published
from onrecord.model.groups import DocumentRead
from onrecord.model.how import AS_A_WHOLE
from onrecord.overtime import OverTime, seconds_for, stopped_after
from onrecord.parallel import in_order
from onrecord.views.streams import extract_lines

ENDLESS = "Odd words."


def looping() -> None:
    while True:
        pass


def stubborn() -> None:
    """Goes on after whatever is an `Exception`."""
    while True:
        try:
            looping()
        except Exception:  # noqa: BLE001 - as a rule may do
            continue


@pytest.mark.parametrize(
    "work", [looping, stubborn, partial(time.sleep, 60), lambda: re.match(r"(a+)+$", "a" * 60 + "b")]
)
def test_what_never_ends_is_stopped(work: Callable[[], Any]) -> None:
    began = time.monotonic()
    with pytest.raises(OverTime, match=r"took longer than 0\.1 s"), stopped_after(0.1):
        work()
    assert time.monotonic() - began < 5
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_time_in_which_others_have_the_processor_does_not_count() -> None:
    with stopped_after(0.1):
        time.sleep(0.3)


def test_what_ends_in_time_leaves_the_alarm_of_others_as_it_was() -> None:
    heard: list[int] = []
    before = signal.signal(signal.SIGALRM, lambda number, frame: heard.append(number))
    try:
        with stopped_after(60):
            signal.setitimer(signal.ITIMER_REAL, 0)
        signal.raise_signal(signal.SIGALRM)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert heard == [signal.SIGALRM]


def test_an_alarm_of_others_that_was_due_meanwhile_rings_behind_the_work() -> None:
    heard: list[int] = []
    before = signal.signal(signal.SIGALRM, lambda number, frame: heard.append(number))
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        with stopped_after(60):
            time.sleep(0.2)
        assert heard == []
        time.sleep(0.2)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert heard == [signal.SIGALRM]


def test_in_another_thread_work_is_done_without_a_limit() -> None:
    done: list[int] = []

    def work() -> None:
        with stopped_after(0.01):
            time.sleep(0.05)
            done.append(1)

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert done == [1]


def test_a_longer_text_may_take_longer() -> None:
    assert seconds_for("") == 60
    assert seconds_for("word " * 200_000) == 1_060


def reading(document: Document, *given: Any, **more: Any) -> DocumentRead:
    """Reads a text; finds no end of the endless one."""
    if ENDLESS in document.text:
        looping()
    return read_in_its_language(document, *given, **more)


def soon(text: str) -> float:
    return 0.2 if ENDLESS in text else 60.0


def read_soon(document: Document) -> str:
    """What a process does with a document where a rule finds no end: told to it here, as nothing that is put in place reaches it."""
    with patch("onrecord.extracting.read_in_its_language", reading), patch("onrecord.extracting.seconds_for", soon):
        return read_as_json(document, language="", how=AS_A_WHOLE)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_text_that_rules_find_no_end_of_costs_that_text_alone(workers: int) -> None:
    texts = (ENDLESS, "At least 12 people were killed in Orvale on 3 May 2031.")
    documents = [Document.of_text(f"{number}.txt", text) for number, text in enumerate(texts)]
    first, second = map(json.loads, in_order(read_soon, documents, workers))
    assert [problem["message"] for problem in first["problems"]] == [
        "its text took longer than 0 s to read: please report it; nothing was extracted from it"
    ]
    assert len(second["entries"]["figures"]) == 1


def test_a_build_goes_on_after_a_text_that_rules_find_no_end_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "a.txt").write_text("At least 12 people were killed in Orvale on 3 May 2031.")
    (tmp_path / "press" / "odd.txt").write_text(ENDLESS)
    monkeypatch.setattr("onrecord.extracting.read_in_its_language", reading)
    monkeypatch.setattr("onrecord.extracting.seconds_for", soon)
    assert build(tmp_path / "record", [tmp_path / "press"], Options()).read == 2
    with open_record(tmp_path / "record") as record:
        assert [entry.name for entry in record.entries(Filter(kind="figure"))] == ["a.txt"]
        assert sorted(read.document.text for read in record.documents())[1] == ENDLESS
        [problem] = record.problems()
        [row] = [row for row in record.file_reports() if row.file.name == "odd.txt"]
    assert (problem.stage, problem.document) == ("extract", "odd.txt")
    assert "took longer than 0 s to read" in problem.message
    assert problem.message in [told.message for told in row.problems]


def test_extract_says_of_a_text_that_rules_find_no_end_of_why_it_has_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.extracting.read_in_its_language", reading)
    monkeypatch.setattr("onrecord.extracting.seconds_for", soon)
    documents = [Document.of_text("odd.txt", ENDLESS), Document.of_text("a.txt", "At least 12 people were killed.")]
    odd, other = map(json.loads, extract_lines(documents, language="", dates=False, workers=1))
    assert odd["figures"] == [] and "took longer than 0 s to read" in odd["problem"]
    assert len(other["figures"]) == 1 and "problem" not in other


def test_a_text_that_can_not_be_read_again_by_its_date_stays_as_it_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read = read_in_its_language(Document.of_text("a.txt", ENDLESS))
    monkeypatch.setattr("onrecord.extracting.read_in_its_language", reading)
    monkeypatch.setattr("onrecord.extracting.seconds_for", soon)
    again = read_again(read, Published(When.at("2031-05-03"), "across"), {}, language="", how=AS_A_WHOLE)
    assert again.entries == read.entries
    assert "without the date that other documents tell" in again.problems[-1].message
