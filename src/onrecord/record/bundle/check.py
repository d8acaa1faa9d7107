"""Checks a bag of onrecord: that nothing in it was changed, put in or taken out since it was written.

    python3 check.py          checks the bag that this file lies in
    python3 check.py BAG      checks another one: a folder, or a .zip, which need not be unpacked

It needs Python 3.8 or later and nothing else, no network either. It prints a line for each thing that is wrong; the exit status is
then 1. A bag proves itself only as far as nobody wrote it anew as a whole: compare the head of the journal, which is printed at the
end, with one that was noted before, or have the timestamp checked (`data/README.txt` says how).
"""

# This file is part of every bag: plain Python, no imports of the package.
from __future__ import annotations

import hashlib
import json
import os
import re
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import IO, Any

BLOCK = 1 << 20
MANIFEST, TAG_MANIFEST, INFO = "manifest-sha256.txt", "tagmanifest-sha256.txt", "bag-info.txt"
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST_LINE = re.compile(r"([0-9a-fA-F]{64})[ \t]+(?:\./)?(\S.*)")
UNREADABLE = (
    OSError,
    EOFError,
    LookupError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What reading a damaged file or archive raises."""
MOST_MOVED = 200
"""Wrong lines of a journal at whose places each of them is tried: they may have been swapped."""


class NotABag(Exception):
    """There is no bag at a path, or it can't be opened; the message says which."""


class Bag:
    """A bag, wherever it lies."""

    def __init__(self) -> None:
        self.known: dict[str, tuple[str, int]] = {}

    def names(self) -> list[str]:
        """The files, by their paths in the bag."""
        raise NotImplementedError

    def open(self, name: str) -> IO[bytes]:
        """A file, for reading."""
        raise NotImplementedError


class FolderBag(Bag):
    """A bag that lies in a folder."""

    def __init__(self, root: str) -> None:
        super().__init__()
        self.root = root

    def names(self) -> list[str]:
        found = []
        for folder, _, files in os.walk(self.root):
            found += [os.path.relpath(os.path.join(folder, name), self.root).replace(os.sep, "/") for name in files]
        return sorted(found)

    def open(self, name: str) -> IO[bytes]:
        return open(os.path.join(self.root, *name.split("/")), "rb")


class ZipBag(Bag):
    """A bag in a .zip: a single folder, or the archive itself."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.archive = zipfile.ZipFile(file)
        inside = [name for name in self.archive.namelist() if not name.endswith("/")]
        tops = {name.split("/")[0] for name in inside}
        self.top = tops.pop() + "/" if len(tops) == 1 and all("/" in name for name in inside) else ""
        self.inside = sorted(name[len(self.top) :] for name in inside)

    def names(self) -> list[str]:
        return list(self.inside)

    def open(self, name: str) -> IO[bytes]:
        entry = self.archive.getinfo(self.top + name)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise zipfile.BadZipFile("it is packed in a way that bags are not")
        return self.archive.open(entry)


def opened(path: str) -> Bag:
    """The bag at a path. Raises NotABag."""
    if os.path.isdir(path):
        bag: Bag = FolderBag(path)
    else:
        try:
            bag = ZipBag(path)
        except UNREADABLE as wrong:
            raise NotABag(f"{path} can't be opened as a bag: {wrong}") from wrong
    if "bagit.txt" not in bag.names():
        raise NotABag(f"{path} is no bag: it has no bagit.txt")
    return bag


def problems_of(bag: Bag) -> Iterator[str]:
    """A line for each thing that is wrong with a bag."""
    names = bag.names()
    for name in sorted({name for name in names if names.count(name) > 1} if len(set(names)) < len(names) else ()):
        yield f"{name}: the archive holds it more than once"
    if read(bag, "bagit.txt") != DECLARATION:
        yield "bagit.txt: is not the declaration of BagIt 1.0 in UTF-8"
    there = set(names)
    tags = {"bagit.txt", INFO, MANIFEST}
    yield from of_manifest(bag, TAG_MANIFEST, tags, there)
    payload = {name for name in there if name.startswith("data/")}
    yield from of_manifest(bag, MANIFEST, payload, there)
    yield from of_count(bag, payload)
    yield from of_originals(bag, payload)
    yield from of_names(payload)
    journal = journal_of(bag)
    yield from of_journal(bag, journal)
    yield from of_documents(bag, payload, journal)


def of_manifest(bag: Bag, manifest: str, expected: set[str], there: set[str]) -> Iterator[str]:
    """What a manifest lists and is not there or not the same; what it should list and does not."""
    listed: dict[str, str] = {}
    content = read(bag, manifest)
    if content is None:
        yield f"{manifest}: is missing or can't be read"
        return
    for number, line in enumerate(content.decode("utf-8", "replace").split("\n"), 1):
        parts = MANIFEST_LINE.fullmatch(line.rstrip("\r"))
        if parts:
            name = parts.group(2).replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
            if name in listed or name.startswith("/") or ".." in name.split("/"):
                yield f"{manifest}, line {number}: lists {name!r} twice, or outside the bag"
            else:
                listed[name] = parts.group(1).lower()
        elif line.strip():
            yield f"{manifest}, line {number}: is no hash and name: {line[:80]!r}"
    extra = {name: digest_of(bag, name) for name in sorted(expected - set(listed)) if name in there}
    renamed = {digest: name for name, digest in extra.items()}
    for name, digest in sorted(listed.items()):
        if name not in there and digest in renamed:
            yield f"{name}: was renamed: its bytes are those of {renamed[digest]}"
        elif name not in there:
            yield f"{name}: is missing; {manifest} lists it"
        elif digest_of(bag, name) != digest:
            yield f"{name}: was changed, or can't be read: its hash is {digest_of(bag, name)}; {manifest} has another"
    for name in extra:
        yield f"{name}: is not listed in {manifest}: it was put there"


def of_count(bag: Bag, payload: set[str]) -> Iterator[str]:
    """Whether the payload has as many files and bytes as bag-info.txt says."""
    said = info_of(bag).get("Payload-Oxum", "")
    found = f"{sum(size_of(bag, name) for name in payload)}.{len(payload)}"
    if said != found:
        yield f"{INFO}: Payload-Oxum is {said or 'missing'}; the files in data/ make {found}"


def of_originals(bag: Bag, payload: set[str]) -> Iterator[str]:
    """Originals that do not have the hash by which they are named."""
    for name in sorted(name for name in payload if name.startswith("data/originals/")):
        expected = name.split("/")[-1].split(".")[0]
        if digest_of(bag, name) != expected:
            yield f"{name}: is not the original that its name says: its hash is {digest_of(bag, name)}"


def of_names(payload: set[str]) -> Iterator[str]:
    """Texts without a file of entries; files of entries without a text are told with what is in them."""
    for name in sorted(name for name in payload if name.startswith("data/texts/")):
        key = name.split("/")[-1].split(".")[0]
        if f"data/entries/{key}.jsonld" not in payload:
            yield f"{name}: its entries data/entries/{key}.jsonld are missing"


def of_documents(bag: Bag, payload: set[str], journal: list[Any]) -> Iterator[str]:
    """Texts that are not those that were read, and entries whose words are not where they say."""
    told = {line.get("sha256"): line for line in journal if isinstance(line, dict) and line.get("what") == "read"}
    for name in sorted(name for name in payload if name.startswith("data/entries/")):
        key = name.split("/")[-1].split(".")[0]
        text = read(bag, f"data/texts/{key}.txt")
        content = json_of(read(bag, name))
        if not isinstance(content, dict) or not isinstance(content.get("annotations"), list):
            yield f"{name}: can't be read as JSON-LD of onrecord"
            continue
        label = f"{name} ({content.get('name')})"
        if text is None:
            yield f"{label}: its text data/texts/{key}.txt is missing or can't be read"
            continue
        digest = hashlib.sha256(text).hexdigest()
        if digest != content.get("sha256"):
            yield f"{label}: its text data/texts/{key}.txt is not the one whose hash it gives"
        if key in told and digest != detail_of(told[key]).get("text"):
            yield f"{label}: its text is not the one that line {told[key].get('number')} of the journal tells of"
        for problem in of_annotations(content["annotations"], decoded(text)):
            yield f"{label}: {problem}"


def decoded(text: bytes) -> str:
    """The text; with marks in place of bytes that are none."""
    try:
        return text.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return text.decode("utf-8", "replace")


def of_annotations(annotations: Iterable[Any], text: str) -> Iterator[str]:
    """The annotations whose words are not at their place in the text."""
    for annotation in annotations:
        try:
            places = list(annotation["target"]) + [one["target"] for one in annotation.get("evidence", [])]
            for place in places:
                quote, position = place["selector"]
                start, end = position["start"], position["end"]
                before = text[max(0, start - len(quote["prefix"])) : start]
                after = text[end : end + len(quote["suffix"])]
                if text[start:end] != quote["exact"]:
                    found = text[start:end][:200]
                    yield f"{annotation['id']}: {quote['exact']!r} is not at {start}-{end}; {found!r} is"
                elif (before, after) != (quote["prefix"], quote["suffix"]):
                    yield f"{annotation['id']}: the words around {start}-{end} are not those that it gives"
        except (AttributeError, KeyError, TypeError, ValueError):
            yield f"an annotation is not of the form that onrecord writes: {str(annotation)[:200]}"


def journal_of(bag: Bag) -> list[Any]:
    """The lines of the journal; what is no JSON is None."""
    content = read(bag, "data/journal.jsonl") or b""
    return [json_of(line) for line in content.split(b"\n") if line.strip()]


def of_journal(bag: Bag, journal: list[Any]) -> Iterator[str]:
    """What is wrong with the journal, and whether it ends as bag-info.txt says."""
    if read(bag, "data/journal.jsonl") is None:
        yield "data/journal.jsonl: is missing or can't be read"
        return
    for problem in journal_problems(journal):
        yield f"data/journal.jsonl: {problem}"
    head, said = head_of(journal), info_of(bag).get("Journal-Head", "")
    if head != said:
        yield f"{INFO}: Journal-Head is {said or 'missing'}; the journal ends with {head or 'no line'}"


def journal_problems(lines: Iterable[Any]) -> Iterator[str]:
    """A sentence for each line of a journal that was edited, moved, put in or taken out."""
    rows = []
    for place, line in enumerate(lines, 1):
        if isinstance(line, dict) and type(line.get("number")) is int:
            rows.append(line)
        else:
            yield f"what stands at place {place} is no line of a journal"
    wrong = {row["number"]: row for row in rows if line_hash(row) != row.get("hash")}
    last, head = 0, ""
    for row in sorted(rows, key=lambda row: row["number"]):
        number = row["number"]
        if number == last:
            yield f"line {number} is there twice; this one was put in: {told(row)}"
            continue
        if number > last + 1:
            yield f"{numbered(last + 1, number - 1)} missing before line {number}"
        if wrong.get(number) is row:
            yield f"line {number} {how_wrong(row, wrong)}: {told(row)}"
        elif number == last + 1 and row.get("previous") != head:
            before = "the beginning" if number == 1 else f"line {last} as it is now"
            yield f"line {number} does not follow {before}: that was changed, or this one was put in: {told(row)}"
        last, head = number, str(row.get("hash"))
    for place in range(1, len(rows)):
        one, other = rows[place - 1]["number"], rows[place]["number"]
        if other < one:
            yield f"line {one} stands before line {other}: lines were swapped"
    if not rows:
        yield "has no lines"


def how_wrong(row: dict[str, Any], wrong: Iterable[int]) -> str:
    """What was done to a line whose hash does not fit: it may fit again at the place of another such line."""
    for home in list(wrong)[:MOST_MOVED]:
        if line_hash(dict(row, number=home)) == row.get("hash"):
            return f"is out of its place: it was written as line {home}"
    return "was edited, or put in"


def numbered(first: int, last: int) -> str:
    return f"line {first} is" if first == last else f"lines {first} to {last} are"


def told(row: dict[str, Any]) -> str:
    """What a line of a journal tells, in short."""
    return " ".join(str(row.get(key)) for key in ("at", "what", "name") if row.get(key))


def line_hash(line: dict[str, Any]) -> str:
    """The hash of a line of a journal: SHA-256 over all of it but the hash, as canonical JSON (RFC 8785) in UTF-8."""
    said = {key: value for key, value in line.items() if key != "hash"}
    return hashlib.sha256(canonical(said).encode("utf-8", "surrogatepass")).hexdigest()


def canonical(value: Any) -> str:
    """JSON in its one form: keys in order, no spaces. Values are strings, whole numbers and objects of these."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def head_of(journal: list[Any]) -> str:
    """The hash of the last line of a journal; empty where there is none."""
    return str(journal[-1].get("hash", "")) if journal and isinstance(journal[-1], dict) else ""


def detail_of(line: dict[str, Any]) -> dict[str, Any]:
    detail = line.get("detail")
    return detail if isinstance(detail, dict) else {}


def info_of(bag: Bag) -> dict[str, str]:
    """What bag-info.txt says."""
    content = (read(bag, INFO) or b"").decode("utf-8", "replace")
    pairs = [line.split(":", 1) for line in content.split("\n") if ":" in line]
    return {label.strip(): value.strip() for label, value in pairs}


def json_of(content: bytes | None) -> Any:
    """The value of JSON; None where it is none."""
    try:
        return json.loads(content or b"")
    except (ValueError, RecursionError):
        return None


def read(bag: Bag, name: str) -> bytes | None:
    """The bytes of a file of the bag; None where they can't be had."""
    try:
        with bag.open(name) as file:
            return file.read()
    except UNREADABLE:
        return None


def digest_of(bag: Bag, name: str) -> str:
    """The SHA-256 of a file of the bag; empty where it can't be read."""
    return measured(bag, name)[0]


def size_of(bag: Bag, name: str) -> int:
    return measured(bag, name)[1]


def measured(bag: Bag, name: str) -> tuple[str, int]:
    """SHA-256 and size of a file of the bag; an empty hash where it can't be read."""
    if name not in bag.known:
        digest, size, sound = hashlib.sha256(), 0, True
        try:
            with bag.open(name) as file:
                for block in iter(lambda: file.read(BLOCK), b""):
                    digest.update(block)
                    size += len(block)
        except UNREADABLE:
            sound = False
        bag.known[name] = digest.hexdigest() if sound else "", size
    return bag.known[name]


def counts_of(bag: Bag) -> str:
    """How much there is, in words, and with which line the journal ends."""
    names = bag.names()
    texts = sum(name.startswith("data/texts/") for name in names)
    originals = sum(name.startswith("data/originals/") for name in names)
    journal = journal_of(bag)
    return f"{texts} texts, {originals} originals, {len(journal)} lines in the journal, its head {head_of(journal)}"


def main(arguments: list[str]) -> int:
    """The exit status: 0 all as written, 1 something is not, 2 there is no bag."""
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    try:
        bag = opened(arguments[0] if arguments else here)
    except NotABag as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 2
    count = 0
    for problem in problems_of(bag):
        # What stands in a damaged file must not move the cursor of a terminal.
        shown = "".join(mark if mark.isprintable() else ascii(mark)[1:-1] for mark in problem)
        sys.stdout.write(f"{shown}\n")
        count += 1
    verdict = f"NOT as written: {count} problems" if count else "all as written"
    sys.stdout.write(f"{counts_of(bag)}: {verdict}\n")
    return 1 if count else 0


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
