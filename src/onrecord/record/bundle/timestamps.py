"""Timestamps (RFC 3161): the request for one, which the user sends to an authority, and what its reply says."""

from dataclasses import dataclass
from hashlib import sha256

from onrecord.record.bundle.der import (
    BOOLEAN,
    EXPLICIT,
    INTEGER,
    NULL,
    OBJECT,
    OCTETS,
    SEQUENCE,
    TIME,
    Item,
    NotDER,
    encoded,
    items_of,
    whole_number,
)

SHA_256 = bytes.fromhex("608648016503040201")
"""The object identifiers 2.16.840.1.101.3.4.2.1,"""
SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
"""1.2.840.113549.1.7.2,"""
TIMESTAMP = bytes.fromhex("2a864886f70d0109100104")
"""and 1.2.840.113549.1.9.16.1.4."""
GRANTED = (0, 1)
"""The statuses of a reply that holds a timestamp: granted, and granted with changes."""


class BadStamp(Exception):
    """A reply is none, or not for what was to be stamped; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an authority says: that bytes of this SHA-256 were there at a moment. Who says so, only the signature tells."""

    sha256: str
    at: str
    """In UTC: 2031-05-03T09:30:00Z."""
    nonce: int | None
    """The number of the request that it answers; None where the request had none."""


def request_for(content: bytes, nonce: int) -> bytes:
    """A request for a timestamp of these bytes, which asks for the authority's certificate too. `nonce`: any number, once."""
    imprint = encoded(
        SEQUENCE,
        encoded(SEQUENCE, encoded(OBJECT, SHA_256), encoded(NULL)),
        encoded(OCTETS, sha256(content).digest()),
    )
    return encoded(SEQUENCE, whole_number(1), imprint, whole_number(nonce), encoded(BOOLEAN, b"\xff"))


def nonce_of(request: bytes) -> int | None:
    """The number of a request; None where it has none. Raises BadStamp."""
    try:
        [whole] = items_of(request)
        numbers = [item.number() for item in whole.items()[2:] if item.tag == INTEGER]
    except (NotDER, ValueError) as wrong:
        raise BadStamp("the request is no request for a timestamp (RFC 3161)") from wrong
    return numbers[0] if numbers else None


def stamp_of(reply: bytes) -> Stamp:
    """What a reply says; its signature is not looked at. Raises BadStamp."""
    try:
        [whole] = items_of(reply)
        status, *token = whole.items()
        code, *words = status.items()
        if code.number() not in GRANTED:
            said = b" ".join(item.content for word in words for item in nested(word)).decode("utf-8", "replace")
            raise BadStamp(f"the authority refused (status {code.number()}): {said or 'it does not say why'}")
        return said_by(token[0])
    except (NotDER, ValueError, IndexError) as wrong:
        raise BadStamp(f"the reply is none to a request for a timestamp (RFC 3161): {wrong}") from wrong


def nested(item: Item) -> list[Item]:
    """The values within the words that a refusal comes with; none within the bits that tell its reason."""
    return item.items() if item.tag == SEQUENCE else []


def said_by(token: Item) -> Stamp:
    """What a token says. Raises NotDER, ValueError, IndexError where it is none."""
    kind, explicit = token.items()
    signed = explicit.items()[0].items()
    what, content = signed[2].items()
    if (kind.content, what.content, explicit.tag) != (SIGNED_DATA, TIMESTAMP, EXPLICIT):
        raise NotDER("what it holds is no timestamp")
    _, _, imprint, _, *rest = items_of(content.items()[0].content)[0].items()
    algorithm, digest = imprint.items()
    if algorithm.items()[0].content != SHA_256:
        raise NotDER("it stamps another hash than SHA-256")
    [at] = [item.content.decode("ascii") for item in rest if item.tag == TIME]
    nonce = next((item.number() for item in rest if item.tag == INTEGER), None)
    return Stamp(digest.content.hex(), moment(at), nonce)


def moment(time: str) -> str:
    """A time as DER has it, as ISO 8601 does. Raises ValueError.

    >>> moment("20310503093000.5Z")
    '2031-05-03T09:30:00.5Z'
    """
    if len(time) < 15 or not time[:14].isdigit() or not time.endswith("Z"):
        raise ValueError(f"{time!r} is no time in UTC")
    return f"{time[:4]}-{time[4:6]}-{time[6:8]}T{time[8:10]}:{time[10:12]}:{time[12:]}"


def check_stamp(reply: bytes, content: bytes, request: bytes | None = None) -> Stamp:
    """The stamp in a reply, where it is one of these bytes and answers this request. Raises BadStamp."""
    stamp = stamp_of(reply)
    expected = sha256(content).hexdigest()
    if stamp.sha256 != expected:
        raise BadStamp(
            f"the timestamp is of other bytes: of SHA-256 {stamp.sha256}, not {expected}; ask for one with the bag's own request"
        )
    if request is not None and nonce_of(request) != stamp.nonce:
        raise BadStamp(
            f"the reply answers another request: its nonce is {stamp.nonce}, the request's {nonce_of(request)}"
        )
    return stamp
