"""Zip archives whose table of members is lost: the members that stand one after the other before the break."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.documents.member_names import THE_REST
from onrecord.documents.outcome import Part, Trouble
from onrecord.documents.zipped import CHUNK, ENCRYPTED, Limits

MEMBER = b"PK\x03\x04"
DIRECTORY = b"PK\x01\x02"
HEAD = struct.Struct("<4sHHHHHIIIHH")
SIZE_FOLLOWS = 0x8
"""The flag of a member whose sizes and checksum stand behind it."""
UTF_8_NAME = 0x800
LONGEST_DESCRIPTOR = 24
"""Bytes behind such a member, at most."""
STORED, DEFLATED = 0, 8


class Broken(Exception):
    """A member can't be had, and neither can what follows it; the message says why."""


@dataclass(frozen=True, slots=True)
class Local:
    """What stands before a member."""

    name: str
    flags: int
    method: int
    checksum: int
    packed: int
    start: int
    """Where its bytes begin."""


def members_in_a_row(content: bytes, limits: Limits, reason: str) -> Iterator[Part | Trouble] | None:
    """The members before the break, and at the end the `reason` why there may be more; None where there is not one."""
    return in_a_row(content, limits, reason) if content.startswith(MEMBER) else None


def in_a_row(content: bytes, limits: Limits, reason: str) -> Iterator[Part | Trouble]:
    """The members, each found behind the one before."""
    place, count, total = 0, 0, 0
    while content.startswith(MEMBER, place) and count < limits.members and total < limits.total:
        name = THE_REST
        try:
            local = read_head(content, place)
            name = local.name
            unpacked, end = unpack(content, local, limits)
        except Broken as wrong:
            yield Trouble(name, str(wrong))
            break
        if not name.endswith("/"):
            yield checked(local, unpacked, content[end : end + LONGEST_DESCRIPTOR])
        count, total = count + 1, total + len(unpacked)
        place = next_place(content, end)
    yield Trouble(THE_REST, f"of the archive can't be told: it {reason}; {count:,} files were found before the break")


def read_head(content: bytes, place: int) -> Local:
    """What stands before the member at this place. Raises Broken where it is cut off."""
    if place + HEAD.size > len(content):
        raise Broken("is cut off before its name")
    _, _, flags, method, _, _, checksum, packed, _, name_length, extra_length = HEAD.unpack_from(content, place)
    start = place + HEAD.size + name_length + extra_length
    raw = content[place + HEAD.size : place + HEAD.size + name_length]
    if start > len(content):
        raise Broken("is cut off before its name ends")
    name = raw.decode("utf-8", "replace") if flags & UTF_8_NAME else utf_8_or_dos(raw)
    return Local(name, flags, method, checksum, packed, start)


def utf_8_or_dos(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeError:
        return raw.decode("cp437")


def unpack(content: bytes, local: Local, limits: Limits) -> tuple[bytes, int]:
    """A member's bytes and where they end in the archive. Raises Broken."""
    if local.flags & ENCRYPTED:
        raise Broken("is encrypted, and the archive is damaged: get an undamaged copy")
    if local.method == DEFLATED:
        return inflate(content, local, limits)
    if local.method != STORED or local.flags & SIZE_FOLLOWS:
        raise Broken(f"can't be found the end of (packed by method {local.method}): get an undamaged copy")
    end = local.start + local.packed
    if end > len(content):
        raise Broken("is cut off: get an undamaged copy")
    if local.packed > limits.member:
        raise Broken(f"has {local.packed:,} bytes, more than the {limits.member:,} that are read")
    return content[local.start : end], end


def inflate(content: bytes, local: Local, limits: Limits) -> tuple[bytes, int]:
    """The bytes of a deflated member, which tells itself where it ends. Raises Broken."""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces, size, place, pending = [], 0, local.start, b""
    while not stream.eof:
        if not pending:
            pending = content[place : place + CHUNK]
            place += len(pending)
        if not pending:
            raise Broken("is cut off: get an undamaged copy")
        try:
            piece = stream.decompress(pending, CHUNK)
        except zlib.error as wrong:
            raise Broken(f"can't be unpacked: {wrong}; get an undamaged copy") from wrong
        pending = stream.unconsumed_tail
        size += len(piece)
        if size > limits.member or (size > limits.ratio_from and size > limits.ratio * (place - local.start)):
            raise Broken(f"unpacks to more than {min(size, limits.member):,} bytes, as zip bombs do")
        pieces.append(piece)
    return b"".join(pieces), place - len(stream.unused_data)


def checked(local: Local, unpacked: bytes, behind: bytes) -> Part | Trouble:
    """The member, where its checksum fits: the one before it, or behind it with or without a mark."""
    found = zlib.crc32(unpacked)
    told = {local.checksum}
    if local.flags & SIZE_FOLLOWS:
        told = {int.from_bytes(behind[at : at + 4], "little") for at in (0, 4)}
    if found not in told:
        return Trouble(local.name, "is damaged: its checksum does not fit; get an undamaged copy")
    return Part(local.name, unpacked)


def next_place(content: bytes, end: int) -> int:
    """Where the next member begins, behind what may follow this one's bytes; the end where none does."""
    found = content.find(MEMBER, end, end + LONGEST_DESCRIPTOR + len(MEMBER))
    return found if found >= 0 else len(content)
