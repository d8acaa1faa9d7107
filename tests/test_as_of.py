"""What a record's documents had said by a day stays the same whatever comes later. Arland, its ministry and all numbers are invented."""

from datetime import date
from pathlib import Path

import pytest

from onrecord.as_of import said_by
from onrecord.model.dates import When
from onrecord.model.document import Published
from onrecord.model.groups import DocumentRead
from onrecord.record.store import open_record
from onrecord.views.asked import Asked
from onrecord.views.show import shown
from tests.reconcile.records import killed, on, since, told
from tests.record.stored import stored

HEALTH = "Ministry of Health"


def bulletin(name: str, value: int, published: str) -> DocumentRead:
    count = killed(value, authority=HEALTH, period=since("2031-02-13"))
    return told(name, f"⟦{value} killed⟧ in {name}", count, published=published)


def between(read: DocumentRead, earliest: str, latest: str) -> DocumentRead:
    """The document, published on some day of an interval."""
    when = When.between(date.fromisoformat(earliest), date.fromisoformat(latest))
    published = Published(when, "inferred")
    return DocumentRead(read.document, type(read.description)(published=published), read.entries)


BY_JUNE = [
    bulletin("a.txt", 100, "2031-04-01"),
    bulletin("b.txt", 140, "2031-05-01"),
    between(bulletin("c.txt", 150, ""), "2031-05-02", "2031-05-20"),
]
DOUBTFUL = [between(bulletin("d.txt", 160, ""), "2031-05-21", "2031-06-20"), bulletin("e.txt", 130, "")]
LATER = [
    bulletin("f.txt", 120, "2031-07-01"),
    bulletin("0.txt", 90, "2032-01-01"),
    told(
        "g.txt",
        "The Arland Ministry of Health (MoH), ⟦5 killed⟧ on 3 May 2031, ⟦7 killed⟧",
        killed(5, where="Brenn, Arland", period=on("2031-05-03")),
        killed(7, authority="MoH", period=on("2031-05-03")),
        published="2031-08-01",
        publisher="MoH",
    ),
]


def answer(folder: Path, *documents: DocumentRead, day: str = "2031-06-01") -> str:
    """What `onrecord show RECORD series --as-of` prints, with its note."""
    with stored(folder, documents) as record:
        table = shown(record, "series", Asked(as_of=day))
    lines = ["\t".join(map(str, row)) for row in table.rows]
    return "\n".join([table.title, *lines, table.note])


def test_the_answer_of_a_day_is_what_documents_had_said_for_sure(tmp_path: Path) -> None:
    with stored(tmp_path / "record", [*BY_JUNE, *DOUBTFUL, *LATER]) as record:
        told = said_by(record, date(2031, 6, 1))
    assert [read.document.name for read in told.groups.documents] == ["a.txt", "b.txt", "c.txt"]
    assert told.doubtful == ("d.txt", "e.txt")
    [series] = told.groups.series
    assert [member.relation for member in series.members] == [None, "updates", "updates"]


@pytest.mark.parametrize("later", [LATER, LATER[:1], LATER[1:]])
def test_the_answer_is_the_same_byte_for_byte_whatever_is_added_with_a_later_date(
    tmp_path: Path, later: list[DocumentRead]
) -> None:
    before = answer(tmp_path / "before", *BY_JUNE, *DOUBTFUL)
    after = answer(tmp_path / "after", *later, *BY_JUNE, *DOUBTFUL)
    assert before.encode() == after.encode()
    assert "140" in before
    assert "2 documents left out: nothing tells for sure that they were published by 2031-06-01: d.txt, e.txt" in before


def test_a_later_day_knows_more(tmp_path: Path) -> None:
    late = answer(tmp_path / "record", *BY_JUNE, *LATER, day="2031-12-31")
    assert "falls\t150 in c.txt f1" in late


def test_the_day_before_the_first_document_knows_nothing(tmp_path: Path) -> None:
    with stored(tmp_path / "record", BY_JUNE) as record:
        assert said_by(record, date(2031, 3, 31)).groups.series == ()


def test_filters_hold_for_the_answer_of_a_day_too(tmp_path: Path) -> None:
    with stored(tmp_path / "record", BY_JUNE) as record:
        for asked in (Asked(document="b.txt"), Asked(words="140"), Asked(words="b.txt")):
            rows = shown(record, "series", Asked(as_of="2031-06-01", document=asked.document, words=asked.words)).rows
            assert len(rows) == 1 or asked.words == "b.txt"
        assert len(shown(record, "series", Asked(as_of="2031-06-01", party="health")).rows) == 3
        assert shown(record, "series", Asked(as_of="2031-06-01", party="watch")).rows == []
        assert shown(record, "series", Asked(as_of="2031-06-01", kind="injured")).rows == []
    assert open_record(tmp_path / "record").decisions() == ()
