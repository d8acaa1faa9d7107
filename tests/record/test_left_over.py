"""Originals that a killed build left and that are not given again. The texts are invented."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord import build, open_record
from onrecord.deciding import Wish
from onrecord.record.journal import stored_lines
from onrecord.record.originals import keep_original, kept_originals, sha256_of
from onrecord.record.schema import DATABASE
from onrecord.record.verify import verify
from onrecord.removing import remove
from onrecord.views.cli import app

LEFT = b"Nobody was killed in Orvale on 4 May 2031."


@pytest.fixture
def press(tmp_path: Path) -> Path:
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "a.txt").write_text("At least 12 people were killed in Orvale on 3 May 2031.")
    build(tmp_path / "record", [tmp_path / "press"])
    return tmp_path / "press"


def left_in(record: Path) -> str:
    """What a build leaves that is killed after it kept a file."""
    keep_original(record, sha256_of(LEFT), LEFT)
    return sha256_of(LEFT)


def lines_of(record: Path) -> list[tuple[str, str]]:
    with open_record(record) as opened:
        return [(line["what"], line["sha256"]) for line in stored_lines(opened.database)]


def test_an_original_that_a_killed_build_left_is_named_and_the_next_build_takes_it_away(
    tmp_path: Path, press: Path
) -> None:
    record = tmp_path / "record"
    left = left_in(record)
    said = " ".join(CliRunner().invoke(app, ["verify", str(record)]).output.split())
    assert f"originals/{left}: left by a build that was killed" in said.replace("originals/ ", "originals/")
    assert build(record, [press]).read == 0
    assert left not in set(kept_originals(record))
    assert lines_of(record)[-1] == ("cleared", left)
    with open_record(record) as opened:
        checked = verify(opened)
    assert (checked.broken, checked.unused, checked.left) == ((), 0, ())
    told = lines_of(record)
    build(record, [press])
    assert lines_of(record) == told


def test_an_original_that_is_given_again_stays(tmp_path: Path, press: Path) -> None:
    record = tmp_path / "record"
    left = left_in(record)
    (press / "b.txt").write_bytes(LEFT)
    build(record, [press])
    assert left in set(kept_originals(record))
    assert "cleared" not in dict(lines_of(record))


def test_an_original_of_which_the_journal_tells_stays_when_its_name_goes_to_other_bytes(
    tmp_path: Path, press: Path
) -> None:
    record = tmp_path / "record"
    [first] = kept_originals(record)
    (press / "a.txt").write_text("At least 13 people were killed in Orvale on 3 May 2031.")
    build(record, [press])
    build(record, [press])
    assert first in set(kept_originals(record))
    with open_record(record) as opened:
        checked = verify(opened)
    assert (checked.unused, checked.left) == (1, ())


def test_an_original_that_another_name_had_too_stays_when_one_was_removed_and_the_other_changed(
    tmp_path: Path, press: Path
) -> None:
    record = tmp_path / "record"
    [first] = kept_originals(record)
    (press / "b.txt").write_bytes((press / "a.txt").read_bytes())
    build(record, [press])
    remove(record, ["a.txt"], Wish("A. Clerk", "given twice", "2031-06-01T08:00:00Z"))
    (press / "a.txt").unlink()
    (press / "b.txt").write_text("It rained in Orvale.")
    build(record, [press])
    build(record, [press])
    assert first in set(kept_originals(record))


def test_an_original_that_was_removed_goes_where_the_removal_was_killed_before_it_went(
    tmp_path: Path, press: Path
) -> None:
    record = tmp_path / "record"
    (press / "b.txt").write_bytes(LEFT)
    build(record, [press])
    remove(record, ["b.txt"], Wish("A. Clerk", "given by mistake", "2031-06-01T08:00:00Z"))
    (press / "b.txt").unlink()
    left = left_in(record)
    build(record, [press])
    assert left not in set(kept_originals(record))


def test_what_nobody_knows_the_origin_of_stays(tmp_path: Path, press: Path) -> None:
    record = tmp_path / "record"
    other = record / "originals" / ("0" * 64)
    other.write_text("not the bytes of this name")
    (record / "originals" / "notes.txt").write_text("put there by hand")
    build(record, [press])
    assert other.exists() and (record / "originals" / "notes.txt").exists()


def test_a_record_that_is_older_than_its_journal_keeps_all(tmp_path: Path, press: Path) -> None:
    record = tmp_path / "record"
    with closing(sqlite3.connect(record / DATABASE)) as database:
        database.execute("DROP TABLE journal")
        database.commit()
    left = left_in(record)
    (press / "b.txt").write_text("It rained in Orvale.")
    build(record, [press])
    build(record, [press])
    assert left in set(kept_originals(record))
