"""`onrecord find-quote` and the box of the search page. The texts are about an invented town and its invented people."""

import json
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner, Result

from onrecord.model.entries import Quotation
from onrecord.model.groups import RecordParty
from onrecord.record.store import open_record
from onrecord.views.cli import app
from onrecord.views.find_quote import COLUMNS, accusing, told
from onrecord.views.web.app import make_app
from tests.reconcile.records import said
from tests.reconcile.records import told as document
from tests.record.stored import stored

WORDS = "the gate was closed before the storm and nobody warned us"
LEAGUE = (
    "Harbour League condemns raid\n\n“⟦The gate was closed before the storm and nobody warned us⟧,” said Marit Solvane."
)
COUNCIL = "“⟦The gate was closed before the storm and nobody warned us⟧,” said Joren Pell.\n\nThe bridge of Orvale <b>never</b> closed."


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    documents = [
        document("league.txt", LEAGUE, said("Marit Solvane"), published="2031-05-04"),
        document("council.txt", COUNCIL, said("Joren Pell"), published="2031-05-02"),
    ]
    parties = [
        RecordParty("Joren Pell", ("Joren Pell", "Pell")),
        RecordParty("Marit Solvane", ("Solvane",), speaks_for="Harbour League"),
        RecordParty("Oda Brenn"),
    ]
    folder = tmp_path_factory.mktemp("quotes") / "record"
    stored(folder, documents, parties).close()
    return folder


def find(record: Path, *words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(app, ["find-quote", str(record), *words], input=given)


def test_in_a_pipe_every_place_is_a_row_the_earliest_first(record: Path) -> None:
    result = find(record, WORDS)
    head, *rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert result.exit_code == 0 and tuple(head) == COLUMNS
    places = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(p["match"], p["speaker"], p["document"], p["paragraph"]) for p in places] == [
        ("exact", "Joren Pell", "council.txt", "1"),
        ("exact", "Marit Solvane", "league.txt", "2"),
    ]
    assert "Here, word for word, in 2 places" in result.stderr and "Said by 2 speakers" in result.stderr


@pytest.mark.parametrize(
    ("by", "says"),
    [
        (
            "Harbour League",
            "Said by Marit Solvane, who speaks for Harbour League, as asked. Also by Joren Pell (council.txt, 2031-05-02).",
        ),
        ("Oda Brenn", "Not said by “Oda Brenn” in this record, but by Joren Pell (council.txt, 2031-05-02); Marit"),
        ("Nobody Known", "No party of this record is called “Nobody Known”."),
    ],
)
def test_who_says_it_instead_is_told(record: Path, by: str, says: str) -> None:
    result = find(record, WORDS, "--by", by)
    assert result.exit_code == 0 and says in result.stderr


def test_who_denies_words_does_not_say_them(tmp_path: Path) -> None:
    text = "The gate is open.\n\nMarit Solvane denied that ⟦the harbour gate had been closed before the storm⟧."
    denied = (Quotation, {"speaker": "Marit Solvane", "form": "indirect", "polarity": "denied"})
    parties = [RecordParty("Marit Solvane", ("Solvane",))]
    stored(tmp_path / "r", [document("a.txt", text, denied)], parties).close()
    for asked in ((), ("--by", "Solvane")):
        result = find(tmp_path / "r", "the harbour gate had been closed before the storm", *asked)
        head, row = [line.split("\t") for line in result.stdout.splitlines()]
        assert dict(zip(head, row, strict=True))["polarity"] == "denied"
        assert "Not said, but denied by Marit Solvane." in result.stderr
    other = find(tmp_path / "r", "the harbour gate had been closed before the storm", "--by", "Pell")
    assert "but by Marit Solvane (denied, a.txt" in other.stderr


def test_words_of_the_document_itself_are_said_to_be_so(record: Path) -> None:
    result = find(record, "the bridge of Orvale never closed", "--by", "Pell")
    assert "In no quotation, but the document’s own words: council.txt, 2031-05-02." in result.stderr


def test_what_differs_stands_in_the_row(record: Path) -> None:
    result = find(record, "the gate was shut before the storm and nobody [had] warned us")
    assert "was [changed: “shut” for “closed”] before the storm and nobody [added: had] warned us" in result.stdout


def test_nowhere_is_exit_status_1_and_too_few_words_2(record: Path) -> None:
    nowhere = find(record, "purple elephants waltz across frozen violins")
    assert (nowhere.exit_code, nowhere.stdout) == (1, "\t".join(COLUMNS) + "\n")
    assert "Nowhere in this record (searched: 2 documents with 2 quotations); nothing comes close." in nowhere.stderr
    few = find(record, "two words")
    assert few.exit_code == 2 and "3 words or more were expected" in few.stderr
    assert find(record / "none", WORDS).exit_code == 1


def test_words_come_from_standard_input_too_and_go_out_as_json(record: Path) -> None:
    result = find(record, "-", "--json", given=f"“{WORDS}!”\n")
    answer = json.loads(result.stdout)
    assert result.exit_code == 0 and answer["verdict"] == "here"
    [span] = answer["places"][0]["spans"]
    assert answer["places"][0]["words"] == COUNCIL.replace("⟦", "").replace("⟧", "")[span["start"] : span["end"]]


def test_on_a_terminal_each_place_stands_in_its_context(record: Path) -> None:
    with open_record(record) as opened:
        lines = list(told(opened.find_quote("was closed before the storm"), 1, accusing(opened)))
    assert lines[0] == "Here, word for word, in 2 places (searched: 2 documents with 2 quotations)."
    assert "1. Word for word: Joren Pell (direct)" in lines
    assert "   “The gate »was closed before the storm« and nobody warned us,” said Joren Pell." in lines
    assert lines[-1] == "1 more: --limit 2 shows them."


@pytest.fixture(scope="module")
def site(record: Path) -> TestClient:
    return TestClient(make_app(record))


def page(site: TestClient, words: str, by: str = "") -> str:
    answer = site.get("/search", params={"quote": words, "by": by})
    assert answer.status_code == 200
    return unescape(answer.text)


def test_the_box_is_on_the_search_page_and_keeps_what_was_asked(site: TestClient) -> None:
    assert "Where is this quotation from?" in site.get("/search").text
    html = page(site, WORDS, "Solvane")
    assert f'dir="auto" required>{WORDS}</textarea>' in html and 'name="by" value="Solvane"' in html


def test_the_page_opens_each_document_on_the_words(site: TestClient) -> None:
    html = site.get("/search", params={"quote": WORDS}).text
    links = [part.split('"')[0] for part in html.split('class="lit" href="')[1:]]
    assert len(links) == 2
    for link in links:
        assert "The gate was closed before the storm and nobody warned us</a></mark>" in site.get(unescape(link)).text


def test_what_differs_is_struck_out_and_underlined_and_read_aloud(site: TestClient) -> None:
    html = page(site, "the gate was shut before the storm and nobody had warned us")
    assert (
        '<del><span class="unseen">left out: </span>closed</del> <ins><span class="unseen">added: </span>shut</ins>'
        in html
    )
    assert '<ins><span class="unseen">added: </span>had</ins>' in html


def test_the_page_says_who_says_it_instead(site: TestClient) -> None:
    html = page(site, WORDS, "Oda Brenn")
    assert "Not said by “Oda Brenn” in this record, but by" in html and "not who was asked for" in html


def test_the_page_says_nowhere_and_what_was_expected(site: TestClient) -> None:
    assert "Nowhere in this record" in page(site, "purple elephants waltz across frozen violins")
    assert "3 words or more were expected." in page(site, "two words")


def test_words_from_anywhere_are_never_read_as_html(site: TestClient) -> None:
    html = site.get(
        "/search", params={"quote": "bridge of Orvale <b>never</b> closed <img src=x>", "by": '"><img src=y>'}
    ).text
    assert "<b>" not in html and "<img" not in html
