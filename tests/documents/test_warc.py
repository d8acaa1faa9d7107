"""Web archives give the pages that were captured, with what was told of them. All addresses and texts are invented."""

import base64
import gzip
import hashlib
import io
import json
import zipfile
import zlib

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.documents.files import read_file
from onrecord.documents.http_body import joined
from onrecord.documents.member_names import THE_REST
from onrecord.documents.outcome import Outcome, Part, Refused, Trouble, Unpacked
from onrecord.documents.tars import read_tar
from onrecord.documents.wacz import read_wacz
from onrecord.documents.warc import NO_DOCUMENTS, read_warc

PAGE = b"<html><body><p>Rain fell on Orvale.</p></body></html>"
ADDRESS = "https://post.example/2031/05/rain"


def record(kind: str, block: bytes, address: str = ADDRESS, version: str = "1.0", **fields: str) -> bytes:
    head = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-000000000001>",
        "WARC-Date": "2031-05-06T07:08:09Z",
        "WARC-Target-URI": address,
        "Content-Length": str(len(block)),
    }
    head |= {name.replace("_", "-"): value for name, value in fields.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items() if value)
    return f"WARC/{version}\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def answer(body: bytes, content_type: str = "text/html", status: str = "200 OK", **headers: str) -> bytes:
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{more}\r\n".encode() + body


def response(body: bytes = PAGE, content_type: str = "text/html", status: str = "200 OK", **headers: str) -> bytes:
    return record("response", answer(body, content_type, status, **headers))


def found(outcome: Outcome) -> list[Part | Trouble]:
    assert isinstance(outcome, Unpacked), outcome
    return list(outcome.parts)


def the_page(content: bytes) -> Part:
    [part] = found(read_warc(content))
    assert isinstance(part, Part), part
    return part


def test_a_page_comes_with_its_address_time_and_headers() -> None:
    page = the_page(response(Server="Tarn/1.0"))
    assert (page.name, page.content, page.ending) == ("post.example/2031/05/rain", PAGE, ".html")
    assert (page.metadata.url, page.metadata.captured) == (ADDRESS, "2031-05-06T07:08:09Z")
    assert page.metadata.provenance == (
        ("warc-record-id", "<urn:uuid:00000000-0000-4000-8000-000000000001>"),
        ("HTTP", "HTTP/1.1 200 OK"),
        ("HTTP content-type", "text/html"),
        ("HTTP server", "Tarn/1.0"),
    )


@pytest.mark.parametrize("version", ["0.18", "1.0", "1.1"])
def test_records_packed_one_by_one_as_a_whole_or_not_at_all_are_read(version: str) -> None:
    records = [record("response", answer(PAGE), f"https://post.example/{n}", version) for n in range(3)]
    expected = ["post.example/0", "post.example/1", "post.example/2"]
    for content in (b"".join(records), gzip.compress(b"".join(records)), b"".join(map(gzip.compress, records))):
        assert [one.name for one in found(read_warc(content))] == expected
    assert [one.name for one in found(read_tar(gzip.compress(b"".join(records))))] == expected


def test_what_is_no_document_is_counted_in_one_line() -> None:
    content = (
        record("warcinfo", b"software: Tarn", "")
        + response()
        + response(b"\x89PNG", "image/png") * 3
        + response(b"a {}", "text/css; charset=utf-8") * 2
        + response(b"", status="301 Moved")
        + response(b"Gone.", status="404 Not Found")
        + response(b"")
        + record("request", b"GET / HTTP/1.1\r\n\r\n")
        + record("revisit", answer(b""))
    )
    page, others = found(read_warc(content))
    assert isinstance(page, Part)
    assert others == Trouble(
        NO_DOCUMENTS,
        "11 records are no documents: 3 image/png, 2 text/css, 1 warcinfo, 1 HTTP 301, 1 HTTP 404, 1 empty answers, 1 request, 1 revisit",
    )


def test_of_many_kinds_of_records_the_most_are_named() -> None:
    content = b"".join(response(b"x", f"audio/{n}") * (2 if n < 12 else 1) for n in range(20))
    [others] = found(read_warc(content))
    assert isinstance(others, Trouble)
    assert others.reason.startswith("32 records are no documents: 2 audio/0, 2 audio/1")
    assert others.reason.endswith("2 audio/11, 8 of 8 other kinds")


@pytest.mark.parametrize(
    ("content_type", "address", "body", "ending"),
    [
        ("application/pdf", ADDRESS, b"%PDF-1.7", ".pdf"),
        ("Text/Plain; charset=utf-8", ADDRESS, b"Rain.", ".txt"),
        ("application/xml", ADDRESS, b"<?xml version='1.0'?><rss version='2.0'>", ".rss"),
        ("application/octet-stream", "https://post.example/report.PDF?x=1", b"%PDF-1.7", ".pdf"),
    ],
)
def test_the_media_type_chooses_the_reader(content_type: str, address: str, body: bytes, ending: str) -> None:
    assert the_page(record("response", answer(body, content_type), address)).ending == ending


def test_resources_and_texts_made_of_pages_are_read_too() -> None:
    for kind in ("resource", "conversion"):
        page = the_page(record(kind, b"Rain.", Content_Type="text/plain"))
        assert (page.content, page.ending) == (b"Rain.", ".txt")


def chunked(body: bytes) -> bytes:
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(piece), piece) for piece in (body[:7], body[7:])) + b"0\r\n\r\n"


DEFLATE = zlib.compressobj(9, zlib.DEFLATED, -15)
BARE = DEFLATE.compress(PAGE) + DEFLATE.flush()


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (gzip.compress(PAGE), "gzip"),
        (zlib.compress(PAGE), "deflate"),
        (BARE, "deflate"),
        (brotli.compress(PAGE), "br"),
        (brotli.compress(gzip.compress(PAGE)), "gzip, br"),
        (PAGE, "gzip"),
        (PAGE, "identity"),
    ],
)
@pytest.mark.parametrize("in_chunks", [True, False])
def test_the_body_is_taken_out_of_what_it_was_sent_in(body: bytes, encoding: str, in_chunks: bool) -> None:
    sent = chunked(body) if in_chunks else body
    more = {"Transfer-Encoding": "chunked"} if in_chunks else {}
    assert the_page(response(sent, Content_Encoding=encoding, **more)).content == PAGE


def test_chunks_that_an_archiver_has_joined_are_left_as_they_are() -> None:
    assert the_page(response(PAGE, Transfer_Encoding="chunked")).content == PAGE
    assert joined(b"5\r\nRain.\r\n") == b"Rain."
    assert joined(b"fffffffff\r\n") is None


@pytest.mark.parametrize(
    ("body", "encoding", "reason"),
    [
        (gzip.compress(PAGE)[:-20], "gzip", "is cut off"),
        (gzip.compress(PAGE)[:10] + b"\xff" * 20, "gzip", "can't be unpacked"),
        (b"\xff" * 20, "br", "can't be unpacked"),
        (PAGE, "zstd", "is packed as 'zstd'"),
        (gzip.compress(b"\0" * 50_000_000), "gzip", "as bombs do"),
        (brotli.compress(b"\0" * 50_000_000, quality=1), "br", "as bombs do"),
    ],
)
def test_a_body_that_can_not_be_had_is_told_of(body: bytes, encoding: str, reason: str) -> None:
    [trouble] = found(read_warc(response(body, Content_Encoding=encoding)))
    assert isinstance(trouble, Trouble)
    assert reason in trouble.reason


def sha1(content: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode()


@pytest.mark.parametrize("told", [sha1(PAGE), f"sha256:{hashlib.sha256(PAGE).hexdigest()}", "sha1:", "blake9:00", "x"])
def test_a_digest_that_fits_or_can_not_be_checked_is_no_doubt(told: str) -> None:
    assert the_page(record("response", answer(PAGE), WARC_Payload_Digest=told)).doubts == ()


def test_a_digest_of_the_body_as_it_was_sent_fits_too() -> None:
    packed = gzip.compress(PAGE)
    for told in (sha1(packed), sha1(chunked(packed)), sha1(PAGE)):
        block = answer(chunked(packed), Content_Encoding="gzip", Transfer_Encoding="chunked")
        assert the_page(record("response", block, WARC_Payload_Digest=told)).doubts == ()


def test_a_digest_that_does_not_fit_is_told_with_the_page() -> None:
    page = the_page(
        record("response", answer(PAGE), WARC_Payload_Digest=sha1(b"Snow."), WARC_Block_Digest=sha1(b"Snow."))
    )
    assert page.content == PAGE
    assert page.doubts[0].startswith(
        f"does not fit its payload digest: the archive says {sha1(b'Snow.')}, and it is sha1:"
    )
    assert page.doubts[1].startswith("does not fit its block digest")


def test_the_records_before_a_break_are_read() -> None:
    content = response() + record("response", answer(PAGE * 9), "https://post.example/cut")
    page, trouble = found(read_warc(content[:-100]))
    assert isinstance(page, Part)
    assert trouble == Trouble("post.example/cut", "is cut off: the archive ends before it does; get an undamaged copy")
    page, trouble = found(read_warc(gzip.compress(response()) + gzip.compress(response())[:-50]))
    assert isinstance(page, Part)
    assert trouble.name == THE_REST


def test_the_records_behind_a_damaged_place_are_read() -> None:
    second = record("response", answer(PAGE), "https://post.example/second")
    page, trouble, other = found(read_warc(response() + b"Rain, 12345.\r\nSnow.\r\n" + second))
    assert isinstance(page, Part)
    assert isinstance(other, Part)
    assert isinstance(trouble, Trouble)
    assert "21 bytes are no record" in trouble.reason


@pytest.mark.parametrize("length", ["999999999999", "9" * 400, "-5", "x", ""])
def test_a_wrong_length_loses_only_its_record(length: str) -> None:
    first = record("response", answer(PAGE), Content_Length=length)
    trouble, page = found(read_warc(first + response() + b""))
    assert isinstance(trouble, Trouble)
    assert "length" in trouble.reason
    assert isinstance(page, Part)
    assert page.content == PAGE


@pytest.mark.parametrize(
    ("content_type", "told"),
    [
        ("text/html; charset=windows-1251", "Дождь над Орвале."),
        ('Text/HTML;Charset="KOI8-R"', "Дождь над Орвале."),
        ("text/plain; charset=windows-1251", "Дождь над Орвале."),
    ],
)
def test_a_page_is_read_in_the_encoding_that_the_server_told(content_type: str, told: str) -> None:
    encoding = "koi8-r" if "KOI8" in content_type else "cp1251"
    body = told if "plain" in content_type else f'<meta charset="iso-8859-1"><p>{told}</p>'
    warc = response(body.encode(encoding), content_type)
    page, _ = read_file("a.warc", warc)
    assert page.documents[0].text.strip() == told


def test_a_server_that_tells_no_encoding_or_a_wrong_one_leaves_it_to_the_page() -> None:
    body = '<meta charset="utf-8"><p>Дождь над Орвале.</p>'.encode()
    for content_type in (
        "text/html",
        "text/html; charset=",
        "text/html; charset=none",
        "text/html; charset=iso-8859-1",
    ):
        page, _ = read_file("a.warc", response(body, content_type))
        assert page.documents[0].text == "Дождь над Орвале."


def test_an_old_arc_file_is_refused_with_what_to_do() -> None:
    outcome = read_warc(b"filedesc://rain.arc 0.0.0.0 20310506070809 text/plain 77\n")
    assert isinstance(outcome, Refused)
    assert "make a WARC of it" in outcome.reason
    assert isinstance(read_warc(b"Rain."), Refused)
    assert isinstance(read_warc(b""), Refused)


def wacz(warc: bytes, digest: str, pages: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("archive/data.warc.gz", warc)
        archive.writestr("pages/pages.jsonl", pages)
        package = {"resources": [{"path": "archive/data.warc.gz", "hash": digest}]}
        archive.writestr("datapackage.json", json.dumps(package))
    return buffer.getvalue()


LIST = (
    b'{"format": "json-pages-1.0"}\nno JSON\n'
    + json.dumps({"url": ADDRESS, "title": "Rain \ud800 on\nOrvale"}).encode()
)


def test_a_wacz_gives_its_pages_with_their_titles() -> None:
    warc = gzip.compress(response())
    page, rest = found(read_wacz(wacz(warc, f"sha256:{hashlib.sha256(warc).hexdigest()}", LIST)))
    assert isinstance(page, Part)
    assert (page.metadata.title, page.content) == ("Rain ? on Orvale", PAGE)
    assert page.metadata.provenance[-1] == ("WARC", "archive/data.warc.gz")
    assert isinstance(rest, Trouble)
    assert rest.reason.startswith("2 files are the web archive's own")


def test_a_wacz_whose_digest_does_not_fit_is_read_and_told_of() -> None:
    trouble, page, _ = found(read_wacz(wacz(gzip.compress(response()), f"sha256:{'0' * 64}", b"[" * 100_000)))
    assert isinstance(trouble, Trouble)
    assert "does not fit its digest in datapackage.json" in trouble.reason
    assert isinstance(page, Part)


def test_what_is_no_wacz_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "Rain.")
    for content in (b"", b"PK\x03\x04", buffer.getvalue()):
        assert isinstance(read_wacz(content), Refused)


SAMPLES = [
    response()
    + response(b"\x89PNG", "image/png")
    + response(chunked(gzip.compress(PAGE)), Transfer_Encoding="chunked"),
    b"".join(gzip.compress(response()) for _ in range(3)),
    wacz(response(), "sha256:00", LIST),
    record("response", answer(brotli.compress(PAGE), Content_Encoding="br")),
]


@settings(max_examples=150, deadline=5000)
@given(st.sampled_from(SAMPLES), st.lists(st.tuples(st.integers(0, 9999), st.binary(max_size=3)), max_size=6))
def test_damaged_web_archives_never_raise(sample: bytes, edits: list[tuple[int, bytes]]) -> None:
    content = bytearray(sample)
    for place, piece in edits:
        place %= len(content) + 1
        content[place : place + 1] = piece
    for read in (read_warc, read_wacz):
        outcome = read(bytes(content))
        for one in outcome.parts if isinstance(outcome, Unpacked) else ():
            assert isinstance(one, Part | Trouble)
            one.name.encode()


@given(st.binary(max_size=1000))
def test_any_bytes_behind_the_mark_never_raise(content: bytes) -> None:
    outcome = read_warc(b"WARC/1.0\r\n" + content)
    list(outcome.parts if isinstance(outcome, Unpacked) else ())
