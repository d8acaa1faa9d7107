"""A record that grows file by file is the one that is built at once. The sample documents are invented."""

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

from onrecord import build, open_record
from onrecord.record.schema import DATABASE
from onrecord.record.verify import verify

SAMPLE = Path(__file__).parents[1] / "examples" / "harun"
TOLD = (
    "SELECT key, value FROM groups",
    "SELECT * FROM alias",
    "SELECT sha256, name, published, basis, found, settled FROM document",
    "SELECT stage, document, message, start, sha256 FROM problem",
    'SELECT document, id, kind, start, "end", words, earliest, latest, fields FROM entry',
    "SELECT kind, key, number, value FROM block",
    "SELECT kind, key, sha256, times FROM touch JOIN numbered ON number = touch.document",
    "SELECT * FROM dated",
)


def told(record: Path) -> dict[str, list[str]]:
    """All that a record tells of documents and groups, and all that it keeps to bring them to date."""
    with closing(sqlite3.connect(record / DATABASE)) as database:
        return {query: sorted(map(repr, database.execute(query))) for query in TOLD}


def test_a_record_that_grows_file_by_file_is_the_one_that_is_built_at_once(tmp_path: Path) -> None:
    files = sorted(SAMPLE.iterdir())[:8]
    build(tmp_path / "at once", files)
    Random(5).shuffle(files)
    for first in range(0, len(files), 3):
        build(tmp_path / "grown", files[first : first + 3])
    assert told(tmp_path / "grown") == told(tmp_path / "at once")
    with open_record(tmp_path / "grown") as record:
        assert verify(record).broken == ()
    before = (tmp_path / "grown" / DATABASE).read_bytes()
    assert build(tmp_path / "grown", files).read == 0
    assert (tmp_path / "grown" / DATABASE).read_bytes() == before
