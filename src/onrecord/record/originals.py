"""The originals: the files as they were given, byte for byte, named by their SHA-256 and never written again."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from onrecord.record.schema import ORIGINALS
from onrecord.record.seals import has_table

READ_ONLY = 0o444


def hash_of(file: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal. Raises OSError where it can't be read."""
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def sha256_of(content: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return sha256(content).hexdigest()


def keep_original(folder: Path, name: str, content: bytes) -> bool:
    """Put a file's bytes among the originals of a record; False where they are there already.

    The name appears only when all the bytes are on the disk. Raises OSError, with nothing left behind, where they don't fit.
    """
    originals = folder / ORIGINALS
    place = originals / name
    if place.exists():
        return False
    originals.mkdir(exist_ok=True)
    with NamedTemporaryFile(dir=originals, prefix=".", suffix=".part", delete=False) as part:
        written = Path(part.name)
        try:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
            written.chmod(READ_ONLY)
            written.replace(place)
        except OSError:
            with suppress(OSError):
                written.unlink()
            raise
    return True


def forget_parts(folder: Path) -> None:
    """Take away what was half written when a build was killed."""
    for part in (folder / ORIGINALS).glob(".*.part"):
        part.unlink(missing_ok=True)


def kept_originals(folder: Path) -> Iterator[str]:
    """The hashes under which originals are kept, in order; unfinished parts are none."""
    originals = folder / ORIGINALS
    if originals.is_dir():
        yield from sorted(file.name for file in originals.iterdir() if not file.name.startswith("."))


def originals_of(database: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """The hash of every original that the record needs, with a name: of documents, of files with sections, of files that hold others."""
    yield from database.execute("SELECT iif(file = '', sha256, file), name FROM document ORDER BY name DESC, sha256")
    if has_table(database, "file"):
        yield from database.execute(
            "SELECT sha256, name FROM file WHERE status IN ('read', 'holds') ORDER BY name DESC"
        )


def forget_originals(folder: Path, hashes: list[str]) -> None:
    """Take originals away again: those of a build that did not finish."""
    for name in hashes:
        (folder / ORIGINALS / name).unlink(missing_ok=True)
