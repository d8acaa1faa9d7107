"""`onrecord show RECORD ledger`. The courts, places and persons are invented."""

from pathlib import Path
from typing import Any

import pytest

from onrecord import build, open_record
from onrecord.record.store import Record
from onrecord.views.asked import Asked, Row
from onrecord.views.filters import trouble_with_filters
from onrecord.views.ledger import COLUMNS
from onrecord.views.show import shown
from tests.views.legal_record import legal_record

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return legal_record(tmp_path_factory.mktemp("legal") / "record")


def rows(record: Record, **asked: Any) -> list[dict[str, str]]:
    return [cells(row) for row in shown(record, "ledger", Asked(**asked)).rows]


def cells(row: Row) -> dict[str, str]:
    return dict(zip(COLUMNS, map(str, row), strict=True))


TESSIN = "warrant against Maro Tessin (High Tribunal of Lorne)"


def test_a_row_a_step_with_its_words_and_who_tells_it(record: Record) -> None:
    found = rows(record, party="maro tessin")
    assert {row["instrument"] for row in found} == {TESSIN}
    assert [(row["step"], row["date"], row["told by"]) for row in found] == [
        ("issued", "2035-03-05", "2 documents"),
        ("confirmed", "2035-04-10", "1 document"),
        ("annulled", "2035-06-14", "1 document"),
        ("spoken of as standing", "", ""),
    ]
    assert found[0]["words"].startswith("On 5 March 2035 the High Tribunal of Lorne issued an arrest warrant")
    assert found[0]["document"] == "01-warrant.txt"


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2035-03-04", "not yet issued, as far as told"), ("2035-06-13", "in force"), ("2035-06-14", "annulled")],
)
def test_every_day_shows_what_stood(record: Record, day: str, expected: str) -> None:
    assert {row["stands"] for row in rows(record, party="Maro Tessin", as_of=day)} == {expected}


def test_a_step_after_the_day_asked_for_says_so(record: Record) -> None:
    found = [row for row in rows(record, party="Maro Tessin", as_of="2035-06-13") if row["date"]]
    assert [row["step"] for row in found if row["notes"].startswith("after this day")] == ["annulled"]
    assert not any("after this day" in row["notes"] for row in rows(record, party="Maro Tessin"))


def test_outdated_words_stand_beside_those_that_end_it(record: Record) -> None:
    last = rows(record, party="Maro Tessin")[-1]
    assert "who is wanted by the High Tribunal of Lorne" in last["words"] and last["document"] == "04-wanted.txt"
    assert last["notes"].startswith("outdated: annulled 2035-06-14, as 03-annulment.txt says: “On 14 June 2035")


def test_accusations_in_the_words_have_their_author_and_denial(record: Record) -> None:
    first = rows(record, party="Maro Tessin")[0]
    assert "High Tribunal of Lorne charges hostage taking: Maro Tessin (denied by Maro Tessin)" in first["notes"]


def test_what_only_somebody_quoted_says_is_said_to_be_so(record: Record) -> None:
    found = rows(record, party="Coast Court of Tarn")
    assert {row["stands"] for row in found} == {"in force, perhaps annulled"}
    assert [row["step"] for row in found] == ["issued", "annulled"]
    assert "only in the words of Ada Pell" in found[1]["notes"]


def test_what_documents_had_told_by_the_day_is_another_thing(record: Record) -> None:
    found = rows(record, party="Ida Brandt", as_of="2035-05-01")
    assert "as documents had told it by then: nothing" in found[0]["notes"]
    assert "taken by then or not: the words don't tell" in found[1]["notes"]


def test_the_table_is_filtered_by_kind_party_and_words(record: Record) -> None:
    assert {row["instrument"] for row in rows(record, kind="resolution")} == {"resolution 7 (Congress of Varr)"}
    assert {row["instrument"] for row in rows(record, words="herring banks")} == {"opinion (Court of the Isles)"}
    assert rows(record, party="nobody") == []


def test_a_kind_that_there_is_not_is_answered_with_those_there_are() -> None:
    said = trouble_with_filters("ledger", Asked(kind="picnic"))
    assert said.startswith("the ledger has no kind 'picnic'; known: warrant, resolution") and "sanctions" in said


def test_the_sample_collection_has_the_ledger_that_is_written_down_beside_it(tmp_path: Path) -> None:
    build(tmp_path / "record", [EXAMPLES / "harun"])
    with open_record(tmp_path / "record") as harun:
        stood = {
            day: {row["instrument"]: row["stands"] for row in rows(harun, as_of=day) if row["step"] != "annulled"}
            for day in ("2031-12-01", "2032-02-01")
        }
    velmund, sorne = (
        f"warrant against {name} (Tribunal for the Straits)" for name in ("Hadrik Velmund", "Ravik Sorne")
    )
    opinion, charge = (
        "opinion (Tribunal for the Straits)",
        "charge against Ennis Halvoor (Tribunal for the Straits)",
    )
    resolution, not_yet = "resolution 14 (Assembly of the Council of Nations)", "not yet issued, as far as told"
    before = {resolution: "stands", velmund: "in force", sorne: "in force", opinion: not_yet, charge: not_yet}
    assert stood["2031-12-01"] == before
    assert stood["2032-02-01"] == before | {sorne: "annulled", opinion: "stands", charge: "stands"}
