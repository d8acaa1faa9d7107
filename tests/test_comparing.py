"""A build whose documents can't be compared keeps all that it read, and the groups that still hold. The texts are invented."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from onrecord import Filter, build, open_record
from onrecord.deciding import CantDecide, Wish, mark_parties
from onrecord.record.schema import DATABASE
from onrecord.record.verify import verify
from onrecord.removing import CantRemove, remove
from onrecord.views.cli import app
from onrecord.views.web.app import make_app
from tests.test_increment import told
from tests.views.walking import every_page

DAY = "Rights Lantern, press release\n{day} May 2031\n\n"
TEXTS = {
    "a.txt": DAY.format(day=5) + "At least 12 people were killed in Orvale on 3 May 2031.\n\nThe Ostel Guard committed war crimes in Orvale.",
    "b.txt": DAY.format(day=7) + "At least 14 people were killed in Orvale on 3 May 2031, said Marit Solvane.",
}  # fmt: skip
LATER = (
    DAY.format(day=9)
    + "At least 15 people were killed in Orvale on 3 May 2031.\n\nThe Ostel Guard denied war crimes in Orvale."
)


@pytest.fixture
def press(tmp_path: Path) -> Path:
    (tmp_path / "press").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "press" / name).write_text(text)
    return tmp_path / "press"


def fail(*given: Any, **more: Any) -> None:
    raise ValueError("a rule\nfails")


def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """What compares events fails, when much else is compared and kept already."""
    monkeypatch.setattr("onrecord.reconcile.increment.whole.Retelling", fail)


def test_documents_that_can_not_be_compared_are_kept_and_compared_by_the_next_build(
    tmp_path: Path, press: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "record"
    build(record, [press])
    with open_record(record) as opened:
        before = opened.groups(with_documents=False)
    (press / "c.txt").write_text(LATER)
    with monkeypatch.context() as patched:
        broken(patched)
        assert "(ValueError: a rule fails): please report it" in build(record, [press]).not_compared
        assert build(record, [press]).read == 0
    with open_record(record) as opened:
        assert [listed.name for listed in opened.listing()] == ["a.txt", "b.txt", "c.txt"]
        assert {entry.name for entry in opened.entries(Filter(kind="figure"))} == {"a.txt", "b.txt", "c.txt"}
        now = opened.groups(with_documents=False)
        assert (now.series, now.positions, now.parties) == (before.series, before.positions, before.parties)
        [problem] = opened.problems()
        assert "could not be compared" in problem.message
        assert verify(opened).broken == ()
    with TestClient(make_app(record)) as client:
        assert len(list(every_page(client, "/"))) > 10
    assert build(record, [press]).not_compared == ""
    build(tmp_path / "undisturbed", [press])
    assert told(record) == told(tmp_path / "undisturbed")


def test_a_first_build_whose_documents_can_not_be_compared_leaves_a_record(
    tmp_path: Path, press: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        broken(patched)
        ended = CliRunner().invoke(app, ["build", str(tmp_path / "record"), str(press)])
    assert ended.exit_code == 1
    assert "could not be compared by this version of onrecord" in " ".join(ended.output.split())
    assert "Traceback" not in ended.output
    with open_record(tmp_path / "record") as opened:
        assert opened.counts()["document"] == 2
        assert opened.counts()["figure"] == 2
        assert opened.groups(with_documents=False).series == ()
    with TestClient(make_app(tmp_path / "record")) as client:
        assert len(list(every_page(client, "/"))) > 10
    ended = CliRunner().invoke(app, ["build", str(tmp_path / "record"), str(press)])
    assert ended.exit_code == 0, ended.output
    with open_record(tmp_path / "record") as opened:
        assert len(opened.groups(with_documents=False).series) == 1
        assert opened.problems() == []


def test_groups_of_documents_that_are_other_ones_now_do_not_stay(
    tmp_path: Path, press: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "record"
    build(record, [press])
    (press / "b.txt").write_text(LATER)
    with monkeypatch.context() as patched:
        broken(patched)
        build(record, [press])
    with open_record(record) as opened:
        groups = opened.groups(with_documents=False)
        assert groups.series == ()
        assert len(groups.positions) == 1
    with TestClient(make_app(record)) as client:
        assert len(list(every_page(client, "/"))) > 10


def test_nothing_is_decided_or_removed_where_documents_can_not_be_compared(
    tmp_path: Path, press: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "record"
    build(record, [press])
    before = (record / DATABASE).read_bytes()
    wish = Wish("A. Clerk", "a test", "2031-06-01T08:00:00Z")
    broken(monkeypatch)
    with pytest.raises(CantRemove, match="please report it; nothing was removed"):
        remove(record, ["b.txt"], wish)
    with pytest.raises(CantDecide, match="please report it; nothing was decided"):
        mark_parties(record, "Marit Solvane", "Rights Lantern", "different-from", wish)
    assert (record / DATABASE).read_bytes() == before


def test_a_full_disk_while_documents_are_compared_stops_the_build(
    tmp_path: Path, press: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "record"
    build(record, [press])
    before = (record / DATABASE).read_bytes()
    (press / "c.txt").write_text(LATER)

    def full(*given: Any) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("onrecord.reconcile.increment.whole.Retelling", full)
    with pytest.raises(sqlite3.OperationalError):
        build(record, [press])
    assert (record / DATABASE).read_bytes() == before
    with closing(sqlite3.connect(record / DATABASE)) as database:
        assert database.execute("SELECT count(*) FROM document").fetchone() == (2,)
