"""The ledger in exports: every instrument with its steps and the words of all who tell them. All names are invented."""

import json
from typing import Any

import pytest

from onrecord.record.store import Record
from onrecord.views.exports import as_json_lines
from tests.views.legal_record import legal_record

Json = dict[str, Any]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return legal_record(tmp_path_factory.mktemp("legal") / "record")


@pytest.fixture(scope="module")
def instruments(record: Record) -> list[Json]:
    lines = [json.loads(line) for line in as_json_lines(record)]
    return [one for one in lines if one["type"] == "instrument"]


def against(instruments: list[Json], name: str) -> Json:
    return next(one for one in instruments if one["against"] == name)


def test_an_instrument_has_its_steps_in_order_of_time_and_how_it_stands(instruments: list[Json]) -> None:
    tessin = against(instruments, "Maro Tessin")
    assert (tessin["kind"], tessin["body"], tessin["standing"]) == ("warrant", "High Tribunal of Lorne", "annulled")
    assert [(step["act"], step["date"]) for step in tessin["steps"]] == [
        ("issued", "2035-03-05"), ("confirmed", "2035-04-10"), ("annulled", "2035-06-14"),
    ]  # fmt: skip
    assert [told["document"] for told in tessin["steps"][0]["told_by"]] == ["01-warrant.txt", "03-annulment.txt"]


def test_a_step_of_an_unknown_day_has_the_ends_of_its_interval(instruments: list[Json]) -> None:
    annulled = against(instruments, "Ida Brandt")["steps"][1]
    assert (annulled["earliest"], annulled["latest"]) == ("2035-04-01", "2035-11-20") and "date" not in annulled


def test_the_words_are_where_the_export_says(record: Record, instruments: list[Json]) -> None:
    told = [telling for one in instruments for step in one["steps"] for telling in step["told_by"]]
    assert len(told) > 10
    for telling in told:
        text = record.document(telling["sha256"]).document.text
        assert text[slice(*telling["span"])] == telling["words"]


def test_outdated_words_stand_with_the_step_that_ended_it(instruments: list[Json]) -> None:
    [late] = against(instruments, "Maro Tessin")["outdated"]
    assert late["document"] == "04-wanted.txt" and late["sure"]
    assert late["ended"]["act"] == "annulled" and late["ended"]["told_by"][0]["document"] == "03-annulment.txt"


def test_what_only_somebody_quoted_says_may_have_changed_it(instruments: list[Json]) -> None:
    coast = next(one for one in instruments if one["body"] == "Coast Court of Tarn")
    assert (coast["standing"], coast["perhaps"]) == ("stands", ["annulled"])
    assert coast["steps"][1]["told_by"][0]["speaker"] == "Ada Pell"


def test_accusations_in_the_words_have_their_author_and_denials(instruments: list[Json]) -> None:
    issued = against(instruments, "Maro Tessin")["steps"][0]["told_by"][0]
    [hostages] = [one for one in issued["accusations"] if one["category"] == "hostage_taking"]
    assert hostages["by"] == "High Tribunal of Lorne"
    assert [one["party"] for one in hostages["denied_by"]] == ["Maro Tessin"]


def test_the_same_record_gives_the_same_bytes(record: Record) -> None:
    assert list(as_json_lines(record)) == list(as_json_lines(record))


def test_an_export_of_one_kind_of_entry_has_no_instruments(record: Record) -> None:
    assert all(json.loads(line)["type"] == "event" for line in as_json_lines(record, "event"))
