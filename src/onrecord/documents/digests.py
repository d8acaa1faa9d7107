"""Digests as web archives write them: "sha1:LQ2X...", in base 32, base 64 or hexadecimal."""

import base64
import binascii
import hashlib

KNOWN = {"md5": 16, "sha1": 20, "sha224": 28, "sha256": 32, "sha384": 48, "sha512": 64}
"""Bytes of a digest."""


def mismatch(name: str, told: str, contents: tuple[bytes, ...]) -> str:
    """What is wrong where a digest fits none of the contents that it may be of; empty where one fits or the digest can't be checked."""
    algorithm, _, digits = told.strip().partition(":")
    algorithm = algorithm.lower().replace("-", "").replace("_", "")
    expected = read_digest(algorithm, digits.strip())
    if expected is None:
        return ""
    found = [hashlib.new(algorithm, content, usedforsecurity=False).digest() for content in dict.fromkeys(contents)]
    if expected in found:
        return ""
    return f"does not fit its {name}: the archive says {told.strip()[:150]}, and it is {algorithm}:{found[0].hex()}; get another copy"


def read_digest(algorithm: str, digits: str) -> bytes | None:
    """The digest in bytes; None where it is none of a known kind."""
    size = KNOWN.get(algorithm)
    if size is None:
        return None
    for decode in (base64.b16decode, base64.b32decode, base64.urlsafe_b64decode, base64.b64decode):
        try:
            read = decode(digits.upper() if decode in (base64.b16decode, base64.b32decode) else digits)
        except (binascii.Error, ValueError):
            continue
        if len(read) == size:
            return read
    return None
