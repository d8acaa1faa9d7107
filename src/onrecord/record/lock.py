"""One writer at a time: the lock on a record's folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.record.schema import busy


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Holds the folder, which must exist, for this process. Raises RecordBusy at once where another has it.

    The lock is the system's and ends with the process, however that ends: no file is left behind.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise busy(folder) from None
    try:
        yield
    finally:
        os.close(handle)
