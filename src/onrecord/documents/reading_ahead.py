"""Files read in several processes at once, each ahead of its turn: what comes of them is the same, and in the same order."""

from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from types import TracebackType

from onrecord.documents.guarded import GuardedReaders, Limits
from onrecord.documents.guarded_process import Opened
from onrecord.documents.outcome import Kept, Part, Reader, Refused, Trouble

LOOKING_EVERY = 0.05
"""Seconds between two looks at a thread that waits for a worker which is ended."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A file that is being read. Its first outcome is waited for elsewhere: of a file that holds no others it is the only one."""

    reader: Reader
    content: bytes
    readers: GuardedReaders
    opened: Opened
    first: "Future[Part | Trouble | Kept | Refused | None]"


class ReadingAhead:
    """Guarded readers, of which `workers` read what comes next. With one worker nothing is begun before it is asked for."""

    def __init__(self, workers: int, limits: Limits | None = None) -> None:
        self.readers = GuardedReaders(limits)
        self.ahead = [GuardedReaders(limits) for _ in range(workers if workers > 1 else 0)]
        self.idle = list(self.ahead)
        self.begun: dict[int, Begun] = {}
        self.threads = ThreadPoolExecutor(max(1, workers))

    def __enter__(self) -> "ReadingAhead":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all workers, whatever they are doing: the threads that wait for them come back."""
        self.threads.shutdown(wait=False, cancel_futures=True)
        for begun in self.begun.values():
            end(begun)
        # Those of files whose outcomes nobody took to their end, too.
        for readers in (self.readers, *self.ahead):
            readers.close()
        self.threads.shutdown()

    @property
    def has_room(self) -> bool:
        """True where one more file can be begun."""
        return bool(self.idle)

    def begin(self, reader: Reader, content: bytes) -> None:
        """Begin to read a file that `read` will be asked for, with these very bytes, if there is room and it runs in a process."""
        if not self.idle or not reader.contained or len(content) > reader.largest:
            return
        readers = self.idle.pop()
        opened = readers.read(reader, content)
        self.begun[id(content)] = Begun(reader, content, readers, opened, self.threads.submit(next, opened, None))

    def leave(self, content: bytes) -> None:
        """End what was begun and never asked for: something else was wrong with the file."""
        begun = self.begun.pop(id(content), None)
        if begun is not None:
            end(begun)
            self.idle.append(begun.readers)

    def read(self, reader: Reader, content: bytes) -> Opened:
        """What the reader makes of these bytes, as `GuardedReaders.read` gives it; waits for it where it was begun."""
        begun = self.begun.get(id(content))
        # Python may have one object for two files of one byte.
        if begun is None or begun.reader != reader:
            yield from self.readers.read(reader, content)
            return
        del self.begun[id(content)]
        try:
            first = begun.first.result()
            if first is not None:
                yield first
                yield from begun.opened
        finally:
            if isinstance(begun.opened, Generator):
                begun.opened.close()
            self.idle.append(begun.readers)


def end(begun: Begun) -> None:
    """End the worker that reads a file: also one that the thread which waits for it is only about to start."""
    begun.first.cancel()
    while not begun.first.done():
        begun.readers.close()
        wait([begun.first], LOOKING_EVERY)
    begun.readers.close()
