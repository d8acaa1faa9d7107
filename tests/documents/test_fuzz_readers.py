"""Readers read anything: bytes at random and sound files broken at random never make one raise, crash, hang or give an impossible text.

Each file is read in a worker, as a build reads it, so that a crash is one finding and not the end of the tests. The same files are
made at every run; the environment variable FUZZ_EXAMPLES (a number of files for each test) asks for others, and as many.
"""

import gzip
import io
import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cases.broken.make import FILES

from onrecord.documents.guarded import GuardedReaders, Limits
from onrecord.documents.outcome import Kept, Outcome, Part, Reader, Refused, Trouble, Unpacked
from onrecord.documents.readers import READERS, every_reader
from onrecord.model.layout import Layout, Page, Run
from onrecord.model.sections import Section
from onrecord.model.text import Span

ASKED = int(os.environ.get("FUZZ_EXAMPLES", "0"))
SOON = settings(
    max_examples=ASKED or 100,
    derandomize=not ASKED,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
LIMITS = Limits(seconds=10.0, memory=1_000_000_000)
MOST_PARTS = 2_000

NUMBERS = (b"-1", b"0", b"65536", b"2147483648", b"99999999999", b"1e309")
TOKENS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r", b"\n\n", b"<", b">", b"&#0;", b"&#xd800;", b"<![CDATA[", b"<!--",
    b"]]>", b"(", b")", b"<<", b">>", b"endstream", b"endobj", b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"{", b"}", b"\\", b'"', b"'",
    b"--here", b"From ", b"=?utf-8?B?", b"\x1f\x8b", b"%", b"\xe2\x80\xae", b"<table>", b"<p>",
)  # fmt: skip


def samples(reader: Reader) -> list[bytes]:
    """The small files of the corpus that this reader is for, the sound ones first; bombs take too long to be varied."""
    endings = tuple(ending for ending, one in READERS.items() if one is reader)
    names = sorted(path.name for path in FILES.iterdir() if path.name.endswith(endings) and "bomb" not in path.name)
    names.sort(key=lambda name: not name.startswith("valid"))
    return [(FILES / name).read_bytes() for name in names]


def faults_of(outcome: Kept | Refused | Part | Trouble) -> Iterator[str]:
    """What is wrong with what a reader gave, for any file at all."""
    yield from (f"no text that can be stored: {words[:40]!r}" for words in words_of(outcome) if not is_storable(words))
    if isinstance(outcome, Refused | Trouble) and not outcome.reason:
        yield "no reason"
    if isinstance(outcome, Kept):
        yield from faults_of_layout(outcome.layout, len(outcome.text))
        yield from faults_of_sections(outcome.sections, len(outcome.text))
        for part in outcome.parts:
            yield from faults_of(part)


def faults_of_layout(layout: Layout, length: int) -> Iterator[str]:
    """Pages and runs stand in order, side by side at most, within the text."""
    for ones in (layout.pages, layout.runs):
        end = 0
        for one in ones:
            if not end <= one.start <= one.end <= length:
                yield f"out of order or of the text of {length}: {one}"
            end = one.end
    pages = {page.number for page in layout.pages} | {0}
    yield from (f"of no page or source: {run}" for run in layout.runs if not is_sourced(run, pages))
    yield from (f"no page: {page}" for page in layout.pages if not is_page(page))


def is_sourced(run: Run, pages: set[int]) -> bool:
    return 0 <= run.source <= run.source_end and run.page in pages


def is_page(page: Page) -> bool:
    """Its measures and confidence are numbers that JSON has."""
    return (
        page.number >= 1
        and 0 <= page.width < 1e9
        and 0 <= page.height < 1e9
        and (page.confidence is None or 0 <= page.confidence <= 1)
    )


def faults_of_sections(sections: tuple[Section, ...], length: int) -> Iterator[str]:
    """Sections are side by side and together they are the text."""
    edges = [0, *(edge for section in sections for edge in (section.span.start, section.span.end)), length]
    if sections and (edges != sorted(edges) or edges[:-1:2] != edges[1::2]):
        yield f"sections that are not side by side: {edges[:20]}"


def words_of(value: object) -> Iterator[str]:
    """All strings in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from words_of(one)
    elif is_dataclass(value) and not isinstance(value, Run | Page | Span):
        for one in fields(value):
            yield from words_of(getattr(value, one.name))


def is_storable(words: str) -> bool:
    """True for text without halves of letters."""
    return not re.search("[\ud800-\udfff]", words)


def examined(read: Callable[[bytes], Outcome], content: bytes) -> Outcome:
    """What a reader gives, which raises AssertionError for what no reader may give. It runs in the worker."""
    outcome = read(content)
    if isinstance(outcome, Unpacked):
        return Unpacked(examined_parts(outcome.parts))
    assert not (faults := list(faults_of(outcome))), faults[:3]
    return outcome


def examined_parts(parts: Iterator[Part | Trouble]) -> Iterator[Part | Trouble]:
    for number, part in enumerate(parts):
        if number == MOST_PARTS:
            return
        assert isinstance(part, Part | Trouble), f"gives {type(part).__name__} as a part"
        assert not (faults := list(faults_of(part))), faults[:3]
        yield part


Draw = Callable[[st.SearchStrategy[int]], int]


def stretch(draw: Draw, content: bytes, longest: int = 2_000) -> slice:
    """Some bytes of a file."""
    start = draw(st.integers(0, len(content)))
    return slice(start, start + draw(st.integers(0, longest)))


def changed(draw: Draw, content: bytes, other: bytes) -> bytes:
    """The file with one change."""
    where = stretch(draw, content)
    before, at, after = content[: where.start], content[where], content[where.stop :]
    kind = draw(st.integers(0, 7))
    if kind == 0 and after:
        return before + at + bytes([after[0] ^ (1 << draw(st.integers(0, 7)))]) + after[1:]
    if kind == 1:
        return before
    if kind == 2:
        return before + after
    if kind == 3:
        return before + at * draw(st.integers(2, 50)) + after
    if kind == 4:
        return before + other[stretch(draw, other)] + after
    if kind == 5:
        return before + TOKENS[draw(st.integers(0, len(TOKENS) - 1))] * draw(st.integers(1, 3)) + at + after
    if kind == 6:
        number = NUMBERS[draw(st.integers(0, len(NUMBERS) - 1))]
        return before + re.sub(rb"\d+", number, at + after, count=1)
    return after + at + before


def unpacked(content: bytes) -> list[tuple[str, bytes]]:
    """The members of a sound zip file; empty for any other."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [(info.filename, archive.read(info)) for info in archive.infolist() if info.file_size < 100_000]
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError):
        return []


def packed(members: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, content) in enumerate(members):
            taken = any(name == other for other, _ in members[:number])
            archive.writestr(f"{name}.{number}" if taken else name, content)
    return out.getvalue()


@st.composite
def broken(draw: Draw, sound: list[bytes]) -> bytes:
    """A sample with some changes; where it is packed, often within what is packed."""
    content = sound[draw(st.integers(0, len(sound) - 1))]
    other = sound[draw(st.integers(0, len(sound) - 1))]
    members = unpacked(content) if draw(st.integers(0, 3)) else []
    is_gzip = content.startswith(b"\x1f\x8b") and draw(st.integers(0, 3))
    for _ in range(draw(st.integers(1, 5))):
        if members:
            number = draw(st.integers(0, len(members) - 1))
            members[number] = members[number][0], changed(draw, members[number][1], other)
        elif is_gzip:
            content = repacked(draw, content, other)
        else:
            content = changed(draw, content, other)
    return packed(members) if members else content


def repacked(draw: Draw, content: bytes, other: bytes) -> bytes:
    """A packed file, changed before it was packed."""
    try:
        return gzip.compress(changed(draw, gzip.decompress(content), other), mtime=0)
    except (OSError, EOFError, zlib.error):
        return changed(draw, content, other)


@pytest.fixture(scope="module")
def readers() -> Iterator[GuardedReaders]:
    with GuardedReaders(LIMITS) as guarded:
        yield guarded


def assert_reads(readers: GuardedReaders, reader: Reader, content: bytes) -> None:
    """It says something of the file: it was neither stopped nor did it fail."""
    outcomes = list(readers.read(Reader(reader.name, 1, partial(examined, reader.read)), content))
    told = [one.reason for one in outcomes if isinstance(one, Refused | Trouble)]
    wrong = [
        reason for reason in told if re.match("made its reader|crashed its|ended its|took longer|needed more", reason)
    ]
    assert not wrong, f"{reader.name}: {wrong[0]}"


EACH = pytest.mark.parametrize("reader", every_reader(), ids=lambda reader: reader.name)


@EACH
def test_each_reader_has_a_sound_file_to_be_broken(reader: Reader) -> None:
    assert samples(reader), (
        f"no file in {FILES.parent.name}/{FILES.name} is for the reader {reader.name}: add one to make.py"
    )


@EACH
def test_no_bytes_at_random_are_too_much_for_a_reader(reader: Reader, readers: GuardedReaders) -> None:
    @SOON
    @given(head=st.sampled_from(reader.begins or (b"",)), rest=st.binary(max_size=3_000))
    def reads(head: bytes, rest: bytes) -> None:
        assert_reads(readers, reader, head + rest)

    reads()


@EACH
def test_no_file_broken_at_random_is_too_much_for_a_reader(reader: Reader, readers: GuardedReaders) -> None:
    @SOON
    @given(broken(samples(reader)))
    def reads(content: bytes) -> None:
        assert_reads(readers, reader, content)

    reads()
