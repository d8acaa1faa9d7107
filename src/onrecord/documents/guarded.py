"""Readers run in a process that can be stopped: no file hangs a build, eats the machine's memory or takes the build down with it."""

from dataclasses import dataclass
from types import TracebackType

from onrecord.documents.guarded_process import Opened, Worker
from onrecord.documents.outcome import Reader, Unpacked


@dataclass(frozen=True, slots=True)
class Limits:
    """How much time and memory one file may take."""

    seconds: float = 25.0
    """In which it has to be read, not counting the time in which nobody asks for the next file within it."""
    seconds_a_megabyte: float = 1.0
    """More, for each million bytes of the file."""
    memory: int = 1_600_000_000
    """Bytes."""

    def seconds_for(self, content: bytes) -> float:
        """How long reading this file may take."""
        return self.seconds + self.seconds_a_megabyte * len(content) / 1_000_000


class GuardedReaders:
    """Reads files in processes of their own, which are kept for the next file and replaced where they have ended.

    While the files within a file come, others can be read: each stream that is open has its own worker. For one thread at a time.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.idle: list[Worker] = []
        self.busy: list[Worker] = []

    def __enter__(self) -> "GuardedReaders":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start a worker ahead of the first file, without waiting for it."""
        if not self.idle:
            self.idle.append(Worker(self.limits.memory))

    def close(self) -> None:
        """End all workers, whatever they are doing. The next file starts a new one."""
        for worker in (*self.idle, *self.busy):
            worker.end()
        self.idle.clear()
        self.busy.clear()

    def read(self, reader: Reader, content: bytes, seconds: float | None = None) -> Opened:
        """What the reader makes of these bytes: the one outcome, or the files within it as they come.

        In a worker, unless the reader is known to be harmless. Where it had to be stopped a `Refused` says why; a last
        `Trouble` where files within it had come before. `seconds`: how long it may take, where the limits do not tell. Raises RuntimeError where no worker can be started.
        """
        if not reader.contained:
            yield from plainly(reader, content)
            return
        worker = self.taken()
        try:
            yield from worker.read(reader, content, seconds or self.limits.seconds_for(content))
        finally:
            self.given_back(worker)

    def taken(self) -> Worker:
        """A worker for one file: one that waits, else a new one."""
        while self.idle and not self.idle[-1].is_running:
            self.idle.pop().end()
        worker = self.idle.pop() if self.idle else Worker(self.limits.memory)
        self.busy.append(worker)
        return worker

    def given_back(self, worker: Worker) -> None:
        """Keep a worker for the next file, or end it where it is not fit to read another."""
        if worker not in self.busy:
            return
        self.busy.remove(worker)
        if worker.is_fit:
            self.idle.append(worker)
        else:
            worker.end()


def plainly(reader: Reader, content: bytes) -> Opened:
    """What the reader makes of these bytes, in this process."""
    outcome = reader.read(content)
    if isinstance(outcome, Unpacked):
        yield from outcome.parts
    else:
        yield outcome
