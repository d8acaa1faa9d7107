"""Mails that are broken or hostile."""

import base64

from tests.cases.broken.archives import zipped
from tests.cases.broken.pdfs import RAIN

HEAD = (
    "From: Ana Prell <ana@orvale.example>\r\nTo: desk@orvale.example\r\nSubject: Rain\r\n"
    "Date: Sat, 03 May 2031 12:00:00 +0200\r\nMIME-Version: 1.0\r\n"
)


def valid() -> bytes:
    """A mail with an attachment."""
    attached = base64.encodebytes(b"The harbour reopened. " * 5).decode()
    return (
        f'{HEAD}Content-Type: multipart/mixed; boundary="here"\r\n\r\n--here\r\nContent-Type: text/plain; charset=utf-8\r\n'
        f"Content-Transfer-Encoding: quoted-printable\r\n\r\n{RAIN} Caf=C3=A9.\r\n--here\r\n"
        'Content-Type: text/plain; name="harbour.txt"\r\nContent-Disposition: attachment; filename="harbour.txt"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{attached}--here--\r\n"
    ).encode()


def saved_page() -> bytes:
    """A page as browsers save it in one file, with a style sheet."""
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://orvale.example/rain\r\nSubject: Rain\r\n"
        "Date: Sat, 3 May 2031 12:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="here"\r\n\r\n--here\r\nContent-Type: text/html\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: http://orvale.example/rain\r\n\r\n"
        f"<title>Rain</title><p class=3D'a'>{RAIN}</p>\r\n--here\r\nContent-Type: text/css\r\n"
        "Content-Location: http://orvale.example/style.css\r\n\r\n.a { color: red }\r\n--here--\r\n"
    ).encode()


def saved_page_cut() -> bytes:
    """The same, broken off before its words."""
    whole = saved_page()
    return whole[: whole.index(b"<p class")]


def broken_boundary() -> bytes:
    """Its parts are divided by another line than it says."""
    return (
        f'{HEAD}Content-Type: multipart/mixed; boundary="here"\r\n\r\n--there\r\nContent-Type: text/plain\r\n\r\n{RAIN}\r\n'
        "--there\r\nContent-Type: text/plain\r\n\r\nThe harbour reopened.\r\n--there--\r\n"
    ).encode()


def no_end() -> bytes:
    """It broke off in an attachment."""
    attached = base64.b64encode(b"The harbour reopened. " * 50).decode()
    return (
        f'{HEAD}Content-Type: multipart/mixed; boundary="here"\r\n\r\n--here\r\nContent-Type: text/plain\r\n\r\n{RAIN}\r\n'
        f'--here\r\nContent-Type: text/plain; name="harbour.txt"\r\nContent-Disposition: attachment; filename="harbour.txt"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{attached[:301]}"
    ).encode()


def climbing_attachment() -> bytes:
    """An attachment whose name leads elsewhere."""
    return (
        f'{HEAD}Content-Type: multipart/mixed; boundary="here"\r\n\r\n--here\r\nContent-Type: text/plain\r\n\r\n{RAIN}\r\n'
        '--here\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="../../../etc/escaped.txt"\r\n\r\n'
        "The harbour reopened.\r\n--here--\r\n"
    ).encode()


def nonsense() -> bytes:
    """Heads that are none: an encoding that nobody knows, letters that are no ASCII, a date that never was, a name without end."""
    return (
        b"From: =?x-orvale?Q?Ana?= <\xff\xfe>\r\nSubject: =?utf-8?B?!!!!?= =?utf-16?Q?=00?= \xe9\r\nDate: 31 Feb 99999 25:61\r\n"
        b"To: " + b"a," * 20_000 + b"\r\nContent-Type: text/plain; charset=\"x-orvale\"; x*0*=utf-8''%FF; name=\r\n"
        b"Content-Transfer-Encoding: rot13\r\n\r\n" + RAIN.encode() + b"\r\n"
    )


def deep(levels: int = 2000) -> bytes:
    """A mail forwarded in a mail forwarded in a mail ..."""
    opened = "".join(f"{HEAD}Content-Type: message/rfc822\r\n\r\n" for _ in range(levels))
    return (opened + f"{HEAD}\r\n{RAIN}\r\n").encode()


def deep_parts(levels: int = 2000) -> bytes:
    """Parts in parts."""
    opened = "".join(
        f'Content-Type: multipart/mixed; boundary="b{level}"\r\n\r\n--b{level}\r\n' for level in range(levels)
    )
    return f"{HEAD}{opened}Content-Type: text/plain\r\n\r\n{RAIN}\r\n".encode()


def many_parts(parts: int = 50_000) -> bytes:
    """A mail of fifty thousand parts."""
    divided = "--here\r\nContent-Type: text/plain\r\n\r\nx\r\n" * parts
    return f'{HEAD}Content-Type: multipart/mixed; boundary="here"\r\n\r\n{divided}--here--\r\n'.encode()


def zip_attached() -> bytes:
    """A zip with a file that is none."""
    attached = base64.encodebytes(zipped(("broken.pdf", b"%PDF-1.7 no more"), ("rain.txt", RAIN.encode()))).decode()
    return (
        f'{HEAD}Content-Type: multipart/mixed; boundary="here"\r\n\r\n--here\r\nContent-Type: text/plain\r\n\r\n{RAIN}\r\n'
        '--here\r\nContent-Type: application/zip; name="all.zip"\r\nContent-Disposition: attachment; filename="all.zip"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{attached}--here--\r\n"
    ).encode()


def mailbox() -> bytes:
    """A mailbox of three mails: a good one, an empty one, and one that broke off."""
    first = f"From ana@orvale.example Sat May  3 12:00:00 2031\n{HEAD}\r\n{RAIN}\n\n".replace("\r\n", "\n")
    return (first + "From \n\nFrom ben@orvale.example Sat May  3 12:00:00 2031\nSubject: Harb").encode()


def no_mailbox() -> bytes:
    """A text that is no mailbox."""
    return b"\x00\x01From nobody\n" + RAIN.encode()
