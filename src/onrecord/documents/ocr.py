"""Recognition of text in pictures by Tesseract, a program of its own that Debian has (`apt install tesseract-ocr tesseract-ocr-eng`)."""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

PROGRAM = "tesseract"
LANGUAGE = "eng"
WORD_LEVEL = "5"
"""The rows of Tesseract's table that are words; others are blocks, paragraphs and lines."""
ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}
"""Several threads for one page take longer than one; pages are read side by side as it is."""
LEAST_SURE = 0.3
"""Words that Tesseract is less sure of are specks and textures."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in a picture: in pixels from the top left. `sure` is 0 to 1."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    sure: float


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program as it is installed."""

    path: str
    version: str

    def lines_in(self, picture: bytes, *, seconds: float) -> list[list[Word]] | None:
        """The words of a picture, line by line; None where it took longer than these seconds, or the program failed.

        `picture` is in any format that Tesseract reads: PNG, PGM.
        """
        command = [self.path, "stdin", "stdout", "-l", LANGUAGE, "tsv"]
        try:
            done = subprocess.run(
                command, input=picture, capture_output=True, timeout=seconds, env=ONE_THREAD, check=False
            )
        except (subprocess.TimeoutExpired, OSError):
            return None
        return list(lines_of(done.stdout.decode("utf-8", "replace"))) if done.returncode == 0 else None


def find_tesseract() -> Tesseract | None:
    """The program, where it is installed with English."""
    path = shutil.which(PROGRAM)
    if path is None:
        return None
    languages = said_by(path, "--list-langs")
    version = said_by(path, "--version").split("\n")[0]
    return Tesseract(path, version) if LANGUAGE in languages.split("\n") else None


def said_by(path: str, option: str) -> str:
    """What the program prints for an option; empty where it can't be run."""
    try:
        done = subprocess.run([path, option], capture_output=True, timeout=10, env=ONE_THREAD, check=False)
    except (subprocess.TimeoutExpired, OSError):
        return ""
    return done.stdout.decode("utf-8", "replace").strip()


def lines_of(table: str) -> Iterator[list[Word]]:
    """The lines of Tesseract's table of words, in its order."""
    rows = [row.split("\t") for row in table.split("\n")[1:]]
    words = [row for row in rows if len(row) == 12 and row[0] == WORD_LEVEL and row[11].strip()]
    for _, line in groupby(words, key=lambda row: row[1:5]):
        found = [word for word in map(word_of, line) if word.sure >= LEAST_SURE]
        if found:
            yield found


def word_of(row: Sequence[str]) -> Word:
    """A row of the table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text."""
    left, top, width, height = (int(value) for value in row[6:10])
    return Word(row[11].strip(), left, top, left + width, top + height, float(row[10]) / 100)
