"""The commands, as one types them. All texts are about an invented town and its invented parties."""

import fcntl
import json
import os
import re
import resource
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.views.cli import app

TEXT = (
    "Harbour League condemns raid\n\nAt least 12 people were killed in Orvale on 3 May 2031, according to the Harbour League.\n\n"
    "“Nobody warned us,” said Marit Solvane, spokesperson for the Harbour League.\n"
)
ONRECORD = [sys.executable, "-c", "from onrecord.views.cli import main; main()"]


def run(*args: object, given: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args], input=given)


def exported(record: Path) -> str:
    result = run("export", record)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def press(tmp_path: Path) -> Path:
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_text("The mayor of Orvale denied on 5 May 2031 that anybody had been warned.\n")
    return folder


@pytest.fixture
def record(tmp_path: Path, press: Path) -> Path:
    assert run("build", tmp_path / "record", press).exit_code == 0
    return tmp_path / "record"


def table(output: str) -> dict[str, str]:
    return {cells[0].strip(): cells[1] for line in output.splitlines() if len(cells := line.split("\t")) == 2}


def test_a_build_keeps_the_files_byte_for_byte_under_their_hashes(record: Path, press: Path) -> None:
    digest = sha256((press / "a.txt").read_bytes()).hexdigest()
    kept = record / "originals" / digest
    assert kept.read_bytes() == (press / "a.txt").read_bytes()
    assert not kept.stat().st_mode & 0o222


def test_a_second_build_reads_nothing_and_changes_nothing(record: Path, press: Path) -> None:
    before = (record / "record.db").read_bytes()
    again = table(run("build", record, press).stdout)
    assert (again["read in this run"], again["unchanged"]) == ("0", "2")
    assert (record / "record.db").read_bytes() == before


def test_a_changed_file_takes_the_name_and_its_earlier_original_is_kept(record: Path, press: Path) -> None:
    (press / "a.txt").write_text(TEXT.replace("12", "14"))
    assert table(run("build", record, press).stdout)["read in this run"] == "1"
    lines = [json.loads(line) for line in exported(record).splitlines()]
    assert [one["document"] for one in lines if one["type"] == "document"] == ["a.txt", "b.txt"]
    assert len(list((record / "originals").iterdir())) == 3
    assert run("verify", record).exit_code == 0


def test_the_record_is_the_same_whatever_the_order_and_the_steps(tmp_path: Path, record: Path, press: Path) -> None:
    for number, steps in enumerate([["b.txt", "a.txt"]]):
        other = tmp_path / f"other{number}"
        assert run("build", other, *(press / name for name in steps)).exit_code == 0
        assert exported(other) == exported(record)
    stepwise = tmp_path / "stepwise"
    run("build", stepwise, press / "b.txt")
    run("build", stepwise, press / "a.txt")
    assert exported(stepwise) == exported(record)


def test_every_exported_entry_gives_the_words_at_its_offsets(record: Path, press: Path) -> None:
    texts = {file.name: file.read_text() for file in press.iterdir()}
    kinds = set()
    for one in map(json.loads, exported(record).splitlines()):
        if "span" in one and one["type"] != "problem":
            kinds.add(one["type"])
            start, end = one["span"]
            assert one["words"] == texts[one["document"]][start:end]
            assert one["sha256"] == sha256(texts[one["document"]].encode()).hexdigest()
    assert "quotation" in kinds


def test_a_csv_cell_cannot_be_a_formula(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text('The mayor of Orvale said: "=HYPERLINK(1)".\n')
    run("build", tmp_path / "record", tmp_path / "a.txt")
    out = tmp_path / "out.csv"
    assert run("export", tmp_path / "record", "--format", "csv", "-o", out).exit_code == 0
    assert not any(cell.startswith("=") for line in out.read_text().splitlines() for cell in line.split(","))


def test_filters_narrow_what_is_shown(record: Path) -> None:
    everything = run("show", record, "quotations").stdout.splitlines()
    by_party = run("show", record, "quotations", "--party", "solvane").stdout.splitlines()
    assert len(by_party) > 1
    assert all("Solvane" in line for line in by_party[1:])
    assert len(everything) >= len(by_party)
    assert run("show", record, "quotations", "--document", "nothing").stdout.count("\n") == 1
    assert run("show", record, "quotations", "--limit", "1").stdout.count("\n") == 2


@pytest.mark.parametrize(
    "what",
    [
        "figures",
        "quotations",
        "speakers",
        "findings",
        "calls",
        "events",
        "series",
        "threads",
        "positions",
        "parties",
        "documents",
        "problems",
    ],
)
def test_everything_can_be_shown(record: Path, what: str) -> None:
    assert run("show", record, what, "--limit", 3).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("parties", "--from", "2031", "--text", "x"),
            "parties can't be filtered by --from and --text; they take --party, --kind, --suggested, --limit",
        ),
        (
            ("documents", "--party", "x"),
            "documents can't be filtered by --party; they take --document, --from, --to, --text, --kind, --limit",
        ),
        (("calls", "--kind", "torture"), "calls can't be filtered by --kind"),
        (("threads", "--kind", "torture"), "threads can't be filtered by --kind"),
        (("problems", "--to", "2031"), "problems can't be filtered by --to"),
        (("figures", "--kind", "kiled"), "figures have no kind 'kiled'; known: killed, injured"),
        (("positions", "--kind", "killed"), "positions have no kind 'killed'; known: genocide"),
        (("figures", "--from", "2032", "--to", "2031"), "--from 2032-01-01 is after --to 2031-12-31"),
    ],
)
def test_a_filter_that_does_not_apply_is_refused_in_one_line(
    record: Path, arguments: tuple[str, ...], told: str
) -> None:
    result = run("show", record, *arguments)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert told in result.stderr


def test_documents_are_shown_by_when_they_were_published(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Orvale, 5 May 2031\n\nThe mayor of Orvale denied it.\n")
    run("build", tmp_path / "record", tmp_path / "a.txt")
    assert run("show", tmp_path / "record", "documents", "--from", "2031-05", "--to", "2031-05").stdout.count("\n") == 2
    result = run("show", tmp_path / "record", "documents", "--from", "2031-06")
    assert (result.exit_code, result.stdout.count("\n")) == (0, 1)
    assert result.stderr == "onrecord: nothing in the record fits\n"


def test_a_wrong_word_names_the_choices(record: Path) -> None:
    result = run("show", record, "quotes")
    assert result.exit_code == 2
    assert "quotations" in result.output


def test_verify_names_a_changed_original_and_a_missing_one(record: Path) -> None:
    first, second = sorted((record / "originals").iterdir())
    first.chmod(0o644)
    first.write_bytes(b"something else")
    second.unlink()
    result = run("verify", record)
    assert result.exit_code == 1
    assert f"originals/{first.name} was changed" in result.stdout
    assert f"originals/{second.name} is missing" in result.stdout


def test_verify_counts_one_thing_as_one_and_tells_of_originals_that_no_document_uses(record: Path) -> None:
    content = b"left by a build that was killed"
    left = sha256(content).hexdigest()
    (record / "originals" / left).write_bytes(content)
    result = run("verify", record)
    assert result.exit_code == 0
    assert f"originals/{left}: left by a build that was killed; give its file again" in result.stdout
    with sqlite3.connect(record / "record.db") as database:
        database.execute("UPDATE document SET title = 'x' WHERE name = 'a.txt'")
    result = run("verify", record)
    assert result.exit_code == 1
    assert "1 thing is not as written" in result.stdout


def test_verify_names_every_entry_that_one_changed_letter_breaks(record: Path) -> None:
    with sqlite3.connect(record / "record.db") as database:
        database.execute("UPDATE document SET text = replace(text, 'Nobody', 'Nobady') WHERE name = 'a.txt'")
    result = run("verify", record)
    assert result.exit_code == 1
    assert "a.txt: its kept text was changed" in result.stdout
    assert "Nobody" in result.stdout and "Nobady" in result.stdout


def test_bad_files_have_a_line_each_and_the_run_goes_on(tmp_path: Path, press: Path) -> None:
    (press / "empty.txt").write_bytes(b"")
    (press / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (press / "latin.txt").write_bytes("The café said no.".encode("latin-1"))
    (press / "long.txt").write_bytes(b"word " * 10_000_000)
    (press / "gone.txt").symlink_to("nowhere")
    (press / "new\nline.txt").write_text("It rained in Orvale.")
    shutil.copy(press / "a.txt", press / "z.txt")
    (press / "c.xls").write_bytes(b"?")
    result = run("build", tmp_path / "record", press)
    assert result.exit_code == 0
    rows = table(result.stdout)
    assert (rows["documents"], rows["refused"], rows["passed over"]) == ("4", "4", "1")
    for name, reason in {
        "empty.txt": "is empty",
        "binary.txt": "is not text",
        "latin.txt": "is not UTF-8",
        "long.txt": "has 50,000,000 bytes",
        "gone.txt": "is a link to a file that is not there",
        "c.xls": "no reader for .xls",
    }.items():
        assert reason in rows[name]
    listed = run("show", tmp_path / "record", "documents").stdout
    assert "new\\nline.txt" in listed
    assert [line for line in listed.splitlines() if line.startswith("a.txt") and "z.txt" in line]


NOBODY = 65534


@contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    """Root may read everything: for a while this process is somebody who owns `folder` and nothing else."""
    if os.geteuid() != 0:
        yield
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_without_read_permission_is_refused(tmp_path: Path, press: Path) -> None:
    run("build", tmp_path / "warm", press)  # loads what is loaded on first use
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        shutil.copytree(press, folder / "press")
        (folder / "press" / "a.txt").chmod(0)
        with as_nobody(folder):
            result = run("build", folder / "record", folder / "press")
    assert result.exit_code == 0
    assert "Permission denied" in table(result.stdout)["a.txt"]


def test_a_folder_that_is_no_record_is_left_alone(press: Path) -> None:
    result = run("build", press, press)
    assert result.exit_code == 1
    assert "is no record" in result.stderr
    assert sorted(file.name for file in press.iterdir()) == ["a.txt", "b.txt"]
    for command in (["serve", press], ["export", press], ["show", press, "figures"], ["verify", press]):
        result = run(*command)
        assert (result.exit_code, result.stderr.count("\n")) == (1, 1)


def test_a_database_of_another_program_is_no_record(tmp_path: Path, press: Path) -> None:
    (tmp_path / "record").mkdir()
    (tmp_path / "record" / "record.db").write_text("something else altogether, and quite long enough to look at " * 50)
    assert run("build", tmp_path / "record", press).exit_code == 1
    assert run("show", tmp_path / "record", "figures").exit_code == 1


def test_a_record_whose_first_build_is_not_done_says_so(tmp_path: Path, press: Path) -> None:
    folder = tmp_path / "record"
    folder.mkdir()
    (folder / "record.db").touch()
    for command in (["serve", folder], ["export", folder], ["show", folder, "figures"], ["verify", folder]):
        result = run(*command)
        assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
        assert "has no build yet" in result.stderr
    assert run("build", folder, press).exit_code == 0


def test_an_export_that_cannot_be_written_names_the_path_that_was_given(tmp_path: Path, record: Path) -> None:
    for place in (tmp_path / "nowhere" / "out.jsonl", tmp_path):
        result = run("export", record, "-o", place)
        assert result.exit_code == 1
        assert result.stderr.startswith(f"onrecord: {place} could not be written: ")
        assert ".part" not in result.stderr


def test_an_address_that_cannot_be_served_is_told_in_one_short_line(record: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("serve", record, "--port", port)
    assert (result.exit_code, result.stderr) == (
        1,
        f"onrecord: port {port} of 127.0.0.1 is in use; try another --port\n",
    )
    result = run("serve", record, "--host", "999.1.2.3", "--port", "0")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "--host 999.1.2.3" in result.stderr


@pytest.fixture
def held(record: Path) -> Iterator[Path]:
    handle = os.open(record, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    yield record
    os.close(handle)


def test_a_record_being_written_by_another_process_is_not_written(held: Path, press: Path) -> None:
    before = exported(held)
    (press / "c.txt").write_text("It rained.")
    result = run("build", held, press)
    assert result.exit_code == 1
    assert result.stderr == f"onrecord: {held} is being written by another process; try again when it has finished\n"
    assert exported(held) == before


def limit_files() -> None:
    """No file may grow beyond 120,000 bytes: what a full disk is to the database."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, 120_000))


def test_a_full_disk_leaves_the_record_as_it_was(tmp_path: Path, record: Path, press: Path) -> None:
    before, originals = exported(record), sorted(os.listdir(record / "originals"))
    for number in range(6):
        (press / f"more{number}.txt").write_text(f"{number} " + TEXT * 3)
    for target in (record, tmp_path / "new"):
        result = subprocess.run(
            [*ONRECORD, "build", target, press], preexec_fn=limit_files, capture_output=True, text=True
        )
        assert result.returncode == 1
        assert f"{target} could not be written" in result.stderr and result.stderr.count("\n") == 1
        assert ("there is no record yet" if target.name == "new" else "it is as it was before") in result.stderr
        assert "see that its disk has room, and give the command again" in result.stderr
    assert exported(record) == before
    assert sorted(os.listdir(record / "originals")) == originals
    assert run("verify", record).exit_code == 0
    # What was found in the texts read so far, and nothing that looks like a record.
    assert {name.partition("-")[0] for name in os.listdir(tmp_path / "new")} == {"unfinished.db"}
    assert run("verify", tmp_path / "new").exit_code == 1
    for target in (record, tmp_path / "new"):
        assert run("build", target, press).exit_code == 0
        assert {name.partition("-")[0] for name in os.listdir(target)} == {"originals", "record.db"}
        assert run("verify", target).exit_code == 0
    assert exported(record) == exported(tmp_path / "new")


def test_extract_goes_in_the_order_of_its_input(press: Path) -> None:
    result = run("extract", press / "b.txt", press / "a.txt", "--dates")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["document"] for one in lines] == ["b.txt", "a.txt"]
    assert all("dates" in one for one in lines)
    assert all({"source", "cue"} <= quotation.keys() for one in lines for quotation in one["quotations"])


def test_it_is_said_that_dates_are_empty_where_quotations_alone_are_read(press: Path) -> None:
    result = run("extract", press, "--quotations-only", "--dates")
    assert result.exit_code == 0
    assert "--quotations-only reads no dates" in result.stderr
    assert all(json.loads(line)["dates"] == [] for line in result.stdout.splitlines())


@pytest.mark.parametrize("command", ["mark", "undo", "sum"])
def test_what_a_command_needs_stands_in_capitals_in_its_usage(command: str) -> None:
    usage = next(line for line in run(command, "--help").stdout.splitlines() if "Usage:" in line)
    needed = re.findall(r"\{(.+?)\}", usage)
    assert needed and all(word == word.upper() for word in needed)


def test_bad_lines_are_named_by_number_and_the_run_goes_on() -> None:
    good = json.dumps({"document": "a", "text": TEXT, "published": "2031-05-04"})
    bad = [
        "not json",
        "[]",
        '{"document": "b"}',
        '{"document": "c", "text": "Rain.", "published": "soon"}',
        '{"document": "d", "text": "\\ud800"}',
    ]
    result = run("extract", "-", given="\n".join([*bad, "", good]))
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [one["document"] for one in lines] == ["c", "d", "a"]
    assert lines[-1]["published"]["date"] == "2031-05-04"
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == [f"line {number}" for number in range(1, 6)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b"not json", "line 2: not JSON: Expecting value at character 1\n"),
        (b'{"document": "a", "text": "caf\xe9"}', "line 2: not UTF-8 at byte 31; write the lines in UTF-8\n"),
        (b'{"document": " ", "text": "Rain."}', 'line 2: "document" is empty; give each text a name\n'),
        (b"[" * 100_000, "line 2: not JSON that can be read: nested too deeply\n"),
        (
            b'{"document": "a", "text": "\\udc00"}',
            "line 2: half a character (a lone surrogate) can't be written as UTF-8",
        ),
    ],
)
def test_what_is_wrong_with_a_line_is_said_once(line: bytes, told: str) -> None:
    result = CliRunner().invoke(app, ["extract", "-"], input=b"\n" + line + b"\n")
    assert result.stderr.startswith(f"onrecord: {told}")
    assert result.stderr.count("\n") == 1
    assert "line 1" not in result.stderr


def test_nothing_that_could_be_read_is_exit_status_1() -> None:
    assert run("extract", "-", given="not json\n").exit_code == 1
    assert run("extract", "-", given="").exit_code == 0


def test_workers_give_the_same_lines() -> None:
    given = "\n".join(
        json.dumps({"document": str(number), "text": f"{number} people were killed in Orvale."}) for number in range(30)
    )
    results = [
        subprocess.run(
            [*ONRECORD, "extract", "-", "--workers", workers], input=given, capture_output=True, text=True, check=True
        )
        for workers in ("1", "2")
    ]
    assert results[0].stdout == results[1].stdout
    assert results[0].stdout.count("\n") == 30


def test_the_demo_ends_where_no_terminal_is_attached() -> None:
    result = run("demo")
    assert result.exit_code == 0, result.output
    assert "http://127.0.0.1:8000/" in result.stdout
    assert table(result.stdout)["documents"] == "13"


def test_every_command_explains_itself_with_an_example() -> None:
    for command in ("build", "extract", "serve", "export", "show", "verify", "demo"):
        result = run(command, "--help")
        assert result.exit_code == 0
        assert f"onrecord {command}" in result.output
    assert run("--version").stdout.startswith("onrecord 0.")


@pytest.mark.parametrize(
    "what", [("figures",), ("positions",), ("parties", "--suggested"), ("ledger", "--as-of", "2041-01-01")]
)
def test_looking_at_a_record_loads_no_parser(record: Path, what: tuple[str, ...]) -> None:
    script = f"import sys; from onrecord.views.cli import app; app(['show', {str(record)!r}, *{what!r}], standalone_mode=False); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True).returncode == 0


def test_every_problem_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("The café said no.".encode("latin-1"))
    assert run("build", tmp_path / "record", tmp_path / "a.txt").stdout.count("Windows-1252") == 1
    assert run("show", tmp_path / "record", "problems").stdout.count("Windows-1252") == 1


def test_a_call_is_addressed_in_a_column_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The Harbour League called on the Orvale Council to open the gate.\n")
    run("build", tmp_path / "record", tmp_path / "a.txt")
    [columns, *rows] = run("export", tmp_path / "record", "--format", "csv", "--kind", "calls").stdout.splitlines()
    assert "addressees" in columns.split(",") and "to" not in columns.split(",")
    assert all("Orvale Council" in row for row in rows)
