"""Broken and hostile files: each has its row in the report with the reason, nothing is run or fetched, and the build goes on."""

import csv
import json
import os
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord import Options, build, open_record
from onrecord.documents.files import FileRead, read_file
from onrecord.documents.guarded import GuardedReaders
from tests.cases.broken.make import CASES, Broken
from tests.cases.broken.pdfs import RAIN

LONGEST = 30.0
"""Seconds that no broken file may take."""
MOST_MEMORY = 2_000_000_000
"""Bytes that no broken file may take."""
WATCH = Path(__file__).parent / "cases" / "broken" / "watch"
"""A folder of Python's start-up: every process that has it in its path writes down what it reaches for."""

OURS = (Path(sys.executable), Path(shutil.which("tesseract") or sys.executable))
"""The programs that a build may start."""


@pytest.fixture(scope="module")
def guarded() -> Iterator[GuardedReaders]:
    with GuardedReaders() as readers:
        yield readers


def text_in(read: list[FileRead]) -> str:
    """All text of a file and of the files within it."""
    return "\n".join(document.text for one in read for document in one.documents)


def assert_as_expected(case: Broken, read: list[FileRead]) -> None:
    own = read[-1]
    said = "; ".join(problem.message for one in read for problem in one.problems)
    assert (own.status, case.says in said) == (case.status, True), said
    assert own.problems or own.status != "refused"
    if own.status != "refused":
        assert case.holds in text_in(read)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_file_gives_what_can_be_had_or_the_reason(case: Broken, guarded: GuardedReaders) -> None:
    content = case.content()
    began = time.monotonic()
    read = list(read_file(case.name, content, guarded.read))
    assert time.monotonic() - began < LONGEST
    assert_as_expected(case, read)


@dataclass(frozen=True)
class Run:
    """What came of a build by the command line."""

    rows: dict[str, dict[str, str]]
    """The report, by the name of the file."""
    reached: list[tuple[str, str]]
    """What its processes reached for: audit events with what they were given."""
    given: Path
    """The folder that was read."""
    places: Path
    """The folder of the record."""
    memory: int
    """The most that one of its processes took, in bytes."""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """All small files, and those with odd names or that are no files, in one folder."""
    folder = tmp_path_factory.mktemp("given")
    for case in CASES:
        if not case.large:
            (folder / case.name).write_bytes(case.content())
    (folder / "large.html").write_bytes(b"<p>" + RAIN.encode() * 1_500_000)
    (folder / LONG_NAME).write_bytes(RAIN.encode())
    Path(os.fsdecode(os.fsencode(folder) + b"/no-text-\xff\xfe.txt")).write_bytes(RAIN.encode())
    (folder / "two\nlines\u202e.txt").write_bytes(RAIN.encode())
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "nowhere.txt").symlink_to("not-there.txt")
    (folder / "endless.txt").symlink_to("/dev/zero")
    (folder / "up").symlink_to("..")
    os.mkfifo(folder / "pipe.txt")
    (folder / "folder.txt").mkdir()
    closed = folder / "closed.txt"
    closed.write_bytes(RAIN.encode())
    closed.chmod(0)
    with socket.socket(socket.AF_UNIX) as socket_file, pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)  # the path of a socket may not be long
        socket_file.bind("socket.txt")
    yield built(folder, tmp_path_factory.mktemp("record"))
    closed.chmod(0o600)


LONG_NAME = "n" * 251 + ".txt"


def built(folder: Path, places: Path) -> Run:
    """Builds a record of a folder."""
    report, log = places / "report.csv", places / "log"
    path = os.pathsep.join([str(WATCH), *filter(None, sys.path)])
    command = [sys.executable, "-m", "onrecord", "build", str(places / "record"), str(folder), "--report", str(report)]
    done = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": path, "WATCH_LOG": str(log)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    with report.open(encoding="utf-8", newline="") as lines:
        rows = {row["file"]: row for row in csv.DictReader(lines)}
    reached = [tuple(json.loads(line)) for line in log.read_text().splitlines()]
    return Run(rows, reached, folder, places, most_memory())


def most_memory() -> int:
    """The most that any process started here took, in bytes."""
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


@pytest.mark.parametrize("case", [case for case in CASES if not case.large], ids=lambda case: case.name)
def test_each_broken_file_has_its_row_in_the_report(case: Broken, run: Run) -> None:
    rows = [row for name, row in run.rows.items() if f"{name}/".startswith(f"{case.name}/")]
    assert run.rows[case.name]["status"] == case.status
    assert case.says in "; ".join(row["problems"] for row in rows)


def test_the_report_has_a_row_for_each_file_that_was_given(run: Run) -> None:
    given = {name for name, row in run.rows.items() if not row["within"]}
    odd = {
        "large.html",
        LONG_NAME,
        "no-text-\\xff\\xfe.txt",
        "two\nlines\u202e.txt",
        "loop.txt",
        "nowhere.txt",
        "endless.txt",
    }
    odd |= {"up", "pipe.txt", "closed.txt", "socket.txt"}
    assert given == {case.name for case in CASES if not case.large} | odd


@pytest.mark.parametrize(
    ("name", "status", "words"),
    [
        ("large.html", "refused", "bytes, more than"),
        (LONG_NAME, "read", ""),
        ("no-text-\\xff\\xfe.txt", "read", ""),
        ("two\nlines\u202e.txt", "read", ""),
        ("loop.txt", "refused", "Too many levels of symbolic links"),
        ("nowhere.txt", "refused", "is a link to a file that is not there"),
        ("endless.txt", "refused", "is no regular file"),
        ("pipe.txt", "refused", "is no regular file"),
        ("socket.txt", "refused", "is no regular file"),
        ("up", "refused", "is a link to a folder"),
        ("closed.txt", "read" if os.geteuid() == 0 else "refused", "" if os.geteuid() == 0 else "Permission denied"),
    ],
)
def test_files_of_odd_names_and_kinds_have_their_rows(name: str, status: str, words: str, run: Run) -> None:
    assert run.rows[name]["status"] == status
    assert words in run.rows[name]["problems"]


def test_nothing_is_fetched_and_nothing_run(run: Run) -> None:
    """Besides the workers, in which the readers run, and Tesseract, which they may start."""
    asked = [(event, what) for event, what in run.reached if event != "open"]
    assert asked, "nothing was watched"
    others = [(event, what) for event, what in asked if Path(what.strip("'")) not in OURS]
    assert others == []


def test_nothing_is_written_but_the_record_and_passing_files(run: Run) -> None:
    written = [Path(what.strip("'")) for event, what in run.reached if event == "open"]
    places = (run.places, Path(tempfile.gettempdir()), Path(os.devnull))
    assert written
    assert [one for one in written if one.is_absolute() and not any(map(one.is_relative_to, places))] == []
    assert [one for one in written if one.is_relative_to(run.given) or "escaped" in one.name or ".." in one.parts] == []


def test_no_process_takes_too_much_memory(run: Run) -> None:
    assert run.memory < MOST_MEMORY


def test_a_file_that_vanishes_while_others_are_read_has_its_row(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (given / name).write_text(RAIN + name)

    def take_away(what: str, done: int, total: int) -> None:
        if what == "Reading files":
            (given / "b.txt").unlink(missing_ok=True)

    build(tmp_path / "record", [given], Options(progress=take_away))
    with open_record(tmp_path / "record") as record:
        told = {
            one.file.name: (one.file.status, [said.message for said in one.problems]) for one in record.file_reports()
        }
    assert told == {
        "a.txt": ("read", []),
        "b.txt": ("refused", ["can't be read: No such file or directory"]),
        "c.txt": ("read", []),
    }
