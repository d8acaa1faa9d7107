"""JSON Lines of texts, {"document": NAME, "text": ...}, and JSON with a list of such objects: each a file of its own."""

import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from onrecord.documents.encoding import MARKS, decode
from onrecord.documents.member_names import THE_REST, MemberNames
from onrecord.documents.outcome import Outcome, Part, Reader, Refused, Trouble, Unpacked
from onrecord.documents.text_rows import TEXT, TextRow, part_of, text_column

EXPECTED = '{"document": NAME, "text": ...}'
MOST_ROWS = 200_000
FIRST_LINES = 100
"""Where none of so many lines is JSON, the file is none either."""
WIDE_MARKS = tuple(mark for mark, encoding in MARKS if encoding != "utf-8")


@dataclass(frozen=True, slots=True)
class Read:
    """A value of JSON."""

    value: Any


def read_json_lines(content: bytes) -> Outcome:
    """The texts, one an object; a line or an object that holds none is told of by its number."""
    if content.startswith(WIDE_MARKS):
        outcome = decode(content)
        if isinstance(outcome, Refused):
            return outcome
        content = outcome.text.encode()
    content = content.removeprefix(b"\xef\xbb\xbf")
    first = [value_of(line) for line in islice(lines_of(content), FIRST_LINES)]
    if not first:
        return Refused("holds no lines")
    if len(first) == 1 or isinstance(first[0], str) or isinstance(first[0].value, list):
        listed = list_in(content)
        if listed is not None and listed != [one.value for one in first if isinstance(one, Read)]:
            return Unpacked(parts_of((f"item {number}", Read(value)) for number, value in enumerate(listed, 1)))
    if all(isinstance(one, str) for one in first):
        return Refused(f"holds no JSON Lines: its first line is {first[0]}; expected {EXPECTED} in each line")
    return Unpacked(parts_of(numbered(content)))


def lines_of(content: bytes) -> Iterator[bytes]:
    """The lines that are not empty."""
    return (line for line in io.BytesIO(content) if line.strip())


def numbered(content: bytes) -> Iterator[tuple[str, Read | str]]:
    """The values of the lines that are not empty, each with the line's number, from 1; a value that can't be read as the reason."""
    for number, line in enumerate(io.BytesIO(content), 1):
        if line.strip():
            yield f"line {number}", value_of(line)


def list_in(content: bytes) -> list[Any] | None:
    """The objects of a file that is one JSON value: those of its list, or of the one list in its object, or itself."""
    found = value_of(content)
    if isinstance(found, str):
        return None
    value = found.value
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return None
    lists = [one for one in value.values() if isinstance(one, list) and one and isinstance(one[0], dict)]
    return lists[0] if len(lists) == 1 and text_column(value) is None else [value]


def parts_of(values: Iterable[tuple[str, Read | str]]) -> Iterator[Part | Trouble]:
    """Each value as a file, or the reason why it is none."""
    names = MemberNames()
    for count, (called, found) in enumerate(values, 1):
        if count > MOST_ROWS:
            yield Trouble(THE_REST, f"of the file, from {called} on, is not read: {MOST_ROWS:,} texts are; split it")
            return
        reason = found if isinstance(found, str) else trouble_with(found.value)
        if reason or isinstance(found, str):
            yield Trouble(called, reason)
            continue
        column = text_column(found.value)
        yield part_of(TextRow(found.value, called), found.value[column], names)


def trouble_with(value: Any) -> str:
    """Why a JSON value is no text; empty where it is one."""
    if not isinstance(value, dict):
        return f"is no object; expected {EXPECTED}"
    column = text_column(value)
    if column is None:
        return f"has no text: none of its keys is {', '.join(TEXT[:4])} or the like; expected {EXPECTED}"
    if not isinstance(value[column], str):
        return f"has no text: {column!r} is not a string; expected {EXPECTED}"
    return "" if value[column].strip() else f"has no text: {column!r} is empty"


def value_of(line: bytes) -> Read | str:
    """The value of a line of JSON; the reason where it is none, with the place in it."""
    try:
        return Read(json.loads(line.decode()))
    except UnicodeDecodeError as wrong:
        return f"not UTF-8 at byte {wrong.start + 1:,}; write the lines in UTF-8"
    except json.JSONDecodeError as wrong:
        return f"not JSON: {wrong.msg} at character {wrong.pos + 1:,}"
    except RecursionError:
        return "not JSON that can be read: nested too deeply"
    except ValueError as wrong:
        return f"not JSON that can be read: {' '.join(str(wrong).split())}"


JSON_LINES = Reader("json lines", 1, read_json_lines)
