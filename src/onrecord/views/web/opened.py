"""An opened record, and its catalogue: made anew when the record's file has changed."""

from pathlib import Path
from threading import Lock

from onrecord.record.schema import DATABASE
from onrecord.record.store import open_record
from onrecord.views.web.catalogue import Catalogue
from onrecord.views.web.searching import Readable

State = tuple[int, int, int]


class Opened:
    """A record and its catalogue, the same pair for as long as the record is the same."""

    def __init__(self, record: Path | str | Readable) -> None:
        self.path = Path(record) if isinstance(record, (Path, str)) else None
        self.given = None if isinstance(record, (Path, str)) else record
        self._lock = Lock()
        self._made: tuple[State, Readable, Catalogue] | None = None
        self.now()

    def now(self) -> tuple[Readable, Catalogue]:
        """The record as it is at this moment. Raises NotARecord where it is none, or no longer one."""
        with self._lock:
            state = self.state()
            if self._made is None or self._made[0] != state:
                # The one before is left to requests that still read it; it closes when the last of them is done.
                record = self.given or open_record(self.path or "")
                self._made = (state, record, Catalogue(record.groups(), record.problems(), record.decisions()))
            return self._made[1], self._made[2]

    def state(self) -> State:
        """What changes when the record's file is written or replaced."""
        file = self.path / DATABASE if self.path else None
        if file is None or not file.is_file():
            return (0, 0, 0)
        stat = file.stat()
        return (stat.st_ino, stat.st_mtime_ns, stat.st_size)
