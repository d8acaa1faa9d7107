"""Pages saved as one file. Every page and place here is invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.documents.mhtml import MHTML, read_mhtml
from onrecord.documents.outcome import Kept, Refused

HEAD = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://post.example/rain\r\nSubject: Rain\r\n"
    b"Date: Tue, 6 May 2031 09:30:00 -0000\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
)
PAGE = b'<html><body><p>Twelve boats were lost in R=C3=A9gen.</p><img src=3D"cid:1"></body></html>'


def saved(page: bytes = PAGE, charset: bytes = b"") -> bytes:
    part = b"--b\r\nContent-Type: text/html%s\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n%s\r\n" % (
        charset,
        page,
    )
    return HEAD + part + b"--b\r\nContent-Type: image/png\r\nContent-ID: <1>\r\n\r\nx\r\n--b--\r\n"


def kept(content: bytes) -> Kept:
    outcome = read_mhtml(content)
    assert isinstance(outcome, Kept), outcome
    return outcome


def test_a_saved_page_tells_its_words_address_and_when_it_was_saved() -> None:
    outcome = kept(saved())
    assert outcome.text == "Twelve boats were lost in Régen."
    assert outcome.parts == ()
    found = outcome.metadata
    assert (found.title, found.url, found.captured) == ("Rain", "https://post.example/rain", "2031-05-06T09:30:00Z")
    assert found.published is None


def test_the_encoding_that_the_file_names_counts() -> None:
    page = PAGE.replace(b"=C3=A9", "é".encode("cp1252"))
    assert kept(saved(page, b"; charset=windows-1252")).text == "Twelve boats were lost in Régen."


@pytest.mark.parametrize("content", [b"rain", HEAD, b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" * 3])
def test_what_is_no_saved_page_is_refused(content: bytes) -> None:
    outcome = read_mhtml(content)
    assert isinstance(outcome, Refused)
    assert "text/html" in outcome.reason


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_bytes_make_it_raise(data: st.DataObject) -> None:
    content = bytearray(saved())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(MHTML.read(bytes(content)), Kept | Refused)
