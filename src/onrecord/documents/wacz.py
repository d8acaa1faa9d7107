"""Web archives as WACZ: a zip file with WARCs in it, the titles of pages and the digests of its files."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onrecord.documents.archives import ARCHIVE, LARGEST_ARCHIVE
from onrecord.documents.digests import mismatch
from onrecord.documents.measured import Measured
from onrecord.documents.outcome import OF_ITSELF, Outcome, Part, Reader, Refused, Trouble, Unpacked
from onrecord.documents.warc import records_of
from onrecord.documents.warc_records import WARC_MARK
from onrecord.documents.zipped import CHUNK, CantUnpack, Zipped, open_zip

WARCS = "archive/"
PACKAGE = "datapackage.json"
PAGES = "pages/"
LARGEST_LIST = 20_000_000
"""Bytes of a list of pages, or of the table of files."""
CONTENTS = replace(ARCHIVE, member=LARGEST_ARCHIVE)
"""The WARCs in it are as large as those that are given by themselves."""
NO_DOCUMENTS = OF_ITSELF


def read_wacz(content: bytes) -> Outcome:
    """The pages in all the WARCs of a WACZ file."""
    opened = open_zip(content, CONTENTS)
    if isinstance(opened, Refused):
        return opened
    if not any(name.startswith(WARCS) for name in opened.names):
        return Refused(
            f"is no WACZ web archive: it has no file in {WARCS}; give a zip file of documents the ending .zip"
        )
    return Unpacked(pages_of(opened))


def pages_of(archive: Zipped) -> Iterator[Part | Trouble]:
    """The pages with their titles, WARC by WARC; then what the files besides are."""
    titles = titles_in(archive)
    digests = digests_in(archive)
    others = 0
    for name in archive.names:
        if not name.startswith(WARCS):
            others += 1
            continue
        try:
            content = archive.read(name)
        except CantUnpack as wrong:
            yield Trouble(name, str(wrong))
            continue
        wrong_digest = mismatch(f"digest in {PACKAGE}", digests.get(name, ""), (content,))
        if wrong_digest:
            yield Trouble(name, f"{wrong_digest}; its pages were read all the same")
        yield from pages_in(name, content, titles)
    if others:
        yield Trouble(
            NO_DOCUMENTS, f"{others:,} files are the web archive's own indexes, lists and logs, and no documents"
        )


def pages_in(name: str, content: bytes, titles: dict[str, str]) -> Iterator[Part | Trouble]:
    """The pages of one WARC."""
    stream = io.BufferedReader(Measured(content, CONTENTS), CHUNK)
    try:
        is_warc = stream.peek(len(WARC_MARK)).startswith(WARC_MARK)
    except CantUnpack as wrong:
        yield Trouble(name, str(wrong))
        return
    if not is_warc:
        yield Trouble(name, "is no WARC: not read")
        return
    for one in records_of(stream):
        if isinstance(one, Part):
            metadata = replace(one.metadata, title=titles.get(one.metadata.url, ""))
            yield replace(one, metadata=replace(metadata, provenance=(*metadata.provenance, ("WARC", name))))
        else:
            yield one


def titles_in(archive: Zipped) -> dict[str, str]:
    """The titles of pages by their addresses, as the lists of pages tell them; lines that are none are passed over."""
    titles: dict[str, str] = {}
    for name in archive.names:
        if name.startswith(PAGES) and name.endswith(".jsonl"):
            for line in read_list(archive, name).splitlines():
                given = as_json(line)
                if (
                    isinstance(given, dict)
                    and isinstance(given.get("url"), str)
                    and isinstance(given.get("title"), str)
                ):
                    titles.setdefault(given["url"], " ".join(clean(given["title"]).split()))
    return titles


def digests_in(archive: Zipped) -> dict[str, str]:
    """The digests of files by their names, as the archive's own table tells them."""
    given = as_json(read_list(archive, PACKAGE))
    resources = given.get("resources") if isinstance(given, dict) else None
    return {
        one["path"]: one["hash"]
        for one in (resources if isinstance(resources, list) else ())
        if isinstance(one, dict) and isinstance(one.get("path"), str) and isinstance(one.get("hash"), str)
    }


def read_list(archive: Zipped, name: str) -> bytes:
    """The bytes of a list; none where it can't be had or is too long."""
    pieces, size = [], 0
    try:
        for piece in archive.chunks(name):
            size += len(piece)
            if size > LARGEST_LIST:
                return b""
            pieces.append(piece)
    except CantUnpack:
        return b""
    return b"".join(pieces)


def as_json(line: bytes) -> Any:
    """What a line of JSON says; None where it is none."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def clean(words: str) -> str:
    """Words without halves of characters, which JSON can hold and text can't."""
    return words.encode("utf-8", "replace").decode()


WACZ = Reader("wacz", 1, read_wacz, largest=LARGEST_ARCHIVE)
