"""Tables shaped like UCDP's and Iraq Body Count's: bounds as ends, every row on its words, the codebook as the code. Invented places."""

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import Record, build, open_record
from onrecord.model.dates import Period, When
from onrecord.model.entries import Figure
from onrecord.model.text import Span
from onrecord.model.vocabulary import Bound
from onrecord.views.deaths import Number, ends_of
from onrecord.views.exports import EXPORTERS
from onrecord.views.ucdp import BEST, as_ucdp, columns
from tests.views.sample_groups import sample

TEXTS = {
    "a.txt": "On 3 May 2041 at least 12 people were killed in Orvale, including 3 children. Between 40 and 60 people were injured. "
    "According to the Harbour Ministry, 14 people were killed in Orvale on 3 May 2041.",
    "b.txt": "Dozens of people were killed in Sund on 4 May 2041. More than 300 people have been killed in the islands since 1 March 2040.",
}

CODEBOOK = Path(__file__).resolve().parents[2] / "docs" / "reference" / "codebook.md"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder: Path = tmp_path_factory.mktemp("deaths")
    (folder / "texts").mkdir()
    for name, text in TEXTS.items():
        (folder / "texts" / name).write_text(text)
    build(folder / "record", [folder / "texts"])
    return open_record(folder / "record")


def rows(lines: Iterator[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(lines))


@pytest.mark.parametrize(
    ("bound", "value", "high", "ends"),
    [
        ("exactly", 40, None, (40, 40)),
        ("at_least", 40, None, (40, None)),
        ("more_than", 40, None, (41, None)),
        ("more_than", 2.5, None, (2.5, None)),
        ("about", 40, None, (40, 40)),
        ("nearly", 40, None, (None, 40)),
        ("up_to", 40, None, (None, 40)),
        ("between", 40, 60, (40, 60)),
        ("vague", 24, None, (24, None)),
    ],
)
def test_a_bound_gives_the_ends_that_the_codebook_says(
    bound: Bound, value: float, high: float | None, ends: tuple[Number, Number]
) -> None:
    assert ends_of(Figure(span=Span(0, 1), value=value, high=high, bound=bound, what="killed")) == ends
    assert f"| `{bound}` |" in CODEBOOK.read_text(encoding="utf-8")


@pytest.mark.parametrize("format_", ["ucdp", "ibc"])
def test_every_row_is_a_figure_of_the_killed_and_stands_on_its_words(record: Record, format_: str) -> None:
    reads = {read.document.sha256: read for read in record.documents()}
    found = rows(EXPORTERS[format_](record, "", 0.0))
    killed = [f for read in reads.values() for f in read.entries.figures if f.what == "killed"]
    assert len(found) == len(killed) == 5
    for row in found:
        text = reads[row["sha256"]].document.text
        assert text[int(row["start"]) : int(row["end"])] == row["words"]
        assert row["id" if format_ == "ucdp" else "code"].startswith(row["sha256"][:16] + "/f")
        assert row["document"] in TEXTS


def test_the_numbers_read_back_as_the_words_say(record: Record) -> None:
    read_back = [(row["words"], row["low"], row["high"], row["date_prec"]) for row in rows(as_ucdp(record))]
    assert [(low, high, prec) for _, low, high, prec in read_back] == [
        ("12", "", "1"),
        ("3", "3", "1"),
        ("14", "14", "1"),
        ("24", "", "1"),
        ("301", "", ""),
    ]
    assert [(row["min"], row["max"]) for row in rows(EXPORTERS["ibc"](record, "", 0.0))] == [
        (low, high) for _, low, high, _ in read_back
    ]


def test_a_part_names_its_whole(record: Record) -> None:
    whole, part, *others = rows(as_ucdp(record))
    assert part["part_of"] == whole["id"] and not whole["part_of"]
    assert not any(row["part_of"] for row in others)


def test_best_is_empty_unless_a_named_rule_chose_it(record: Record) -> None:
    assert {(row["best"], row["best_rule"]) for row in rows(as_ucdp(record))} == {("", "")}
    assert [(row["best"], row["best_rule"]) for row in rows(as_ucdp(record, rule="exact"))] == [
        ("", ""),
        ("3", "exact"),
        ("14", "exact"),
        ("", ""),
        ("", ""),
    ]
    assert [row["best"] for row in rows(as_ucdp(record, rule="stated"))] == ["12", "3", "14", "", "300"]


def test_a_rule_that_is_none_is_named_with_the_choices() -> None:
    with pytest.raises(KeyError):
        columns("average")
    assert all(f"`{rule}`" in CODEBOOK.read_text(encoding="utf-8") for rule in BEST)


@pytest.mark.parametrize("format_", ["ucdp", "ibc"])
def test_a_table_has_the_same_bytes_from_another_build(record: Record, tmp_path: Path, format_: str) -> None:
    texts = record.folder.parent / "texts"
    build(tmp_path / "again", [texts / "b.txt"])
    build(tmp_path / "again", [texts / "a.txt"])
    with open_record(tmp_path / "again") as again:
        assert list(EXPORTERS[format_](again, "", 0.0)) == list(EXPORTERS[format_](record, "", 0.0))


@pytest.mark.parametrize("format_", ["ucdp", "ibc"])
def test_the_codebook_names_exactly_the_columns(record: Record, format_: str) -> None:
    written = next(iter(EXPORTERS[format_](record, "", 0.0))).strip().split(",")
    sections = dict(re.findall(r"^## (.*?)\n(.*?)(?=^## |\Z)", CODEBOOK.read_text(encoding="utf-8"), re.M | re.S))
    named = [
        name
        for title in ("Columns of both tables", f"Columns of `{format_}` alone")
        for first in re.findall(r"^\| (`[^|]*) \|", sections[title], re.M)
        for name in re.findall(r"`(\w+)`", first)
    ]
    assert sorted(named) == sorted(written)
    assert len(written) == len(set(written))


@pytest.mark.parametrize(
    ("start", "end", "prec", "year"),
    [
        ("2041-05-03", "2041-05-03", "1", "2041"),
        ("2041-05-03", "2041-05-08", "2", "2041"),
        ("2041-05-03", "2041-05-09", "3", "2041"),
        ("2041-05", "2041-05", "4", "2041"),
        ("2041-05-03", "2041-06-03", "5", "2041"),
        ("2041", "2042", "5", ""),
        ("2041-05-04", "2041-05-03", "", "2041"),
    ],
)
def test_the_precision_of_dates_goes_by_days(start: str, end: str, prec: str, year: str) -> None:
    class One:
        """A record of one figure."""

        def groups(self, *, with_documents: bool = True) -> object:
            return sample()

        def each_document(self) -> Iterator[object]:
            read = sample().documents[0]
            figure = replace(read.entries.figures[0], period=Period(When.at(start), When.at(end)))
            yield replace(read, entries=replace(read.entries, figures=(figure,)))

    [row] = rows(as_ucdp(One()))  # type: ignore[arg-type]
    assert (row["date_prec"], row["year"]) == (prec, year)
