"""Records of texts in which parties have traded places."""

from collections.abc import Mapping
from pathlib import Path

from onrecord.pipeline import build
from tests.extract.test_mirror import Pairs, traded


def built(folder: Path, texts: Mapping[str, str], pairs: Pairs) -> Path:
    """The record of the texts in which the names of each pair have traded places; of the texts as they are, without pairs."""
    (folder / "texts").mkdir()
    for name, text in texts.items():
        (folder / "texts" / name).write_text(traded(text, pairs) if pairs else text, encoding="utf-8")
    build(folder / "record", [folder / "texts"])
    return folder / "record"
