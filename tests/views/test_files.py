"""The report of a build: a row for every file that was given. Every name and sentence here is invented."""

import csv
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from onrecord.views.cli import app
from onrecord.views.web.app import make_app

SAID = "3 May 2031\n\nThe Vigil of Orvale said that twelve people were killed in Tesk."
GERMAN = (
    "Die Wacht von Orvale teilte am Dienstag mit, dass zwölf Menschen getötet wurden, als Soldaten der Nordgarde auf einem Markt in Tesk "
    "das Feuer eröffneten; die Zahl der Verletzten war zunächst nicht bekannt."
)


def run(*arguments: object) -> str:
    result = CliRunner().invoke(app, [str(one) for one in arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """Files that are read, refused and passed over."""
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "a.txt").write_text(SAID)
    (folder / "b.html").write_text(f"<html><body><p>{SAID}</p></body></html>")
    (folder / "c.xyz").write_text("?")
    (folder / "d.txt").write_text("")
    (folder / "e.txt").write_text(f"{SAID}\n\n{GERMAN}")
    (folder / "f.txt").write_text(GERMAN)
    return folder


def rows(report: Path) -> dict[str, dict[str, str]]:
    with report.open(newline="", encoding="utf-8") as file:
        return {row["file"]: row for row in csv.DictReader(file)}


def test_the_report_has_a_row_for_every_file_and_says_what_came_of_it(tmp_path: Path, given: Path) -> None:
    report = tmp_path / "report.csv"
    run("build", tmp_path / "record", given, "--report", report)
    told = rows(report)
    assert {name: row["status"] for name, row in told.items()} == {
        "a.txt": "read", "b.html": "read", "c.xyz": "passed over", "d.txt": "refused", "e.txt": "read", "f.txt": "read",
    }  # fmt: skip
    first = told["a.txt"]
    assert (first["language"], first["basis"], first["figures"], first["characters"]) == (
        "en",
        "stated",
        "1",
        str(len(SAID)),
    )
    assert first["reader"].startswith("plain/") and first["problems"] == ""
    assert "no reader for .xyz" in told["c.xyz"]["problems"]
    assert told["d.txt"]["problems"] == "is empty: 0 bytes"
    assert told["e.txt"]["problems"].startswith("line 5: ") and "German (de)" in told["e.txt"]["problems"]
    assert (told["f.txt"]["language"], told["f.txt"]["figures"]) == ("de", "0")


def test_the_report_is_the_same_after_a_build_in_which_nothing_changed(tmp_path: Path, given: Path) -> None:
    first, second = tmp_path / "1.csv", tmp_path / "2.csv"
    run("build", tmp_path / "record", given, "--report", first)
    run("build", tmp_path / "record", given / "a.txt", "--report", second)
    assert rows(first) == rows(second)


def test_a_file_that_is_mended_loses_its_problem(tmp_path: Path, given: Path) -> None:
    run("build", tmp_path / "record", given)
    (given / "d.txt").write_text("Two people were killed.")
    run("build", tmp_path / "record", given, "--report", tmp_path / "report.csv")
    assert rows(tmp_path / "report.csv")["d.txt"]["status"] == "read"


def test_files_are_shown_and_filtered(tmp_path: Path, given: Path) -> None:
    run("build", tmp_path / "record", given)
    shown = run("show", tmp_path / "record", "files", "--kind", "refused")
    assert [line.split("\t")[0] for line in shown.splitlines()] == ["file", "d.txt"]
    page = TestClient(make_app(tmp_path / "record")).get("/files")
    assert page.status_code == 200
    assert all(name in page.text for name in ("a.txt", "c.xyz", "d.txt", "is empty: 0 bytes"))
    refused = TestClient(make_app(tmp_path / "record")).get("/files?status=refused").text
    assert "d.txt" in refused and "a.txt" not in refused


def test_a_report_that_cant_be_written_is_told_before_anything_is_read(given: Path, tmp_path: Path) -> None:
    for report in (tmp_path, tmp_path / "nowhere" / "files.csv"):
        result = CliRunner().invoke(app, ["build", str(tmp_path / "record"), str(given), "--report", str(report)])
        assert result.exit_code == 2
        assert f"--report {report} " in result.output
        assert not (tmp_path / "record").exists()
