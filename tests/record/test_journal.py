"""What a record's journal tells, and what is found where somebody changed it. All texts are about an invented town."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.deciding import Wish, mark_reset, undo
from onrecord.model.groups import EntryKey
from onrecord.pipeline import Options, build
from onrecord.record.bundle.check import journal_problems, line_hash
from onrecord.record.journal import TABLE, Telling, append, check, head, stored_lines
from onrecord.record.store import open_record
from onrecord.record.verify import verify

Lines = list[dict[str, Any]]

FIRST = "At least 12 people were killed in Orvale on 3 May 2031, according to the Harbour League.\n"
SECOND = "The Harbour League said that 14 people were killed in Orvale on 3 May 2031.\n"


@pytest.fixture
def press(tmp_path: Path) -> Path:
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST)
    (folder / "b.txt").write_text(SECOND)
    return folder


def lines_of(record: Path) -> Lines:
    with open_record(record) as opened:
        return list(stored_lines(opened.database))


def told(lines: Lines) -> list[tuple[str, str]]:
    return [(line["what"], line["name"]) for line in lines]


def test_a_build_tells_what_was_added_read_and_found(press: Path, tmp_path: Path) -> None:
    (press / "c.xyz").write_text("of no format that is read")
    build(tmp_path / "record", [press])
    lines = lines_of(tmp_path / "record")
    assert told(lines)[:4] == [("began", ""), ("added", "a.txt"), ("added", "b.txt"), ("refused", "c.xyz")]
    assert {("read", "a.txt"), ("extracted", "a.txt"), ("read", "b.txt"), ("extracted", "b.txt")} <= set(told(lines))
    read = next(line for line in lines if (line["what"], line["name"]) == ("read", "a.txt"))
    assert (read["detail"]["reader"], read["detail"]["characters"]) == ("plain/2", len(FIRST))
    found = next(line for line in lines if (line["what"], line["name"]) == ("extracted", "a.txt"))
    assert found["detail"]["entries"]["figure"] == 1
    assert lines[-1]["what"] == "built" and lines[-1]["detail"]["documents"] == 2
    assert all(line["at"].endswith("Z") and line["program"].startswith("onrecord/") for line in lines)


def test_the_same_documents_at_the_same_time_give_the_same_journal(press: Path, tmp_path: Path) -> None:
    for name in ("one", "other"):
        build(tmp_path / name, [press], Options(clock=lambda: "2031-06-01T08:00:00Z"))
    assert lines_of(tmp_path / "one") == lines_of(tmp_path / "other")
    assert {line["at"] for line in lines_of(tmp_path / "one")} == {"2031-06-01T08:00:00Z"}


def test_a_build_with_nothing_new_tells_nothing(press: Path, tmp_path: Path) -> None:
    build(tmp_path / "record", [press])
    before = lines_of(tmp_path / "record")
    build(tmp_path / "record", [press])
    assert lines_of(tmp_path / "record") == before


def test_a_file_that_changed_is_added_anew_and_the_document_that_lost_its_name_is_dropped(
    press: Path, tmp_path: Path
) -> None:
    build(tmp_path / "record", [press])
    before = lines_of(tmp_path / "record")
    (press / "a.txt").write_text("It rained in Orvale on 3 May 2031.\n")
    build(tmp_path / "record", [press])
    after = lines_of(tmp_path / "record")
    assert after[: len(before)] == before
    added, dropped = after[len(before) : len(before) + 2]
    assert told([added, dropped]) == [("added", "a.txt"), ("dropped", "a.txt")]
    assert added["detail"]["before"] == dropped["sha256"] != added["sha256"]


def test_what_people_decide_is_told_with_who_and_why(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(
        "14 May 2031\n\nThe ministry said that 300 people had been killed since 1 May 2031.\n"
    )
    (tmp_path / "2.txt").write_text(
        "20 May 2031\n\nThe ministry said that 200 people had been killed since 1 May 2031.\n"
    )
    build(tmp_path / "record", [tmp_path / "1.txt", tmp_path / "2.txt"])
    with open_record(tmp_path / "record") as opened:
        [second] = [one for one in opened.entries() if one.kind == "figure" and one.name == "2.txt"]
    wish = Wish("Marit Solvane", "a new register", "2031-05-21T08:00:00Z")
    mark_reset(tmp_path / "record", EntryKey(second.document, second.entry.id), wish)
    undo(tmp_path / "record", 1, Wish("Ilke Brandt", "it was a slip", "2031-05-22T08:00:00Z"))
    decided, undone = [line for line in lines_of(tmp_path / "record") if line["what"] in ("decided", "undone")]
    assert (decided["at"], decided["sha256"], decided["detail"]["by"]) == (wish.at, second.document, "Marit Solvane")
    assert (undone["detail"]["undoes"], undone["detail"]["why"]) == (1, "it was a slip")
    with open_record(tmp_path / "record") as opened:
        assert verify(opened).broken == ()


def test_a_record_that_is_older_than_its_journal_gets_one_that_says_what_was_there(press: Path, tmp_path: Path) -> None:
    build(tmp_path / "record", [press])
    with sqlite3.connect(tmp_path / "record" / "record.db") as database:
        database.execute("DROP TABLE journal")
        database.execute("DELETE FROM seal WHERE part = 'journal'")
    (press / "c.txt").write_text("It rained in Orvale.\n")
    build(tmp_path / "record", [press])
    lines = lines_of(tmp_path / "record")
    assert told(lines)[:4] == [("began", ""), ("present", "a.txt"), ("present", "b.txt"), ("added", "c.txt")]
    assert lines[0]["detail"] == {"documents": 2}
    with open_record(tmp_path / "record") as opened:
        assert verify(opened).broken == ()


def test_the_table_refuses_to_be_changed_or_cut(press: Path, tmp_path: Path) -> None:
    build(tmp_path / "record", [press])
    with sqlite3.connect(tmp_path / "record" / "record.db") as database:
        for statement in ("UPDATE journal SET name = 'x'", "DELETE FROM journal"):
            with pytest.raises(sqlite3.IntegrityError, match="only added to"):
                database.execute(statement)


def journal(count: int = 6) -> Lines:
    """The lines of a journal made by hand."""
    database = sqlite3.connect(":memory:")
    for statement in TABLE:
        database.execute(statement)
    for number in range(1, count + 1):
        telling = Telling(what="added", name=f"{number}.txt", sha256=f"{number}" * 64, detail={"size": number})
        append(database, [telling], f"2031-05-0{number}T09:30:00Z", "onrecord/0")
    assert list(check(database)) == []
    return list(stored_lines(database))


def edited(lines: Lines) -> Lines:
    return [line | {"name": "other.txt"} if line["number"] == 3 else line for line in lines]


def edited_with_its_hash(lines: Lines) -> Lines:
    changed = lines[2] | {"name": "other.txt"}
    return [*lines[:2], changed | {"hash": line_hash(changed)}, *lines[3:]]


def swapped(lines: Lines) -> Lines:
    return [*lines[:2], lines[3] | {"number": 3}, lines[2] | {"number": 4}, *lines[4:]]


def renumbered_after_a_cut(lines: Lines) -> Lines:
    return [*lines[:2], *(line | {"number": line["number"] - 1} for line in lines[3:])]


def forged_at_the_end(lines: Lines) -> Lines:
    return [*lines, lines[-1] | {"number": 7, "name": "forged.txt"}]


@pytest.mark.parametrize(
    ("tamper", "expected"),
    [
        (edited, "line 3 was edited, or put in: 2031-05-03T09:30:00Z added other.txt"),
        (edited_with_its_hash, "line 4 does not follow line 3 as it is now"),
        (lambda lines: [*lines[:2], *lines[3:]], "line 3 is missing before line 4"),
        (lambda lines: [*lines[:1], *lines[4:]], "lines 2 to 4 are missing before line 5"),
        (swapped, "line 3 is out of its place: it was written as line 4"),
        (lambda lines: [*lines[:2], lines[3], lines[2], *lines[4:]], "line 4 stands before line 3"),
        (renumbered_after_a_cut, "line 3 is out of its place: it was written as line 4"),
        (forged_at_the_end, "line 7 was edited, or put in: 2031-05-06T09:30:00Z added forged.txt"),
        (lambda lines: [*lines, lines[2]], "line 3 is there twice"),
        (lambda lines: [*lines, {"number": "x"}], "what stands at place 7 is no line of a journal"),
        (lambda lines: lines[1:], "line 1 is missing before line 2"),
        (lambda lines: [], "has no lines"),
    ],
)
def test_what_was_done_to_a_journal_is_named(tamper: Callable[[Lines], Lines], expected: str) -> None:
    problems = list(journal_problems(tamper(journal())))
    assert any(problem.startswith(expected) for problem in problems), problems


def test_a_journal_that_nobody_touched_has_no_problems_and_its_head_is_its_last_hash() -> None:
    lines = journal()
    assert list(journal_problems(lines)) == []
    assert [line["previous"] for line in lines] == ["", *(line["hash"] for line in lines[:-1])]


def test_a_tail_that_was_cut_off_is_found_by_the_head_that_was_noted_and_by_its_seal(
    press: Path, tmp_path: Path
) -> None:
    build(tmp_path / "record", [press])
    with open_record(tmp_path / "record") as opened:
        noted = head(opened.database)
        assert verify(opened, noted).broken == ()
    with sqlite3.connect(tmp_path / "record" / "record.db") as database:
        database.execute("DROP TRIGGER journal_is_never_cut")
        database.execute("DELETE FROM journal WHERE number = (SELECT max(number) FROM journal)")
    with open_record(tmp_path / "record") as opened:
        broken = verify(opened, noted).broken
    assert "record.db: the last line of the journal is not as written" in broken
    assert (
        f"record.db: no line of the journal has the hash {noted}: it was written anew, or its end was taken away"
        in broken
    )


def test_names_and_reasons_with_halves_of_characters_can_be_told() -> None:
    database = sqlite3.connect(":memory:")
    for statement in TABLE:
        database.execute(statement)
    append(
        database, [Telling(what="refused", name="a\ud800.txt", detail={"why": "\udfff"})], "2031-05-01T00:00:00Z", "x"
    )
    [line] = stored_lines(database)
    assert line["name"] == "a\\ud800.txt" and list(check(database)) == []
    json.dumps(line, ensure_ascii=False).encode("utf-8")
