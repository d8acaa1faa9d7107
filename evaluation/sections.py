"""The sections found in long reports, against the names in their tables of contents and sections cut out by hand."""

import re
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.extraction import WORD, Run
from onrecord.documents.outcome import Kept
from onrecord.documents.readers import reader_of
from onrecord.extract.sections.lines import folded
from onrecord.extract.sections.sections import find_sections
from onrecord.languages import language_for
from onrecord.model.sections import Section

ENTRY = re.compile(r"(?P<name>[^\s\d/][^\n]*?)/ ?(?P<page>\d{1,3})(?=\s|$)")
"""An entry of these reports' contents: "Norland/12"."""
FRONT = 30_000
"""Characters in which the contents stand."""
GLUED = 2
"""Words of another line that may stand before a name in the contents."""
YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Report:
    """A report as it was read. `expected`: the names of its sections on countries, in its order."""

    name: str
    text: str
    expected: tuple[str, ...]
    sections: tuple[Section, ...]
    seconds: float
    """What finding the sections took, the reading not counted."""

    @property
    def found(self) -> list[str]:
        """The expected names that a section has."""
        names = Counter(words_of(section.name) for section in self.sections)
        return [name for name in self.expected if names[words_of(name)]]

    @property
    def extra(self) -> list[str]:
        """The sections from the first expected to the last that have no expected name, and those that have one again."""
        due = Counter(words_of(name) for name in self.expected)
        out, inside = [], list(between(self.sections, lambda section: bool(due[words_of(section.name)])))
        for section in inside:
            words = words_of(section.name)
            due[words] -= 1
            if due[words] < 0:
                out.append(section.name)
        return out


def measure_sections(shared: Path) -> tuple[dict[str, float], Run]:
    """The share of the sections on countries that were found in each report and named right, of those found that are none,

    and how well they agree with sections that were cut out by hand.
    """
    files = sorted(path for path in (shared / "documents" / "reports").iterdir() if path.suffix in (".txt", ".pdf"))
    kept = {path.stem: read(path) for path in files}
    listed = {name: names_in_contents(one.text) for name, one in kept.items()}
    every = tuple(dict.fromkeys(name for names in listed.values() for name in names))
    reports = [cut(name, one, listed[name] or headings_among(one.text, every)) for name, one in kept.items()]
    scores: dict[str, float] = {}
    for report in reports:
        scores[f"{report.name}, found"] = len(report.found) / len(report.expected)
        scores[f"{report.name}, none extra"] = 1 - len(report.extra) / len(report.sections)
    agreed = list(agreements(shared / "gold" / "reports" / "texts", reports))
    scores["words as cut by hand"] = sum(agreed) / len(agreed)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    words = sum(len(WORD.findall(report.text)) for report in reports)
    entries: dict[str, dict[str, Any]] = {report.name: {} for report in reports}
    return scores, Run(entries, sum(r.seconds for r in reports), memory, words, table(reports))


def read(path: Path) -> Kept:
    """A file as its reader gives it. Raises ValueError where it can't be read."""
    content = path.read_bytes()
    reader = reader_of(path.name, content)
    outcome = reader.read(content) if reader else None
    if not isinstance(outcome, Kept):
        raise ValueError(f"{path}: no text came of it: {outcome}")
    return outcome


def cut(name: str, kept: Kept, expected: tuple[str, ...]) -> Report:
    """A report with its sections, and how long they took to find."""
    language = language_for("en")
    started = time.process_time()
    sections = find_sections(kept.text, kept.layout, kept.metadata, language)
    return Report(name, kept.text, expected, sections, time.process_time() - started)


def names_in_contents(text: str) -> tuple[str, ...]:
    """The longest run of names in the contents that goes by the alphabet: the countries."""
    best: list[str] = []
    run: list[str] = []
    for match in ENTRY.finditer(text[:FRONT]):
        name = match["name"].strip("\ufffc ")
        if run and folded(name) < folded(run[-1]):
            run = last_words(run[-1], name)
        run.append(name)
        if len(run) > len(best):
            best = list(run)
    return tuple(best) if len(best) > 20 else ()


def last_words(glued: str, name: str) -> list[str]:
    """What of an entry comes before the next by the alphabet, where a heading stands before it: "Country entries Norland"."""
    ends = (glued.split(maxsplit=n)[-1] for n in range(1, GLUED + 1) if len(glued.split()) > n)
    return [end for end in ends if folded(end) <= folded(name)][:1]


def headings_among(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Of names those that fill a line in capitals, for a report without contents; without any that are two names for one."""
    lines = {folded(line) for line in text.split("\n") if line.isupper()}
    return tuple(name for name in names if folded(name) in lines or folded(name.partition("(")[0]) in lines)


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in any order, without "the"."""
    return tuple(sorted(word for word in folded(name).split() if word != "the"))


def between(sections: tuple[Section, ...], wanted: Callable[[Section], bool]) -> Iterator[Section]:
    """The sections from the first wanted to the last."""
    places = [i for i, section in enumerate(sections) if wanted(section)]
    yield from sections[places[0] : places[-1] + 1] if places else ()


def agreements(folder: Path, reports: list[Report]) -> Iterator[float]:
    """For each section cut out by hand, the F1 of its words and those of the section found under its name."""
    for path in sorted(folder.glob("*_????.txt")):
        country, _, year = path.stem.rpartition("_")
        report = next((r for r in reports if r.name == year), None)
        if report is None:
            continue
        wanted = words_of(country.replace("_", " "))
        found = next((s.span.of(report.text) for s in report.sections if words_of(s.name) == wanted), "")
        # What was cut by hand ends after some pages.
        by_hand = path.read_text(encoding="utf-8")
        yield overlap(by_hand, found[: len(by_hand)])


def overlap(first: str, second: str) -> float:
    """F1 of the words of two texts, in any order."""
    one, other = Counter(folded(first).split()), Counter(folded(second).split())
    shared = sum((one & other).values())
    return 2 * shared / (sum(one.values()) + sum(other.values())) if shared else 0.0


def table(reports: list[Report]) -> str:
    """A line for each report, and the names that were missed and extra."""
    lines = [f"  {'report':<16} {'due':>5} {'found':>6} {'extra':>6} {'all':>5} {'seconds':>8}"]
    for report in reports:
        lines.append(
            f"  {report.name:<16} {len(report.expected):>5} {len(report.found):>6} {len(report.extra):>6}"
            f" {len(report.sections):>5} {report.seconds:>8.2f}"
        )
    for report in reports:
        missed = [name for name in report.expected if name not in report.found]
        lines += [f"  {report.name} missed: {', '.join(missed) or 'none'}; extra: {', '.join(report.extra) or 'none'}"]
    return "\n".join(lines)
