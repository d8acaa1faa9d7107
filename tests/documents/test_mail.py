"""Mails and mailboxes, sound and broken. Every sender, place and sentence here is invented."""

import base64
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.documents.mail import MAIL, read_mail
from onrecord.documents.mail_box import MAILBOX, read_mailbox
from onrecord.documents.outcome import Kept, Part, Refused, Trouble, Unpacked

PAGE = "<html><body><p>Twelve boats were <b>lost</b>.</p></body></html>"


def composed(subject: str = "Rain in Orvale", body: str | None = "It rained.\n") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ilsa Venn <ilsa@post.example>"
    message["To"] = "desk@post.example"
    message["Date"] = "Tue, 06 May 2031 23:30:00 -0500"
    message["Subject"] = subject
    message["Message-ID"] = "<1@post.example>"
    if body is not None:
        message.set_content(body)
    return message


def kept(content: bytes) -> Kept:
    outcome = read_mail(content)
    assert isinstance(outcome, Kept), outcome
    return outcome


def reason(content: bytes) -> str:
    outcome = read_mail(content)
    assert isinstance(outcome, Refused), outcome
    return outcome.reason


def parts(content: bytes) -> list[Part]:
    found = kept(content).parts
    return [one for one in found if isinstance(one, Part)]


def plain(body: bytes, headers: bytes = b"") -> bytes:
    return b"From: ilsa@post.example\r\n" + headers + b"\r\n" + body


def test_headers_are_metadata_and_the_day_is_that_of_the_sender() -> None:
    content = (
        b"Received: from b.example by a.example; Wed, 7 May 2031 06:31:02 +0200\r\n"
        b"Received: from c.example by b.example; Wed, 7 May 2031 06:30:00 +0200\r\n"
        b"Organization: Orvale Post\r\nContent-Language: en-GB, fr\r\n" + composed().as_bytes()
    )
    found = kept(content).metadata
    assert (found.title, found.author, found.publisher, found.language) == (
        "Rain in Orvale", "Ilsa Venn", "Orvale Post", "en-gb",
    )  # fmt: skip
    assert (str(found.published), found.published_source) == ("2031-05-06", "metadata Date header")
    assert found.captured == "2031-05-07T04:31:02Z"
    assert ("Message-ID", "<1@post.example>") in found.provenance
    assert len([name for name, _ in found.provenance if name == "Received"]) == 2


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"=?utf-8?q?R=C3=A9gen?= =?utf-8?b?IGluIE9ydmFsZQ==?=", "Régen in Orvale"),
        ("Régen".encode(), "Régen"),
        ("Régen".encode("cp1252"), "Régen"),
        (b"=?koi8-r?b?" + base64.b64encode("дождь".encode("koi8-r")) + b"?=", "дождь"),
        (b"=?no-such-code?q?rain?= =?utf-8?b?%%%?=", "rain"),
        (b"long\r\n folded\r\n\tsubject", "long folded subject"),
        (b"=?utf-8?b?QUFB?= " * 3_000, "AAA" * 95),
    ],
)  # fmt: skip
def test_subjects_are_decoded(raw: bytes, expected: str) -> None:
    assert kept(plain(b"x", b"Subject: " + raw + b"\r\n")).metadata.title.startswith(expected)


@pytest.mark.parametrize(
    "date", [b"", b"yesterday", b"Tue, 99 May 2031 10:00:00", b"Tue, 6 May 99999 10:00:00 +0000", b"\xff"]
)
def test_a_date_that_is_none_is_no_date(date: bytes) -> None:
    found = kept(plain(b"x", b"Date: " + date + b"\r\nReceived: x; " + date + b"\r\n")).metadata
    assert (found.published, found.captured) == (None, "")


def test_plain_text_is_preferred_and_a_page_read_where_there_is_none() -> None:
    both = composed()
    both.add_alternative(PAGE, subtype="html")
    assert kept(both.as_bytes()).text == "It rained."
    page = composed(body=None)
    page.set_content(PAGE, subtype="html")
    assert kept(page.as_bytes()).text == "Twelve boats were lost."
    blank = composed(body=" \n")
    blank.add_alternative(PAGE, subtype="html")
    assert kept(blank.as_bytes()).text == "Twelve boats were lost."


def test_texts_one_after_the_other_are_all_kept() -> None:
    content = plain(
        b"--b\r\n\r\nFirst.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Second.</p>\r\n--b\r\n\r\nList footer.\r\n--b--\r\n",
        b'Content-Type: multipart/mixed; boundary="b"\r\n',
    )
    assert kept(content).text == "First.\n\nSecond.\n\nList footer."


@pytest.mark.parametrize(
    ("headers", "body", "text"),
    [
        (b"Content-Type: text/plain; charset=windows-1251\r\n", "дождь".encode("cp1251"), "дождь"),
        (b"Content-Type: text/plain; charset=utf-8\r\n", "Régen".encode("cp1252"), "Régen"),
        (b"Content-Type: text/plain; charset=hex\r\n", b"rain", "rain"),
        (b'Content-Type: text/plain; charset="a\0b"\r\n', b"rain", "rain"),
        (b"Content-Type: text/plain; charset*=x'y\r\n", b"rain", "rain"),
        (b"Content-Transfer-Encoding: quoted-printable\r\n", b"a=20b=\r\nc=ZZ", "a bc=ZZ"),
        (b"Content-Transfer-Encoding: base64\r\n", b"cmFpbg", "rain"),
        (b"Content-Transfer-Encoding: no-such\r\n", b"rain", "rain"),
        (b"Content-Type: rain\r\n", b"rain", "rain"),
        (b"Content-Type: text/plain; format=flowed\r\n", b"It \r\nrained.\r\n\r\n-- \r\nIlsa", "It rained.\n\n-- \nIlsa"),
        (b"Content-Type: text/plain; format=flowed; delsp=yes\r\n", b"Orv \r\nale", "Orvale"),
        (b"Content-Type: text/html; charset=windows-1251\r\n", b"<p>" + "дождь".encode("cp1251"), "дождь"),
        (b"", "هطل المطر".encode(), "هطل المطر"),
    ],
)  # fmt: skip
def test_bodies_are_decoded_whatever_they_claim(headers: bytes, body: bytes, text: str) -> None:
    assert kept(plain(body, headers)).text == text


def test_attachments_are_files_of_their_own_and_know_their_mail() -> None:
    mail = composed()
    mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="Lista år.pdf")
    mail.add_attachment("a,b\n", subtype="csv")
    mail.add_attachment(composed("Inner: no. 3", "Inner words."))
    pdf, table, inner = parts(mail.as_bytes())
    assert (pdf.name, pdf.content, pdf.ending) == ("Lista år.pdf", b"%PDF-", "")
    assert (table.name, table.ending) == ("part 2", ".csv")
    assert (inner.name, inner.ending) == ("Inner: no. 3", ".eml")
    assert kept(inner.content).text == "Inner words."
    assert pdf.metadata.published is None
    assert ("attached to mail, Subject", "Rain in Orvale") in pdf.metadata.provenance


def test_what_is_attached_within_a_form_that_is_not_read_is_not_lost() -> None:
    page = EmailMessage()
    page.set_content(PAGE, subtype="html")
    page.add_attachment(b"GIF8", maintype="image", subtype="gif", filename="map.gif")
    mail = composed()
    mail.make_alternative()
    mail.attach(page)
    assert [part.name for part in parts(mail.as_bytes())] == ["map.gif"]
    assert kept(mail.as_bytes()).text == "It rained."


def test_a_mail_of_attachments_only_is_kept() -> None:
    mail = composed(body=None)
    mail.add_attachment(b"x", maintype="application", subtype="pdf", filename="a.pdf")
    assert kept(mail.as_bytes()).text == ""


def test_quoted_lines_are_kept_and_told() -> None:
    outcome = kept(plain(b"Yes.\r\n> Did it rain?\r\n>> No.\r\n"))
    assert outcome.text == "Yes.\n> Did it rain?\n>> No."
    assert outcome.doubts == ("quotes earlier mails in 2 lines, whose words may be another's than the sender's",)


def test_a_broken_boundary_is_guessed_and_told() -> None:
    body = b"--real\r\nContent-Type: text/plain\r\n\r\nRain.\r\n--real\r\nContent-Type: text/csv; name=a.csv\r\n\r\n1,2\r\n--real--\r\n"
    for announced in (b"; boundary=other", b""):
        content = plain(body, b"Content-Type: multipart/mixed" + announced + b"\r\n")
        outcome = kept(content)
        assert outcome.text == "Rain."
        assert [part.name for part in parts(content)] == ["a.csv"]
        assert "boundary" in outcome.doubts[0]


def test_a_boundary_that_is_nowhere_leaves_the_text() -> None:
    outcome = kept(plain(b"Rain.\r\n", b"Content-Type: multipart/mixed; boundary=b\r\n"))
    assert outcome.text == "Rain."
    assert outcome.doubts


def test_a_mail_cut_off_is_read_as_far_as_it_goes() -> None:
    mail = composed()
    mail.add_attachment(b"x" * 300, maintype="application", subtype="pdf", filename="a.pdf")
    content = mail.as_bytes()
    outcome = kept(content[: content.index(b"eHh4") + 41])
    assert outcome.text == "It rained."
    assert any("is cut off" in doubt for doubt in outcome.doubts)


def test_what_is_no_mail_is_refused() -> None:
    assert "is no mail" in reason(b"Dear all: it rained.\n\nIlsa")
    assert "is no mail" in reason(b"\x00\xff" * 50)
    assert "only headers" in reason(plain(b""))
    content = plain(b"x", b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n")
    assert any("is encrypted" in doubt for doubt in kept(content).doubts)


def nested(depth: int, inner: bytes) -> bytes:
    content = inner
    heads = (b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (level, level) for level in range(depth))
    return b"From: a@b.example\r\n" + b"".join(heads) + content


def test_ten_thousand_parts_within_one_another_are_refused_and_three_hundred_read() -> None:
    assert kept(nested(300, b"\r\nRain.")).text == "Rain."
    assert "within one another" in reason(nested(10_000, b"\r\nRain."))


def test_ten_thousand_mails_within_one_another_are_refused() -> None:
    content = b"From: a@b.example\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * 10_000
    assert "within one another" in reason(content)


def test_ten_thousand_attachments_are_cut_with_a_reason() -> None:
    one = b"--b\r\nContent-Type: application/pdf\r\n\r\nx\r\n"
    found = kept(plain(one * 10_000, b"Content-Type: multipart/mixed; boundary=b\r\n")).parts
    assert len(found) == 1_001
    assert isinstance(found[-1], Trouble)


@pytest.mark.parametrize("header", [b"From: " + b"(" * 5_000, b"From: " + b'"' * 5_000, b"Subject: " + b"=?" * 99_999])
def test_headers_made_to_be_hard_are_read_in_time(header: bytes) -> None:
    assert kept(header + b"\r\nDate: x\r\n\r\nRain.").text == "Rain."


def mailbox(*mails: bytes, line_end: bytes = b"\n") -> bytes:
    from_line = b"From ilsa@post.example Tue May  6 10:00:00 2031\n"
    return b"".join(from_line + one + b"\n" for one in mails).replace(b"\n", line_end)


def unpacked(content: bytes) -> list[Part | Trouble]:
    outcome = read_mailbox(content)
    assert isinstance(outcome, Unpacked), outcome
    return list(outcome.parts)


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_a_mailbox_is_its_mails(line_end: bytes) -> None:
    one = b"From: a@b.example\nSubject: =?utf-8?q?R=C3=A9gen?= a/b\n\n>From the ferry: twelve.\n\nFrom here on, rain.\n"
    found = unpacked(mailbox(one, b"From: c@b.example\n\nSecond.\n", line_end=line_end))
    assert [part.name for part in found] == ["0001 Régen a b", "0002"]
    first, second = (kept(part.content) for part in found if isinstance(part, Part))
    assert first.text == "From the ferry: twelve.\n\nFrom here on, rain."
    assert second.text == "Second."
    assert all(isinstance(part, Part) and part.ending == ".eml" for part in found)


def test_an_unusual_from_line_begins_the_first_mail() -> None:
    content = b"From ???\nSubject: a\n\nOne.\n\n" + mailbox(b"Subject: b\n\nTwo.\n")
    assert [part.name for part in unpacked(content)] == ["0001 a", "0002 b"]
    assert [part.name for part in unpacked(b"From ???\nSubject: a\n\nOne.\n")] == ["0001 a"]


def test_what_stands_before_the_first_mail_is_told() -> None:
    trouble, part = unpacked(b"junk\n" + mailbox(b"Subject: b\n\nTwo.\n"))
    assert isinstance(trouble, Trouble)
    assert part.name == "0001 b"


def test_what_is_no_mailbox_is_refused() -> None:
    assert isinstance(read_mailbox(b"rain"), Refused)


SOUND: list[Callable[[], bytes]] = [
    lambda: composed().as_bytes(),
    lambda: plain(b"--b\r\n\r\nFirst.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>x\r\n--b--\r\n", b"Content-Type: multipart/mixed; boundary=b\r\n"),
    lambda: plain(
        b"rain", b"Content-Type: text/plain; charset*0*=utf-8''x; name*1=b; format=flowed\r\nDate: Tue, 6 May 2031 1:2:3 +0000\r\n"
    ),
    lambda: mailbox(composed().as_bytes()),
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_bytes_make_it_raise(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(SOUND))())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(MAIL.read(bytes(content)), Kept | Refused)
    assert isinstance(MAIL.read(data.draw(st.binary(max_size=100))), Kept | Refused)
    outcome = MAILBOX.read(bytes(content))
    if isinstance(outcome, Unpacked):
        assert all(
            isinstance(MAIL.read(part.content), Kept | Refused) for part in outcome.parts if isinstance(part, Part)
        )


PIECES = (
    b"From: a\r\n", b"\r\n", b"Content-Type: multipart/mixed; boundary=b\r\n", b"Content-Type: message/rfc822\r\n", b"--b\r\n",
    b"--b--\r\n", b"Content-Type: multipart/alternative; boundary=c\r\n", b"--c\r\n", b"Content-Type: text/html\r\n", b"a \r\n",
    b"Content-Transfer-Encoding: base64\r\n", b"Content-Type: message/delivery-status\r\n", b"\xff\xfe\r\n",
    b"Content-Disposition: attachment; filename*=utf-8''%ff\r\n", b"Content-Type: multipart/mixed\r\n", b"Content-Type: message/x\r\n",
    b"Content-Transfer-Encoding: x-uuencode\r\n", b"begin 666 a\r\n", b"Content-Type: text/plain; format=flowed; charset=\xff\r\n",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES)))
def test_no_order_of_lines_makes_it_raise(pieces: list[bytes]) -> None:
    assert isinstance(MAIL.read(b"".join(pieces)), Kept | Refused)
    assert isinstance(MAIL.read(b"From: a\r\n" + b"".join(pieces)), Kept | Refused)
