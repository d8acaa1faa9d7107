"""Files that are zip archives inside (DOCX, ODT, EPUB, zip itself): their members, unpacked within limits and in memory only."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from onrecord.documents.outcome import Part, Refused, Trouble

MIB = 1024 * 1024
CHUNK = 256 * 1024
"""Bytes that are unpacked at a time."""
ENCRYPTED = 0x1
"""The flag of a member that needs a password."""
DIRECTORY_ENTRY = 1_000
"""Bytes that the zip file's own table of members may take for each; 46 and the name are usual."""
END_OF_DIRECTORY = b"PK\x05\x06"
ZIP64_END_OF_DIRECTORY = b"PK\x06\x06"
IN_ZIP64 = 0xFFFFFFFF
BROKEN = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What zipfile raises on bytes that are no sound zip file."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is unpacked at most."""

    members: int = 10_000
    """Files in one archive."""
    member: int = 256 * MIB
    """Bytes of one member, unpacked."""
    total: int = 1024 * MIB
    """Bytes of all that is read of one archive, unpacked."""
    ratio: int = 300
    """How many times its packed size a member may have; deflate reaches 1,032, texts hardly 20."""
    ratio_from: int = 8 * MIB
    """Bytes unpacked from which on `ratio` is looked at: a small file of spaces is no bomb."""


LIMITS = Limits()


class CantUnpack(Exception):
    """A member can't be had; the message says why, in one line that reads on from its name."""


class TotalReached(CantUnpack):
    """More of the archive than `Limits.total` would have to be unpacked: there is no use in asking for the next member."""


class Zipped:
    """The members of one zip file. Names are only compared, never opened as paths."""

    def __init__(self, archive: ZipFile, limits: Limits = LIMITS) -> None:
        self.archive = archive
        self.limits = limits
        self.unpacked = 0
        self.members = tuple(info for info in archive.infolist() if not info.filename.endswith("/"))
        self.by_name = {plain_name(info.filename): info for info in self.members}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the members, in the file's order."""
        return tuple(info.filename for info in self.members)

    def __contains__(self, name: str) -> bool:
        return plain_name(name) in self.by_name

    def read(self, name: str) -> bytes:
        """The bytes of the member of this name. Raises CantUnpack."""
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of the member of this name, some at a time. Raises CantUnpack."""
        info = self.by_name.get(plain_name(name))
        if info is None:
            raise CantUnpack(f"has no {name} in it")
        yield from self.unpack(info)

    def unpack(self, member: ZipInfo) -> Iterator[bytes]:
        """The bytes of a member, some at a time, counted against the limits as they come. Raises CantUnpack."""
        self.check_header(member)
        size = 0
        try:
            with self.archive.open(member) as stream:
                while chunk := stream.read(CHUNK):
                    size += len(chunk)
                    self.unpacked += len(chunk)
                    self.check_size(size, member)
                    yield chunk
        except BROKEN as wrong:
            raise CantUnpack(f"can't be unpacked: {one_line(wrong)}; get an undamaged copy") from wrong

    def parts(self) -> Iterator[Part | Trouble]:
        """All members, one by one; one that can't be had as the reason why. Where the total is reached, that comes last."""
        for member in self.members:
            try:
                yield Part(member.filename, b"".join(self.unpack(member)))
            except TotalReached as wrong:
                yield Trouble(member.filename, f"{wrong}; it and what follows it was not unpacked")
                return
            except CantUnpack as wrong:
                yield Trouble(member.filename, str(wrong))

    def check_header(self, member: ZipInfo) -> None:
        """Raises CantUnpack for what its entry in the table already rules out."""
        if member.flag_bits & ENCRYPTED:
            raise CantUnpack("is encrypted: unpack it with its password and give the files themselves")
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise CantUnpack(
                f"is packed by method {member.compress_type}; only 0 (stored) and 8 (deflate) are read: pack it again"
            )
        self.check_size(member.file_size, member)

    def check_size(self, size: int, member: ZipInfo) -> None:
        """Raises CantUnpack where `size` bytes of a member, or all that was unpacked so far, are beyond the limits."""
        limits = self.limits
        if size > limits.member:
            raise CantUnpack(f"unpacks to more than {limits.member // MIB} MiB, the most that is read")
        if size > limits.ratio_from and size > limits.ratio * max(member.compress_size, 1):
            raise CantUnpack(f"unpacks to more than {limits.ratio} times its size, as zip bombs do")
        if self.unpacked > limits.total:
            raise TotalReached(f"makes more than {limits.total // MIB} MiB unpacked together, the most that is read")


def open_zip(content: bytes, limits: Limits = LIMITS) -> Zipped | Refused:
    """The members of a zip file, or why there are none. Never raises."""
    if directory_size(content) > limits.members * DIRECTORY_ENTRY:
        return too_many(limits)
    try:
        archive = ZipFile(BytesIO(content))
    except BROKEN as wrong:
        return Refused(f"is no sound zip file, cut off or damaged ({one_line(wrong)}): get an undamaged copy")
    if len(archive.infolist()) > limits.members:
        return too_many(limits)
    return Zipped(archive, limits)


def too_many(limits: Limits) -> Refused:
    return Refused(f"holds more than {limits.members:,} files, the most that are read of one archive: split it")


def directory_size(content: bytes) -> int:
    """Bytes of the table of members, as the end of the file says; 0 where there is no such end."""
    end = content.rfind(END_OF_DIRECTORY)
    size = content[end + 12 : end + 16] if end >= 0 else b""
    if int.from_bytes(size, "little") != IN_ZIP64:
        return int.from_bytes(size, "little")
    end = content.rfind(ZIP64_END_OF_DIRECTORY)
    return int.from_bytes(content[end + 40 : end + 48], "little") if end >= 0 else 0


def plain_name(name: str) -> str:
    """A member's name as names are compared: some writers turn the slashes or differ in case."""
    return name.replace("\\", "/").lstrip("/").lower()


def one_line(wrong: Exception) -> str:
    """What an exception says, without line breaks."""
    return " ".join(str(wrong).split()) or type(wrong).__name__
