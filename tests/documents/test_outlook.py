"""Outlook messages, made here sector by sector. Every sender, place and sentence is invented."""

import struct

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.documents.outcome import Kept, Part, Refused, Trouble
from onrecord.documents.outlook import OUTLOOK, read_outlook

SECTOR = 512
END, FREE, FAT, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
SMALLEST = 4_096
"""Shorter streams would have to lie in sectors of another size: here all are padded with NULs."""
Tree = dict[str, "bytes | Tree"]


def directory(tree: Tree) -> list[tuple[str, int, int, int, bytes]]:
    """The entries, root first: name, kind, next one beside it, first one in it, content."""
    entries: list[tuple[str, int, int, int, bytes]] = [("Root Entry", 5, NONE, NONE, b"")]

    def add(inner: Tree) -> int:
        places = []
        for name, held in inner.items():
            places.append(len(entries))
            entries.append(
                (name, 2 if isinstance(held, bytes) else 1, NONE, NONE, held if isinstance(held, bytes) else b"")
            )
        for place, (_, held) in zip(places, inner.items(), strict=True):
            if not isinstance(held, bytes):
                name, kind, _, _, content = entries[place]
                entries[place] = (name, kind, NONE, add(held), content)
        for place, after in zip(places, places[1:], strict=False):
            name, kind, _, first, content = entries[place]
            entries[place] = (name, kind, after, first, content)
        return places[0] if places else NONE

    entries[0] = ("Root Entry", 5, NONE, add(tree), b"")
    return entries


def msg(tree: Tree) -> bytes:
    """A compound file (MS-CFB, version 3) of these storages and streams."""
    entries = directory(tree)
    held_by = [
        content + bytes(max(SMALLEST - len(content), 0)) if kind == 2 else b"" for _, kind, _, _, content in entries
    ]
    directories = -(-len(entries) * 128 // SECTOR)
    counts = [-(-len(content) // SECTOR) for content in held_by]
    tables = -(-(directories + sum(counts) + 8) // 126)
    table = [FAT] * tables
    starts = []
    for count in (directories, *counts):
        starts.append(len(table) if count else END)
        table += [*range(len(table) + 1, len(table) + count), END] if count else []
    table += [FREE] * (tables * 128 - len(table))
    rows = b""
    for (name, kind, after, first, _), content, start in zip(entries, held_by, starts[1:], strict=True):
        wide = name.encode("utf-16-le")
        rows += wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide) + 2, kind, 1, NONE, after, first)
        rows += bytes(36) + struct.pack("<IQ", start, len(content))
    head = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH6xIIIIIIIII", 62, 3, 0xFFFE, 9, 6, 0, tables, starts[0], 0, SMALLEST, END, 0, END, 0)  # fmt: skip
    head += struct.pack("<109I", *range(tables), *([FREE] * (109 - tables)))
    sectors = b"".join(content.ljust(count * SECTOR, b"\0") for content, count in zip(held_by, counts, strict=True))
    return head + struct.pack(f"<{len(table)}I", *table) + rows.ljust(directories * SECTOR, b"\0") + sectors


def text(number: int, words: str) -> Tree:
    return {f"__substg1.0_{number:04X}001F": words.encode("utf-16-le")}


def times(**moments: int) -> Tree:
    """Properties of fixed length; moments in seconds since 1601."""
    numbers = {"sent": 0x0039, "delivered": 0x0E06}
    rows = (struct.pack("<HHIQ", 0x40, numbers[name], 6, seconds * 10**7) for name, seconds in moments.items())
    return {"__properties_version1.0": bytes(32) + b"".join(rows)}


IN_MARCH = 13_576_896_000 + 30
MESSAGE: Tree = {
    **text(0x0037, "Rain in Orvale"),
    **text(0x0C1A, "Ilsa Venn"),
    **text(0x5D01, "ilsa@post.example"),
    **text(0x1000, "It rained.\r\n> Did it?\r\n"),
    **times(sent=IN_MARCH, delivered=IN_MARCH + 60),
}


def kept(content: bytes) -> Kept:
    outcome = read_outlook(content)
    assert isinstance(outcome, Kept), outcome
    return outcome


def reason(content: bytes) -> str:
    outcome = read_outlook(content)
    assert isinstance(outcome, Refused), outcome
    return outcome.reason


def test_a_message_tells_its_words_sender_and_day() -> None:
    outcome = kept(msg(MESSAGE))
    assert outcome.text == "It rained.\n> Did it?"
    found = outcome.metadata
    assert (found.title, found.author, str(found.published)) == ("Rain in Orvale", "Ilsa Venn", "2031-03-28")
    assert found.captured == "2031-03-28T00:01:30Z"
    assert "quotes earlier mails in 1 lines" in outcome.doubts[0]
    assert ("From", "Ilsa Venn <ilsa@post.example>") in found.provenance


def test_the_headers_that_it_came_with_count_more() -> None:
    headers = text(
        0x007D, "Subject: =?utf-8?q?R=C3=A9gen?=\r\nDate: Tue, 06 May 2031 23:30:00 -0500\r\nList-Id: <x.example>\r\n"
    )
    found = kept(msg({**MESSAGE, **headers})).metadata
    assert (found.title, str(found.published), found.author) == ("Régen", "2031-05-06", "Ilsa Venn")
    assert ("List-Id", "<x.example>") in found.provenance


def test_a_page_is_read_where_there_is_no_plain_text() -> None:
    assert kept(msg({"__substg1.0_10130102": b"<p>Twelve <b>boats</b></p>"})).text == "Twelve boats"
    assert kept(msg(text(0x1013, "<p>Twelve"))).text == "Twelve"


def test_narrow_texts_are_in_the_code_page_of_the_message() -> None:
    page = {"__properties_version1.0": bytes(32) + struct.pack("<HHIQ", 3, 0x3FFD, 6, 1251)}
    assert kept(msg({"__substg1.0_1000001E": "дождь".encode("cp1251"), **page})).text == "дождь"


def test_attachments_are_files_of_their_own() -> None:
    attached: Tree = {
        **MESSAGE,
        "__attach_version1.0_#00000000": {
            **text(0x3707, "år.pdf"),
            "__substg1.0_37010102": b"%PDF-".ljust(5_000, b" "),
        },
        "__attach_version1.0_#00000001": {**text(0x3001, "Inner"), "__substg1.0_3701000D": text(0x1000, "x")},
        "__attach_version1.0_#00000002": text(0x3001, "link"),
    }
    pdf, inner, link = kept(msg(attached)).parts
    assert isinstance(pdf, Part)
    assert (pdf.name, pdf.content) == ("år.pdf", b"%PDF-".ljust(5_000, b" "))
    assert ("attached to mail, Subject", "Rain in Orvale") in pdf.metadata.provenance
    assert isinstance(inner, Trouble)
    assert "message within this one" in inner.reason
    assert isinstance(link, Trouble)


def test_what_can_not_be_read_is_told() -> None:
    assert "is no Outlook message" in reason(b"rain")
    assert "no sound Outlook message" in reason(msg(MESSAGE)[:600])
    assert "holds no text" in reason(msg(text(0x0037, "Only a subject")))
    assert "packed form" in reason(msg({"__substg1.0_10090102": b"LZFu"}))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_bytes_make_it_raise(data: st.DataObject) -> None:
    content = bytearray(msg(MESSAGE))
    places = st.one_of(st.integers(0, 2_500), st.integers(0, len(content) - 1))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(places)] = data.draw(st.integers(0, 255))
    assert isinstance(OUTLOOK.read(bytes(content)), Kept | Refused)
    assert isinstance(OUTLOOK.read(bytes(content[: data.draw(st.integers(0, len(content)))])), Kept | Refused)
    assert isinstance(OUTLOOK.read(bytes(content[:8]) + data.draw(st.binary(max_size=2_000))), Kept | Refused)
