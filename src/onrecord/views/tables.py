"""What the command line prints: tables, lines of trouble, progress. For a terminal with rules; for a pipe plain, tabs between columns."""

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from onrecord.model.problems import Problem
from onrecord.progress import Progress as Follow
from onrecord.progress import in_silence

QUIET_SECONDS = 1.0


def one_line(words: str) -> str:
    r"""The words on one line, with nothing in them that moves the cursor or turns the direction of a terminal.

    >>> one_line("a\nb\x1b[31m")
    'a\\nb\\x1b[31m'
    """
    return "".join(mark if mark.isprintable() else shown(mark) for mark in words)


def shown(mark: str) -> str:
    """A character without a shape of its own, as an escape; a space for a no-break space."""
    if mark.isspace() and mark not in "\n\r\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029":
        return " "
    return mark.encode("unicode_escape").decode("ascii")


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table: ruled and titled on a terminal, without columns that are empty; else one line a row, tabs between columns."""
    lines = [[one_line("" if value is None else str(value)) for value in row] for row in rows]
    if not sys.stdout.isatty():
        sys.stdout.write("\t".join(columns) + "\n")
        sys.stdout.writelines("\t".join(line) + "\n" for line in lines)
        return
    table = Table(title=title, title_justify="left", title_style="bold", show_edge=False, pad_edge=False)
    filled = [number for number in range(len(columns)) if not lines or any(line[number] for line in lines)]
    for number in filled:
        figures = bool(lines) and all(
            line[number].replace(",", "").replace(".", "").isdigit() or not line[number] for line in lines
        )
        table.add_column(columns[number], justify="right" if figures else "left", overflow="fold")
    for line in lines:
        table.add_row(*(Text(line[number]) for number in filled))
    Console().print(table)


def say(words: str) -> None:
    """One line on standard output."""
    sys.stdout.write(words + "\n")


def complain(words: str) -> None:
    """One line on standard error, under the program's name."""
    sys.stderr.write(f"onrecord: {one_line(words)}\n")
    sys.stderr.flush()


def trouble(problem: Problem) -> str:
    """A problem as one line."""
    return f"{problem.document}: {problem.message}"


@contextmanager
def followed() -> Iterator[Follow]:
    """A progress bar on standard error for what takes more than a second; nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield in_silence
        return
    began = time.monotonic()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("")
    shown = ""

    def follow(what: str, done: int, total: int) -> None:
        nonlocal shown
        if what != shown:
            # The time left is told from the steps of this stage alone.
            bar.reset(task, description=what, total=total)
            shown = what
        if time.monotonic() - began > QUIET_SECONDS:
            bar.start()
            bar.update(task, description=what, completed=done, total=total)

    try:
        yield follow
    finally:
        bar.stop()
