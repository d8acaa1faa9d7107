"""What a stopped build leaves for the next one."""

from pathlib import Path

from onrecord.record.unfinished import UNFINISHED, forget_unfinished, unfinished_in


def test_what_was_put_is_there_for_the_next_build(tmp_path: Path) -> None:
    with unfinished_in(tmp_path) as unfinished:
        assert unfinished.get("a") is None
        unfinished.put("a", "found")
    with unfinished_in(tmp_path) as again:
        assert again.get("a") == "found"


def test_nothing_of_it_stays_when_it_is_forgotten(tmp_path: Path) -> None:
    with unfinished_in(tmp_path) as unfinished:
        unfinished.put("a", "found")
    forget_unfinished(tmp_path)
    assert list(tmp_path.iterdir()) == []
    forget_unfinished(tmp_path)


def test_a_file_that_is_no_database_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / UNFINISHED).write_bytes(b"half of something else" * 100)
    with unfinished_in(tmp_path) as unfinished:
        assert unfinished.get("a") is None
        unfinished.put("a", "found")
        assert unfinished.get("a") == "found"
