"""Calls followed to their answer, on the command line and on the pages. Places, people and texts are invented."""

import sqlite3
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner, Result

from onrecord import open_record
from onrecord.record.verify import verify
from onrecord.views.cli import app
from onrecord.views.web.app import make_app

TEXTS = {
    "a.txt": "KESTRIN, 2 May 2031 (Harbour Watch) – Harbour Watch called on {A} to release all nurses. The Orvale Guild urged "
    "the Ministry of Works to reopen the clinic at Brask.\n\nThe Orvale Guild called on {B} to open the bridge at Brask, but "
    "{B} refused to comply.\n",
    "b.txt": "KESTRIN, 9 July 2031 (Harbour Watch) – Harbour Watch again called on {A} to release all nurses, but none had been released.\n",
    "c.txt": "KESTRIN, 20 September 2031 (Harbour Watch) – The clinic at Brask was opened to patients\nagain on Monday, the mayor said.\n",
}
SIGNED = ("--by", "Marit Solvane", "--why", "the doors are open")


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def write(folder: Path, a: str, b: str) -> Path:
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text.format(A=a, B=b), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("calls")
    press = write(folder / "press", "the Army of Tolm", "the Army of Sorrel")
    assert run("build", folder / "record", press).exit_code == 0
    return folder / "record"


@pytest.fixture
def record(built: Path, tmp_path: Path) -> Path:
    with sqlite3.connect(built / "record.db") as database:
        (tmp_path / "record").mkdir()
        with sqlite3.connect(tmp_path / "record" / "record.db") as copy:
            database.backup(copy)
    (tmp_path / "record" / "originals").symlink_to(built / "originals")
    return tmp_path / "record"


def rows(record: Path, *asked: object) -> list[list[str]]:
    """The rows of a table, without its head."""
    done = run("show", record, *asked)
    assert done.exit_code == 0, done.output
    return [line.split("\t") for line in done.stdout.splitlines()[1:]]


def states(record: Path, *asked: object) -> list[tuple[str, str]]:
    """Of each call: its action and state."""
    return [(row[2], row[4]) for row in rows(record, "calls", *asked)]


def clinic(record: Path) -> str:
    [row] = [row for row in rows(record, "calls") if row[2].startswith("reopen")]
    return f"{row[6]}:{row[7]}"


def test_words_in_a_document_set_the_state_and_are_shown_with_it(record: Path) -> None:
    assert states(record) == [
        ("release all nurses", "no answer"), ("reopen the clinic at Brask", "open"),
        ("open the bridge at Brask", "refused"), ("release all nurses", "no answer"),
    ]  # fmt: skip
    first = rows(record, "calls")[0]
    assert first[5].startswith("“none had been released” in b.txt c")
    assert {row[2] for row in rows(record, "threads")} == {"no answer"}
    assert rows(record, "threads", "--state", "done") == []


def test_calls_are_listed_by_state_and_by_days_without_an_answer(record: Path) -> None:
    assert states(record, "--state", "refused") == [("open the bridge at Brask", "refused")]
    assert len(states(record, "--state", "no-answer")) == 2
    done = run("show", record, "calls", "--unanswered", 90)
    assert [line.split("\t")[-1] for line in done.stdout.splitlines()] == ["days", "141", "141"]
    assert "days are counted to 2031-09-20, the date of the newest document" in done.stderr
    assert [row[-1] for row in rows(record, "calls", "--unanswered", 0, "--as-of", "2031-05-12")] == ["10", "10"]
    assert states(record, "--as-of", "2031-05")[0] == ("release all nurses", "open")


def test_what_a_person_says_of_a_call_is_kept_with_its_source_and_undone(record: Path) -> None:
    done = run("mark", record, clinic(record), "done", *SIGNED, "--source", "c.txt:opened to patients again")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("decision 1: the call to “reopen the clinic at Brask”")
    assert states(record)[1] == ("reopen the clinic at Brask", "done")
    why = "decision 1, Marit Solvane: the doors are open (“opened to patients again” in c.txt)"
    assert rows(record, "calls")[1][5] == why
    assert "“opened to patients again” in c.txt" in rows(record, "decisions")[0]
    with open_record(record) as opened:
        assert verify(opened).broken == ()
    assert '"source"' in run("journal", record, "--json").stdout
    assert run("undo", record, 1, *SIGNED).exit_code == 0
    assert states(record)[1] == ("reopen the clinic at Brask", "open")
    assert [row[1] for row in rows(record, "decisions")] == ["done", "undo"]


def test_a_decision_holds_through_a_later_build(record: Path, tmp_path: Path) -> None:
    run("mark", record, clinic(record), "partly", *SIGNED, "--source", "c.txt")
    (tmp_path / "d.txt").write_text(
        "KESTRIN, 1 October 2031 – The mayor of Brask thanked the guild.\n", encoding="utf-8"
    )
    assert run("build", record, tmp_path / "d.txt").exit_code == 0
    assert states(record, "--state", "partly") == [("reopen the clinic at Brask", "partly")]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("done",), "done can't be saved without a source"),
        (("partly",), "partly can't be saved without a source"),
        (("refused",), "refused can't be saved without a source"),
        (("done", "--source", "x.txt"), "no document 'x.txt'; a source is DOCUMENT, DOCUMENT:ID or DOCUMENT:WORDS"),
        (("done", "--source", "c.txt:closed for good"), "c.txt has no entry 'closed for good', nor these words in its text"),
        (("done", "--source", ".txt:opened"), "'.txt' is part of several names: a.txt, b.txt, c.txt; give the whole name"),
        (("reset", "--source", "c.txt"), "reset takes no source"),
        (("done", "someone", "--source", "c.txt"), "done takes no other name"),
        (("ended",), "no mark 'ended'; known: reset, open, done, partly, refused, no-answer"),
    ],
)  # fmt: skip
def test_what_can_not_be_said_of_a_call_is_told_and_nothing_kept(
    record: Path, words: tuple[str, ...], told: str
) -> None:
    done = run("mark", record, clinic(record), *words, *SIGNED)
    assert done.exit_code in (1, 2)
    assert told in " ".join(done.output.replace("│", " ").split())
    with open_record(record) as opened:
        assert opened.decisions() == ()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("calls", "--state", "over"), "calls have no state 'over'; known: open, done, partly, refused, no answer"),
        (("figures", "--state", "open"), "figures can't be filtered by --state"),
        (("threads", "--unanswered", 0), "threads can't be filtered by --unanswered"),
    ],
)
def test_a_filter_of_answers_that_does_not_apply_is_refused(record: Path, asked: tuple[str, ...], told: str) -> None:
    done = run("show", record, *asked)
    assert done.exit_code == 2
    assert told in done.stderr


def test_an_open_call_can_be_said_to_be_without_answer_and_open_again_without_a_source(record: Path) -> None:
    assert run("mark", record, clinic(record), "no-answer", *SIGNED).exit_code == 0
    assert states(record)[1][1] == "no answer"
    twice = run("mark", record, clinic(record), "open", *SIGNED)
    assert "it is marked no-answer already, by decision 1 of Marit Solvane; undo that one first" in twice.output


def test_the_page_of_calls_shows_who_or_what_set_each_state(record: Path) -> None:
    run("mark", record, clinic(record), "done", *SIGNED, "--source", "c.txt:opened to patients")
    pages = TestClient(make_app(record))
    page = pages.get("/calls").text
    assert "by decision 1 of <bdi>Marit Solvane</bdi>" in page
    assert "?words=" in page.partition("Source:")[2].partition("</p>")[0]
    assert "of the same call made again, according to" in page
    assert "reopen the clinic" not in pages.get("/calls", params={"state": "refused"}).text
    assert "open the bridge" in pages.get("/calls", params={"state": "refused", "by": "Orvale Guild"}).text
    waiting = pages.get("/calls", params={"unanswered": "100"}).text
    assert "Days are counted to 2031-09-20, the date of the newest document" in waiting
    assert waiting.count("141 days") == 1
    assert "<b>10 days</b>" in pages.get("/calls", params={"unanswered": "1", "as_of": "2031-05-12"}).text


def test_the_prose_of_another_document_sets_a_state_with_its_words_or_is_shown_beside(tmp_path: Path) -> None:
    press = tmp_path / "press"
    press.mkdir()
    (press / "a.txt").write_text(TEXTS["a.txt"].format(A="the Army of Tolm", B="the Army of Sorrel"), encoding="utf-8")
    later = "KESTRIN, 9 August 2031 (River Post) – The Army of Tolm released all nurses on 8 August. Ida Marl said that the Ministry of Works had reopened the clinic at Brask.\n"
    (press / "d.txt").write_text(later, encoding="utf-8")
    assert run("build", tmp_path / "record", press).exit_code == 0
    found = {row[2]: (row[4], row[5]) for row in rows(tmp_path / "record", "calls")}
    assert found["release all nurses"] == ("done", "“The Army of Tolm released all nurses on 8 August” in d.txt")
    state, told = found["reopen the clinic at Brask"]
    assert (state, told.startswith("perhaps “Ida Marl said")) == ("open", True)
    page = TestClient(make_app(tmp_path / "record")).get("/calls").text
    assert "according to <bdi>River Post</bdi>: “<a" in page
    assert "May be about this call: <bdi>River Post</bdi>" in page
    assert states(tmp_path / "record", "--as-of", "2031-06-01")[0][1] == "open"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"unanswered": "soon"}, "“soon” is no number of days"),
        ({"as_of": "May"}, "“May” is no date"),
        ({"state": "over"}, "“over” is no state here; known: open, done"),
    ],
)
def test_what_the_page_can_not_be_asked_is_told(built: Path, query: dict[str, str], told: str) -> None:
    answer = TestClient(make_app(built)).get("/calls", params=query)
    assert (answer.status_code, told in answer.text) == (400, True)


def test_states_are_the_same_when_the_parties_change_places(built: Path, tmp_path: Path) -> None:
    run("build", tmp_path / "mirror", write(tmp_path / "press", "the Army of Sorrel", "the Army of Tolm"))
    assert states(tmp_path / "mirror") == states(built)


def test_a_record_whose_decisions_had_no_source_yet_is_read_and_written(record: Path) -> None:
    run("mark", record, clinic(record), "no-answer", *SIGNED)
    with sqlite3.connect(record / "record.db") as database:
        for column in ("other", "source", "source_entry", "source_words", "source_start", "source_end"):
            database.execute(f"ALTER TABLE decision DROP COLUMN {column}")
    assert states(record)[1][1] == "no answer"
    assert run("undo", record, 1, *SIGNED).exit_code == 0
    assert run("mark", record, clinic(record), "done", *SIGNED, "--source", "c.txt").exit_code == 0
    assert [row[9] for row in rows(record, "decisions")] == ["", "", "c.txt"]
    with open_record(record) as opened:
        assert verify(opened).broken == ()
