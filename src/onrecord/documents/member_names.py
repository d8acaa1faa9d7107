"""The names of files within a file: shown, told apart, never opened as paths."""

import re
from pathlib import PurePosixPath

DRIVE = re.compile(r"[A-Za-z]:")
UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Controls, line ends and changes of direction: in a name they only mislead."""
OF_THE_SYSTEM = frozenset(("__macosx", "thumbs.db", "desktop.ini"))
THE_REST = "(the rest)"
"""The name under which what was not reached is told of."""


class MemberNames:
    """The names within one file, each given once."""

    def __init__(self) -> None:
        self.used: dict[str, int] = {}

    def take(self, raw: str) -> str:
        """The name to show for a member: "a/b.txt", and "a/b (2).txt" for another of the same name."""
        wanted = name = shown_name(raw)
        while name in self.used:
            self.used[wanted] += 1
            path = PurePosixPath(wanted)
            name = str(path.with_name(f"{path.stem} ({self.used[wanted]}){path.suffix}"))
        self.used[name] = 1
        return name


def shown_name(raw: str) -> str:
    r"""A name without drive, root and steps upwards, in one line.

    >>> shown_name("C:\\..\\files\\./rain.txt"), shown_name("/etc/passwd"), shown_name("..")
    ('files/rain.txt', 'etc/passwd', 'unnamed')
    """
    steps = re.split(r"[/\\]", DRIVE.sub("", raw, count=1) if DRIVE.match(raw) else raw)
    kept = [step for step in steps if step.strip() not in ("", ".", "..")]
    shown = UNSHOWABLE.sub(lambda found: f"\\x{ord(found[0]):02x}", "/".join(kept))
    return shown.encode("utf-8", "backslashreplace").decode() or "unnamed"


def no_document(name: str) -> str:
    """Why a member of this name is no document, in words; empty where it may be one."""
    steps = name.lower().split("/")
    if OF_THE_SYSTEM.intersection(steps) or steps[-1] in (".ds_store",) or steps[-1].startswith("._"):
        return "belongs to the system of the computer that packed it and is no document: not read"
    if any(step.startswith(".") for step in steps):
        return "is hidden, as its name begins with a dot: not read; rename it to have it read"
    return ""


def as_named(raw: str, shown: str) -> tuple[tuple[str, str], ...]:
    """What is kept of a name that is shown otherwise than it is written."""
    return (("name in the archive", raw.encode("utf-8", "backslashreplace").decode()),) if raw != shown else ()
