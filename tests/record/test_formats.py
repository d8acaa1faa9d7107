"""A record that an earlier version wrote is brought up to date by the next build. The text is invented."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.deciding import Wish, mark_reset
from onrecord.model.groups import EntryKey
from onrecord.pipeline import build
from onrecord.record.schema import DATABASE, FORMAT, NotARecord
from onrecord.record.store import open_record
from onrecord.record.verify import verify

TEXTS = {
    "a.txt": "3 May 2031\n\nThe Health Office of Orvale said that 40 people had been killed since 1 January.",
    "b.txt": "3 June 2031\n\nThe Health Office of Orvale said that 12 people had been killed since 1 January.",
}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A record in the first format, with a decision in it."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    record = tmp_path / "record"
    build(record, [tmp_path / name for name in TEXTS])
    with open_record(record) as opened:
        later = next(one for one in opened.entries() if one.name == "b.txt" and one.kind == "figure")
    mark_reset(record, EntryKey(later.document, later.entry.id), Wish("Ina", "A new register.", "2031-06-05T10:00:00Z"))
    with closing(sqlite3.connect(record / DATABASE)) as database:
        for column in ("file", "section", "starts"):
            database.execute(f"ALTER TABLE document DROP COLUMN {column}")
        tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in tables & {"file", "layout", "journal", "numbered", "touch", "block", "dated"}:
            database.execute(f"DROP TABLE {table}")
        database.execute("DELETE FROM about WHERE key = 'shelf'")
        database.execute("UPDATE about SET value = '1' WHERE key = 'format'")
        database.commit()
    return record


def test_an_earlier_format_is_named_with_what_brings_it_up_to_date(old: Path) -> None:
    with pytest.raises(
        NotARecord, match=rf"has format 1; this program reads format {FORMAT}: `onrecord build .* brings it"
    ):
        open_record(old)


def test_a_build_brings_a_record_up_to_date_and_keeps_what_was_decided(old: Path, tmp_path: Path) -> None:
    built = build(old, [tmp_path / name for name in TEXTS])
    assert (built.read, built.unchanged) == (0, 2)
    with open_record(old) as record:
        assert [file.name for file in record.files()] == ["a.txt", "b.txt"]
        assert [one.mark for one in record.decisions()] == ["reset"]
        assert verify(record).broken == ()


def test_a_format_that_is_not_known_is_refused(old: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(old / DATABASE)) as database:
        database.execute("UPDATE about SET value = '99' WHERE key = 'format'")
        database.commit()
    with pytest.raises(NotARecord, match="has format 99"):
        build(old, [tmp_path / "a.txt"])
