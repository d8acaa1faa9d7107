"""A compressed stream (gzip, bzip2, xz), unpacked as it is read and never beyond limits."""

import bz2
import gzip
import io
import lzma
import zlib
from typing import Any, TypeAlias

from onrecord.documents.zipped import CHUNK, MIB, CantUnpack, Limits, TotalReached, one_line

GZIP, BZIP2, XZ = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00"
AS_BOMBS_DO = "as bombs do"
BROKEN = (EOFError, OSError, ValueError, zlib.error, lzma.LZMAError, MemoryError, OverflowError)
"""What Python's unpackers raise on bytes that are no sound stream."""


Stream: TypeAlias = "io.BufferedReader[Any]"
"""Bytes with a look ahead."""


class Measured(io.RawIOBase):
    """Bytes of a stream, counted as they come. Reading raises CantUnpack where they are broken, TotalReached beyond a limit."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        self.packed = io.BytesIO(content)
        self.stream = unpacker(self.packed, content)
        self.is_packed = self.stream is not self.packed
        self.limits = limits
        self.unpacked = 0
        self.allowed = limits.total
        self.tail = b""
        """The last bytes that were read."""
        self.ended = False

    def allow(self, more: int) -> None:
        """No more than so many bytes from here on, until the next call."""
        self.allowed = self.unpacked + more

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Reads on, as io.BufferedReader asks for it."""
        if self.unpacked > min(self.allowed, self.limits.total):
            most = min(self.allowed, self.limits.total)
            raise TotalReached(f"would unpack to more than {most // MIB:,} MiB, {AS_BOMBS_DO}")
        try:
            read = self.stream.read1(min(len(buffer), CHUNK))
        except BROKEN as wrong:
            raise CantUnpack(f"is cut off or damaged ({one_line(wrong)}): get an undamaged copy") from wrong
        self.ended = not read
        self.tail = read or self.tail
        self.unpacked += len(read)
        self.check_ratio()
        buffer[: len(read)] = read
        return len(read)

    def check_ratio(self) -> None:
        """Raises TotalReached where far more came out than went in."""
        limits = self.limits
        if self.is_packed and self.unpacked > max(limits.ratio_from, limits.ratio * self.packed.tell()):
            raise TotalReached(f"unpacks to more than {limits.ratio} times its size, {AS_BOMBS_DO}")


def unpacker(packed: io.BytesIO, content: bytes) -> io.BytesIO | gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile:
    """The stream that unpacks what begins like this; the bytes themselves where they are not packed."""
    if content.startswith(GZIP):
        return gzip.GzipFile(fileobj=packed)
    if content.startswith(BZIP2):
        return bz2.BZ2File(packed)
    if content.startswith(XZ):
        return lzma.LZMAFile(packed)
    return packed
