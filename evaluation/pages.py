"""Saved web pages: how much of the kept text is in trafilatura's main text, and the other way round, page by page."""

import re
import resource
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

import trafilatura

from evaluation.extraction import Run
from onrecord.documents.html import read_html
from onrecord.documents.outcome import Kept

WORD = re.compile(r"\w+")
BAR = 0.9
"""The F1 under which a page is looked at: docs/explanation/pages.md has a line for each."""


@dataclass(frozen=True)
class Page:
    """How two texts of one page overlap, in words, each counted as often as it stands there; seconds for either."""

    name: str
    kept: int
    precision: float
    recall: float
    dated: bool
    seconds: float
    its_seconds: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def measure_pages(shared: Path) -> tuple[dict[str, float], Run]:
    """Word overlap with trafilatura's main text without comments, and the share of letters that lead back to the page."""
    files = sorted((shared / "documents" / "pages").glob("*.html"))
    before = time.process_time()
    read = {file: (text, seconds) for file in files for text, seconds in [timed(file)]}
    cpu = time.process_time() - before
    pages = [compared(file, kept, seconds) for file, (kept, seconds) in read.items()]
    scores = {
        "word F1, median": median(page.f1 for page in pages),
        "word F1, mean": mean(page.f1 for page in pages),
        "recall, median": median(page.recall for page in pages),
        "pages at 0.9 or more": mean(page.f1 >= BAR for page in pages),
        "dated by the page": mean(page.dated for page in pages),
        "letters led back": mean(led_back(kept) for kept, _ in read.values()),
    }
    words = sum(page.kept for page in pages)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return scores, Run({page.name: {} for page in pages}, cpu, memory, words, note=table(pages))


def timed(file: Path) -> tuple[Kept, float]:
    """A page as it is read, and the CPU seconds that it took."""
    content = file.read_bytes()
    before = time.process_time()
    outcome = read_html(content)
    return outcome if isinstance(outcome, Kept) else Kept(""), time.process_time() - before


def compared(file: Path, kept: Kept, seconds: float) -> Page:
    """Our text of a page beside trafilatura's."""
    before = time.process_time()
    theirs = trafilatura.extract(file.read_bytes(), include_comments=False) or ""
    its_seconds = time.process_time() - before
    ours, its = words_of(kept.text), words_of(theirs)
    same = (ours & its).total()
    precision, recall = (same / max(1, counted.total()) for counted in (ours, its))
    return Page(file.name, ours.total(), precision, recall, kept.metadata.published is not None, seconds, its_seconds)


def words_of(text: str) -> Counter[str]:
    return Counter(WORD.findall(text.lower()))


def led_back(kept: Kept) -> float:
    """The share of the letters and digits of a text that a run ties to the page."""
    tied = sum(sum(map(str.isalnum, kept.text[run.start : run.end])) for run in kept.layout.runs)
    return tied / max(1, sum(map(str.isalnum, kept.text)))


def table(pages: list[Page]) -> str:
    """A line a page, the least alike first."""
    lines = [f"  {'page':<44} {'words':>6} {'P':>5} {'R':>5} {'F1':>6} {'ms':>6} {'its ms':>7}"]
    for page in sorted(pages, key=lambda page: page.f1):
        times = f"{page.seconds * 1000:6.0f} {page.its_seconds * 1000:7.0f}"
        lines.append(f"  {page.name:<44} {page.kept:6} {page.precision:5.2f} {page.recall:5.2f} {page.f1:6.3f} {times}")
    return "\n".join(lines)
