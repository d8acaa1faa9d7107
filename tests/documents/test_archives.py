"""Archives give their files one by one, within limits, or a reason for each. All names and texts are invented."""

import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import time
import zipfile
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.documents.archives import read_zip, unpack_zip
from onrecord.documents.files import read_file
from onrecord.documents.member_names import THE_REST, MemberNames, shown_name
from onrecord.documents.outcome import Outcome, Part, Refused, Trouble, Unpacked
from onrecord.documents.tars import read_tar, unpack_tar
from onrecord.documents.zipped import MIB, Limits

RAIN, SNOW = b"Rain fell on Orvale.", b"Snow fell on Tarn."
SMALL = Limits(members=5, member=1000, total=3000, ratio=50, ratio_from=500)


def found(outcome: Outcome) -> list[Part | Trouble]:
    assert isinstance(outcome, Unpacked), outcome
    return list(outcome.parts)


def contents(outcome: Outcome) -> dict[str, bytes]:
    return {one.name: one.content for one in found(outcome) if isinstance(one, Part)}


def troubles(outcome: Outcome) -> dict[str, str]:
    return {one.name: one.reason for one in found(outcome) if isinstance(one, Trouble)}


def zipped(members: list[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, (2031, 5, 6, 7, 8, 10)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def tarred(members: list[tuple[str, bytes]], mode: str = "w") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            member.mtime = 1_935_644_890
            archive.addfile(member, io.BytesIO(content))
    return buffer.getvalue()


TWO = [("a/rain.txt", RAIN), ("snow.txt", SNOW)]


def test_the_files_of_a_zip_come_with_their_names_and_times() -> None:
    [rain, snow] = found(read_zip(zipped([("a/", b""), *TWO])))
    assert isinstance(rain, Part)
    assert (rain.name, rain.content) == ("a/rain.txt", RAIN)
    assert rain.metadata.provenance == (("time in the archive", "2031-05-06 07:08:10"),)
    assert snow.name == "snow.txt"


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_the_files_of_a_tar_come_however_it_is_packed(mode: str) -> None:
    [rain, snow] = found(read_tar(tarred(TWO, mode)))
    assert isinstance(rain, Part)
    assert (rain.name, rain.content) == ("a/rain.txt", RAIN)
    assert rain.metadata.provenance == (("time in the archive", "2031-05-04T07:08:10Z"),)
    assert snow.name == "snow.txt"


@pytest.mark.parametrize("pack", [bz2.compress, lzma.compress, gzip.compress])
def test_a_single_file_that_is_packed_comes_without_a_name(pack: object) -> None:
    assert contents(read_tar(pack(RAIN))) == {"": RAIN}  # type: ignore[operator]


def test_a_single_file_that_is_packed_has_the_name_of_its_file() -> None:
    rain, whole = read_file("a/rain.txt.gz", gzip.compress(RAIN))
    assert (rain.name, rain.documents[0].text.encode()) == ("a/rain.txt.gz/rain.txt", RAIN)
    assert whole.status == "holds"


def test_gzip_tells_the_name_of_what_was_packed() -> None:
    buffer = io.BytesIO()
    with gzip.GzipFile("../../rain.txt", "wb", fileobj=buffer) as file:
        file.write(RAIN)
    assert contents(read_tar(buffer.getvalue())) == {"rain.txt": RAIN}


CLIMBING = ["../../etc/passwd.txt", "/etc/passwd.txt", "C:\\etc\\..\\passwd.txt", "....//rain.txt"]


@pytest.mark.parametrize("make", [lambda m: read_zip(zipped(m)), lambda m: read_tar(tarred(m))])
def test_names_that_climb_out_are_read_under_a_clean_name(make: object) -> None:
    parts = found(make([(name, RAIN) for name in CLIMBING]))  # type: ignore[operator]
    assert [one.name for one in parts] == [
        "etc/passwd.txt",
        "etc/passwd (2).txt",
        "etc/passwd (3).txt",
        "..../rain.txt",
    ]
    assert isinstance(parts[0], Part)
    assert parts[0].metadata.provenance[0] == ("name in the archive", "../../etc/passwd.txt")


def test_two_of_one_name_are_told_apart() -> None:
    names = MemberNames()
    assert [names.take("a/b.txt") for _ in range(3)] == ["a/b.txt", "a/b (2).txt", "a/b (3).txt"]
    assert names.take("a/b (2).txt") == "a/b (2) (2).txt"


@given(st.text(max_size=40))
def test_a_name_that_is_shown_never_leads_out_and_can_be_written(raw: str) -> None:
    shown = shown_name(raw)
    assert shown
    assert shown.isprintable() or not set("\n\r\0\u202e") & set(shown)
    assert ".." not in shown.split("/")
    assert not shown.startswith("/")
    shown.encode()


def test_names_in_utf_8_without_the_flag_and_in_code_page_437_are_read() -> None:
    content = zipped([("Regen-\u00e9.txt", RAIN)])
    raw = "Regen-\u00e9.txt".encode()
    # The flag for UTF-8 is in both headers.
    plain = content.replace(struct.pack("<HH", 0x800, 8), struct.pack("<HH", 0, 8))
    assert list(contents(read_zip(plain))) == ["Regen-\u00e9.txt"]
    dos = plain.replace(raw, b"Regen-\x82x.txt")
    assert list(contents(read_zip(dos))) == ["Regen-\u00e9x.txt"]


@pytest.mark.parametrize("name", ["__MACOSX/._rain.txt", "a/.DS_Store", "Thumbs.db", ".git/config"])
def test_files_of_the_system_are_named_and_not_read(name: str) -> None:
    assert list(troubles(read_zip(zipped([(name, RAIN)])))) == [name]
    assert list(troubles(read_tar(tarred([(name, RAIN)])))) == [name]


def test_links_and_devices_are_told_of() -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, kind, target in [
            ("a", tarfile.SYMTYPE, "/etc/passwd"),
            ("b", tarfile.LNKTYPE, "rain.txt"),
            ("c", tarfile.CHRTYPE, ""),
            ("d", tarfile.FIFOTYPE, ""),
        ]:
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, target
            archive.addfile(member)
    assert troubles(read_tar(buffer.getvalue())) == {
        "a": "is a link to '/etc/passwd', no file of its own",
        "b": "is another name of 'rain.txt' in the same archive, no file of its own",
        "c": "is a device or a pipe, no file",
        "d": "is a device or a pipe, no file",
    }


def test_a_link_in_a_zip_is_told_of_and_not_read() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, kind in [("a.txt", stat.S_IFLNK), ("b.txt", stat.S_IFIFO), ("c.txt", stat.S_IFREG), ("d.txt", 0)]:
            member = zipfile.ZipInfo(name)
            member.create_system, member.external_attr = 3, (kind | 0o644) << 16
            archive.writestr(member, "/etc/passwd" if name == "a.txt" else RAIN)
    assert troubles(read_zip(buffer.getvalue())) == {
        "a.txt": "is a link to '/etc/passwd', no file of its own",
        "b.txt": "is a device or a pipe, no file",
    }
    assert contents(read_zip(buffer.getvalue())) == {"c.txt": RAIN, "d.txt": RAIN}


def test_an_encrypted_member_is_told_of_and_the_others_are_read() -> None:
    content = bytearray(zipped(TWO))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert contents(read_zip(bytes(content))) == {"snow.txt": SNOW}
    assert "is encrypted" in troubles(read_zip(bytes(content)))["a/rain.txt"]


def test_a_damaged_member_is_told_of_and_the_others_are_read() -> None:
    content = bytearray(zipped([("a.txt", RAIN * 3), ("b.txt", SNOW)]))
    content[40] ^= 0xFF
    assert contents(read_zip(bytes(content))) == {"b.txt": SNOW}
    assert list(troubles(read_zip(bytes(content)))) == ["a.txt"]


def test_the_members_before_the_break_of_a_zip_are_read() -> None:
    content = zipped([*TWO, ("last.txt", RAIN)])
    cut = content[: content.rindex(b"PK\x03\x04") + 45]
    assert contents(read_zip(cut)) == dict(TWO)
    assert list(troubles(read_zip(cut))) == ["last.txt", THE_REST]
    whole_but_for_the_table = content[: content.index(b"PK\x01\x02")]
    assert list(contents(read_zip(whole_but_for_the_table))) == ["a/rain.txt", "snow.txt", "last.txt"]


def streamed_zip(members: list[tuple[str, bytes]]) -> bytes:
    """A zip file as programs write it that can't go back: sizes behind each member."""

    class OneWay(io.RawIOBase):
        def __init__(self) -> None:
            self.written = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, chunk: object) -> int:
            piece = bytes(chunk)  # type: ignore[call-overload]
            self.written += piece
            return len(piece)

    out = OneWay()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return bytes(out.written)


def test_the_members_before_the_break_are_found_where_their_sizes_stand_behind_them() -> None:
    content = streamed_zip(TWO)
    assert contents(read_zip(content)) == dict(TWO)
    assert contents(read_zip(content[: content.index(b"PK\x01\x02")])) == dict(TWO)


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:xz"])
def test_the_members_before_the_break_of_a_tar_are_read(mode: str) -> None:
    noise = bytes(zlib.crc32(bytes([n % 256, n // 256])) % 251 for n in range(60_000))
    content = tarred([("a.txt", RAIN), ("b.bin", noise), ("c.bin", noise[::-1])], mode)
    cut = content[: len(content) * 3 // 4]
    [(name, reason)] = troubles(read_tar(cut)).items()
    assert name == THE_REST
    assert "cut off" in reason
    assert contents(read_tar(cut)) == {"a.txt": RAIN, "b.bin": noise}


def test_a_tar_that_ends_between_two_members_is_told_of() -> None:
    content = tarred(TWO)[: 2 * 1024]
    assert contents(read_tar(content)) == dict(TWO)
    assert "has no end mark" in troubles(read_tar(content))[THE_REST]


def test_a_packed_file_that_is_cut_off_is_read_up_to_the_break_with_a_doubt() -> None:
    [part] = found(read_tar(gzip.compress(b"".join(b"Line %d.\n" % n for n in range(90_000)))[:-300]))
    assert isinstance(part, Part)
    assert part.content.startswith(b"Line 0.\nLine 1.\n")
    assert len(part.content) > 100_000
    assert "cut off" in part.doubts[0]


def test_a_wrong_checksum_behind_a_packed_tar_is_told_of() -> None:
    content = bytearray(tarred(TWO, "w:gz"))
    content[-8] ^= 1
    assert contents(read_tar(bytes(content))) == dict(TWO)
    assert "damaged" in troubles(read_tar(bytes(content)))[THE_REST]


def test_a_bomb_stops_at_its_ratio() -> None:
    zeros = b"\0" * (9 * MIB)
    assert "times its size, as zip bombs do" in troubles(read_zip(zipped([("a.txt", zeros)])))["a.txt"]
    for content in (gzip.compress(zeros), bz2.compress(zeros), lzma.compress(zeros)):
        assert "as bombs do" in troubles(read_tar(content))[THE_REST]
    assert "as bombs do" in troubles(read_tar(tarred([("a.txt", zeros)], "w:gz")))[THE_REST]


def test_a_bomb_of_gigabytes_stops_in_time() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    first, again = (packer.compress(b"\0" * MIB) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    bomb = first + again * 5000
    started = time.process_time()
    assert "as bombs do" in troubles(read_tar(bomb))[THE_REST]
    assert time.process_time() - started < 2


def test_nested_bombs_open_one_layer_at_a_time() -> None:
    content = zipped([("bottom.txt", b"\0" * MIB)])
    for layer in range(5):
        content = zipped([(f"{layer}-{number}.zip", content) for number in range(16)])
    parts = found(read_zip(content))
    assert len(parts) == 16
    assert all(isinstance(one, Part) and len(one.content) < 100_000 for one in parts)


def test_limits_of_size_and_number_hold() -> None:
    big = [("a.txt", bytes(range(256)) * 8), ("b.txt", RAIN)]
    assert "more than" in troubles(unpack_zip(zipped(big), SMALL))["a.txt"]
    assert "more than" in troubles(unpack_tar(tarred(big), Limits(member=1000)))["a.txt"]
    assert contents(unpack_tar(tarred(big), Limits(member=1000))) == {"b.txt": RAIN}
    many = [(f"{number}.txt", RAIN) for number in range(6)]
    assert isinstance(unpack_zip(zipped(many), SMALL), Refused)
    assert len(contents(unpack_tar(tarred(many), Limits(members=5)))) == 5
    assert "beyond the 5 files" in troubles(unpack_tar(tarred(many), Limits(members=5)))[THE_REST]


def test_a_hundred_thousand_members_are_read_and_one_more_is_refused() -> None:
    head = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, 1, 0) + b"a"
    entry = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 0, 0, 33, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"

    def archive(members: int) -> bytes:
        end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0, 0, members * len(entry), len(head), 0)
        return head + entry * members + end

    outcome = read_zip(archive(100_000))
    assert isinstance(outcome, Unpacked)
    assert next(outcome.parts).name == "a"
    assert read_zip(archive(100_001)) == Refused(
        "holds more than 100,000 files, the most that are read of one archive: split it"
    )


def sparse_tar() -> bytes:
    """A tar file with a member of 8 GB that is all hole."""
    member = tarfile.TarInfo("hole.txt")
    member.type = tarfile.GNUTYPE_SPARSE
    block = bytearray(member.tobuf(tarfile.GNU_FORMAT))
    block[386:482] = b"00000000000\0" * 8
    block[483:495] = b"77777777777\0"
    block[148:156] = b"        "
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block) + bytes(1024)


def test_a_hole_of_gigabytes_is_not_filled() -> None:
    assert "more than the 40,000,000" in troubles(read_tar(sparse_tar()))["hole.txt"]


def test_many_extended_headers_in_a_row_end_with_a_reason() -> None:
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, 20
    block = header.tobuf(tarfile.USTAR_FORMAT) + b"20 comment=aaaaaaaa\n".ljust(512, b"\0")
    assert list(troubles(read_tar(block * 5000))) == [THE_REST]


def test_a_long_extended_header_ends_with_a_reason() -> None:
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, 500 * MIB
    content = gzip.compress(header.tobuf(tarfile.GNU_FORMAT) + b"a" * (5 * MIB))
    assert "as bombs do" in troubles(read_tar(content))[THE_REST]


def test_what_is_no_archive_is_refused() -> None:
    for content in (b"", b"Rain.", b"\x1f\x8b", b"BZh9", b"\xfd7zXZ\x00", RAIN * 99):
        assert isinstance(read_zip(content), Refused)
        outcome = read_tar(content)
        assert isinstance(outcome, Refused) or all(isinstance(one, Trouble | Part) for one in found(outcome))
    assert isinstance(read_zip(zipped([])), Refused)
    assert isinstance(read_zip(b"PK\x03\x04"), Unpacked)


SAMPLES = [zipped(TWO), streamed_zip(TWO), tarred(TWO), tarred(TWO, "w:gz"), tarred(TWO, "w:xz"), gzip.compress(RAIN)]


def changed(sample: bytes, edits: list[tuple[int, int]], cut: int) -> bytes:
    content = bytearray(sample)
    for place, value in edits:
        content[place % len(content)] = value
    return bytes(content[: len(content) - cut % len(content)])


EDITS = st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 255)), max_size=6)


@settings(max_examples=150, deadline=5000)
@given(st.sampled_from(SAMPLES), EDITS, st.integers(0, 50_000) | st.just(0))
def test_damaged_archives_never_raise(sample: bytes, edits: list[tuple[int, int]], cut: int) -> None:
    for read in (read_zip, read_tar):
        for one in all_of(read(changed(sample, edits, cut))):
            assert isinstance(one, Part | Trouble)
            one.name.encode()


@given(st.binary(max_size=2000), st.sampled_from([b"", b"PK\x03\x04", b"\x1f\x8b\x08\x08", b"BZh9", b"\xfd7zXZ\x00"]))
def test_any_bytes_never_raise(content: bytes, mark: bytes) -> None:
    for read in (read_zip, read_tar):
        list(all_of(read(mark + content)))


def all_of(outcome: Outcome) -> Iterator[Part | Trouble]:
    if isinstance(outcome, Unpacked):
        yield from outcome.parts
