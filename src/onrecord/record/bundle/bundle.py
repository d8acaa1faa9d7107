"""A record as a bag: originals, texts, entries, the journal, and a checker that a stranger runs."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path, PurePosixPath

from onrecord.model.accusations import Accusations
from onrecord.progress import Progress, in_silence
from onrecord.record.bundle.annotations import Told, as_json_ld
from onrecord.record.bundle.bag import BagWriting, bag_at, blocks_of
from onrecord.record.bundle.check import canonical
from onrecord.record.journal import head, software, stored_lines
from onrecord.record.originals import originals_of
from onrecord.record.rows import hash_of_text
from onrecord.record.store import Record

LONGEST_ENDING = 8
"""Characters of the ending that an original keeps in a bag, so that it opens with the program of its format."""


class CantBundle(Exception):
    """The record is not as it was written, so that a bag of it would not be right; the message names what is wrong."""


@dataclass(frozen=True, slots=True)
class Bundled:
    """What was put into a bag. `manifest`: the bytes of the manifest that vouches for all of it."""

    originals: int
    texts: int
    entries: int
    head: str
    manifest: bytes


def bundle(
    record: Record,
    target: Path,
    date: str,
    more: Mapping[str, Iterable[str]],
    *,
    as_folder: bool = False,
    progress: Progress = in_silence,
) -> Bundled:
    """Write a bag of a record, a .zip or a folder; the same bytes for the same record and `date` (YYYY-MM-DD).

    `more`: the lines of further files, by name. Raises CantBundle, FileExistsError, OSError.
    """
    # A build meanwhile must not change half of what is read.
    record.database.execute("BEGIN")
    try:
        with bag_at(target, as_folder=as_folder) as bag:
            paths = put_originals(record, bag, progress)
            texts, entries = put_documents(record, bag, paths, progress)
            bag.put("data/journal.jsonl", (f"{canonical(line)}\n".encode() for line in stored_lines(record.database)))
            for name, lines in more.items():
                bag.put(f"data/{name}", (line.encode("utf-8", "surrogatepass") for line in lines))
            for name in ("check.py", "README.txt"):
                bag.put(f"data/{name}", [files("onrecord.record.bundle").joinpath(name).read_bytes()])
            last = head(record.database)
            info = {
                "Bagging-Date": date,
                "Bag-Software-Agent": software(),
                "External-Description": f"A record of {texts} texts from {len(paths)} files, with {entries} entries",
                "Journal-Head": last,
            }
            manifest = bag.close(info)
    finally:
        record.database.execute("ROLLBACK")
    return Bundled(len(paths), texts, entries, last, manifest)


def put_originals(record: Record, bag: BagWriting, progress: Progress) -> dict[str, str]:
    """Put the originals into a bag; their paths in it by SHA-256."""
    paths = {}
    needed = sorted(dict(originals_of(record.database)).items())
    for number, (key, name) in enumerate(needed):
        progress("Copying originals", number, len(needed))
        path = f"originals/{key}{ending_of(name)}"
        try:
            found = bag.put(f"data/{path}", blocks_of(record.original(key)))
        except FileNotFoundError:
            raise CantBundle(f"{name}: its original is missing; `onrecord verify` tells all that is wrong") from None
        if found != key:
            raise CantBundle(f"{name}: its original was changed; `onrecord verify` tells all that is wrong")
        paths[key] = path
    return paths


def put_documents(record: Record, bag: BagWriting, paths: Mapping[str, str], progress: Progress) -> tuple[int, int]:
    """Put texts and entries into a bag; how many."""
    rows = record.database.execute("SELECT sha256, text_sha256, made_by FROM document").fetchall()
    stored = {key: (text, made_by) for key, text, made_by in rows}
    reading, finding = told(record, "read"), told(record, "extracted")
    all_of = Accusations(record.groups(with_documents=False))
    texts = entries = 0
    for read in record.each_document():
        progress("Writing texts and entries", texts, len(stored))
        key = read.document.sha256
        text, made_by = stored[key]
        if hash_of_text(read.document.text) != text:
            raise CantBundle(f"{read.document.name}: its text was changed; `onrecord verify` tells all that is wrong")
        bag.put(f"data/texts/{key}.txt", [read.document.text.encode("utf-8", "surrogatepass")])
        path = paths[read.document.original]
        content = as_json_ld(
            read, record.layout(key), path, made_by, reading.get(key, Told()), finding.get(key, Told()), all_of
        )
        bag.put(f"data/entries/{key}.jsonld", [as_file(content)])
        texts, entries = texts + 1, entries + len(read.entries.all())
    return texts, entries


def told(record: Record, what: str) -> dict[str, Told]:
    """By document: the last line of the journal that tells this of it."""
    lines = (line for line in stored_lines(record.database) if line["what"] == what)
    return {line["sha256"]: Told(line["at"], line["number"]) for line in lines}


def as_file(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def ending_of(name: str) -> str:
    """The ending that tells a file's format, where it is a plain one; of a section, that of its file."""
    suffix = PurePosixPath(name).suffix.lower()
    plain = suffix[1:].isalnum() and suffix.isascii() and len(suffix) <= LONGEST_ENDING
    return suffix if plain else ""
