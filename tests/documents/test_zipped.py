"""Zip files are unpacked within limits, whatever they hold. All names and texts are invented."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.documents.outcome import Part, Refused, Trouble
from onrecord.documents.zipped import MIB, CantUnpack, Limits, Zipped, open_zip


def packed(members: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def opened(content: bytes, limits: Limits | None = None) -> Zipped:
    found = open_zip(content, limits or Limits())
    assert isinstance(found, Zipped), found
    return found


def reason(content: bytes, name: str, limits: Limits | None = None) -> str:
    with pytest.raises(CantUnpack) as wrong:
        opened(content, limits).read(name)
    return str(wrong.value)


def test_members_are_read_by_name_however_it_is_written() -> None:
    found = opened(packed({"word/Document.xml": b"rain", "b/": b""}))
    assert found.names == ("word/Document.xml",)
    assert found.read("/word\\document.xml") == b"rain"
    assert "word/document.xml" in found
    assert "word/none.xml" not in found


def test_a_missing_member_is_named() -> None:
    assert reason(packed({"a": b"1"}), "b.xml") == "has no b.xml in it"


def test_a_bomb_is_stopped_by_its_ratio_before_it_is_unpacked() -> None:
    content = packed({"bomb.xml": b" " * (9 * MIB)})
    found = opened(content)
    with pytest.raises(CantUnpack, match="300 times its size"):
        found.read("bomb.xml")
    assert found.unpacked == 0


def test_a_member_too_large_is_told() -> None:
    assert "more than 1 MiB" in reason(packed({"a": b"x" * (MIB + 1)}), "a", Limits(member=MIB))


def test_the_total_stops_what_follows() -> None:
    content = packed(dict.fromkeys("abcd", b"x" * MIB))
    *parts, last = opened(content, Limits(total=2 * MIB)).parts()
    assert [type(part) for part in parts] == [Part, Part]
    assert isinstance(last, Trouble)
    assert last.name == "c"
    assert "what follows" in last.reason


def test_an_encrypted_member_is_told_and_the_others_come() -> None:
    content = bytearray(packed({"a": b"1", "b": b"2"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    first, second = opened(bytes(content)).parts()
    assert isinstance(first, Trouble)
    assert "is encrypted" in first.reason
    assert second == Part("b", b"2")


def test_another_method_than_deflate_is_not_unpacked() -> None:
    assert "method 14" in reason(packed({"a": b"1"}, ZIP_LZMA), "a")


def test_a_damaged_member_is_told() -> None:
    content = bytearray(packed({"a": b"some words of rain"}))
    content[35] ^= 0xFF
    assert "can't be unpacked" in reason(bytes(content), "a")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", packed({"a": b"1"})[:-10], b"no zip at all"])
def test_what_is_no_zip_file_is_refused(content: bytes) -> None:
    assert isinstance(open_zip(content), Refused)


def test_too_many_members_are_refused() -> None:
    outcome = open_zip(packed({str(number): b"" for number in range(12)}), Limits(members=10))
    assert isinstance(outcome, Refused)
    assert "more than 10 files" in outcome.reason


def test_a_table_of_members_too_long_is_refused_before_it_is_read() -> None:
    content = bytearray(packed({"a": b"1"}))
    end = content.rindex(b"PK\x05\x06")
    content[end + 12 : end + 16] = (11_000).to_bytes(4, "little")
    assert isinstance(open_zip(bytes(content), Limits(members=10)), Refused)


@given(st.data())
def test_no_damage_makes_it_raise(data: st.DataObject) -> None:
    content = bytearray(packed({"a/b.xml": b"rain " * 50, "c": b"x"}))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    found = open_zip(bytes(content))
    if isinstance(found, Zipped):
        assert all(isinstance(part, Part | Trouble) for part in found.parts())
