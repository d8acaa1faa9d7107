"""The records of a web archive (WARC), one after the other, and past damaged places."""

import io
import re
from dataclasses import dataclass

from onrecord.documents.http_body import read_headers
from onrecord.documents.measured import Stream
from onrecord.documents.zipped import CHUNK, Limits

WARC_MARK = b"WARC/"
LONGEST_LINE = 64 * 1024
LONGEST_HEAD = 1024 * 1024
"""Bytes."""
NEXT_RECORD = re.compile(rb"(?<=\n)WARC/[01]\.")
LENGTH = re.compile(r"\d{1,15}")


class Damaged(Exception):
    """A record can't be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record. `fields`: its own headers, names in lower case; `block`: all that follows them."""

    fields: dict[str, str]
    block: bytes

    @property
    def kind(self) -> str:
        return self.fields.get("warc-type", "").lower() or "record without a type"

    @property
    def address(self) -> str:
        # Wget 1.19 puts it in angle brackets.
        return self.fields.get("warc-target-uri", "").strip("<> ")


class Records:
    """The records of a stream, one after the other."""

    def __init__(self, stream: Stream, limits: Limits) -> None:
        self.stream = stream
        self.limits = limits
        self.ended = False
        self.address = ""
        """Of the record that is being read."""
        self.first_line = b""
        """Of the next record, where that was read already."""

    def next(self) -> Record | None:
        """The next record; None at the end. Raises Damaged, after which the one behind it can be asked for, and CantUnpack."""
        self.address = ""
        line = self.first_line or self.stream.readline(LONGEST_LINE)
        self.first_line = b""
        while line and not line.strip():
            line = self.stream.readline(LONGEST_LINE)
        if not line:
            self.ended = True
            return None
        if not line.startswith(WARC_MARK):
            raise Damaged(self.to_the_next(line))
        fields = self.read_fields()
        record = Record(fields, b"")
        self.address = record.address
        length = fields.get("content-length", "")
        if not LENGTH.fullmatch(length):
            raise Damaged(f"tells no length that can be read ({length[:40]!r}): not read; {self.to_the_next(b'')}")
        return Record(fields, self.read_block(int(length)))

    def read_fields(self) -> dict[str, str]:
        """The record's own headers; the first of each. Raises Damaged where they don't end."""
        lines: list[str] = []
        size = 0
        while (line := self.stream.readline(LONGEST_LINE)).strip():
            size += len(line)
            if size > LONGEST_HEAD:
                raise Damaged(f"has headers of more than {LONGEST_HEAD:,} bytes: {self.to_the_next(b'')}")
            lines.append(line.decode("utf-8", "backslashreplace").rstrip("\r\n"))
        fields: dict[str, str] = {}
        for name, value in read_headers(lines):
            fields.setdefault(name, value)
        return fields

    def read_block(self, length: int) -> bytes:
        """So many bytes. Raises Damaged where there are fewer, or more than are read of one file."""
        most = self.limits.member
        block = self.stream.read(min(length, most))
        if len(block) < min(length, most):
            found = NEXT_RECORD.search(block)
            if found:
                self.stream = io.BufferedReader(io.BytesIO(block[found.start() :]), CHUNK)
                raise Damaged(
                    "tells a length that reaches beyond the archive's end: not read; the records behind it are"
                )
            raise Damaged("is cut off: the archive ends before it does; get an undamaged copy")
        left = length - len(block)
        if left:
            while left and (chunk := self.stream.read(min(left, CHUNK))):
                left -= len(chunk)
            raise Damaged(f"has {length:,} bytes, more than the {most:,} that are read")
        return block

    def to_the_next(self, line: bytes) -> str:
        """Reads over what is no record, and says how much that was."""
        passed = len(line)
        at_start = line.endswith(b"\n")
        while line := self.stream.readline(LONGEST_LINE):
            if at_start and line.startswith(WARC_MARK):
                self.first_line = line
                break
            passed += len(line)
            at_start = line.endswith(b"\n")
        return f"{passed:,} bytes are no record and were passed over; get an undamaged copy"
