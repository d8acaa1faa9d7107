"""How a record grows: what a document costs while there are few and while there are many, and what one new document takes.

The documents are made up (`synthetic.py`). Processor time is told beside the clock's: other work on the machine does not change it.
"""

import resource
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from evaluation.synthetic import documents
from onrecord import Options, build

STEP = 1_000
MOST = 10_000
ONE_MORE_AT = (100, 1_000, 10_000)
"""Sizes of the record at which the time for one new document is taken."""


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock and of the processors, of this process and of those that it started."""

    clock: float
    processors: float


@dataclass(frozen=True)
class Step:
    """What was added, and what it cost."""

    before: int
    """Documents in the record before."""
    added: int
    cost: Cost
    memory: float
    """The most that this process has held so far, in MiB; the workers hold the models besides."""

    def __str__(self) -> str:
        each = 1000 / self.added
        return (
            f"  {self.before:>6,} + {self.added:>5,}  {self.cost.clock * each:8.1f} ms  {self.cost.processors * each:8.1f} ms  "
            f"{self.memory:6.0f} MiB"
        )


def measure_scale(workers: int, most: int = MOST) -> Iterator[Step]:
    """The steps to a record of so many documents, each added in a build of its own; between them, single documents.

    What is added in a step is in a folder of its own, as a delivery is. The models are in memory from the first step on.
    """
    with tempfile.TemporaryDirectory() as place:
        folder, record = Path(place), Path(place) / "record"
        texts = documents(most + len(ONE_MORE_AT) + 1)
        singles = list(islice(texts, len(ONE_MORE_AT) + 1))
        warm_up(folder, singles.pop())
        ends = sorted({*range(STEP, most + 1, STEP), *(size for size in ONE_MORE_AT if size <= most)})
        before = 0
        for end in ends:
            delivery = folder / f"delivery {end}"
            for name, text in islice(texts, end - before):
                written(delivery / name, text)
            yield step(record, delivery, before, end - before, workers)
            if end in ONE_MORE_AT:
                yield one_more(folder, record, singles.pop(), end)
            before = end


def step(record: Path, given: Path, before: int, added: int, workers: int) -> Step:
    """Add what is given to a record."""
    clock, processors = time.perf_counter(), processor_seconds()
    build(record, [given], Options(workers=workers))
    cost = Cost(time.perf_counter() - clock, processor_seconds() - processors)
    return Step(before, added, cost, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def one_more(folder: Path, record: Path, document: tuple[str, str], size: int) -> Step:
    """Add one document to a copy of a record."""
    copy = folder / f"copy {size}"
    shutil.copytree(record, copy)
    name, text = document
    found = step(copy, written(folder / f"single {size}" / name, text), size, 1, 1)
    shutil.rmtree(copy)
    return found


def warm_up(folder: Path, document: tuple[str, str]) -> None:
    """Have the models in the memory of this process."""
    name, text = document
    build(folder / "warm", [written(folder / "warm text" / name, text)])


def written(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def processor_seconds() -> float:
    """Of this process, and of those that it started and that have ended."""
    both = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)
