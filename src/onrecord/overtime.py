"""A limit on the time that one piece of work may take: what would never end is stopped, and the run goes on."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType

AGAIN = 1.0
"""Seconds after which it is looked again whether the work has had its time, or has taken no notice of being told to stop."""
AT_ONCE = 0.001
"""Seconds after which another's alarm rings that was due meanwhile."""
WAITED = 20
"""Times as long by the clock as on the processor: other processes have it in turn, and a build may be suspended."""

SECONDS = 60.0
"""What any text may take, the models that are loaded before the first one included."""
CHARACTERS_A_SECOND = 1_000
"""A long text may take a second more for so many: some ten times what it does take."""


class OverTime(Exception):
    """A piece of work took longer than it may."""


class Stop(BaseException):
    """Raised in the work itself. No `Exception`: rules that go on after one would go on."""


def seconds_for(text: str) -> float:
    """How long rules may take over a text."""
    return SECONDS + len(text) / CHARACTERS_A_SECOND


@contextmanager
def stopped_after(seconds: float) -> Iterator[None]:
    """Raises OverTime where the block takes so long on a processor, or WAITED times as long by the clock.

    A machine that does much else takes nothing from a text. The system's alarm stops it, in the main thread: in Python's own code at
    once, in a regular expression too; a library's own code is stopped where it comes back to Python. In another thread, where no
    alarm can be heard, the block takes as long as it takes.
    """
    if current_thread() is not main_thread():
        yield
        return
    running = True
    worked, began = time.thread_time(), time.monotonic()

    def stop(number: int, frame: FrameType | None) -> None:
        late = time.thread_time() - worked >= seconds or time.monotonic() - began >= seconds * WAITED
        if running and late:
            raise Stop

    heard_before = signal.signal(signal.SIGALRM, stop)
    waiting_before = signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        try:
            yield
        finally:
            running = False
    except Stop:
        raise OverTime(f"took longer than {seconds:,.3g} s") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL if heard_before is None else heard_before)
        left, again = waiting_before
        signal.setitimer(signal.ITIMER_REAL, max(left - (time.monotonic() - began), AT_ONCE) if left else 0, again)
