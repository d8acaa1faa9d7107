"""What several commands take (a record, who decides and why), and how they tell what went wrong."""

import errno
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from onrecord.deciding import Wish
from onrecord.record.schema import DATABASE, NotARecord, RecordBusy
from onrecord.record.unfinished import UNFINISHED
from onrecord.views.tables import complain

RecordPath = Annotated[Path, typer.Argument(metavar="RECORD", help="The record's folder.", show_default=False)]
Who = Annotated[str, typer.Option("--by", "-b", help="Who decides: your name.", show_default=False)]
Why = Annotated[str, typer.Option("--why", help="The reason, for those who read it later.", show_default=False)]

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
FULL_FOR_SQLITE = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
"""What tells that a file can't grow; the last eight bits of the database's code."""


@contextmanager
def clear_errors(record: Path | None = None) -> Iterator[None]:
    """What a caller or the machine does wrong, as one line and exit status 1."""
    try:
        yield
    except BrokenPipeError:
        raise
    except (NotARecord, RecordBusy, FileNotFoundError, LookupError) as wrong:
        complain(plainly(wrong))
        raise typer.Exit(1) from None
    except sqlite3.DatabaseError as wrong:
        complain(unwritten(record, wrong) if record else f"the record can't be read: {wrong}")
        raise typer.Exit(1) from None
    except OSError as wrong:
        complain(unwritten(record, wrong) if record else f"output could not be written: {wrong}")
        raise typer.Exit(1) from None


def plainly(wrong: Exception) -> str:
    """The message of what a caller did wrong; of a file that is not there its name instead of the system's words."""
    if isinstance(wrong, FileNotFoundError) and wrong.filename:
        return f"no such file: {wrong.filename}"
    return str(wrong.args[-1] if isinstance(wrong, LookupError) else wrong)


def unwritten(record: Path, wrong: sqlite3.DatabaseError | OSError) -> str:
    """What is told of a record that could not be written: what is there of it, and what to do where the disk may be full."""
    stands = "it is as it was before" if (record / DATABASE).exists() else "there is no record yet"
    advice = "; see that its disk has room, and give the command again" if is_of_the_disk(wrong) else ""
    kept = ", which goes on from the texts that were read" if advice and (record / UNFINISHED).exists() else ""
    return f"{record} could not be written: {wrong}; {stands}{advice}{kept}"


def is_of_the_disk(wrong: sqlite3.DatabaseError | OSError) -> bool:
    """True where there may be no room left on the disk, for this user, or in one file."""
    if isinstance(wrong, OSError):
        return wrong.errno in FULL
    return (getattr(wrong, "sqlite_errorcode", 0) & 0xFF) in FULL_FOR_SQLITE


def wish_of(who: str, why: str) -> Wish:
    """A wish of now. Raises typer.BadParameter where nobody or no reason is named."""
    for option, value in (("--by", who), ("--why", why)):
        if not value.strip():
            raise typer.BadParameter("it is empty; a decision is kept with a name and a reason", param_hint=option)
    now = datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    return Wish(" ".join(who.split()), " ".join(why.split()), f"{now.isoformat()}Z")


def choose(name: str, value: str, choices: Iterable[str]) -> None:
    """Raises typer.BadParameter, with the choices, where the value is none of them."""
    known = list(choices)
    if value not in known:
        raise typer.BadParameter(f"no {name} {value!r}; known: {', '.join(filter(None, known))}")
