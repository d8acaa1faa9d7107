"""The files in what was given: files and folders, walked in the order of their names."""

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from onrecord.documents.outcome import Reader
from onrecord.documents.readers import HEAD, no_reader, reader_of
from onrecord.model.problems import Problem


@dataclass(frozen=True, slots=True)
class Given:
    """A file to read, and the name it goes by: its path in the folder that was given; the file's own name where it was given itself."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files that can be read, and a problem for each that can't, both in order of names."""

    files: tuple[Given, ...] = ()
    problems: tuple[Problem, ...] = ()
    passed_over: tuple[Problem, ...] = ()
    """Files of formats for which there is no reader."""


def gather(paths: Iterable[Path], *, skip: Path | None = None, known: Mapping[str, str] | None = None) -> Gathered:
    """The files in these files and folders, each once; not those in the folder `skip`. Raises FileNotFoundError for a path that isn't there.

    `known` has the names of files by absolute path: a file keeps the name it had, and a name stays with its file while that is there.
    Names that two files would share are told apart by the folders above them. Hidden files (`.name`) are no documents, unless
    given by themselves.
    """
    known = known or {}
    found: dict[str, Given] = {}
    problems: list[Problem] = []
    for path in paths:
        if not os.path.lexists(path):
            raise FileNotFoundError(f"no such file or folder: {path}")
        for one in walk(path, skip, problems):
            place = absolute(one.path)
            found.setdefault(place, replace(one, name=known.get(place, printable(one.name))))
    taken = {name for place, name in known.items() if place in found or os.path.exists(place)}
    old = [one for place, one in found.items() if place in known]
    named = told_apart([one for place, one in found.items() if place not in known], taken) + old
    files: list[Given] = []
    passed_over: list[Problem] = []
    for one in sorted(named, key=lambda one: one.name):
        reason = trouble_with(one.path)
        reader = None if reason else reader_of(one.name) or reader_by_head(one.path)
        if not reason and reader is None:
            passed_over.append(Problem("read", one.name, no_reader(one.name)))
            continue
        reason = reason or (too_large(one.path, reader) if reader else "")
        if reason:
            problems.append(Problem("read", one.name, reason))
        else:
            files.append(one)
    return Gathered(tuple(files), tuple(sorted(set(problems), key=by_name)), tuple(passed_over))


def walk(path: Path, skip: Path | None, problems: list[Problem]) -> Iterator[Given]:
    """The files in a folder and all below it, or the file itself. Links to folders are not followed: they may lead in a circle."""
    if not path.is_dir():
        yield Given(path, path.name)
        return

    def unreadable(wrong: OSError) -> None:
        name = os.path.relpath(wrong.filename, path)
        problems.append(
            Problem("read", printable(path.name if name == "." else name), f"can't be read: {wrong.strerror}")
        )

    for folder, below, names in os.walk(path, onerror=unreadable):
        linked = [name for name in below if Path(folder, name).is_symlink() and not name.startswith(".")]
        for name in linked:
            inside = os.path.relpath(Path(folder, name), path)
            problems.append(
                Problem(
                    "read", printable(inside), "is a link to a folder and was not followed; give that folder itself"
                )
            )
        below[:] = sorted(name for name in below if not name.startswith(".") and name not in linked)
        if skip is not None:
            below[:] = [name for name in below if not is_same(Path(folder, name), skip)]
        for name in sorted(names):
            if not name.startswith("."):
                file = Path(folder, name)
                yield Given(file, file.relative_to(path).as_posix())


def is_same(folder: Path, other: Path) -> bool:
    """True where the two are one folder."""
    return other.exists() and folder.samefile(other)


def told_apart(files: list[Given], taken: set[str]) -> list[Given]:
    """The files, each with as many folders before its name as it takes to tell it from the others and from the names taken."""
    while True:
        counted = Counter([one.name for one in files] + list(taken))
        if all(counted[one.name] == 1 for one in files):
            return files
        files = [one if counted[one.name] == 1 else replace(one, name=longer(one)) for one in files]


def longer(one: Given) -> str:
    """A file's name with one folder more."""
    parts = PurePath(absolute(one.path)).parts
    return "/".join(parts[-min(len(parts), len(PurePath(one.name).parts) + 1) :]).replace("//", "/")


def trouble_with(path: Path) -> str:
    """Why a file can't be read, in words; empty where it seems that it can."""
    try:
        about = path.stat()
    except FileNotFoundError:
        return f"is a link to a file that is not there: {printable(os.readlink(path))}"
    except OSError as wrong:
        return f"can't be read: {wrong.strerror}"
    if not stat.S_ISREG(about.st_mode):
        return "is no regular file"
    return "" if os.access(path, os.R_OK) else "can't be read: Permission denied"


def reader_by_head(path: Path) -> Reader | None:
    """The reader for what a file begins with, where its name does not tell; None where nothing does."""
    try:
        with path.open("rb") as file:
            return reader_of("", file.read(HEAD))
    except OSError:
        return None


def too_large(path: Path, reader: Reader) -> str:
    """Why a file is too large for its reader; empty where it is not."""
    size = path.stat().st_size
    return (
        f"has {size:,} bytes, more than the {reader.largest:,} that are read; split it" if size > reader.largest else ""
    )


def by_name(problem: Problem) -> tuple[str, str]:
    return problem.document, problem.message


def absolute(path: Path) -> str:
    """The path from the root, as text that can be stored."""
    return printable(os.path.abspath(path))


def printable(name: str) -> str:
    r"""The name as text: bytes that are none are written as `\xNN`."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
