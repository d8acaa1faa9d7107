"""Runs `onrecord extract` on texts, as a user would, and measures what it costs."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Text:
    """One text of a benchmark. `published` (ISO) only where the benchmark gives it."""

    name: str
    text: str
    published: str = ""


@dataclass(frozen=True)
class Run:
    """What came out, by the name of the text, and what it cost.

    `cpu` in seconds of user and system time of the process and its children, without those of starting up (measured on
    no text); `memory` in MiB, the peak resident size.
    """

    entries: dict[str, dict[str, Any]]
    cpu: float
    memory: float
    words: int
    note: str = ""
    """A table that goes with the scores."""

    @property
    def cpu_per_thousand_words(self) -> float:
        return 1000 * self.cpu / self.words if self.words else 0.0


def extract(texts: Sequence[Text], *options: str) -> Run:
    """The entries of all texts, from one process. `options` go to `onrecord extract`.

    Raises RuntimeError with its error output where it fails.
    """
    blank, _, _ = run_extract([Text("blank", "This is nothing.")], options)
    cpu, memory, out = run_extract(texts, options)
    entries = {one["document"]: one for one in map(json.loads, out.splitlines())}
    words = sum(len(WORD.findall(t.text)) for t in texts)
    return Run(entries, max(0.0, cpu - blank), memory, words)


def run_extract(texts: Sequence[Text], options: Sequence[str]) -> tuple[float, float, str]:
    """CPU seconds, peak memory in MiB and standard output of one `onrecord extract --dates -` on one thread."""
    with (
        tempfile.TemporaryFile("w+") as given,
        tempfile.TemporaryFile("w+") as out,
        tempfile.TemporaryFile("w+") as err,
    ):
        for text in texts:
            line = {"document": text.name, "text": text.text}
            given.write(json.dumps(line | ({"published": text.published} if text.published else {})) + "\n")
        given.seek(0)
        dates = [] if "--quotations-only" in options else ["--dates"]
        command = [sys.executable, "-m", "onrecord", "extract", *dates, *options, "-"]
        process = subprocess.Popen(command, stdin=given, stdout=out, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0), err.seek(0)
        if process.returncode:
            raise RuntimeError(f"onrecord extract ended with {process.returncode}: {err.read()[-2000:]}")
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out.read()
