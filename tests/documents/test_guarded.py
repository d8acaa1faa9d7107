"""Readers that hang, crash, eat memory or reach out are stopped, and the next file is read."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from onrecord.documents.guarded import GuardedReaders, Limits
from onrecord.documents.guarded_process import Opened
from onrecord.documents.outcome import Kept, Outcome, Part, Reader, Refused, Trouble, Unpacked
from onrecord.documents.plain import PLAIN
from onrecord.model.dates import When
from onrecord.model.document import Metadata
from onrecord.model.layout import Layout, Page, Run
from onrecord.model.sections import Section
from onrecord.model.text import Span

CONTAINED = Reader("invented", 1, PLAIN.read)
EVERYTHING = Kept(
    text="The harbour of Orvale\n\nreopened.",
    metadata=Metadata(
        title="Harbour",
        published=When.day(date(2031, 5, 6)),
        covers=When.at("2030"),
        provenance=(("From", "a@orvale.example"), ("From", "b@orvale.example")),
    ),
    doubts=("page 2 holds no text",),
    layout=Layout((Page(1, 0, 31, "ocr", "iv", 595.3, 842.0, 0.75),), (Run(0, 21, 5, 26, 1),)),
    parts=(Part("a.bin", b"\x00\xff" * 5, Metadata(author="Ana Prell"), ".txt"), Trouble("b", "is encrypted")),
    sections=(Section("Harbour", Span(0, 31), Metadata(title="Harbour")),),
)


def everything(content: bytes) -> Outcome:
    return EVERYTHING


def size_and_process(content: bytes) -> Outcome:
    return Kept(f"{len(content)} {os.getpid()}")


def sleeps(content: bytes) -> Outcome:
    time.sleep(60)
    return Refused("slept")


def works_on(content: bytes) -> Outcome:
    return Refused(str(sum(count())))


def eats_at_once(content: bytes) -> Outcome:
    return Refused(str(len(bytearray(5_000_000_000))))


def eats_bit_by_bit(content: bytes) -> Outcome:
    eaten: list[bytearray] = []
    while True:
        try:
            eaten.append(bytearray(b"x" * 5_000_000))
        except MemoryError:  # as a library may that knows no better
            continue


def crashes(content: bytes) -> Outcome:
    ctypes.string_at(0)
    return Refused("went on")


def leaves(content: bytes) -> Outcome:
    os._exit(3)


def raises(content: bytes) -> Outcome:
    raise KeyError("Orvale")


def gives_half_a_letter(content: bytes) -> Outcome:
    return Kept("a\ud800b", parts=(Part("n\udcff", b"\xff"),))


def quotes(content: bytes) -> Outcome:
    return Refused(f"is no '{content.decode('latin-1')}'")


def fetches(content: bytes) -> Outcome:
    with urllib.request.urlopen("http://orvale.example/") as page:
        return Kept(str(page.read()))


def connects(content: bytes) -> Outcome:
    return Kept(str(socket.create_connection(("127.0.0.1", int(content)))))


def runs(content: bytes) -> Outcome:
    return Kept(str(subprocess.run(["touch", content.decode()], check=True)))


def writes_to_all_streams(content: bytes) -> Outcome:
    for handle in (1, 2):
        os.write(handle, b"a library complains\n")
    return Kept(sys.stdin.read() + "read")


def parts_then_hangs(content: bytes) -> Outcome:
    def parts() -> Iterator[Part | Trouble]:
        yield Part("1.txt", b"one")
        yield Trouble("2.txt", "is encrypted")
        time.sleep(60)

    return Unpacked(parts())


def many_parts(content: bytes) -> Outcome:
    return Unpacked(Part(f"{number}.txt", b"x" * 100_000) for number in range(200))


def reader(read: object) -> Reader:
    assert callable(read)
    return Reader("invented", 1, read)


@pytest.fixture(scope="module")
def guarded() -> Iterator[GuardedReaders]:
    with GuardedReaders(Limits(seconds=5.0, memory=400_000_000)) as readers:
        yield readers


@pytest.fixture(scope="module")
def impatient() -> Iterator[GuardedReaders]:
    with GuardedReaders(Limits(seconds=1.5)) as readers:
        yield readers


def one(opened: Opened) -> Kept | Refused:
    [outcome] = opened
    assert isinstance(outcome, Kept | Refused)
    return outcome


def reason(opened: Opened) -> str:
    outcome = one(opened)
    assert isinstance(outcome, Refused)
    return outcome.reason


def test_all_that_a_reader_tells_comes_through_as_it_was(guarded: GuardedReaders) -> None:
    assert one(guarded.read(reader(everything), b"x")) == EVERYTHING
    assert one(guarded.read(CONTAINED, b"It rained.")) == Kept("It rained.")


def test_one_process_reads_many_files_and_it_is_not_this_one(guarded: GuardedReaders) -> None:
    first, second = (one(guarded.read(reader(size_and_process), b"x" * size)) for size in (0, 5_000_000))
    assert isinstance(first, Kept) and isinstance(second, Kept)
    assert (first.text.split()[0], second.text.split()[0]) == ("0", "5000000")
    assert first.text.split()[1] == second.text.split()[1] != str(os.getpid())


@pytest.mark.parametrize(
    ("read", "words"),
    [
        (eats_at_once, "needed more than 0.4 GB of memory"),
        (eats_bit_by_bit, "needed more than 0.4 GB of memory"),
        (crashes, f"crashed its reader (signal {signal.SIGSEGV.value}: "),
        (leaves, "ended its reader (exit status 3)"),
        (raises, "made its reader fail (KeyError: 'Orvale')"),
        (fetches, "do not reach out of their process: socket.getaddrinfo"),
    ],
)
def test_what_goes_wrong_is_told_in_words_and_the_next_file_is_read(
    guarded: GuardedReaders, read: object, words: str
) -> None:
    began = time.monotonic()
    assert words in reason(guarded.read(reader(read), b"x"))
    assert one(guarded.read(CONTAINED, b"It rained.")) == Kept("It rained.")
    assert time.monotonic() - began < 15


@pytest.mark.parametrize("read", [sleeps, works_on])
def test_what_takes_too_long_is_stopped(impatient: GuardedReaders, read: object) -> None:
    began = time.monotonic()
    assert "took longer than 1.5 seconds" in reason(impatient.read(reader(read), b"x"))
    assert 1.5 < time.monotonic() - began < 20
    assert one(impatient.read(CONTAINED, b"It rained.")) == Kept("It rained.")


def test_what_came_before_a_stop_is_kept(impatient: GuardedReaders) -> None:
    first, second, last = impatient.read(reader(parts_then_hangs), b"x")
    assert (first, second) == (Part("1.txt", b"one"), Trouble("2.txt", "is encrypted"))
    assert isinstance(last, Trouble) and last.name == "what follows" and "took longer" in last.reason


def test_the_time_in_which_nobody_asks_for_the_next_part_does_not_count(impatient: GuardedReaders) -> None:
    names = []
    for number, part in enumerate(impatient.read(reader(many_parts), b"x")):
        names.append(part.name if isinstance(part, Part) else str(part))
        if number == 3:
            time.sleep(2)
    assert names == [f"{number}.txt" for number in range(200)]


def test_files_within_a_file_are_read_while_it_is_open(guarded: GuardedReaders) -> None:
    outer = guarded.read(reader(many_parts), b"x")
    assert isinstance(next(outer), Part)
    assert one(guarded.read(CONTAINED, b"It rained.")) == Kept("It rained.")
    assert isinstance(next(outer), Part)
    outer.close()  # type: ignore[attr-defined]
    assert guarded.busy == []


def test_halves_of_letters_do_not_come_through(guarded: GuardedReaders) -> None:
    kept = one(guarded.read(reader(gives_half_a_letter), b"x"))
    assert kept == Kept("a\ufffdb", parts=(Part("n\ufffd", b"\xff"),))


def test_reasons_are_one_line_whatever_they_quote(guarded: GuardedReaders) -> None:
    assert reason(guarded.read(reader(quotes), b"a\n\x0b\x85b")) == "is no 'a b'"
    assert len(reason(guarded.read(reader(quotes), b"x" * 5_000_000))) < 1_100


def test_readers_reach_no_network_and_start_no_programs(guarded: GuardedReaders, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        words = reason(guarded.read(reader(connects), str(server.getsockname()[1]).encode()))
        assert "do not reach out of their process: socket." in words
        with pytest.raises(TimeoutError):
            server.accept()
    assert "subprocess.Popen" in reason(guarded.read(reader(runs), bytes(tmp_path / "made")))
    assert not (tmp_path / "made").exists()


def test_what_libraries_print_is_seen_by_nobody(guarded: GuardedReaders, capfd: pytest.CaptureFixture[str]) -> None:
    assert one(guarded.read(reader(writes_to_all_streams), b"x")) == Kept("read")
    assert capfd.readouterr() == ("", "")


def test_harmless_readers_start_no_process() -> None:
    harmless = Reader("invented", 1, PLAIN.read, contained=False)
    with GuardedReaders() as readers:
        assert one(readers.read(harmless, b"It rained.")) == Kept("It rained.")
        assert readers.idle == []


def endless_parts(content: bytes) -> Outcome:
    def parts() -> Iterator[Part]:
        for number in count():
            time.sleep(0.1)
            yield Part(f"{number}.txt", b"x")

    return Unpacked(parts())


def test_files_within_a_file_do_not_come_for_ever() -> None:
    with GuardedReaders(Limits(seconds=2, seconds_a_megabyte=0.5)) as readers:
        *parts, last = readers.read(reader(endless_parts), b"x" * 1_000_000)
    # A busy machine gives fewer.
    assert 1 < len(parts) < 25
    assert isinstance(last, Trouble) and "took longer than 2.5 seconds" in last.reason


def test_formats_that_take_long_have_more_time_for_larger_files() -> None:
    slow = Reader("invented", 1, sleeps, seconds_a_megabyte=0.25)
    with GuardedReaders(Limits(seconds=0.4)) as readers:
        assert "took longer than 0.9 seconds" in reason(readers.read(slow, b"x" * 2_000_000))


CALLER = """
import sys
from onrecord.documents.guarded import GuardedReaders
from onrecord.documents.outcome import Part, Reader, Unpacked
sys.path.insert(0, {folder!r})
import test_guarded
with GuardedReaders() as readers:
    list(readers.read(Reader("invented", 1, test_guarded.everything), b"x"))
    print(readers.idle[0].process.pid, flush=True)
    for one in readers.read(Reader("invented", 1, test_guarded.{read}), b"x"):
        print(one, flush=True)
"""


@pytest.mark.parametrize(("read", "end"), [("sleeps", signal.SIGKILL), ("sleeps", signal.SIGINT)])
def test_no_worker_outlives_its_caller(read: str, end: signal.Signals) -> None:
    """Killed in the middle of a file, or stopped by Ctrl-C."""
    script = CALLER.format(folder=str(Path(__file__).parent), read=read)
    caller = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert caller.stdout is not None
    worker = int(caller.stdout.readline())
    time.sleep(0.3)  # it has begun to read
    os.killpg(caller.pid, end)
    _, errors = caller.communicate(timeout=10)
    assert errors.count("Traceback") == (end == signal.SIGINT)
    until = time.monotonic() + 5
    while time.monotonic() < until and is_running(worker):
        time.sleep(0.05)
    assert not is_running(worker)


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    # One that nobody waits for remains as a row in the table of processes.
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] != "Z"
