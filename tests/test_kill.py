"""A build that is killed at any moment: the record stays as it was, and the next build goes on until it is as if nobody had killed it.

The texts are invented.
"""

import os
import shutil
import signal
import sqlite3
import time
import traceback
import warnings
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from onrecord import build, open_record
from onrecord.record.schema import DATABASE, NotARecord
from onrecord.record.verify import verify

KILLS = 50
TEXTS = (
    "Shells fall on Orvale\n\nRights Lantern, press release\n5 May 2031\n\nAt least 12 people were killed in Orvale on 3 May 2031.",
    "Rights Lantern, press release\n9 May 2031\n\nAt least 14 people were killed in Orvale on 3 May 2031, said Marit Solvane.",
    "Rights Lantern, press release\n6 May 2031\n\nRights Lantern called on the government of Belmora to open the bridge of Orvale.",
    "It rained in Orvale, and on 3 May the bridge was hit by shells.",
)
LATER = "Rights Lantern, press release\n12 May 2031\n\nThe army of Belmora denied that it had committed war crimes in Orvale."


TOLD = (
    "SELECT * FROM about",
    "SELECT * FROM document",
    "SELECT * FROM file",
    "SELECT * FROM name",
    "SELECT * FROM layout",
    "SELECT * FROM problem",
    "SELECT * FROM groups",
    "SELECT * FROM alias",
    'SELECT document, id, kind, start, "end", entry.words, fields FROM entry',
    "SELECT document, id, part, words.start, words.words FROM words JOIN entry ON number = words.entry",
    "SELECT document, id, role, name, folded FROM party JOIN entry ON number = party.entry",
    "SELECT document, entry, kind, start, words, fields FROM passage JOIN search ON search.rowid = number",
)


def made(folder: Path) -> Path:
    """The documents of a first build."""
    folder.mkdir()
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.txt").write_text(text)
    return folder


def changed(folder: Path) -> None:
    """The documents of a second build: one is new, one is another, one has another name."""
    (folder / "later.txt").write_text(LATER)
    (folder / "0.txt").write_text(TEXTS[0].replace("12 people", "13 people"))
    (folder / "3.txt").rename(folder / "rain.txt")


def told(record: Path) -> dict[str, list[str]] | None:
    """All that a record tells but its journal, which knows when it was built, and the numbers by which rows point at each other.

    None where there is no record yet.
    """
    try:
        open_record(record).close()
    except NotARecord:
        return None
    with closing(sqlite3.connect(record / DATABASE)) as database:
        return {query: sorted(map(repr, database.execute(query))) for query in TOLD}


def started(record: Path, folder: Path) -> int:
    """The number of a process that builds: a copy of this one, which has the models of the language in its memory already."""
    with warnings.catch_warnings():
        # The copy does nothing that another thread of this process could hold up.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process == 0:
        status = 1
        try:
            build(record, [folder])
            status = 0
        finally:
            if status:
                traceback.print_exc()
            os._exit(status)
    return process


def killed(record: Path, folder: Path, after: float) -> bool:
    """True where a build was killed after so many seconds; False where it had ended before, and well."""
    process = started(record, folder)
    end = time.monotonic() + after
    while time.monotonic() < end:
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            assert status == 0
            return False
        time.sleep(0.001)
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.parametrize("which", ["first build", "second build"])
def test_a_record_whose_build_was_killed_is_as_one_whose_was_not(tmp_path: Path, which: str) -> None:
    folder, before = made(tmp_path / "press"), tmp_path / "before"
    build(before, [folder])
    if which == "first build":
        shutil.rmtree(before)
    else:
        changed(folder)
    quiet, seconds = undisturbed(tmp_path / "quiet", before, folder)
    due, chance, kills, rounds = told(quiet), Random(which), 0, 0
    while kills < KILLS // 2:
        rounds += 1
        record = copied(before, tmp_path / f"record {rounds}")
        while kills < KILLS // 2 and killed(record, folder, chance.uniform(0, 1.1 * seconds)):
            kills += 1
            assert told(record) in (told(before), due)
        build(record, [folder])
        assert told(record) == due
        assert files_in(record) == files_in(quiet)
        with open_record(record) as opened:
            assert verify(opened).broken == ()


def undisturbed(record: Path, before: Path, folder: Path) -> tuple[Path, float]:
    """The record that nobody disturbs, and how many seconds its build takes."""
    copied(before, record)
    began = time.monotonic()
    assert not killed(record, folder, 120)
    return record, time.monotonic() - began


def copied(before: Path, record: Path) -> Path:
    """A record as it was before the build; none where there was none."""
    if before.exists():
        shutil.copytree(before, record)
    return record


def files_in(record: Path) -> list[str]:
    return sorted(str(file.relative_to(record)) for file in record.rglob("*"))
