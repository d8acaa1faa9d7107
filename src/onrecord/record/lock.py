"""One writer at a time: the lock on a record's folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.record.schema import RecordBusy


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Holds the folder, which must exist, for this process. Raises RecordBusy at once where another has it.

    The lock is the system's and ends with the process, however that ends: no file is left behind.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise RecordBusy(f"{folder} is being written by another process; try again when it has finished") from None
    try:
        yield
    finally:
        os.close(handle)
