"""`onrecord extract`: documents in, one JSON object a document out, at the same memory however many come."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, Any

from onrecord.documents.files import read_file
from onrecord.documents.folder import gather
from onrecord.documents.guarded import GuardedReaders
from onrecord.documents.outcome import LONGEST_TEXT
from onrecord.extracting import NOTHING, read_or_told
from onrecord.intake import sections_in
from onrecord.model.dates import When
from onrecord.model.document import Document, Metadata
from onrecord.model.how import AS_A_WHOLE, How
from onrecord.parallel import in_order
from onrecord.views.confidence import sure_enough
from onrecord.views.scored import extracted

Complain = Callable[[str], None]

LONGEST_LINE = LONGEST_TEXT * 8
"""Bytes of a line of JSON: every character of the longest text may be escaped."""

EXPECTED = '{"document": NAME, "text": ...}'

SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
"""Halves of characters, which JSON can hold and text can't; one for one, so that offsets stay."""

HALF = re.compile("[\ud800-\udfff]")


def extract_lines(
    documents: Iterable[Document],
    *,
    language: str,
    dates: bool,
    workers: int,
    confidence: float = 0.0,
    attributions: bool = False,
    how: How = AS_A_WHOLE,
) -> Iterator[str]:
    """One line of JSON a document, in order; the same for every number of workers. `confidence`: the least of quotations."""
    job = partial(line_of, language=language, dates=dates, confidence=confidence, attributions=attributions, how=how)
    return in_order(job, documents, workers)


def line_of(document: Document, *, language: str, dates: bool, confidence: float, attributions: bool, how: How) -> str:
    """A document's entries as one line of JSON."""
    read = sure_enough(read_or_told(document, language, how), confidence)
    found = extracted(read, dates=dates, attributions=attributions)
    failed = [problem.message for problem in read.problems if problem.message.endswith(NOTHING)]
    return json.dumps(found | ({"problem": failed[0]} if failed else {}), ensure_ascii=False)


def documents_in(path: Path, complain: Complain) -> Iterator[Document]:
    """The documents in a file or folder, in the order of names; complains of those that can't be read.

    Raises FileNotFoundError where there is no such path.
    """
    gathered = gather([path])
    for problem in (*gathered.problems, *gathered.passed_over):
        complain(f"{problem.document}: {problem.message}")
    with GuardedReaders() as readers:
        for given in gathered.files:
            try:
                content = given.path.read_bytes()
            except OSError as wrong:
                complain(f"{given.name}: can't be read: {wrong.strerror}")
                continue
            for read in read_file(given.name, content, readers.read, sections_in):
                for problem in read.problems:
                    complain(f"{problem.document}: {problem.message}")
                yield from read.documents


def documents_in_lines(stream: IO[bytes], complain: Complain) -> Iterator[Document]:
    """The documents in JSON Lines; complains of each line that is none, by its number, and goes on. Empty lines are passed over."""
    for number, line in numbered_lines(stream):
        if line is None:
            complain_of_line(complain, number, f"more than {LONGEST_LINE:,} bytes; not read")
        elif line.strip():
            given = document_in(line, partial(complain_of_line, complain, number))
            if given is not None:
                yield given


def complain_of_line(complain: Complain, number: int, words: str) -> None:
    complain(f"line {number}: {words}")


def numbered_lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """The lines with their numbers, from 1; None for one that is too long, which is never held as a whole."""
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while (rest := stream.readline(1_000_000)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line


def document_in(line: bytes, complain: Complain) -> Document | None:
    """The document in one line of JSON; None, after a complaint, where there is none. A date that is none is left out."""
    try:
        given = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as wrong:
        complain(why_not_json(wrong))
        return None
    reason = trouble_with(given)
    if reason:
        complain(reason)
        return None
    if any(HALF.search(given[key]) for key in ("document", "text")):
        complain("half a character (a lone surrogate) can't be written as UTF-8; U+FFFD is read in its place")
    published = None
    try:
        published = published_in(given.get("published"))
    except ValueError as wrong:
        complain(f'"published" is left out: {wrong}')
    metadata = Metadata(
        title=words_in(given.get("title")),
        publisher=words_in(given.get("publisher")),
        published=published,
        published_source="given with the text" if published else "",
    )
    return Document.of_text(words_in(given["document"]), words_in(given["text"]), metadata)


def why_not_json(wrong: ValueError | RecursionError) -> str:
    """What is wrong with a line that can't be read, with the place in it."""
    if isinstance(wrong, UnicodeDecodeError):
        return f"not UTF-8 at byte {wrong.start + 1:,}; write the lines in UTF-8"
    if isinstance(wrong, json.JSONDecodeError):
        return f"not JSON: {wrong.msg} at character {wrong.pos + 1:,}"
    return "not JSON that can be read: nested too deeply" if isinstance(wrong, RecursionError) else f"not JSON: {wrong}"


def trouble_with(given: Any) -> str:
    """Why a JSON value is no document; empty where it is one."""
    if not isinstance(given, dict):
        return f"not an object; expected {EXPECTED}"
    for key in ("document", "text"):
        if not isinstance(given.get(key), str):
            return f'"{key}" is missing or not a string; expected {EXPECTED}'
    if not given["document"].strip():
        return '"document" is empty; give each text a name'
    if len(given["text"]) > LONGEST_TEXT:
        return f"the text has {len(given['text']):,} characters, more than the {LONGEST_TEXT:,} that are read; split it"
    return ""


def published_in(value: Any) -> When | None:
    """The date given with a text: ISO at its precision, or an object with `date`, or `earliest` and `latest`. Raises ValueError."""
    if value in (None, "", {}):
        return None
    if isinstance(value, dict) and "date" not in value:
        earliest = When.at(str(value["earliest"])).earliest if value.get("earliest") else None
        latest = When.at(str(value["latest"])).latest if value.get("latest") else None
        if not earliest and not latest:
            raise ValueError(f"not a date: {value!r}; expected YYYY-MM-DD")
        return When.between(earliest, latest)
    given = str(value["date"] if isinstance(value, dict) else value)
    # A time stamp's day is its date.
    return When.at(given[:10] if given[10:11] in ("T", " ") else given)


def words_in(value: Any) -> str:
    return value.translate(SURROGATES) if isinstance(value, str) else ""
