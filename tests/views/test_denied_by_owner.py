"""What a state denies stands beside what its forces are accused of: on every page, in every table, export, answer and bag.

All places, organisations and persons are invented, and so is all that is told of them; the states and their forces trade places.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from onrecord.views.cli import app
from onrecord.views.web.app import make_app
from tests.extract.test_mirror import Pairs, traded
from tests.mirrored import built
from tests.views.walking import every_page, rows_of

TEXTS = {
    "a-watch.txt": (
        "Harbour Watch, press release\n\n3 May 2041\n\nThe Ostelish army tortured 14 dockers in Lisk. The government of Ostel must "
        "act. “The Ostelish army tortured our neighbours,” said Ada Quill of Harbour Watch.\n\n"
        "The Quarlish army tortured nine nurses in Brenn. The government of Quarl must act.\n"
    ),
    "b-reply.txt": (
        "The Tessaly Herald\n\n10 May 2041\n\nThe government of Ostel denied torture.\n\n"
        "The government of Quarl is silent.\n"
    ),
}
TRADED: Pairs = (("Ostelish", "Quarlish"), ("Ostel", "Quarl"))
OWNERS = re.compile(r"for\s+(?:\w+ish) army\s+under it")
PLACES = re.compile(r"characters \d+–\d+|\b[0-9a-f]{12,64}\b|\b[a-z][0-9a-f]{12}\b|\b[a-z]\d+\b|\b(?:0\.\d+|1\.0+)\b")


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The record of the texts, and that of the texts in which the two states have traded places."""
    return built(tmp_path_factory.mktemp("owner"), TEXTS, ()), built(tmp_path_factory.mktemp("mirror"), TEXTS, TRADED)


def run(*arguments: object) -> str:
    result = CliRunner().invoke(app, [str(one) for one in arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def rows_on(record: Path) -> Iterator[str]:
    """The rows of all pages that tell of torture by either army."""
    for _, html in every_page(TestClient(make_app(record)), "/", "/search?q=tortured"):
        for words, row in rows_of(html):
            if "tortured" in words or re.search(r"(?:asserts|suggests)\s+torture", " ".join(words.split())):
                yield " ".join(row.words.split())


def test_no_page_shows_what_forces_are_accused_of_without_what_their_state_denies(records: tuple[Path, Path]) -> None:
    rows = list(rows_on(records[0]))
    accused = [row for row in rows if "Ostelish army" in row]
    assert len(accused) > 10
    assert all(OWNERS.search(row) for row in accused)
    others = [row for row in rows if "Ostelish" not in row and "Quarlish army" in row]
    assert others and not any(OWNERS.search(row) for row in others)


def test_the_positions_page_tells_whose_denial_it_is(records: tuple[Path, Path]) -> None:
    page = " ".join(re.sub(r"<[^>]+>", " ", TestClient(make_app(records[0])).get("/positions").text).split())
    assert "Ostel , for Ostelish army under it" in page
    assert "the party to which the accused belong" in page
    assert page.count("No denial under this name") == 1


@pytest.mark.parametrize("what", ["findings", "positions", "quotations"])
def test_every_table_has_it(records: tuple[Path, Path], what: str) -> None:
    lines = [
        line for line in run("show", records[0], what).splitlines() if "Ostelish army" in line and "tortured" in line
    ]
    assert lines and all("Ostel, for Ostelish army under it" in line for line in lines)


def test_the_export_has_it_and_says_whose_forces_they_are(records: tuple[Path, Path]) -> None:
    objects = [json.loads(line) for line in run("export", records[0]).splitlines()]
    accusing = [one for one in objects if one["type"] == "finding" and one["stance"] != "denies"]
    owns = {(one["accused"][0], denial["party"], denial["owns"]) for one in accusing for denial in one["denied_by"]}
    assert owns == {("Ostelish army", "Ostel", "Ostelish army")}
    assert {tuple(one["belonging"].items()) for one in accusing} >= {(("Ostelish army", "Ostel"),)}
    [position] = [one for one in objects if one["type"] == "position" and one["by_owners"]]
    assert position["accused"] == "Ostelish army" and [one["party"] for one in position["by_owners"]] == ["Ostel"]
    rows = csv.DictReader(io.StringIO(run("export", records[0], "--format", "csv", "--kind", "finding")))
    told = {row["accused"]: row["denied_by"] for row in rows if row["stance"] != "denies"}
    assert told["Ostelish army"].startswith("Ostel, for Ostelish army under it (") and not told["Quarlish army"]


def test_a_bag_and_the_place_of_a_quotation_have_it(records: tuple[Path, Path], tmp_path: Path) -> None:
    run("bundle", records[0], "-o", f"{tmp_path / 'bag'}/", "--date", "2041-06-01")
    files = (tmp_path / "bag" / "data" / "entries").iterdir()
    told = [one for file in files for one in json.loads(file.read_text("utf-8"))["annotations"]]
    denied = [one["body"]["deniedBy"] for one in told if one["body"].get("accused") == ["Ostelish army"]]
    assert denied and all(one[0]["owns"] == "Ostelish army" for one in denied)
    places = json.loads(run("find-quote", records[0], "The Ostelish army tortured our neighbours", "--json"))["places"]
    assert {denial["owns"] for one in places[0]["accusations"] for denial in one["denied_by"]} == {"Ostelish army"}


def test_a_text_by_itself_tells_it(tmp_path: Path) -> None:
    (tmp_path / "both.txt").write_text(f"{TEXTS['a-watch.txt']}\nThe government of Ostel denied torture.\n", "utf-8")
    findings = json.loads(run("extract", tmp_path / "both.txt"))["findings"]
    [denial] = [one["id"] for one in findings if one["stance"] == "denies"]
    told = {one["accused"][0]: one.get("denied_by_owner", []) for one in findings if one["stance"] != "denies"}
    assert told == {"Ostelish army": [denial], "Quarlish army": []}


def test_two_states_that_trade_places_trade_all_of_it(records: tuple[Path, Path]) -> None:
    straight, other = records
    for what in ("positions", "findings", "parties", "quotations"):
        mirrored = traded(run("show", straight, what), TRADED)
        assert plainly(mirrored) == plainly(run("show", other, what))
    rows = sorted(PLACES.sub("#", swapped(row)) for row in rows_on(straight))
    assert rows == sorted(PLACES.sub("#", row) for row in rows_on(other))


def swapped(words: str) -> str:
    """The words with the two states traded, also where a page's words run into each other."""
    return re.sub("Ostel|Quarl", lambda found: "Quarl" if found[0] == "Ostel" else "Ostel", words)


def plainly(table: str) -> list[str]:
    return sorted(PLACES.sub("#", line) for line in table.splitlines())
