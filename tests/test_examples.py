"""The Oberin collection against the answer written down beside it: the record, the pages and the tables say the same."""

import csv
import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord import Record, build, open_record
from onrecord.deciding import Wish, mark_reset
from onrecord.model.groups import EntryKey, Series
from onrecord.views.deaths import ends_of, row_id, tolls_of
from onrecord.views.ibc import as_ibc
from onrecord.views.ucdp import as_ucdp
from onrecord.views.web.app import make_app
from onrecord.views.web.catalogue import Catalogue
from onrecord.views.web.figures import Row, rows_of

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"

Answer = dict[str, str]

ANSWER: list[Answer] = list(csv.DictReader((EXAMPLES / "oberin-answer.csv").open(encoding="utf-8")))

MISREAD: dict[tuple[str, str], Answer] = {}
"""By document and lowest number: what the record may say instead; nothing where it may have no such figure. Each is an error of ours."""


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record as the machine leaves it."""
    folder: Path = tmp_path_factory.mktemp("oberin") / "record"
    build(folder, [EXAMPLES / "oberin"])
    return folder


@pytest.fixture(scope="module")
def fallen(before: Path) -> tuple[str, ...]:
    """The documents in which the count fell, before anybody decided anything."""
    with open_record(before) as record:
        return tuple(row.placed.read.document.name for row in rows(record) if row.member.relation == "falls")


@pytest.fixture(scope="module")
def record(before: Path, fallen: tuple[str, ...]) -> Record:
    """The record in which a person has said that the new register began anew."""
    with open_record(before) as opened:
        [anew] = [row.placed.key for row in rows(opened) if row.placed.read.document.name == "30-new-bulletin-1.txt"]
    mark_reset(before, anew, Wish("Runa Estholm", "A new register from 1 May 2035: see 29.", "2035-06-02T09:00:00Z"))
    return open_record(before)


def series_of(record: Record) -> Series:
    """The long one."""
    return max(record.groups().series, key=lambda one: len(one.members))


def rows(record: Record) -> tuple[Row, ...]:
    return rows_of(Catalogue(record.groups()), series_of(record))


def number(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}"


def read_back(row: Row) -> Answer:
    """A row of the page in the form of the answer."""
    low, high = ends_of(row.placed.figure)
    changed = row.member.relation in ("falls", "revises", "reset")
    return {
        "document": row.placed.read.document.name,
        "date": str(row.when),
        "authority": row.authority,
        "low": number(low),
        "high": number(high),
        "relation": row.member.relation or "",
        "earlier": row.earlier.read.document.name if row.earlier and changed else "",
    }


def expected(record: Record) -> list[Answer]:
    """The answer; where the record has what is known as misread, that."""
    found = {(one["document"], one["low"]): one for one in map(read_back, rows(record))}
    out = []
    for one in ANSWER:
        key = (one["document"], one["low"])
        right = {field: value for field, value in one.items() if field != "note"}
        wrong = right | MISREAD.get(key, {})
        if key in found or MISREAD.get(key) != {}:
            out.append(wrong if found.get(key) == wrong else right)
    return out


def in_order(answers: list[Answer]) -> list[Answer]:
    return sorted(answers, key=lambda one: (one["document"], one["low"]))


def test_the_record_has_each_figure_of_the_answer_and_no_other(record: Record) -> None:
    assert in_order([read_back(row) for row in rows(record)]) == in_order(expected(record))


def test_every_figure_is_compared_with_one_of_its_own_authority(record: Record) -> None:
    catalogue = Catalogue(record.groups())
    compared = [(row, row.earlier) for row in rows(record) if row.earlier]
    assert len(compared) > 25
    for row, earlier in compared:
        assert catalogue.party(earlier.figure.authority or earlier.figure.said_by) == row.authority, row.placed.words


def test_what_is_named_as_misread_is_in_the_answer() -> None:
    known = {(one["document"], one["low"]): one for one in ANSWER}
    for key, misread in MISREAD.items():
        assert key in known, key
        assert all(known[key][field] != value for field, value in misread.items())


def test_only_a_person_turns_a_fall_into_a_new_beginning(fallen: tuple[str, ...], record: Record) -> None:
    assert fallen == ("16-herald-harvest.txt", "30-new-bulletin-1.txt")
    assert [row.placed.read.document.name for row in rows(record) if row.member.relation == "falls"] == [
        "16-herald-harvest.txt"
    ]


def test_a_reprint_is_one_story_with_what_it_reprints(record: Record) -> None:
    names = {one.sha256: one.name for one in record.listing()}
    stories = [tuple(names[key] for key in origin.documents) for origin in record.groups().origins]
    assert stories == [("12-school-year.txt", "13-herald-school-year.txt")]


def test_whoever_hands_a_number_on_is_no_origin_of_it(record: Record) -> None:
    ucdp = {row["id"]: row for row in csv.DictReader(as_ucdp(record))}
    handed = {row["document"]: ucdp[row["carries"]]["document"] for row in ucdp.values() if row["carries"]}
    assert handed["13-herald-school-year.txt"] in ("11-health-bulletin-5.txt", "12-school-year.txt")
    assert handed["21-talks-about-talks.txt"] == "20-health-bulletin-8.html"
    assert handed["27-hymn-book.txt"] == "26-upper-villages.txt"


def test_deaths_added_afterwards_have_their_own_time_and_are_in_no_later_month(record: Record) -> None:
    [added] = [t for t in tolls_of(record) if t.read.document.name == "26-upper-villages.txt" and t.figure.value == 183]
    assert added.figure.period and str(added.figure.period.start) < "2034-06"
    assert EntryKey(added.read.document.sha256, added.figure.id) not in {m.figure for m in series_of(record).members}


@pytest.fixture(scope="module")
def page(record: Record) -> str:
    return TestClient(make_app(record.folder)).get(f"/series/{series_of(record).id}").text


def test_the_page_shows_the_answer(record: Record, page: str) -> None:
    told = [
        " ".join(unescape(re.sub(r"<[^>]*>", " ", row)).split())
        for row in re.findall(r"<tr>(.*?)</tr>", page[page.index("<table") :], re.S)[1:]
    ]
    assert len(told) == len(expected(record))
    for one in expected(record):
        # "More than 1,300" is 1,301 or more.
        numbers = [f"{int(value) - off:,}" for value in filter(None, (one["low"], one["high"])) for off in (0, 1)]
        fitting = [
            row
            for row in told
            if any(n in row for n in numbers) and one["authority"] in row and (one["relation"] or "–") in row
        ]
        assert fitting, one


def test_the_page_names_who_decided_that_the_count_began_anew(page: str) -> None:
    assert "<bdi>Runa Estholm</bdi> on 2 June 2035 (decision 1)" in page


def test_the_chart_marks_each_change_with_its_word(record: Record, page: str) -> None:
    for chart in re.findall(r'<figure class="chart.*?</figure>', page, re.S):
        marked = re.findall(r'<text class="label marked"[^>]*>([^<]*)<', chart)
        assert sorted(marked) == ["1,342, falls", "1,871, revised", "96, reset"]
        assert chart.count('class="break ') == 1
        assert len(re.findall(r'class="point"', chart)) == len(expected(record))


def test_every_point_opens_its_words(record: Record, page: str) -> None:
    site = TestClient(make_app(record.folder))
    words = {toll.id: toll.words for toll in tolls_of(record)}
    addresses = re.findall(r'<a href="(/documents/[^"#]+)#words" aria-label', page)
    assert len(addresses) == 2 * len(expected(record))
    for address in set(addresses):
        key = address.removeprefix("/documents/")
        marked = "".join(re.findall(r"<mark[^>]*>(.*?)</mark>", site.get(address).text, re.S))
        assert unescape(re.sub(r"<[^>]*>", "", marked)) == words[key]


def test_the_tables_of_the_killed_give_the_same_ends(record: Record) -> None:
    ours = {row_id(m.figure) for m in series_of(record).members}
    answer = in_order(expected(record))
    ucdp = [row for row in csv.DictReader(as_ucdp(record)) if row["id"] in ours]
    ibc = [row for row in csv.DictReader(as_ibc(record)) if row["code"] in ours]
    assert [
        (row["document"], row["low"], row["high"]) for row in sorted(ucdp, key=lambda r: (r["document"], r["low"]))
    ] == [(one["document"], one["low"], one["high"]) for one in answer]
    assert [
        (row["document"], row["min"], row["max"]) for row in sorted(ibc, key=lambda r: (r["document"], r["min"]))
    ] == [(one["document"], one["low"], one["high"]) for one in answer]
    assert sum(row["relation"] == "reset" for row in ucdp) == 1


def test_the_sample_is_forty_documents_over_eighteen_months_that_say_what_they_are() -> None:
    files = sorted((EXAMPLES / "oberin").iterdir())
    assert len(files) == 40
    assert all("This text is invented: sample data of onrecord." in file.read_text(encoding="utf-8") for file in files)
    assert {one["document"] for one in ANSWER} <= {file.name for file in files}
    assert len({one["authority"] for one in ANSWER}) == 3
