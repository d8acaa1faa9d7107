"""Tables of texts (CSV, TSV): each row a file of its own."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.documents.encoding import decode
from onrecord.documents.member_names import THE_REST, MemberNames
from onrecord.documents.outcome import LONGEST_TEXT, OF_ITSELF, Kept, Outcome, Part, Reader, Refused, Trouble, Unpacked
from onrecord.documents.text_rows import TEXT, TextRow, part_of, text_column

TAB = "\t"
DELIMITERS = (",", ";", TAB, "|")
"""The likeliest first."""
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
SEPARATOR_TOLD = re.compile(r"sep=([^\r\n\"])[ \t]*(?:\r\n|\r|\n)")
"""A first line that spreadsheets write for each other."""
THE_FILE = OF_ITSELF
"""The name under which is told what is true of all rows."""
LONGEST_HEADER = 1_000_000
"""Characters that the row of columns' names takes at most."""
MOST_COLUMNS = 10_000
MOST_ROWS = 200_000
NAMED = 8
"""So many columns are named where none is the text."""


def read_delimited(content: bytes) -> Outcome:
    """The texts in a table with a row of columns' names, one a row; a row that holds none is told of by its number."""
    outcome = decode(content)
    if not isinstance(outcome, Kept):
        return outcome
    told = SEPARATOR_TOLD.match(outcome.text)
    start = told.end() if told else 0
    candidates = (told[1],) if told else DELIMITERS
    headers = {delimiter: header_of(outcome.text, start, delimiter) for delimiter in candidates}
    widest = max(map(len, headers.values()))
    if widest > MOST_COLUMNS:
        return Refused(f"has {widest:,} columns, more than the {MOST_COLUMNS:,} that are read; give the texts as rows")
    fitting = [one for one in candidates if text_column(headers[one]) is not None]
    if not fitting:
        columns = max(headers.values(), key=len)
        return Refused(
            f"has no column of texts: its columns are {', '.join(columns[:NAMED]) or '(none)'}; name one of them {', '.join(TEXT[:3])} "
            "or the like"
        )
    delimiter = max(fitting, key=lambda one: len(headers[one]))
    return Unpacked(parts_of(outcome.text, start, delimiter, outcome.doubts))


def header_of(text: str, start: int, delimiter: str) -> list[str]:
    """The names of the columns: the first row that is not empty."""
    first = next(rows_of(text[: start + LONGEST_HEADER], start, delimiter), None)
    return first.cells if first is not None else []


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells."""

    line: int
    """The number of the line that it begins in, from 1."""
    cells: list[str]
    wrong: str = ""
    """Why it could not be taken apart; empty where it could."""


def parts_of(text: str, start: int, delimiter: str, doubts: tuple[str, ...]) -> Iterator[Part | Trouble]:
    """Each row as a file, or the reason why it is none. Rows are counted as spreadsheets do, the columns' names being row 1."""
    for doubt in doubts:
        yield Trouble(THE_FILE, doubt)
    names = MemberNames()
    header: list[str] = []
    column = 0
    for number, row in enumerate(rows_of(text, start, delimiter), 1):
        if number == 1:
            header = distinct(row.cells)
            column = header.index(text_column(header) or "")
            continue
        if number > MOST_ROWS:
            yield Trouble(
                THE_REST, f"of the table, from row {number:,} on, is not read: {MOST_ROWS:,} rows are; split it"
            )
            return
        reason = row.wrong or trouble_with(row.cells, header, column)
        if reason:
            yield Trouble(names.take(f"row {number}"), f"line {row.line:,}: {reason}")
        else:
            yield part_of(TextRow(dict(zip(header, row.cells, strict=True)), f"row {number}"), row.cells[column], names)


def distinct(header: list[str]) -> list[str]:
    """The columns' names, told apart where two are the same."""
    names: dict[str, None] = {}
    for name in header:
        number, told_apart = 1, name
        while told_apart in names:
            number += 1
            told_apart = f"{name} ({number})"
        names[told_apart] = None
    return list(names)


def trouble_with(cells: list[str], header: list[str], column: int) -> str:
    """Why a row is no text; empty where it is one."""
    if len(cells) != len(header):
        return f"has {len(cells):,} cells, and there are {len(header):,} columns: put cells with line ends or separators in them in quotation marks"
    return "" if cells[column].strip() else f"has no text: {header[column]!r} is empty"


def rows_of(text: str, start: int, delimiter: str) -> Iterator[Row]:
    """The rows that are not empty. One that can't be taken apart ends with its first line, and the next begins behind that."""
    feed = Feed(text, start, 1 + text.count("\n", 0, start))
    while feed.place < len(text):
        reader = csv.reader(feed, delimiter=delimiter, strict=True)
        place, number = feed.place, feed.number
        row = next_row(reader, number)
        while row is not None and not row.wrong:
            if row.cells:
                yield row
            place, number = feed.place, feed.number
            row = next_row(reader, number)
        if row is None:
            return
        feed.place, feed.number = place, number
        yield unquoted(next(feed), delimiter, number) or row


class Feed:
    """Lines for a reader of tables, which may take several for a row."""

    def __init__(self, text: str, place: int, number: int) -> None:
        self.text = text
        self.place = place
        """Where the next line begins."""
        self.number = number
        """The next line's number, from 1."""

    def __iter__(self) -> "Feed":
        return self

    def __next__(self) -> str:
        line = LINE.match(self.text, self.place)
        if line is None:
            raise StopIteration
        self.place = line.end()
        self.number += 1
        return line[0]


def next_row(reader: Iterator[list[str]], line: int) -> Row | None:
    """The next row, or why it can't be had; None at the end."""
    # The limit is one for the whole process: it is put back at once.
    limit = csv.field_size_limit(LONGEST_TEXT)
    try:
        return Row(line, next(reader))
    except StopIteration:
        return None
    except csv.Error as wrong:
        return Row(
            line, [], f"can't be taken apart ({wrong}): is a quotation mark not closed, or not doubled within a cell?"
        )
    finally:
        csv.field_size_limit(limit)


def unquoted(line: str, delimiter: str, number: int) -> Row | None:
    """A line of a table with tabs, where quotation marks mean nothing to many writers; None for others."""
    if delimiter != TAB:
        return None
    return Row(number, line.rstrip("\r\n").split(TAB))


DELIMITED = Reader("table", 1, read_delimited)
