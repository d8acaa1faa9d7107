"""Bags with timestamps: a reply is put into one, and those in one are verified."""

import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from onrecord.record.bundle.bag import take_away, zip_entry
from onrecord.record.bundle.check import TAG_MANIFEST, Bag, ZipBag, counts_of, opened, problems_of, read
from onrecord.record.bundle.timestamps import BadStamp, Stamp, check_stamp

STAMP = re.compile(re.escape(TAG_MANIFEST) + r"(?:\.\d+)?\.tsr")
SECONDS = 60
"""How long the program that checks a signature may take."""


@dataclass(frozen=True, slots=True)
class CheckedBag:
    """What was looked at, in words; a line for each thing that is wrong; and the timestamps."""

    counts: str
    broken: tuple[str, ...]
    stamps: tuple[str, ...]


def put_stamp(path: Path, reply: bytes, request: bytes | None = None) -> tuple[str, Stamp]:
    """Put an authority's reply into a bag; the name of its file, and what it says.

    Raises BadStamp where the reply is not for this bag or not for this request, NotABag, OSError.
    """
    bag = opened(str(path))
    stamp = check_stamp(reply, manifest_of(bag), request)
    there = set(bag.names())
    number = next(n for n in range(1, len(there) + 2) if stamp_name(n) not in there)
    add_file(path, bag, stamp_name(number), reply)
    return stamp_name(number), stamp


def stamp_name(number: int) -> str:
    return f"{TAG_MANIFEST}.tsr" if number == 1 else f"{TAG_MANIFEST}.{number}.tsr"


def manifest_of(bag: Bag) -> bytes:
    """The manifest that vouches for a bag: what is stamped. Raises BadStamp where it is missing."""
    content = read(bag, TAG_MANIFEST)
    if content is None:
        raise BadStamp(f"the bag has no {TAG_MANIFEST}, or it can't be read")
    return content


def add_file(path: Path, bag: Bag, name: str, content: bytes) -> None:
    """Add a file to a bag that is there; it is in it whole or not at all. Raises OSError."""
    if not isinstance(bag, ZipBag):
        part = path / f".{name}.part"
        part.write_bytes(content)
        part.replace(path / name)
        return
    part = path.with_name(f".{path.name}.part")
    with ExitStack() as closing:
        closing.callback(take_away, part)
        shutil.copyfile(path, part)
        with zipfile.ZipFile(part, "a") as archive:
            archive.writestr(zip_entry(f"{bag.top}{name}"), content)
        part.replace(path)


def verify_bag(path: Path, authority: Path | None = None) -> CheckedBag:
    """Check a bag, and its timestamps against the certificate of an authority (PEM). Raises NotABag."""
    bag = opened(str(path))
    broken, stamps = list(problems_of(bag)), []
    names = [name for name in bag.names() if STAMP.fullmatch(name)]
    for name in names:
        reply = read(bag, name) or b""
        try:
            stamp = check_stamp(reply, manifest_of(bag))
        except BadStamp as wrong:
            broken.append(f"{name}: {wrong}")
            continue
        if authority is None:
            stamps.append(f"{name}: says {stamp.at}; not verified: give the authority's certificate with --ca")
            continue
        trouble = trouble_with_signature(manifest_of(bag), reply, authority)
        if trouble:
            broken.append(f"{name}: {trouble}")
        else:
            stamps.append(f"{name}: the bag was there at {stamp.at}, by the authority of {authority.name}")
    if authority is not None and not names:
        broken.append("the bag has no timestamp; `onrecord stamp` puts one in")
    return CheckedBag(counts_of(bag), tuple(broken), tuple(stamps))


def trouble_with_signature(content: bytes, reply: bytes, authority: Path) -> str:
    """What is wrong with a reply's signature, or its chain up to the authority's certificate; empty where nothing is."""
    program = shutil.which("openssl")
    if program is None:
        return "its signature can't be checked: there is no program `openssl` here; install it, or check it where there is one"
    if not authority.is_file():
        return f"its signature can't be checked: there is no certificate {authority}"
    with tempfile.TemporaryDirectory() as folder:
        data, answer = Path(folder, "data"), Path(folder, "reply")
        data.write_bytes(content)
        answer.write_bytes(reply)
        command = [program, "ts", "-verify", "-data", str(data), "-in", str(answer), "-CAfile", str(authority)]
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False, stdin=subprocess.DEVNULL)
        except (OSError, subprocess.TimeoutExpired) as wrong:
            return f"its signature can't be checked: {wrong}"
    if done.returncode == 0:
        return ""
    return f"its signature does not verify against {authority.name}: {' · '.join(errors_in(done.stderr)) or 'openssl ts -verify failed'}"


def errors_in(said: bytes) -> Iterator[str]:
    """The reasons in what openssl prints, without the numbers and places in its own code."""
    for line in said.decode("utf-8", "replace").splitlines():
        parts = line.split(":")
        if len(parts) > 5 and parts[1] == "error":
            yield ": ".join(part for part in (parts[5], *parts[8:]) if part)
