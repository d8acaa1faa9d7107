"""Each way in which a record may be tampered with is found and named. All texts are about an invented town and its invented parties."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.deciding import Wish, mark_reset
from onrecord.model.groups import EntryKey
from onrecord.pipeline import build
from onrecord.record.originals import sha256_of
from onrecord.record.seals import seal_of, subjects
from onrecord.record.store import open_record
from onrecord.record.verify import verify

FIRST = "14 May 2031\n\nThe ministry of Orvale said that 300 people had been killed since 1 May 2031.\n\n“Nobody warned us,” said Marit Solvane.\n"
SECOND = "20 May 2031\n\nThe ministry of Orvale said that 200 people had been killed since 1 May 2031.\n"
A, B = sha256_of(FIRST.encode()), sha256_of(SECOND.encode())

Tamper = Callable[[Path], None]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that nobody touched, with a decision in it."""
    folder = tmp_path_factory.mktemp("sound")
    for name, text in (("a.txt", FIRST), ("b.txt", SECOND)):
        (folder / name).write_text(text)
    build(folder / "record", [folder / "a.txt", folder / "b.txt"])
    with open_record(folder / "record") as opened:
        [figure] = [one for one in opened.entries() if one.kind == "figure" and one.name == "b.txt"]
    wish = Wish("Ilke Brandt", "a new register", "2031-05-21T08:00:00Z")
    mark_reset(folder / "record", EntryKey(B, figure.entry.id), wish)
    return folder / "record"


@pytest.fixture
def record(sound: Path, tmp_path: Path) -> Path:
    shutil.copytree(sound, tmp_path / "record")
    return tmp_path / "record"


def broken(record: Path) -> tuple[str, ...]:
    with open_record(record) as opened:
        return verify(opened).broken


def sql(*statements: str) -> Tamper:
    """Somebody with a database browser."""

    def run(record: Path) -> None:
        with closing(sqlite3.connect(record / "record.db")) as database:
            database.execute("DROP TRIGGER journal_is_never_changed")
            database.execute("DROP TRIGGER journal_is_never_cut")
            for statement in statements:
                assert database.execute(statement).rowcount != 0, statement
            database.commit()

    return run


def sql_and_seals(*statements: str) -> Tamper:
    """Somebody who knows how seals are made, and makes them anew."""

    def run(record: Path) -> None:
        sql(*statements)(record)
        with closing(sqlite3.connect(record / "record.db")) as database:
            for document, part in subjects(database):
                row = (document, part, seal_of(database, document, part))
                database.execute("INSERT OR REPLACE INTO seal VALUES (?, ?, ?)", row)
            database.commit()

    return run


def flip_a_byte(record: Path) -> None:
    original = record / "originals" / A
    content = bytearray(original.read_bytes())
    content[20] ^= 1
    original.chmod(0o644)
    original.write_bytes(content)


def rename_an_original(record: Path) -> None:
    (record / "originals" / A).rename(record / "originals" / ("0" * 64))


def delete_an_original(record: Path) -> None:
    (record / "originals" / A).unlink()


def swap_lines(first: str, second: str) -> tuple[str, ...]:
    return (
        f"UPDATE journal SET number = -1 WHERE number = {first}",
        f"UPDATE journal SET number = {first} WHERE number = {second}",
        f"UPDATE journal SET number = {second} WHERE number = -1",
    )


COLUMNS = "number, at, program, what, name, sha256, detail, previous, hash"
FORGED = f"INSERT INTO journal ({COLUMNS}) SELECT number + 1, at, program, 'removed', 'x.txt', '', detail, hash, hash FROM journal ORDER BY number DESC LIMIT 1"
SWAPPED_TEXTS = (
    f"UPDATE document SET section = text WHERE sha256 = '{A}'",
    f"UPDATE document SET text = (SELECT text FROM document WHERE sha256 = '{B}') WHERE sha256 = '{A}'",
    f"UPDATE document SET text = (SELECT section FROM document WHERE sha256 = '{A}') WHERE sha256 = '{B}'",
    f"UPDATE document SET section = '' WHERE sha256 = '{A}'",
)


@pytest.mark.parametrize(
    ("tamper", "told"),
    [
        pytest.param(flip_a_byte, f"a.txt: its original originals/{A} was changed", id="a byte of an original"),
        pytest.param(rename_an_original, f"a.txt: its original originals/{A} is missing", id="a renamed original"),
        pytest.param(rename_an_original, f"originals/{'0' * 64}: ", id="a renamed original, under its new name"),
        pytest.param(delete_an_original, f"a.txt: its original originals/{A} is missing", id="a deleted original"),
        pytest.param(
            sql(f"UPDATE document SET text = replace(text, 'warned', 'harmed') WHERE sha256 = '{A}'"),
            "a.txt: its kept text was changed",
            id="a letter of a text",
        ),
        pytest.param(
            sql(f"UPDATE document SET text = replace(text, 'warned', 'harmed') WHERE sha256 = '{A}'"),
            "Nobody warned us,”' is not at 92-111",
            id="a letter of a text: the fact that it breaks",
        ),
        pytest.param(sql(*SWAPPED_TEXTS), "b.txt: its kept text was changed", id="swapped texts"),
        pytest.param(
            sql(f"UPDATE entry SET start = start + 1 WHERE kind = 'figure' AND document = '{A}'"),
            "a.txt: figure f",
            id="a moved offset",
        ),
        pytest.param(
            sql("""UPDATE words SET start = start + 1, "end" = "end" + 1 WHERE words LIKE '300%'"""),
            "is not at",
            id="a moved offset of words",
        ),
        pytest.param(
            sql("UPDATE entry SET fields = replace(fields, '300', '900') WHERE kind = 'figure'"),
            "a.txt: figure f",
            id="a changed value",
        ),
        pytest.param(
            sql(f"UPDATE document SET found = replace(found, '300', '900') WHERE sha256 = '{A}'"),
            "a.txt: what was found in it",
            id="a changed value, where it was found",
        ),
        pytest.param(
            sql("UPDATE document SET published = '2031-06-14', latest = '2031-06-14' WHERE name = 'a.txt'"),
            "a.txt: its published is '2031-06-14'",
            id="a changed date",
        ),
        pytest.param(
            sql("DELETE FROM journal WHERE number = 3"),
            "journal: line 3 is missing before line 4",
            id="a dropped line of the journal",
        ),
        pytest.param(
            sql(*swap_lines("2", "3")), "journal: line 2 is out of its place", id="swapped lines of the journal"
        ),
        pytest.param(
            sql("UPDATE journal SET name = 'c.txt' WHERE number = 2"),
            "journal: line 2 was edited",
            id="an edited line of the journal",
        ),
        pytest.param(
            sql("UPDATE journal SET detail = replace(detail, ':', ': ') WHERE number = 2"),
            "journal: line 2 was edited",
            id="a line of the journal in another form",
        ),
        pytest.param(sql(FORGED), "was edited, or put in", id="a forged line at the end of the journal"),
        pytest.param(
            sql("DELETE FROM journal WHERE number = (SELECT max(number) FROM journal)"),
            "the last line of the journal is not as written",
            id="the end of the journal cut off",
        ),
        pytest.param(sql("DROP TABLE journal"), "record.db: it has no journal", id="no journal"),
        pytest.param(
            sql("UPDATE name SET name = 'z.txt' WHERE name = 'a.txt'"),
            "the names or places of its file are not as written",
            id="a changed name",
        ),
        pytest.param(
            sql("UPDATE file SET name = 'z.txt' WHERE name = 'a.txt'"),
            "of the journal tells that it was added; the record has no file of this name",
            id="a changed name of a file",
        ),
        pytest.param(
            sql("UPDATE decision SET why = 'for no reason'"),
            "record.db: decision 1 is not the one that line",
            id="a changed decision",
        ),
        pytest.param(sql("DELETE FROM decision"), "record.db: decision 1 is gone", id="a deleted decision"),
        pytest.param(
            sql("UPDATE party SET name = 'Nobody' WHERE name LIKE '%Solvane'"),
            "its words or parties in the tables are not those",
            id="a changed party",
        ),
        pytest.param(
            sql("UPDATE alias SET name = 'Nobody' WHERE name LIKE '%Solvane'"),
            "record.db: the names of parties are not as written",
            id="a changed alias",
        ),
        pytest.param(
            sql(f"INSERT OR REPLACE INTO layout VALUES ('{A}', '{{\"pages\":[],\"runs\":[]}}')"),
            "a.txt: its pages and the places of its characters are not as written",
            id="a changed layout",
        ),
        pytest.param(
            sql(f"UPDATE document SET starts = 40 WHERE sha256 = '{A}'"),
            "a.txt: its place in its file is not as written",
            id="a moved section",
        ),
        pytest.param(
            sql(f"UPDATE seal SET sha256 = '{'0' * 64}' WHERE part = 'alias'"),
            "record.db: the names of parties are not as written",
            id="a changed seal",
        ),
        pytest.param(
            sql_and_seals("UPDATE alias SET name = 'Nobody' WHERE name LIKE '%Solvane'"),
            "record.db: the seals are not those that line",
            id="a changed alias with its seal made anew",
        ),
        pytest.param(
            sql_and_seals(f"UPDATE document SET found = replace(found, '300', '900') WHERE sha256 = '{A}'"),
            "a.txt: what was found in it is not what line",
            id="a changed value with its seal made anew",
        ),
    ],
)
def test_each_kind_of_tampering_is_found_and_named(record: Path, tamper: Tamper, told: str) -> None:
    tamper(record)
    assert any(told in line for line in broken(record)), broken(record)


def test_what_was_changed_in_the_groups_kept_for_the_next_build_does_not_go_into_it(
    record: Path, sound: Path, tmp_path: Path
) -> None:
    sql("UPDATE block SET value = replace(value, 'Solvane', 'Nobody')")(record)
    assert "record.db: the groups kept for the next build are not as written" in broken(record)
    (tmp_path / "c.txt").write_text("It rained in Orvale on 22 May 2031.\n")
    other = Path(shutil.copytree(sound, tmp_path / "other"))
    for folder in (record, other):
        build(folder, [tmp_path / "c.txt"])
    with open_record(record) as one, open_record(other) as two:
        assert one.groups() == two.groups()
    assert broken(record) == ()


def test_a_record_that_nobody_touched_is_sound(sound: Path) -> None:
    assert broken(sound) == ()


def test_checking_a_record_tells_how_far_it_is(sound: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    with open_record(sound) as opened:
        verify(opened, progress=lambda *step: steps.append(step))
    assert [what for what, _, _ in steps] == [
        *["Checking originals"] * 2, *["Checking texts"] * 2, "Checking rows", "Checking the journal",
    ]  # fmt: skip
