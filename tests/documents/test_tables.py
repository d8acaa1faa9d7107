"""Tables of texts, as CSV and JSON Lines, give one file a row. All names and texts are invented."""

import csv
import io
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.documents.delimited import THE_FILE, read_delimited
from onrecord.documents.json_lines import read_json_lines
from onrecord.documents.outcome import Outcome, Part, Refused, Trouble, Unpacked
from onrecord.documents.stated_dates import stated_date
from onrecord.model.dates import When
from onrecord.model.document import Metadata


def found(outcome: Outcome) -> list[Part | Trouble]:
    assert isinstance(outcome, Unpacked), outcome
    return list(outcome.parts)


def json_lines(*values: object) -> bytes:
    return b"".join(json.dumps(value).encode() + b"\n" for value in values)


def reasons(outcome: Outcome) -> list[tuple[str, str]]:
    return [(one.name, one.reason) for one in found(outcome) if isinstance(one, Trouble)]


def texts(outcome: Outcome) -> list[tuple[str, str]]:
    return [(one.name, one.content.decode()) for one in found(outcome) if isinstance(one, Part)]


RAIN = {
    "document": "rain.txt",
    "text": "Rain fell on Orvale.\n“No more,” she said.",
    "title": "Rain",
    "publisher": "Orvale Post",
    "published": "2031-05-06T07:08:09Z",
    "authors": ["Ada Vell", "Bo Tarn"],
    "url": "https://post.example/rain",
    "lang": "EN",
    "scraped_at": "2031-05-07T00:00:00Z",
    "region": "Tarn",
    "score": 3,
    "empty": None,
}


def test_a_line_of_json_is_a_file_with_its_metadata() -> None:
    [part] = found(read_json_lines(json_lines(RAIN)))
    assert part == Part(
        "rain.txt",
        "Rain fell on Orvale.\n“No more,” she said.".encode(),
        Metadata(
            title="Rain",
            publisher="Orvale Post",
            language="en",
            published=When.at("2031-05-06"),
            published_source="column published",
            author="Ada Vell, Bo Tarn",
            url="https://post.example/rain",
            captured="2031-05-07T00:00:00Z",
            provenance=(
                ("row", "line 1"),
                ("column document", "rain.txt"),
                ("column region", "Tarn"),
                ("column score", "3"),
            ),
        ),
        ".txt",
    )


def test_a_row_of_a_table_is_the_same_file_with_its_metadata() -> None:
    table = (
        "Headline;Full Text;Date;Outlet;Region\r\n"
        'Rain;"Rain fell; \r\n“No more,” she said.";2031-05-06 07:08;Orvale Post;Tarn\r\n'
    )
    [part] = found(read_delimited(table.encode()))
    assert part == Part(
        "row 2",
        "Rain fell; \r\n“No more,” she said.".encode(),
        Metadata(
            title="Rain",
            publisher="Orvale Post",
            published=When.at("2031-05-06"),
            published_source="column Date",
            provenance=(("row", "row 2"), ("column Region", "Tarn")),
        ),
        ".txt",
    )


def test_texts_are_named_by_what_they_are_called_or_by_their_place() -> None:
    lines = json_lines({"id": 7, "text": "a"}, {"url": "https://post.example/a", "body": "b"}, {"text": "c"})
    assert texts(read_json_lines(lines)) == [("7", "a"), ("post.example/a", "b"), ("line 3", "c")]
    assert texts(read_json_lines(json_lines({"id": "a", "text": "1"}, {"id": "a", "text": "2"}))) == [
        ("a", "1"),
        ("a (2)", "2"),
    ]


def test_each_bad_line_is_told_of_by_its_number_and_the_others_are_read() -> None:
    lines = json_lines({"text": "Rain."}) + b"\n{no\n" + json_lines([1], {"a": 1}, {"text": 5}, {"text": " "})
    lines += b'{"text": "\xff"}\n{"text": "Snow."}'
    assert texts(read_json_lines(lines)) == [("line 1", "Rain."), ("line 9", "Snow.")]
    assert reasons(read_json_lines(lines)) == [
        ("line 3", "not JSON: Expecting property name enclosed in double quotes at character 2"),
        ("line 4", 'is no object; expected {"document": NAME, "text": ...}'),
        (
            "line 5",
            'has no text: none of its keys is text, full_text, fulltext, article_text or the like; expected {"document": NAME, "text": ...}',
        ),
        ("line 6", 'has no text: \'text\' is not a string; expected {"document": NAME, "text": ...}'),
        ("line 7", "has no text: 'text' is empty"),
        ("line 8", "not UTF-8 at byte 11; write the lines in UTF-8"),
    ]


def test_a_date_that_is_none_is_a_doubt_and_is_kept_as_it_stands() -> None:
    [part] = found(read_json_lines(json_lines({"text": "Rain.", "date": "05/06/2031"})))
    assert isinstance(part, Part)
    assert part.metadata.published is None
    assert ("column date", "05/06/2031") in part.metadata.provenance
    assert part.doubts == ("'date' is left out of the dates: not a date: '05/06/2031'; expected YYYY-MM-DD",)


def test_half_a_character_is_replaced_and_told_of() -> None:
    [part] = found(read_json_lines(b'{"text": "Ra\\ud800in", "title": "\\udfff"}'))
    assert isinstance(part, Part)
    assert (part.content.decode(), part.metadata.title) == ("Ra\ufffdin", "\ufffd")
    assert "half a character" in part.doubts[0]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'[\n {"text": "a"},\n {"text": "b"}\n]', [("item 1", "a"), ("item 2", "b")]),
        (b'{\n "count": 1,\n "articles": [{"text": "a"}]\n}', [("item 1", "a")]),
        (b'{"count": 1, "articles": [{"text": "a"}]}', [("item 1", "a")]),
        (b'{\n "text": "a"\n}', [("item 1", "a")]),
        (b'\xef\xbb\xbf{"text": "a"}', [("line 1", "a")]),
        ('{"text": "é"}\n{"text": "b"}'.encode("utf-16"), [("line 1", "é"), ("line 2", "b")]),
    ],
)
def test_json_that_is_one_value_is_read_as_its_list(content: bytes, expected: list[tuple[str, str]]) -> None:
    assert texts(read_json_lines(content)) == expected


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"Rain.\nSnow.\n", b"[" * 100_000, b'{"a":' * 100_000, b"\xff\xfe\x00"]
)
def test_what_is_no_json_is_refused(content: bytes) -> None:
    outcome = read_json_lines(content)
    assert isinstance(outcome, Refused)
    assert outcome.reason.startswith("holds no") or outcome.reason.startswith("is not text")


def test_a_line_nested_very_deep_is_told_of() -> None:
    lines = json_lines({"text": "Rain."}) + b'{"text": ' + b"[" * 100_000 + b"\n" + json_lines({"text": "Snow."})
    assert [one[1] for one in texts(read_json_lines(lines))] == ["Rain.", "Snow."]
    assert reasons(read_json_lines(lines)) == [("line 2", "not JSON that can be read: nested too deeply")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_separator_is_found_by_the_columns(delimiter: str) -> None:
    rows = [["id", "title, short", "text"], ["a", "x; y", "Rain, and | snow;\there."]]
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter).writerows(rows)
    assert texts(read_delimited(buffer.getvalue().encode())) == [("a", "Rain, and | snow;\there.")]


def test_a_spreadsheet_tells_its_separator() -> None:
    assert texts(read_delimited(b"sep=^\nid^text\na^Rain, snow")) == [("a", "Rain, snow")]


def test_a_wrong_row_is_told_of_and_the_others_are_read() -> None:
    table = b'id,text\na,Rain.\nb,Snow.,more\nc\nd,\n\ne,"Open\nf,Hail.\ng,"Mi"d\nh,Ice.\n'
    assert texts(read_delimited(table)) == [("a", "Rain."), ("f", "Hail."), ("h", "Ice.")]
    told = dict(reasons(read_delimited(table)))
    assert list(told) == ["row 3", "row 4", "row 5", "row 6", "row 8"]
    assert told["row 3"].startswith("line 3: has 3 cells, and there are 2 columns")
    assert told["row 5"] == "line 5: has no text: 'text' is empty"
    assert told["row 6"].startswith("line 7: can't be taken apart")


def test_quotation_marks_in_a_table_with_tabs_may_mean_nothing() -> None:
    assert texts(read_delimited(b'id\ttext\na\t"No," she said.\nb\tRain.')) == [
        ("a", '"No," she said.'),
        ("b", "Rain."),
    ]


def test_a_table_in_an_old_encoding_is_read_and_told_of() -> None:
    outcome = "id,text\na,“Élise”\n".encode("cp1252")
    assert texts(read_delimited(outcome)) == [("a", "“Élise”")]
    [(name, reason)] = reasons(read_delimited(outcome))
    assert name == THE_FILE
    assert "read as Windows-1252" in reason


def test_a_table_without_texts_is_refused_with_its_columns() -> None:
    assert read_delimited(b"year,dead\n2031,12\n") == Refused(
        "has no column of texts: its columns are year, dead; name one of them text, full_text, fulltext or the like"
    )
    assert isinstance(read_delimited(b""), Refused)
    assert isinstance(read_delimited(b"\n\n"), Refused)


def test_columns_of_one_name_are_all_kept() -> None:
    [part] = found(read_delimited(b"text,note,note\nRain.,a,b\n"))
    assert isinstance(part, Part)
    assert part.metadata.provenance == (("row", "row 2"), ("column note", "a"), ("column note (2)", "b"))


def test_a_cell_of_ten_megabytes_and_an_open_quotation_mark_end_in_time() -> None:
    started = time.process_time()
    long = b"id,text\na," + b"x" * 10_000_000 + b'\nb,Rain.\nc,"' + b"Snow.\n" * 100_000
    outcome = read_delimited(long)
    too_long, rain, *_ = found(outcome)
    assert isinstance(too_long, Trouble)
    assert "field larger than field limit" in too_long.reason
    assert rain.name == "b"
    assert time.process_time() - started < 5
    assert csv.field_size_limit() == 131_072


def test_what_is_beyond_the_rows_that_are_read_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.documents.delimited.MOST_ROWS", 3)
    monkeypatch.setattr("onrecord.documents.json_lines.MOST_ROWS", 2)
    assert found(read_delimited(b"text\na\nb\nc\nd\n"))[2:] == [
        Trouble("(the rest)", "of the table, from row 4 on, is not read: 3 rows are; split it")
    ]
    assert found(read_json_lines(b'{"text": "a"}\n' * 9))[2:] == [
        Trouble("(the rest)", "of the file, from line 3 on, is not read: 2 texts are; split it")
    ]


def test_a_table_of_countless_columns_is_refused() -> None:
    outcome = read_delimited(b"text" + b"," * 20_000 + b"\nRain.")
    assert isinstance(outcome, Refused)
    assert outcome.reason.startswith("has 20,001 columns")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031", "2031"),
        ("2031-05", "2031-05"),
        ("2031/05/06", "2031-05-06"),
        ("20310506", "2031-05-06"),
        ("20310506T070809Z", "2031-05-06"),
        ("2031-05-06T23:59:59-05:00", "2031-05-06"),
        ("Tue, 06 May 2031 23:59:59 GMT", "2031-05-06"),
        ("6 May 2031 10:00", "2031-05-06"),
        ({"date": "2031-05"}, "2031-05"),
        ({"earliest": "2031-05-06", "latest": "2031-05-08"}, "2031-05-06/2031-05-08"),
        ({"latest": "2031"}, "../2031-12-31"),
        ("", "None"),
        (None, "None"),
    ],
)
def test_dates_are_read_as_they_are_stated(value: object, expected: str) -> None:
    assert str(stated_date(value)) == expected


@pytest.mark.parametrize(
    "value", ["05/06/2031", "yesterday", "2031-02-30", "99999999999", "2031-05-06x", {"earliest": ""}, [1]]
)
def test_what_is_no_date_is_named(value: object) -> None:
    with pytest.raises(ValueError, match="not a date"):
        stated_date(value)


CELL = st.text(
    st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp"], blacklist_characters="\x1c\x85"), max_size=12
)


@given(st.lists(st.tuples(CELL, CELL | st.sampled_from(["a\nb", 'x"y', "p,q"])), min_size=1, max_size=8))
def test_the_rows_of_a_table_are_as_many_as_texts_and_reasons(rows: list[tuple[str, str]]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer).writerows([("id", "text"), *rows])
    parts = found(read_delimited(buffer.getvalue().encode()))
    assert len(parts) == len(rows)
    kept = [one.content.decode() for one in parts if isinstance(one, Part)]
    assert kept == [text for _, text in rows if text.strip()]


VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "id", "date", "url", "x"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(st.lists(VALUE, min_size=1, max_size=6))
def test_the_lines_of_json_are_as_many_as_texts_and_reasons(values: list[object]) -> None:
    parts = found(read_json_lines(json_lines({"text": "Rain."}, *values)))
    assert len(parts) == len(values) + 1


@settings(max_examples=200)
@given(st.binary(max_size=300), st.sampled_from([b"", b"id,text\n", b'id\ttext\n"', b'{"text": "a"}\n', b"[", b"sep="]))
def test_any_bytes_never_raise(content: bytes, before: bytes) -> None:
    for read in (read_delimited, read_json_lines):
        outcome = read(before + content)
        for one in outcome.parts if isinstance(outcome, Unpacked) else ():
            one.name.encode()
