"""Archives that are broken or hostile: bombs, ways out of the folder, lies about sizes."""

import io
import struct
import tarfile
import zipfile
import zlib

from tests.cases.broken.pdfs import RAIN

WHEN = (2031, 5, 3, 12, 0, 0)


def zipped(*members: tuple[str, bytes]) -> bytes:
    """A zip file with these members, the same at every making."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(entry(name), content)
    return out.getvalue()


def entry(name: str) -> zipfile.ZipInfo:
    """A member of a fixed date, as from Linux."""
    one = zipfile.ZipInfo(name, WHEN)
    one.compress_type = zipfile.ZIP_DEFLATED
    one.create_system = 3
    one.external_attr = 0o100644 << 16
    return one


def valid() -> bytes:
    return zipped(("rain.txt", RAIN.encode()), ("notes/harbour.txt", b"The harbour reopened."))


def truncated() -> bytes:
    """Without its table of contents."""
    whole = valid()
    return whole[: whole.index(b"PK\x01\x02")]


def nested(depth: int = 30) -> bytes:
    """A zip in a zip, and so on."""
    content = zipped(("rain.txt", RAIN.encode()))
    for level in range(depth):
        content = zipped((f"level-{level}.zip", content), (f"note-{level}.txt", RAIN.encode()))
    return content


def climbing_zip() -> bytes:
    """Members that would be written elsewhere, if anyone wrote them, and a link to a file of the system."""
    out = io.BytesIO(
        zipped(
            *(
                (name, RAIN.encode())
                for name in ("../../escaped.txt", "/etc/escaped.txt", "C:\\escaped.txt", "..\\up.txt")
            )
        )
    )
    with zipfile.ZipFile(out, "a") as archive:
        link = entry("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, b"/etc/hostname")
    return out.getvalue()


def climbing_tar() -> bytes:
    """The same as a tar, with a device and a pipe."""
    out = io.BytesIO()
    kinds = {
        "link.txt": (tarfile.SYMTYPE, "/etc/hostname"),
        "hard.txt": (tarfile.LNKTYPE, "../../escaped.txt"),
        "zero.txt": (tarfile.CHRTYPE, ""),
        "pipe.txt": (tarfile.FIFOTYPE, ""),
    }
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name in ("../../escaped.txt", "/etc/escaped.txt"):
            member = tarfile.TarInfo(name)
            member.size = len(RAIN)
            archive.addfile(member, io.BytesIO(RAIN.encode()))
        for name, (kind, target) in kinds.items():
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, target
            archive.addfile(member)
    return out.getvalue()


def valid_tar() -> bytes:
    """Two texts."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in (("rain.txt", RAIN.encode()), ("long.txt", b"The harbour reopened. " * 1000)):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return out.getvalue()


def packed_tar() -> bytes:
    packed = zlib.compressobj(9, zlib.DEFLATED, 31)
    return packed.compress(valid_tar()) + packed.flush()


def truncated_tar() -> bytes:
    """A tar.gz that broke off in its second member."""
    return packed_tar()[:-60]


def encrypted() -> bytes:
    """One member that is encrypted, one that is not."""
    content = bytearray(valid())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + flags] |= 1
    return bytes(content)


def wrong_checksum() -> bytes:
    """A member whose bytes are not those that were packed."""
    content = valid()
    right = struct.pack("<L", zlib.crc32(RAIN.encode()))
    return content.replace(right, b"\x00\x01\x02\x03")


def member(name: bytes, packed: bytes, checksum: int, size: int, at: int) -> tuple[bytes, bytes]:
    """A member's own head with its bytes, and its row in the table of contents, which points to `at`."""
    about = struct.pack("<HHHHHLLLHH", 20, 0, 8, 0, 0x5EA3, checksum, len(packed), size, len(name), 0)
    own = b"PK\x03\x04" + about + name + packed
    row = b"PK\x01\x02" + struct.pack("<H", 20) + about + struct.pack("<HHHLL", 0, 0, 0, 0, at) + name
    return own, row


def with_table(body: bytes, rows: list[bytes]) -> bytes:
    """A zip file made by hand."""
    table = b"".join(rows)
    count = min(len(rows), 0xFFFF)
    end = b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, count, count, len(table), len(body), 0)
    return body + table + end


def deflated(size: int) -> bytes:
    """So many spaces, packed."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    portion = b" " * 1_000_000
    return b"".join(packed.compress(portion) for _ in range(size // len(portion))) + packed.flush()


def checksum_of_spaces(size: int) -> int:
    checksum, portion = 0, b" " * 1_000_000
    for _ in range(size // len(portion)):
        checksum = zlib.crc32(portion, checksum)
    return checksum


def bomb(size: int = 500_000_000) -> bytes:
    """One text of 500 MB in 500 kB."""
    own, row = member(b"long.txt", deflated(size), checksum_of_spaces(size), size, 0)
    return with_table(own, [row])


def lying_size(size: int = 200_000_000) -> bytes:
    """A text of 200 MB that says that it has 34 characters."""
    own, row = member(b"rain.txt", deflated(size), checksum_of_spaces(size), len(RAIN), 0)
    return with_table(own, [row])


def overlapping(members: int = 1000, size: int = 10_000_000) -> bytes:
    """A thousand members that are one and the same 10 MB: 10 GB in some kilobytes."""
    packed, checksum = deflated(size), checksum_of_spaces(size)
    rows = [member(b"%06d.txt" % number, packed, checksum, size, 0)[1] for number in range(members)]
    return with_table(member(b"000000.txt", packed, checksum, size, 0)[0], rows)


def many_members(members: int = 20_000) -> bytes:
    """Twenty thousand texts."""
    packed = zlib.compress(RAIN.encode())[2:-4]
    checksum, body, rows = zlib.crc32(RAIN.encode()), bytearray(), []
    for number in range(members):
        own, row = member(b"%06d.txt" % number, packed, checksum, len(RAIN), len(body))
        body += own
        rows.append(row)
    return with_table(bytes(body), rows)


def same_names() -> bytes:
    """Two members of one name with different contents."""
    body, rows = bytearray(), []
    for content in (RAIN.encode(), b"The harbour reopened."):
        own, row = member(b"rain.txt", zlib.compress(content)[2:-4], zlib.crc32(content), len(content), len(body))
        body += own
        rows.append(row)
    return with_table(bytes(body), rows)
