"""Folders are walked in the order of names, and nothing in them stops the walk."""

import os
from pathlib import Path

import pytest

from onrecord.documents.folder import gather


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"This is {name}.")


def test_files_go_by_their_path_in_the_folder_given(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "sub/a.md", ".hidden.txt", ".git/c.txt")
    assert [one.name for one in gather([tmp_path]).files] == ["b.txt", "sub/a.md"]
    assert [one.name for one in gather([tmp_path / "sub" / "a.md"]).files] == ["a.md"]


def test_a_file_given_twice_is_one(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    assert len(gather([tmp_path, tmp_path / "a.txt"]).files) == 1


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    put(tmp_path, "x/a.txt", "y/a.txt")
    assert [one.name for one in gather([tmp_path / "y", tmp_path / "x"]).files] == ["x/a.txt", "y/a.txt"]


def test_a_file_keeps_the_name_it_had(tmp_path: Path) -> None:
    put(tmp_path, "x/a.txt", "y/a.txt")
    known = {str(tmp_path / "x" / "a.txt"): "a.txt"}
    assert [one.name for one in gather([tmp_path / "x", tmp_path / "y"], known=known).files] == ["a.txt", "y/a.txt"]


def test_a_folder_that_is_to_be_skipped_is(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "record/originals/b.txt")
    assert [one.name for one in gather([tmp_path], skip=tmp_path / "record").files] == ["a.txt"]


def test_what_cannot_be_read_is_named_and_the_walk_goes_on(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "b.xls", "sub/c.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    with (tmp_path / "huge.txt").open("wb") as huge:
        huge.truncate(50_000_000)
    gathered = gather([tmp_path])
    assert [one.name for one in gathered.files] == ["a.txt", "sub/c.txt"]
    assert {problem.document: problem.message.split(":")[0].split(",")[0] for problem in gathered.problems} == {
        "gone.txt": "is a link to a file that is not there",
        "sub/loop": "is a link to a folder and was not followed; give that folder itself",
        "pipe.txt": "is no regular file",
        "huge.txt": "has 50",
    }
    assert [problem.document for problem in gathered.passed_over] == ["b.xls"]


def test_a_path_that_is_not_there_is_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no such file or folder"):
        gather([tmp_path / "nothing"])


def test_a_name_that_is_no_text_is_written_out(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt")).write_text("a")
    assert [one.name for one in gather([tmp_path]).files] == ["a\\xff.txt"]
