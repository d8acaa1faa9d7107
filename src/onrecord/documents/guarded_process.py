"""One worker process, seen from outside: started, asked, waited for no longer than agreed, ended."""

import os
import pickle
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from onrecord.documents.guarded_messages import (
    DECODER,
    LENGTH,
    LONGEST_MESSAGE,
    OUT_OF_MEMORY,
    Answers,
    Done,
    FileRefused,
    PartFound,
    Ready,
    Request,
    Stopped,
    TextKept,
    TroubleFound,
    framed,
)
from onrecord.documents.outcome import Kept, Part, Reader, Refused, Trouble

Opened = Iterator[Part | Trouble | Kept | Refused]
"""What came of a file: the one outcome, or the files within it as they come."""

STARTING = 120.0
"""Seconds that a worker may take to start: long only where the machine does much else."""
ENDING = 5.0
"""Seconds in which a worker that says no more has ended, or is ended."""
THE_REST = "what follows"
"""The name of what a file holds beyond the place where reading it was stopped."""
START = """
import importlib.util, sys
package = importlib.util.find_spec("onrecord")
sys.modules["onrecord"] = importlib.util.module_from_spec(package)
from onrecord.documents.guarded_worker import serve
serve(*map(int, sys.argv[1:]))
"""
"""The worker's program. It makes the package known without what the package exports: no reader needs that, and it takes a second."""
SAVE_ANEW = "the file may be broken: open it in its own program and save it anew"


class Halted(Exception):
    """A worker has ended, or has to be ended; the words say why, of the file that it was reading."""


class Clock:
    """How long a worker may be waited for: `each` time, and `in_all`, in seconds. What the worker waits for us does not count."""

    def __init__(self, each: float, in_all: float) -> None:
        self.each = each
        self.in_all = in_all
        self.waited = 0.0
        self.since = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Counts the time in it."""
        self.since = time.monotonic()
        try:
            yield
        finally:
            self.waited += time.monotonic() - self.since

    @property
    def left(self) -> float:
        """In seconds, while it runs. Raises TimeoutError where there is none."""
        now = time.monotonic() - self.since
        left = min(self.each - now, self.in_all - self.waited - now)
        if left <= 0:
            raise TimeoutError
        return left

    @property
    def limit(self) -> float:
        """The limit that was reached first, in seconds."""
        return self.in_all if self.waited >= self.in_all else self.each


class Worker:
    """A process that reads one file after another, and the socket to it. `memory`: what it may take, in bytes."""

    def __init__(self, memory: int) -> None:
        self.memory = memory
        self.is_ready = False
        self.is_fit = False
        """True where the next file can be given to it."""
        self.link, theirs = socket.socketpair()
        with theirs:
            handle = theirs.fileno()
            # In a session of its own: Ctrl-C is for this process alone, and the worker is ended with all that it started.
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-c", START, str(handle), str(memory)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env=surroundings(),
                pass_fds=(handle,),
                start_new_session=True,
            )

    @property
    def is_running(self) -> bool:
        """False where it has ended."""
        return self.process.poll() is None

    def read(self, reader: Reader, content: bytes, clock: Clock) -> Opened:
        """What came of a file, as it comes; the last of it says why, where it had to be stopped. Raises RuntimeError where there is no worker."""
        self.wait_until_ready()
        self.is_fit = False
        some = False
        attached: list[Part | Trouble] = []
        try:
            self.ask(reader, content, clock)
            while not isinstance(answer := self.heard(clock), Done):
                if isinstance(answer, PartFound | TroubleFound) and answer.attached:
                    attached.append(within(answer))
                else:
                    some = True
                    yield outcome_of(answer, tuple(attached))
            # One that has grown large may keep what it took, and would be too near to its limit for the next file.
            self.is_fit = answer.resident < self.memory / 2
        except Halted as halted:
            yield Trouble(THE_REST, str(halted)) if some else Refused(str(halted))

    def wait_until_ready(self) -> None:
        """Raises RuntimeError where the worker does not start."""
        if self.is_ready:
            return
        try:
            self.is_ready = isinstance(self.heard(Clock(STARTING, STARTING)), Ready)
        except Halted as halted:
            raise RuntimeError(
                f"the process that reads files did not start (exit status {self.process.poll()}); "
                f"try: {sys.executable} -c 'import onrecord.documents.guarded_worker'"
            ) from halted

    def ask(self, reader: Reader, content: bytes, clock: Clock) -> None:
        """Hand over a file. Raises Halted where the worker does not take it."""
        request = Request(reader.read, int(clock.in_all) * 2 + 1)
        with self.waiting(clock):
            for message in (framed(pickle.dumps(request)), LENGTH.pack(len(content)), content):
                self.link.settimeout(clock.left)
                self.link.sendall(message)

    def heard(self, clock: Clock) -> Answers:
        """The worker's next message. Raises Halted where none comes in time, none at all, or something else."""
        with self.waiting(clock):
            size = LENGTH.unpack(self.exactly(LENGTH.size, clock))[0]
            if size > LONGEST_MESSAGE:
                raise Halted(f"gave {size:,} bytes at once, more than the {LONGEST_MESSAGE:,} that are taken; split it")
            message = self.exactly(size, clock)
        try:
            answer = DECODER.decode(message)
        except msgspec.MsgspecError as wrong:
            raise Halted(f"made its reader answer with what is no answer ({wrong}); do not trust this file") from wrong
        if isinstance(answer, Stopped):
            raise Halted(f"made its reader fail ({answer.reason}); {SAVE_ANEW}")
        return answer

    def exactly(self, size: int, clock: Clock) -> bytearray:
        """So many bytes. Raises TimeoutError where they do not come in time, ConnectionResetError where the worker ends before."""
        taken = bytearray(size)
        view, have = memoryview(taken), 0
        while have < size:
            self.link.settimeout(clock.left)
            got = self.link.recv_into(view[have:])
            if not got:
                raise ConnectionResetError
            have += got
        return taken

    @contextmanager
    def waiting(self, clock: Clock) -> Iterator[None]:
        """Raises Halted, in words, for what goes wrong with the worker in it."""
        try:
            with clock.running():
                yield
        except TimeoutError as wrong:
            raise Halted(f"took longer than {clock.limit:.3g} seconds to read and was stopped; split it") from wrong
        except (BrokenPipeError, ConnectionResetError) as wrong:
            raise Halted(self.how_it_ended()) from wrong

    def how_it_ended(self) -> str:
        """Why a worker that says no more has ended."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(ENDING)
        status = self.process.returncode
        if status == OUT_OF_MEMORY:
            return f"needed more than {self.memory / 1e9:.1f} GB of memory to be read and was stopped; split it"
        if status == -signal.SIGKILL:
            return "was stopped by the system while it was read, most likely for want of memory; split it"
        if status == -signal.SIGABRT:
            # So do libraries end that get no more memory. The file may have wanted too much of it at once to be seen taking it.
            return f"made its reader give up, most likely for want of memory; {SAVE_ANEW}, or split it"
        if status is not None and status < 0:
            return f"crashed its reader (signal {-status}: {signal.strsignal(-status)}); {SAVE_ANEW}"
        return f"ended its reader (exit status {status}); {SAVE_ANEW}"

    def end(self) -> None:
        """End the process and all that it started, whatever they are doing."""
        self.is_fit = False
        self.link.close()
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def outcome_of(answer: Answers, attached: tuple[Part | Trouble, ...]) -> Part | Trouble | Kept | Refused:
    """What an answer tells. Raises Halted for one that tells nothing of a file."""
    if isinstance(answer, PartFound | TroubleFound):
        return within(answer)
    if isinstance(answer, TextKept):
        return Kept(answer.text, answer.metadata, answer.doubts, answer.layout, attached, answer.sections)
    if isinstance(answer, FileRefused):
        return Refused(answer.reason)
    raise Halted(f"made its reader answer out of turn ({type(answer).__name__}); do not trust this file")


def within(answer: PartFound | TroubleFound) -> Part | Trouble:
    """The file within a file that an answer tells of."""
    return answer.part if isinstance(answer, PartFound) else answer.trouble


def surroundings() -> dict[str, str]:
    """The environment of a worker: it imports what this process would, and keeps to one thread."""
    places = [os.path.abspath(place) for place in sys.path if place]
    ours = str(Path(__file__).parents[2])
    told = {name: value for name, value in os.environ.items() if name != "PYTHONFAULTHANDLER"}
    path = os.pathsep.join(places if ours in places else (*places, ours))
    return {**told, "PYTHONPATH": path, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
