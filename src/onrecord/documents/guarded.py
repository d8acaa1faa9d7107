"""Readers run in a process that can be stopped: no file hangs a build, eats the machine's memory or takes the build down with it."""

from dataclasses import dataclass
from types import TracebackType

from onrecord.documents.guarded_process import Clock, Opened, Worker
from onrecord.documents.outcome import Reader, Unpacked


@dataclass(frozen=True, slots=True)
class Limits:
    """How much time and memory one file may take."""

    seconds: float = 28.0
    """Between two files within it, or until its text is there; formats that take long by nature have more for large files."""
    seconds_a_megabyte: float = 10.0
    """For all files within it together: so many seconds more for each million of its bytes. The time in which nobody asks for the
    next one does not count."""
    memory: int = 1_600_000_000
    """Bytes."""

    def clock(self, reader: Reader, content: bytes) -> Clock:
        """The time that this file may take."""
        size = len(content) / 1_000_000
        each = self.seconds + reader.seconds_a_megabyte * size
        return Clock(each, max(each, self.seconds + self.seconds_a_megabyte * size))


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
        for workers in (self.idle, self.busy):
            while workers:
                workers.pop().end()

    def read(self, reader: Reader, content: bytes) -> Opened:
        """What the reader makes of these bytes: the one outcome, or the files within it as they come.

        In a worker, unless the reader is known to be harmless. Where it had to be stopped a `Refused` says why; a last
        `Trouble` where files within it had come before. Raises RuntimeError where no worker can be started.
        """
        if not reader.contained:
            yield from plainly(reader, content)
            return
        worker = self.taken()
        try:
            yield from worker.read(reader, content, self.limits.clock(reader, content))
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
