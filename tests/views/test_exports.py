"""Exports of the sample collection: whole, tied together, the same in every format."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from onrecord import Record, build, open_record
from onrecord.views.cli import sample_collection
from onrecord.views.exports import as_csv, as_json_lines


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder: Path = tmp_path_factory.mktemp("exports") / "record"
    build(folder, [sample_collection()])
    return open_record(folder)


@pytest.fixture(scope="module")
def lines(record: Record) -> list[dict[str, Any]]:
    return [json.loads(line) for line in as_json_lines(record)]


def keys_in(value: Any) -> list[tuple[str, str, str]]:
    """The entries that a group names."""
    if isinstance(value, list):
        return [key for one in value for key in keys_in(one)]
    if not isinstance(value, dict):
        return []
    if "entry" in value:
        return [(value["document"], value["sha256"], value["entry"])]
    return keys_in(list(value.values()))


def test_every_entry_that_a_group_names_is_in_the_file(lines: list[dict[str, Any]]) -> None:
    entries = {(one["document"], one["sha256"], one["id"]) for one in lines if "id" in one and "span" in one}
    named = [
        key for one in lines if one["type"] in ("series", "thread", "position", "happening") for key in keys_in(one)
    ]
    assert named
    assert set(named) <= entries


def test_documents_come_first_each_with_its_entries_in_order_of_the_text(lines: list[dict[str, Any]]) -> None:
    begins = [("", -1)]
    for one in lines:
        if one["type"] == "document":
            begins.append((one["document"], -1))
        elif "id" in one and "span" in one:
            assert one["document"] == begins[-1][0]
            begins.append((one["document"], one["span"][0]))
    assert begins == sorted(begins)


def test_every_span_of_an_entry_gives_the_words_beside_it(record: Record, lines: list[dict[str, Any]]) -> None:
    texts = {read.document.sha256: read.document.text for read in record.documents()}
    for one in lines:
        for part in one.get("evidence", []):
            start, end = part["span"]
            assert texts[one["sha256"]][start:end] == part["words"]


def test_the_table_has_a_row_for_each_entry(record: Record, lines: list[dict[str, Any]]) -> None:
    rows = list(csv.DictReader(as_csv(record)))
    assert len(rows) == sum(record.counts().values()) - record.counts()["document"]
    # Words over several lines are one cell.
    by_key = {(one["document"], one["id"]): one for one in lines if "id" in one and "span" in one}
    for row in rows:
        assert row["words"].lstrip("'") == by_key[row["document"], row["id"]]["words"].lstrip("'")
        assert row["type"] == by_key[row["document"], row["id"]]["type"]


def test_one_kind_alone_has_only_its_columns(record: Record) -> None:
    columns = next(iter(as_csv(record, "figure"))).strip().split(",")
    assert "value" in columns and "speaker" not in columns
    assert {json.loads(line)["type"] for line in as_json_lines(record, "figure")} == {"figure"}


def test_a_threshold_leaves_out_the_less_sure_quotations_alone(record: Record, lines: list[dict[str, Any]]) -> None:
    sure = [json.loads(line) for line in as_json_lines(record, "", 1.0)]
    left_out = [one for one in lines if one["type"] == "quotation" and one["confidence"] < 1]
    assert len(sure) == len(lines) - len(left_out)
    rows = list(csv.DictReader(as_csv(record, "quotation", 1.0)))
    assert {row["confidence"] for row in rows} <= {"1.0"}
