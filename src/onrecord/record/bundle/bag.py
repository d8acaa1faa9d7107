"""Bags as BagIt 1.0 (RFC 8493) describes them, as a folder or as a .zip: files, manifests with their hashes, and what the bag is."""

import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from onrecord.record.bundle.check import BLOCK, DECLARATION, INFO, MANIFEST, TAG_MANIFEST

BEGINNING_OF_ZIP = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a .zip: the same contents give the same bytes."""


class Sink(Protocol):
    """Where the files of a bag go."""

    def put(self, name: str, blocks: Iterable[bytes]) -> None:
        """Write a file of the bag. Raises OSError."""


@dataclass(frozen=True, slots=True)
class FolderSink:
    """A folder, which must not be there yet."""

    root: Path

    def put(self, name: str, blocks: Iterable[bytes]) -> None:
        place = self.root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:
            file.writelines(blocks)


@dataclass(frozen=True, slots=True)
class ZipSink:
    """A .zip, within which all lies in one folder."""

    archive: zipfile.ZipFile
    top: str

    def put(self, name: str, blocks: Iterable[bytes]) -> None:
        with self.archive.open(zip_entry(f"{self.top}{name}"), "w", force_zip64=True) as file:
            for block in blocks:
                file.write(block)


def zip_entry(name: str) -> zipfile.ZipInfo:
    """A file in a .zip, without anything that differs from one run to the next."""
    entry = zipfile.ZipInfo(name, BEGINNING_OF_ZIP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o100644 << 16
    return entry


@dataclass(slots=True)
class BagWriting:
    """A bag while it is written: what was put into it so far."""

    sink: Sink
    hashes: dict[str, str] = field(default_factory=dict)
    size: int = 0
    """Of the payload, in bytes."""

    def put(self, name: str, blocks: Iterable[bytes]) -> str:
        """Write a file of the bag; its SHA-256."""
        digest = sha256()

        def measured() -> Iterator[bytes]:
            for block in blocks:
                digest.update(block)
                self.size += len(block) if name.startswith("data/") else 0
                yield block

        self.sink.put(name, measured())
        self.hashes[name] = digest.hexdigest()
        return self.hashes[name]

    def close(self, info: Mapping[str, str]) -> bytes:
        """Write the manifests and what the bag tells of itself; the manifest of those, which vouches for the whole bag."""
        payload = sorted(name for name in self.hashes if name.startswith("data/"))
        info = {**info, "Payload-Oxum": f"{self.size}.{len(payload)}"}
        self.put("bagit.txt", [DECLARATION])
        self.put(INFO, [f"{label}: {value}\n".encode() for label, value in info.items()])
        self.put(MANIFEST, [self.manifest(payload)])
        last = self.manifest(["bag-info.txt", "bagit.txt", MANIFEST])
        self.put(TAG_MANIFEST, [last])
        return last

    def manifest(self, names: Iterable[str]) -> bytes:
        return "".join(f"{self.hashes[name]}  {name}\n" for name in names).encode()


@contextmanager
def bag_at(target: Path, *, as_folder: bool) -> Iterator[BagWriting]:
    """A new bag, which is there whole when the block ends, or not at all. Raises FileExistsError where something is there already."""
    if target.exists():
        raise FileExistsError(f"{target} is there already; a bag is never written over: give another name")
    part = target.with_name(f".{target.name}.part")
    with ExitStack() as closing:
        closing.callback(take_away, part)
        take_away(part)
        if as_folder:
            part.mkdir(parents=True)
            yield BagWriting(FolderSink(part))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            with new_zip(part) as archive:
                yield BagWriting(ZipSink(archive, f"{target.stem}/"))
        part.rename(target)


def new_zip(place: Path) -> AbstractContextManager[zipfile.ZipFile]:
    """A new .zip."""
    return zipfile.ZipFile(place, "x", zipfile.ZIP_DEFLATED)


def take_away(part: Path) -> None:
    """Remove what is left of a bag that was not finished."""
    if part.is_dir():
        shutil.rmtree(part)
    else:
        part.unlink(missing_ok=True)


def blocks_of(file: Path) -> Iterator[bytes]:
    """A file's bytes, a piece at a time. Raises OSError."""
    with file.open("rb") as opened:
        yield from iter(lambda: opened.read(BLOCK), b"")
