"""Zip archives: each member a file of its own, unpacked one at a time and in memory only."""

import stat
from collections.abc import Iterator
from dataclasses import replace
from zipfile import ZipInfo

from onrecord.documents.broken_zip import members_in_a_row
from onrecord.documents.member_names import THE_REST, MemberNames, as_named, no_document
from onrecord.documents.outcome import Outcome, Part, Reader, Refused, Trouble, Unpacked
from onrecord.documents.zipped import CantUnpack, Limits, TotalReached, Zipped, directory_size, open_zip
from onrecord.model.document import Metadata

LARGEST_ARCHIVE = 400_000_000
"""Bytes: an archive is held in memory as a whole."""
ARCHIVE = Limits(members=100_000, member=40_000_000, total=2_000_000_000)
"""One member is as large as a file may be that is given by itself."""

DIRECTORY_MARK = b"PK\x01\x02"
END_MARK = b"PK\x05\x06"
UTF_8_NAME = 0x800
"""The flag of a member whose name is in UTF-8; without it zip says code page 437, and many writers mean UTF-8 all the same."""

UNIX = 3
"""The system on which a member was packed, as zip numbers them: the one that tells links from files."""
LONGEST_TARGET = 200
"""Bytes of where a link leads that are shown."""


def read_zip(content: bytes) -> Outcome:
    """The members of a zip archive; where its table is lost, those that stand before the break."""
    return unpack_zip(content, ARCHIVE)


def unpack_zip(content: bytes, limits: Limits) -> Outcome:
    """The members of a zip archive within limits."""
    if has_too_many(content, limits):
        return Refused(f"holds more than {limits.members:,} files, the most that are read of one archive: split it")
    opened = open_zip(content, limits)
    if isinstance(opened, Refused):
        found = members_in_a_row(content, limits, opened.reason)
        return Unpacked(named(found)) if found else opened
    return Unpacked(members_of(opened)) if opened.members else Refused("holds no files: the archive is empty")


def has_too_many(content: bytes, limits: Limits) -> bool:
    """True where the table has more entries than are read: counted before it is loaded, which takes memory for each."""
    end = content.rfind(END_MARK)
    start = max(0, end - directory_size(content))
    return end >= 0 and content.count(DIRECTORY_MARK, start, end) > limits.members


def members_of(archive: Zipped) -> Iterator[Part | Trouble]:
    """The members in the archive's order, each as a file or as the reason why there is none."""
    names = MemberNames()
    for member in archive.members:
        raw = name_of(member)
        name = names.take(raw)
        reason = no_document(name)
        if reason:
            yield Trouble(name, reason)
            continue
        try:
            content = b"".join(archive.unpack(member))
            reason = no_file(member, content)
            yield Trouble(name, reason) if reason else Part(name, content, metadata_of(member, raw, name))
        except TotalReached as wrong:
            yield Trouble(name, f"{wrong}; it and what follows it was not unpacked")
            return
        except CantUnpack as wrong:
            yield Trouble(name, str(wrong))


def named(found: Iterator[Part | Trouble]) -> Iterator[Part | Trouble]:
    """The members of a broken archive under names that can be shown."""
    names = MemberNames()
    for one in found:
        if one.name == THE_REST:
            yield one
            continue
        name = names.take(one.name)
        reason = no_document(name)
        yield Trouble(name, reason) if reason else replace(one, name=name)


def no_file(member: ZipInfo, content: bytes) -> str:
    """Why a member is no file, where the system that packed it says so; empty where it is one. The content of a link is where it leads."""
    kind = stat.S_IFMT(member.external_attr >> 16) if member.create_system == UNIX else 0
    if kind == stat.S_IFLNK:
        return f"is a link to {content[:LONGEST_TARGET].decode('utf-8', 'replace')!r}, no file of its own"
    return "" if kind in (0, stat.S_IFREG) else "is a device or a pipe, no file"


def name_of(member: ZipInfo) -> str:
    """A member's name, in UTF-8 where its bytes are that, whatever the archive says."""
    if member.flag_bits & UTF_8_NAME:
        return member.orig_filename
    try:
        return member.orig_filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.orig_filename


def metadata_of(member: ZipInfo, raw: str, name: str) -> Metadata:
    """What the archive says of a member. Its time has no zone, and is no date of publication."""
    year, month, day, hour, minute, second = member.date_time
    time = f"{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"
    return Metadata(provenance=(*as_named(raw, name), ("time in the archive", time)))


ZIP = Reader("zip", 2, read_zip, begins=(b"PK\x03\x04", b"PK\x05\x06"), largest=LARGEST_ARCHIVE)
