"""Files are taken out of a record, and the journal keeps that they were there. All texts are about an invented town."""

import zipfile
from pathlib import Path

import pytest

from onrecord.deciding import Wish
from onrecord.pipeline import build
from onrecord.record.journal import stored_lines
from onrecord.record.originals import kept_originals
from onrecord.record.schema import NotARecord
from onrecord.record.store import open_record
from onrecord.record.verify import verify
from onrecord.removing import CantRemove, remove

WISH = Wish("Ilke Brandt", "a witness asked for it", "2031-06-01T08:00:00Z")
FIRST = "At least 12 people were killed in Orvale on 3 May 2031, said Xanthippe Quorl of the Harbour League.\n"


@pytest.fixture
def press(tmp_path: Path) -> Path:
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST)
    (folder / "b.txt").write_text("The Harbour League said that 14 people were killed in Orvale on 3 May 2031.\n")
    build(tmp_path / "record", [folder])
    return folder


def lines(record: Path) -> list[tuple[str, str]]:
    with open_record(record) as opened:
        return [(line["what"], line["name"]) for line in stored_lines(opened.database)]


def test_a_file_that_is_removed_leaves_nothing_but_a_line_that_says_so(press: Path, tmp_path: Path) -> None:
    record = tmp_path / "record"
    assert b"Xanthippe" in (record / "record.db").read_bytes()
    removed = remove(record, ["a.txt"], WISH)
    assert (removed.files, removed.documents, removed.originals) == (("a.txt",), 1, 1)
    with open_record(record) as opened:
        assert [one.name for one in opened.listing()] == ["b.txt"]
        assert all("Xanthippe" not in name for party in opened.groups().parties for name in party.names)
        [line] = [line for line in stored_lines(opened.database) if line["what"] == "removed"]
        assert verify(opened).broken == () and verify(opened).unused == 0
    assert (line["at"], line["name"], line["detail"]) == (WISH.at, "a.txt", {"by": WISH.who, "why": WISH.why})
    content = (record / "record.db").read_bytes()
    assert [word for word in (b"Xanthippe", b"xanthippe", b"Quorl") if word in content] == []
    assert len(list(kept_originals(record))) == 1


def test_a_document_that_was_removed_is_added_again_when_it_is_given_again(press: Path, tmp_path: Path) -> None:
    before = lines(tmp_path / "record")
    remove(tmp_path / "record", ["a.txt"], WISH)
    build(tmp_path / "record", [press])
    after = lines(tmp_path / "record")[len(before) :]
    told = [("removed", "a.txt"), ("dropped", "a.txt"), ("dropped", "a.txt"), ("built", ""), ("added", "a.txt"), ("read", "a.txt"), ("extracted", "a.txt"), ("built", "")]  # fmt: skip
    assert [one for one in after if one[1] != "b.txt"] == told
    with open_record(tmp_path / "record") as opened:
        assert verify(opened).broken == ()


def test_an_original_stays_where_another_name_keeps_it(press: Path, tmp_path: Path) -> None:
    (press / "c.txt").write_text(FIRST)
    build(tmp_path / "record", [press])
    removed = remove(tmp_path / "record", ["a.txt"], WISH)
    assert (removed.documents, removed.originals) == (0, 0)
    with open_record(tmp_path / "record") as opened:
        assert [one.names for one in opened.listing()] == [("b.txt",), ("c.txt",)]
        assert verify(opened).broken == ()


def test_what_lies_in_a_file_goes_with_it_and_not_alone(press: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(press / "more.zip", "w") as archive:
        archive.writestr("d.txt", "It rained in Orvale on 5 May 2031.\n")
    build(tmp_path / "record", [press])
    with pytest.raises(CantRemove, match=r"more.zip/d.txt lies in more.zip; a file is removed as a whole"):
        remove(tmp_path / "record", ["more.zip/d.txt"], WISH)
    removed = remove(tmp_path / "record", ["more.zip"], WISH)
    assert removed.files == ("more.zip", "more.zip/d.txt")
    assert (removed.documents, removed.originals) == (1, 2)
    with open_record(tmp_path / "record") as opened:
        assert verify(opened).broken == ()


def test_everything_can_be_removed(press: Path, tmp_path: Path) -> None:
    remove(tmp_path / "record", ["a.txt", "b.txt"], WISH)
    with open_record(tmp_path / "record") as opened:
        assert opened.listing() == [] and verify(opened).broken == ()


def test_a_name_that_is_not_there_is_told_and_nothing_is_removed(press: Path, tmp_path: Path) -> None:
    before = lines(tmp_path / "record")
    with pytest.raises(CantRemove, match="no file 'z.txt' in the record"):
        remove(tmp_path / "record", ["a.txt", "z.txt"], WISH)
    assert lines(tmp_path / "record") == before


def test_a_folder_that_is_no_record_does_not_become_one(tmp_path: Path) -> None:
    with pytest.raises(NotARecord):
        remove(tmp_path / "nothing", ["a.txt"], WISH)
    assert not (tmp_path / "nothing").exists()
