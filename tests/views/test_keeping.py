"""The commands that keep a record and prove it, as one types them. All texts are about an invented town."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.pipeline import build
from onrecord.views.cli import app

WHO = ["--by", "Ilke Brandt", "--why", "a witness asked for it"]


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("At least 12 people were killed in Orvale on 3 May 2031.\n")
    (tmp_path / "b.txt").write_text("The Harbour League said that 14 people were killed in Orvale.\n")
    build(tmp_path / "record", [tmp_path / "a.txt", tmp_path / "b.txt"])
    return tmp_path / "record"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def head_of(record: Path) -> str:
    return str(json.loads(run("journal", str(record), "--json", "--limit", "1").stdout)["hash"])


def test_the_journal_is_printed_as_rows_and_as_json_lines(record: Path) -> None:
    header, *rows = run("journal", str(record), "--document", "a.txt").stdout.splitlines()
    assert header.split("\t")[:4] == ["line", "at", "what", "name"]
    assert [row.split("\t")[2] for row in rows] == ["added", "read", "extracted"]
    lines = [json.loads(line) for line in run("journal", str(record), "--json").stdout.splitlines()]
    assert [line["number"] for line in lines] == list(range(1, len(lines) + 1))


def test_verify_prints_the_head_and_takes_it_back(record: Path) -> None:
    head = head_of(record)
    assert f"its head {head}\n" in run("verify", str(record)).stdout
    assert run("verify", str(record), "--head", head).exit_code == 0
    wrong = run("verify", str(record), "--head", "0" * 64)
    assert (wrong.exit_code, "no line of the journal has the hash 000" in wrong.stdout) == (1, True)


def test_a_record_goes_into_a_zip_or_a_folder_and_both_are_verified(record: Path) -> None:
    for target in ("orvale.zip", "bags/orvale/"):
        assert run("bundle", "record", "-o", target).exit_code == 0
        done = run("verify", target)
        assert (done.exit_code, done.stdout.endswith(": all as it was\n")) == (0, True)
    again = run("bundle", "record", "-o", "orvale.zip")
    assert (again.exit_code, "is there already" in again.stderr) == (1, True)
    checked = subprocess.run([sys.executable, "bags/orvale/data/check.py"], capture_output=True, text=True, check=True)
    assert f"its head {head_of(record)}: all as written" in checked.stdout


def test_the_same_date_gives_the_same_bag(record: Path) -> None:
    for name in ("1/orvale.zip", "2/orvale.zip"):
        assert run("bundle", "record", "-o", name, "--date", "2031-06-01").exit_code == 0
    assert Path("1/orvale.zip").read_bytes() == Path("2/orvale.zip").read_bytes()


def test_a_changed_bag_is_named_and_ends_with_1(record: Path) -> None:
    run("bundle", "record", "-o", "orvale/")
    journal = Path("orvale/data/journal.jsonl")
    journal.write_bytes(journal.read_bytes().replace(b'"a.txt"', b'"z.txt"'))
    done = run("verify", "orvale")
    assert done.exit_code == 1
    assert "data/journal.jsonl: line 2 was edited, or put in: " in done.stdout
    assert "data/journal.jsonl: was changed" in done.stdout


def test_a_request_for_a_timestamp_lies_beside_the_bag_and_a_wrong_reply_is_refused(record: Path) -> None:
    done = run("bundle", "record", "-o", "orvale.zip", "--timestamp-request")
    assert "send orvale.zip.tsq to an authority, then: onrecord stamp orvale.zip REPLY.tsr" in done.stdout
    assert Path("orvale.zip.tsq").read_bytes()[0] == 0x30
    wrong = run("stamp", "orvale.zip", "orvale.zip.tsq")
    assert (wrong.exit_code, "the reply is none to a request for a timestamp" in wrong.stderr) == (1, True)


def test_a_removed_file_is_told_by_name(record: Path) -> None:
    done = run("remove", str(record), "a.txt", *WHO)
    assert done.exit_code == 0, done.stderr
    assert "removed a.txt" in done.stdout
    assert "gone: 1 file, 1 document, 1 original; the journal says so" in done.stdout
    line = run("journal", str(record), "--document", "a.txt").stdout.splitlines()[4]
    assert "by Ilke Brandt, why a witness asked for it" in line
    assert run("verify", str(record)).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["remove", "record", "z.txt", *WHO], 1, "no file 'z.txt' in the record"),
        (["remove", "record", "a.txt", "--by", " ", "--why", "x"], 2, "it is empty"),
        (["bundle", "record", "-o", "orvale"], 2, "ends in .zip"),
        (["bundle", "record", "-o", "orvale.zip", "--date", "yesterday"], 2, "not a date"),
        (["bundle", "nothing", "-o", "orvale.zip"], 1, "nothing is no record"),
        (["verify", "record", "--ca", "a.txt"], 2, "a record has no timestamp"),
        (["verify", "a.txt"], 1, "a.txt can't be opened as a bag"),
        (["verify", "a.txt", "--head", "0"], 2, "a bag has its own head"),
        (["verify", "nothing"], 1, "nothing is no record"),
        (["stamp", "nothing.zip", "a.txt"], 1, "nothing.zip can't be opened as a bag"),
        (["stamp", "nothing.zip", "reply.tsr"], 1, "no such file: reply.tsr"),
        (["journal", "nothing"], 1, "nothing is no record"),
    ],
)
def test_what_cant_be_done_is_told_in_one_line(record: Path, arguments: list[str], status: int, told: str) -> None:
    done = run(*arguments)
    assert done.exit_code == status
    assert told in " ".join(done.stderr.replace("│", " ").split())
