"""What a web server sent, as web archives keep it: status, headers, and the body without what it was packed in on its way."""

import zlib
from dataclasses import dataclass

import brotli

from onrecord.documents.measured import AS_BOMBS_DO
from onrecord.documents.zipped import CHUNK, MIB, CantUnpack, Limits, one_line

MOST_HEADERS = 500
LONGEST_CHUNK_HEAD = 64
PLAIN = frozenset(("", "identity", "none"))
BROTLI_LIMIT = 4 * MIB
"""Bytes that come of brotli at once."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a web server answered. `headers` in their order, names in lower case; `body` as it was sent."""

    status: int
    status_line: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """The first header of this name; empty where there is none."""
        return next((value for header, value in self.headers if header == name), "")


def read_answer(block: bytes) -> Answer | None:
    """The answer in these bytes; None where they don't begin as one."""
    if not block.startswith(b"HTTP/"):
        return None
    crlf, lf = block.find(b"\r\n\r\n"), block.find(b"\n\n")
    end, gap = (lf, 2) if crlf < 0 or 0 <= lf < crlf else (crlf, 4)
    head, body = (block[:end], block[end + gap :]) if end >= 0 else (block, b"")
    first, *lines = head.decode("utf-8", "backslashreplace").splitlines()[: MOST_HEADERS + 1] or [""]
    words = first.split(None, 2)
    status = int(words[1]) if len(words) > 1 and words[1].isascii() and words[1].isdigit() and len(words[1]) == 3 else 0
    return Answer(status, first.strip(), read_headers(lines), body)


def read_headers(lines: list[str]) -> tuple[tuple[str, str], ...]:
    """The headers in these lines; a line that begins with a space goes on with the one before. Lines without a colon are passed over."""
    headers: list[tuple[str, str]] = []
    for line in lines:
        name, colon, value = line.partition(":")
        if line[:1] in (" ", "\t") and headers:
            headers[-1] = (headers[-1][0], f"{headers[-1][1]} {line.strip()}")
        elif colon:
            headers.append((name.strip().lower(), value.strip()))
    return tuple(headers)


def joined(body: bytes) -> bytes | None:
    """A body that was sent in chunks, as one; None where it is not in chunks, as some archivers join them and keep the header."""
    pieces: list[bytes] = []
    place = 0
    while True:
        end = body.find(b"\n", place, place + LONGEST_CHUNK_HEAD)
        size = hexadecimal(body[place:end].partition(b";")[0]) if end >= 0 else None
        if size is None:
            # Cut off behind a whole chunk: what came is kept.
            return b"".join(pieces) if pieces and place >= len(body) else None
        if size == 0:
            return b"".join(pieces)
        pieces.append(body[end + 1 : end + 1 + size])
        place = end + 1 + size
        place += 2 if body[place : place + 2] == b"\r\n" else body[place : place + 1] == b"\n"


def hexadecimal(digits: bytes) -> int | None:
    """The number; None where it is none, or longer than any file."""
    digits = digits.strip()
    try:
        return int(digits, 16) if 0 < len(digits) <= 8 and digits.isalnum() else None
    except ValueError:
        return None


def unpacked(body: bytes, encoding: str, limits: Limits) -> bytes:
    """The body without its content encodings, of which the last was applied last. Raises CantUnpack.

    A body that is not packed, though the header says so, is given as it is: some archivers unpack it and keep the header.
    """
    for name in reversed([one.strip().lower() for one in encoding.split(",")]):
        if name in ("gzip", "x-gzip"):
            body = inflated(body, 16 + zlib.MAX_WBITS, limits) if body.startswith(b"\x1f\x8b") else body
        elif name == "deflate":
            # RFC 9110 means zlib's format; some servers send the bare stream.
            body = inflated(body, zlib.MAX_WBITS if body[:1] == b"\x78" else -zlib.MAX_WBITS, limits)
        elif name == "br":
            body = from_brotli(body, limits)
        elif name not in PLAIN:
            raise CantUnpack(f"is packed as {name[:40]!r}; gzip, deflate and br are read")
    return body


def inflated(body: bytes, bits: int, limits: Limits) -> bytes:
    """The bytes of a deflated body. Raises CantUnpack where they are damaged or too many; a cut-off body is too."""
    stream = zlib.decompressobj(bits)
    pieces, size, pending = [], 0, body
    try:
        while not stream.eof:
            piece = stream.decompress(pending, CHUNK)
            pending = stream.unconsumed_tail
            if not piece and not pending:
                break
            size += len(piece)
            check_size(size, len(body), limits)
            pieces.append(piece)
    except zlib.error as wrong:
        raise CantUnpack(f"can't be unpacked: {wrong}; capture it again") from wrong
    if not stream.eof:
        raise CantUnpack("is cut off: capture it again")
    return b"".join(pieces)


def from_brotli(body: bytes, limits: Limits) -> bytes:
    """The bytes of a body that was packed by brotli. Raises CantUnpack."""
    stream = brotli.Decompressor()
    pieces, size = [], 0
    try:
        piece = stream.process(body, output_buffer_limit=BROTLI_LIMIT)
        while piece:
            size += len(piece)
            check_size(size, len(body), limits)
            pieces.append(piece)
            piece = stream.process(b"", output_buffer_limit=BROTLI_LIMIT)
    except brotli.error as wrong:
        raise CantUnpack(f"can't be unpacked: {one_line(wrong)}; capture it again") from wrong
    if not stream.is_finished():
        raise CantUnpack("is cut off: capture it again")
    return b"".join(pieces)


def check_size(size: int, packed: int, limits: Limits) -> None:
    """Raises CantUnpack for more than is read of one file."""
    if size > limits.member or (size > limits.ratio_from and size > limits.ratio * packed):
        raise CantUnpack(f"unpacks to more than {min(size, limits.member) - 1:,} bytes, {AS_BOMBS_DO}")
