"""What `verify` notices. All texts are about an invented town and its invented parties."""

import json
import sqlite3
from pathlib import Path

import pytest

from onrecord.pipeline import build
from onrecord.record.agreement import disagreements
from onrecord.record.store import open_record
from onrecord.record.verify import verify

TEXT = (
    "Harbour League condemns raid\n\nAt least 12 people were killed in Orvale on 3 May 2031, according to the Harbour League.\n\n"
    "“Nobody warned us,” said Marit Solvane, spokesperson for the Harbour League.\n"
)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    press = tmp_path / "press"
    press.mkdir()
    (press / "a.txt").write_text(TEXT)
    (press / "b.txt").write_text("The Harbour League said that 14 people were killed in Orvale on 3 May 2031.\n")
    build(tmp_path / "record", [press])
    return tmp_path / "record"


def broken(record: Path) -> tuple[str, ...]:
    with open_record(record) as opened:
        return verify(opened).broken


def change(record: Path, statement: str) -> None:
    database = sqlite3.connect(record / "record.db")
    assert database.execute(statement).rowcount != 0
    database.commit()
    database.close()


def test_a_record_that_nobody_touched_is_sound(record: Path) -> None:
    assert broken(record) == ()
    (record.parent / "press" / "c.txt").write_text("It rained in Orvale.\n")
    build(record, [record.parent / "press"])
    assert broken(record) == ()


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            "UPDATE entry SET words = 'At least 99' WHERE kind = 'figure'",
            "a.txt: figure f30: its words is 'At least 99'",
        ),
        (
            "UPDATE entry SET fields = replace(fields, '12', '99') WHERE kind = 'figure'",
            "a.txt: figure f30: its fields",
        ),
        ("UPDATE entry SET start = start + 1 WHERE kind = 'figure'", "a.txt: figure f30: its start"),
        ("UPDATE entry SET latest = '2040-01-01' WHERE kind = 'figure'", "a.txt: figure f30: its latest"),
        ("DELETE FROM entry WHERE kind = 'quotation'", "is missing from table entry"),
        ("UPDATE words SET words = 'x'", "'x' is not at"),
        ("DELETE FROM words", "its words or parties"),
        ("UPDATE party SET name = 'Nobody'", "its words or parties"),
        ("UPDATE document SET published = '2040-01-01' WHERE name = 'a.txt'", "a.txt: its published is '2040-01-01'"),
        ("UPDATE document SET made_by = 'x' WHERE name = 'a.txt'", "a.txt: the columns of its row"),
        ("UPDATE document SET found = replace(replace(found, '12', '99'), 'At', 'at') WHERE name = 'a.txt'", "a.txt: "),
        ("UPDATE document SET found = '{}' WHERE name = 'a.txt'", "a.txt: what was found in it"),
        ("DELETE FROM document WHERE name = 'a.txt'", "a.txt: the document is gone"),
        ("DELETE FROM name WHERE name = 'a.txt'", "a.txt: the names or places of its file are"),
        (
            "UPDATE groups SET value = replace(value, 'Harbour League', 'Orvale League')",
            "record.db: the groups (series",
        ),
        ("UPDATE groups SET value = '{'", "record.db: the groups can't be read"),
        ("UPDATE alias SET name = 'Orvale League'", "record.db: the names of parties"),
        ("DELETE FROM seal WHERE part = 'groups'", "record.db: the groups"),
        ("UPDATE search SET words = 'x' WHERE rowid = 1", "what search knows of it"),
        ("UPDATE document SET text = CAST(text AS BLOB)", "a.txt: its kept text is no text"),
        ("UPDATE words SET start = 'x'", "is no place"),
        ("DROP TABLE seal", "record.db: it was written without digests"),
    ],
)
def test_a_changed_row_is_noticed_and_named(record: Path, statement: str, told: str) -> None:
    change(record, statement)
    assert any(told in line for line in broken(record)), broken(record)


def test_what_was_deleted_with_all_that_hangs_on_it_is_noticed(record: Path) -> None:
    [key] = sqlite3.connect(record / "record.db").execute("SELECT sha256 FROM document WHERE name = 'a.txt'").fetchone()
    numbers = f"(SELECT number FROM entry WHERE document = '{key}')"
    for statement in (
        f"DELETE FROM words WHERE entry IN {numbers}",
        f"DELETE FROM party WHERE entry IN {numbers}",
        f"DELETE FROM entry WHERE document = '{key}'",
        f"DELETE FROM document WHERE sha256 = '{key}'",
        f"DELETE FROM name WHERE sha256 = '{key}'",
    ):
        change(record, statement)
    assert f"{key}: the document is gone from the record" in broken(record)


def test_a_later_build_does_not_hide_what_was_changed_before(record: Path) -> None:
    change(record, "UPDATE document SET published = '2040-01-01' WHERE name = 'a.txt'")
    (record.parent / "press" / "c.txt").write_text("It rained in Orvale.\n")
    build(record, [record.parent / "press"])
    assert any("published" in line for line in broken(record))


def test_a_record_without_seals_gets_them_at_its_next_build(record: Path) -> None:
    change(record, "DROP TABLE seal")
    build(record, [record.parent / "press"])
    assert broken(record) == ()


def test_entries_that_an_earlier_version_wrote_without_the_fields_of_today_agree(record: Path) -> None:
    newer = ("polarity", "cut", "within", "role", "confidence")
    database = sqlite3.connect(record / "record.db")
    for number, fields in database.execute("SELECT number, fields FROM entry WHERE kind = 'quotation'").fetchall():
        older = {key: value for key, value in json.loads(fields).items() if key not in newer}
        database.execute("UPDATE entry SET fields = ? WHERE number = ?", [json.dumps(older), number])
    for key, found in database.execute("SELECT sha256, found FROM document").fetchall():
        read = json.loads(found)
        for quotation in read["entries"]["quotations"]:
            for field in newer:
                del quotation[field]
        database.execute("UPDATE document SET found = ?, settled = NULL WHERE sha256 = ?", [json.dumps(read), key])
    database.commit()
    assert list(disagreements(database)) == []
    database.execute("UPDATE entry SET fields = replace(fields, 'Marit', 'Berit') WHERE kind = 'quotation'")
    assert ["its fields" in one.words for one in disagreements(database)] == [True]
    database.close()
