"""No accusation without its author and any denial on record: on every page, in every table, export, answer and bag.

All places, organisations and persons are invented, and so is all that is told of them.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from onrecord.model.entries import Finding
from onrecord.model.groups import DocumentRead, EntryKey
from onrecord.pipeline import build
from onrecord.record.store import Filter, open_record
from onrecord.views.cli import app
from onrecord.views.show import SHOWN
from onrecord.views.web.app import make_app
from tests.views.walking import every_page, rows_of

TEXTS = {
    "a-watch.txt": (
        "Ostel: the Kestrel Guard tortured fishermen in the harbour.\n\nHarbour Watch, press release\n3 May 2041\n\n"
        "“On 12 April 2041 the Kestrel Guard tortured 14 dockers in the customs house,” said Ada Quill of Harbour Watch.\n\n"
        "On 14 April 2041 the Kestrel Guard tortured three nurses in Ostel. Harbour Watch called on the Kestrel Guard to free "
        "the sailors tortured there by the Kestrel Guard in Ostel.\n"
    ),
    "b-reply.txt": (
        "Ministry of Tides\n\nStatement\n\n10 May 2041\n\nColonel Ode Marr of the Kestrel Guard denied torture by the "
        "Kestrel Guard in Ostel. The Kestrel Guard denies torture.\n"
    ),
    "c-herald.txt": (
        "The Tessaly Herald\n\n4 May 2041\n\nThe Kestrel Guard tortured 15 dockers in Ostel on 12 April 2041, Ada Quill of "
        "Harbour Watch said.\n\nRiver Relief said that the Kestrel Guard had tortured at least nine women. “Many women were "
        "tortured by the Kestrel Guard,” said Bo Ilves of River Relief.\n\nThe Tidewater Brigades took 20 sailors hostage on "
        "15 April 2041, Harbour Watch said.\n"
    ),
}
TEXTS["d-reprint.txt"] = (
    TEXTS["c-herald.txt"].replace("The Tessaly Herald\n\n4", "Ostel Courier\n\n5").replace("20 s", "21 s")
)

ACCUSED = re.compile(r"tortured|(?:asserts|charges|suggests) torture")
"""As somebody's words put the accusation, and as we do. The denials have neither."""


@dataclass(frozen=True)
class Told:
    """A finding that accuses: where it stands, the words around it that no other has, and who must stand beside it."""

    key: EntryKey
    words: str
    by: str
    address: str


@dataclass(frozen=True)
class Walked:
    """The record that is walked: its accusations of torture, and the denials of it."""

    folder: Path
    accusations: tuple[Told, ...]
    denials: tuple[tuple[EntryKey, str], ...]

    def authors(self, words: str, links: set[str] = frozenset()) -> set[str]:  # type: ignore[assignment]
        """Whose accusations stand in some words, or are linked to."""
        plain = " ".join(words.split())
        return {told.by for told in self.accusations if told.words in plain or told.address in links}


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    folder = tmp_path_factory.mktemp("together")
    (folder / "texts").mkdir()
    for name, text in TEXTS.items():
        (folder / "texts" / name).write_text(text, encoding="utf-8")
    build(folder / "record", [folder / "texts"])
    with open_record(folder / "record") as record:
        found = [
            (read, one) for read in record.documents() for one in read.entries.findings if one.category == "torture"
        ]
    accusations = tuple(told(read, one) for read, one in found if one.stance != "denies")
    denials = tuple((EntryKey(read.document.sha256, one.id), one.by) for read, one in found if one.stance == "denies")
    assert len({one.by for one in accusations}) >= 4 and len(denials) == 2
    return Walked(folder / "record", accusations, denials)


def told(read: DocumentRead, finding: Finding) -> Told:
    words = read.document.text[finding.span.start : finding.span.end + 7]
    return Told(
        EntryKey(read.document.sha256, finding.id),
        words,
        finding.by,
        f"/documents/{read.document.sha256[:16]}/{finding.id}",
    )


def test_the_texts_hold_accusations_in_entries_of_every_kind_and_in_a_title(walked: Walked) -> None:
    with open_record(walked.folder) as record:
        for kind in ("quotation", "figure", "finding", "call", "event"):
            assert any("tortured" in stored.words for stored in record.entries(Filter(kind))), kind
        assert any("tortured" in listed.title for listed in record.listing())
        assert record.groups().origins and record.groups().series


def test_no_page_shows_an_accusation_without_its_author_and_the_denials(walked: Walked) -> None:
    site = TestClient(make_app(walked.folder))
    asked = ["/search?q=tortured", "/search?q=tortured&kind=text", "/search?q=torture", "/search?q=Ostel",
             "/search?quote=the+Kestrel+Guard+tortured+three+nurses", "/search?quote=tortured+four+dockers+in+Ostel"]  # fmt: skip
    addresses = {f"/documents/{key.document[:16]}/{key.entry}": by for key, by in walked.denials}
    pages = rows = 0
    for address, html in every_page(site, "/", *asked):
        pages += 1
        for words, row in rows_of(html):
            if ACCUSED.search(" ".join(words.split())):
                rows += 1
                authors = walked.authors(row.words, row.links)
                assert authors and all(by in row.words for by in authors), (address, words, row.words)
                assert addresses.keys() <= row.links and "Ode Marr" in row.words, (address, words, row.words)
    assert pages > 100 and rows > 500


@pytest.mark.parametrize("what", SHOWN)
def test_no_table_prints_an_accusation_without_its_author_and_the_denials(walked: Walked, what: str) -> None:
    for more in ([], ["--document", "c-herald"], ["--text", "tortured"], ["--to", "2041-05-05"]):
        head, *lines = run("show", walked.folder, what, *more, expected=(0, 2)).splitlines() or [""]
        for line in lines:
            row = dict(zip(head.split("\t"), line.split("\t"), strict=True))
            if "tortured" in line or (row.get("stance") == "asserts" and "torture" in line):
                assert "Ode Marr" in line and "Kestrel Guard" in line
                assert all(by in line for by in walked.authors(line))
                assert (
                    row.get("by") or row.get("party") or "asserts" in row.get("accusations", "") + row.get("notes", "")
                )


def test_no_line_of_the_export_has_an_accusation_without_its_author_and_the_denials(walked: Walked) -> None:
    names = {key for key, _ in walked.denials}
    seen = set()
    for line in run("export", walked.folder).splitlines():
        one = json.loads(line)
        if "tortured" not in line and one.get("category") != "torture":
            continue
        seen.add(one["type"])
        if one["type"] == "position":
            found = {EntryKey(key["sha256"], key["entry"]) for stand in one["stands"] for key in stand["findings"]}
            assert found == names | {told.key for told in walked.accusations}
        elif one["type"] == "finding" and one["stance"] == "denies":
            assert "denied_by" not in one
        else:
            accusations = [one] if one["type"] == "finding" else one["accusations"]
            assert accusations
            for told in accusations:
                assert told["by"] and {EntryKey(key["sha256"], key["entry"]) for key in told["denied_by"]} == names
                assert {key.get("via") for key in told["denied_by"]} == {"Ode Marr", None}
    assert seen >= {"document", "quotation", "figure", "finding", "call", "event", "position"}


@pytest.mark.parametrize("format_", ["csv", "ucdp", "ibc"])
def test_no_row_of_a_table_for_other_programs_has_one(walked: Walked, format_: str) -> None:
    for row in csv.DictReader(io.StringIO(run("export", walked.folder, "--format", format_))):
        if any("tortured" in cell for cell in row.values()):
            beside = row.get("accusations", "") + row.get("denied_by", "")
            assert "Kestrel Guard through Ode Marr" in beside and (row.get("by") or "asserts torture" in beside)


def test_each_kind_of_entry_alone_keeps_the_denials(walked: Walked) -> None:
    for kind in ("quotation", "figure", "finding", "call", "event"):
        lines = [line for line in run("export", walked.folder, "--kind", kind).splitlines() if "tortured" in line]
        assert lines and all("Ode Marr" in line for line in lines)


def test_where_a_quotation_is_from_is_told_with_who_denies_it(walked: Walked) -> None:
    words = "the Kestrel Guard tortured three nurses in Ostel"
    first, *_ = json.loads(run("find-quote", walked.folder, words, "--json"))["places"]
    assert {"Harbour Watch"} <= {one["by"] for one in first["accusations"] if len(one["denied_by"]) == 2}
    head, row, *_ = run("find-quote", walked.folder, words).splitlines()
    cells = dict(zip(head.split("\t"), row.split("\t"), strict=True))
    assert "Harbour Watch asserts torture: Kestrel Guard (denied by" in cells["accusations"]


def test_a_text_by_itself_tells_which_of_its_findings_deny_others(tmp_path: Path) -> None:
    (tmp_path / "both.txt").write_text(
        f"{TEXTS['c-herald.txt']}\nThe Kestrel Guard denied torture.\n", encoding="utf-8"
    )
    findings = json.loads(run("extract", tmp_path / "both.txt"))["findings"]
    [denial] = [one["id"] for one in findings if one["stance"] == "denies"]
    for one in findings:
        accuses = one["category"] == "torture" and one["stance"] != "denies"
        assert one.get("denied_by", []) == ([denial] if accuses else [])


def test_a_bag_has_the_denials_with_every_accusation(walked: Walked, tmp_path: Path) -> None:
    run("bundle", walked.folder, "-o", f"{tmp_path / 'bag'}/", "--date", "2041-06-01")
    denials = {f"{key.document}.jsonld#{key.entry}" for key, _ in walked.denials}
    seen = 0
    for file in sorted((tmp_path / "bag" / "data" / "entries").iterdir()):
        document = json.loads(file.read_text(encoding="utf-8"))
        for told in accusing(document):
            seen += 1
            assert told["by"] and {one["id"] for one in told["deniedBy"]} == denials
    assert seen > 15


def accusing(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What in a file of annotations says who tortured whom, with what stands beside it."""
    if "tortured" in document.get("title", ""):
        yield from document["accusations"]
    for one in document["annotations"]:
        body, words = one["body"], " ".join(target["selector"][0]["exact"] for target in one["target"])
        if body["type"] == "Finding" and body["category"] == "torture" and body["stance"] != "denies":
            yield body
        elif body["type"] != "Finding" and "tortured" in words:
            yield from body["accusations"]


def run(*arguments: object, expected: tuple[int, ...] = (0,)) -> str:
    """What a command prints."""
    result = CliRunner().invoke(app, [str(one) for one in arguments])
    assert result.exit_code in expected, result.output
    return result.stdout
