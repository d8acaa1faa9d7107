"""Tar archives, packed or not, and single packed files: read as a stream, one member at a time, in memory only."""

import io
import struct
import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime

from onrecord.documents.archives import ARCHIVE, LARGEST_ARCHIVE
from onrecord.documents.measured import BZIP2, GZIP, XZ, Measured, Stream
from onrecord.documents.member_names import THE_REST, MemberNames, as_named, no_document
from onrecord.documents.outcome import Outcome, Part, Reader, Refused, Trouble, Unpacked
from onrecord.documents.warc import records_of
from onrecord.documents.warc_records import WARC_MARK
from onrecord.documents.zipped import MIB, CantUnpack, Limits, TotalReached, one_line
from onrecord.model.document import Metadata

BLOCK = tarfile.BLOCKSIZE
HEADERS = MIB
"""Bytes that stand before a member at most: its head, a long name, extended headers."""
BROKEN = (tarfile.TarError, EOFError, OSError, OverflowError, RecursionError, ValueError, struct.error)
"""What tarfile raises on bytes that are no sound archive."""
KINDS = (
    (tarfile.TarInfo.issym, "is a link to {to}, no file of its own"),
    (tarfile.TarInfo.islnk, "is another name of {to} in the same archive, no file of its own"),
    (tarfile.TarInfo.isdev, "is a device or a pipe, no file"),
)
CHUNK_AHEAD = 64 * 1024
"""Bytes that are read ahead."""
GZIP_NAMED = 0x8
"""The flag of a gzip file that tells the name of what was packed."""


def read_tar(content: bytes) -> Outcome:
    """The members of a tar archive, packed or not; the pages of a web archive or the one file where it is these that are packed."""
    return unpack_tar(content, ARCHIVE)


def unpack_tar(content: bytes, limits: Limits) -> Outcome:
    """The members of a tar archive within limits."""
    measured = Measured(content, limits)
    stream = io.BufferedReader(measured, CHUNK_AHEAD)
    try:
        head = stream.peek(BLOCK)[:BLOCK]
    except CantUnpack as wrong:
        return Refused(str(wrong))
    if is_tar(head):
        return Unpacked(members_of(measured, stream))
    if not measured.is_packed:
        return Refused("is no tar archive, though its name says so, or its beginning is damaged: get an undamaged copy")
    if head.startswith(WARC_MARK):
        return Unpacked(records_of(stream))
    return Unpacked(the_one_file(content, stream, limits))


class AsItComes:
    """A stream that gives what there is, so that nothing is lost that stands before a break."""

    def __init__(self, stream: Stream) -> None:
        self.read = stream.read1


def is_tar(head: bytes) -> bool:
    """True for the first block of a tar archive, old ones without a mark too: its checksum fits."""
    try:
        tarfile.TarInfo.frombuf(head, "utf-8", "surrogateescape")
    except (tarfile.TarError, ValueError):
        return False
    return True


def members_of(measured: Measured, stream: Stream) -> Iterator[Part | Trouble]:
    """The members one by one; what ends them before the archive's end mark comes last."""
    names, limits = MemberNames(), measured.limits
    count = total = 0
    try:
        measured.allow(HEADERS)
        archive = tarfile.open(fileobj=AsItComes(stream), mode="r|")  # type: ignore[call-overload]  # noqa: SIM115
        left = 0
        while (member := next_member(archive, measured, left)) is not None:
            left = member.size
            if member.isdir():
                continue
            count += 1
            if count > limits.members or total > limits.total:
                most = f"{limits.members:,} files or the {limits.total // MIB:,} MiB"
                raise CantUnpack(f"is beyond the {most} that are read of one archive: split it")
            one = member_of(archive, member, measured, names)
            total += len(one.content) if isinstance(one, Part) else 0
            yield one
        measured.allow(measured.limits.total)
        yield from end_of(measured, stream)
    except CantUnpack as wrong:
        yield Trouble(THE_REST, f"of the archive {wrong}")
    except BROKEN as wrong:
        yield Trouble(THE_REST, f"of the archive is cut off or damaged ({one_line(wrong)}): get an undamaged copy")


def next_member(archive: tarfile.TarFile, measured: Measured, left: int) -> tarfile.TarInfo | None:
    """The next member; None at the end. What is left of the one before is read over. Raises CantUnpack, and what is BROKEN."""
    if left < 0:
        raise CantUnpack("is damaged: a size is below zero")
    measured.allow(left + HEADERS)
    member = archive.next()
    # tarfile keeps every member that it has seen.
    archive.members = []  # type: ignore[attr-defined]
    return member


def member_of(
    archive: tarfile.TarFile, member: tarfile.TarInfo, measured: Measured, names: MemberNames
) -> Part | Trouble:
    """A member as a file, or the reason why there is none. Raises CantUnpack and what is BROKEN where nothing can follow it."""
    name = names.take(member.name)
    reason = no_document(name) or no_file(member, measured.limits)
    if reason:
        return Trouble(name, reason)
    measured.allow(member.size + HEADERS)
    opened = archive.extractfile(member)
    try:
        content = opened.read() if opened is not None else b""
    except (CantUnpack, *BROKEN) as wrong:
        raise CantUnpack(f"from {name} on is cut off or damaged ({one_line(wrong)}): get an undamaged copy") from wrong
    return Part(name, content, Metadata(provenance=(*as_named(member.name, name), *time_of(member))))


def no_file(member: tarfile.TarInfo, limits: Limits) -> str:
    """Why a member holds no bytes that can be read; empty where it does."""
    for is_kind, reason in KINDS:
        if is_kind(member):
            return reason.format(to=ascii(member.linkname)[:200])
    if not member.isreg():
        return f"is of a kind that is not known ({ascii(member.type)})"
    return (
        f"has {member.size:,} bytes, more than the {limits.member:,} that are read"
        if member.size > limits.member
        else ""
    )


def time_of(member: tarfile.TarInfo) -> tuple[tuple[str, str], ...]:
    """When the archive says that a member was last changed."""
    try:
        time = datetime.fromtimestamp(member.mtime, UTC)
    except (OSError, OverflowError, ValueError):
        return ()
    return (("time in the archive", time.strftime("%Y-%m-%dT%H:%M:%SZ")),) if member.mtime else ()


def end_of(measured: Measured, stream: Stream) -> Iterator[Trouble]:
    """What is wrong behind the last member: the end mark is missing, or the checksum of the packed stream. Raises CantUnpack."""
    if measured.ended and any(measured.tail[-BLOCK:]):
        yield Trouble(THE_REST, "of the archive is cut off: it has no end mark; get an undamaged copy")
    while stream.read(CHUNK_AHEAD):
        pass


def the_one_file(content: bytes, stream: Stream, limits: Limits) -> Iterator[Part | Trouble]:
    """The one file that is packed, under the name that gzip keeps; without a name where there is none."""
    raw = gzip_name(content)
    name = MemberNames().take(raw) if raw else ""
    pieces: list[bytes] = []
    size, doubt = 0, ""
    try:
        while size <= limits.member and (piece := stream.read1(CHUNK_AHEAD)):
            size += len(piece)
            pieces.append(piece)
    except TotalReached as wrong:
        yield Trouble(name or THE_REST, str(wrong))
        return
    except CantUnpack as wrong:
        doubt = f"{wrong}; what stands before the break was read"
    if size > limits.member:
        yield Trouble(name or THE_REST, f"has more than the {limits.member:,} bytes that are read; split it")
    else:
        yield Part(name, b"".join(pieces), doubts=(doubt,) if doubt else ())


def gzip_name(content: bytes) -> str:
    """The name of the file that was packed, where a gzip file tells it; only its last step."""
    if not content.startswith(GZIP) or not content[3:4] or not content[3] & GZIP_NAMED or content[3] & 0x4:
        return ""
    raw, mark, _ = content[10 : 10 + 1024].partition(b"\x00")
    return raw.decode("utf-8", "replace").replace("\\", "/").rpartition("/")[2] if mark else ""


TAR = Reader("tar", 1, read_tar, largest=LARGEST_ARCHIVE)
PACKED = Reader("packed", 1, read_tar, begins=(GZIP, BZIP2, XZ), largest=LARGEST_ARCHIVE)
"""One file, a tar archive or a web archive that is packed by gzip, bzip2 or xz: what is in it tells which."""
