"""Headings known by what comes back after them: a name in capitals, and below it the same kind of lines each time."""

from collections import Counter, defaultdict

from onrecord.extract.sections.headings import Heading
from onrecord.extract.sections.lines import Line
from onrecord.extract.sections.words import SectionWords

FEWEST = 8
"""Headings of one shape at least."""
OWN = 0.7
"""The share of the lines with a label that have to stand below a name in capitals."""
ABOVE = 4
"""Lines in capitals above the first label, at most: a name over two lines, and a longer name."""
BLOCK = 5
"""Lines among which the labels below a heading are looked for."""
THUMB = 3
"""Letters of a mark at the edge of a page, which is no part of the name below it."""


def headings_by_shape(lines: list[Line], words: SectionWords) -> list[Heading]:
    """The names in capitals above lines that begin with the same label; none where too few are alike."""
    places: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        if line.label:
            places[line.label].append(line.number)
    below = {label: [n for n in numbers if n and is_name(lines[n - 1])] for label, numbers in places.items()}
    often = [found for label, found in below.items() if len(found) >= max(FEWEST, OWN * len(places[label]))]
    first = {n for found in often for n in found}
    if not first:
        return []
    usual = usual_labels(first, lines)
    others = {n for found in below.values() for n in found if usual & labels_from(n, lines)}
    return [heading_above(n, lines, words) for n in sorted(first | others)]


def usual_labels(numbers: set[int], lines: list[Line]) -> set[str]:
    """The labels that come in the lines from most of these on."""
    counted = Counter(label for number in numbers for label in labels_from(number, lines))
    return {label for label, count in counted.items() if 2 * count > len(numbers)}


def labels_from(number: int, lines: list[Line]) -> set[str]:
    """The labels of a line and those after it."""
    return {line.label for line in lines[number : number + BLOCK] if line.label}


def is_name(line: Line) -> bool:
    """True for a short line in capitals that is no sentence and has no label; a colon may end it."""
    shown = line.shown.rstrip(":")
    ends = shown and shown[-1] not in ".;?!,"
    return bool(ends) and line.is_short and line.capital and ":" not in shown and shown.count("(") == shown.count(")")


def heading_above(number: int, lines: list[Line], words: SectionWords) -> Heading:
    """The heading that the lines in capitals above a line make."""
    first = number
    while first and number - first < ABOVE and is_name(lines[first - 1]):
        first -= 1
    above = lines[first:number]
    if len(above) > 1 and len(above[0].key) <= THUMB:
        above = above[1:]
    name = " ".join(line.shown for line in above[: name_lines(above, words)])
    return Heading(lines[first].span.start, " ".join(name.rstrip(":").split()))


def name_lines(above: list[Line], words: SectionWords) -> int:
    """How many of the lines are the name, and not the longer name below it.

    The name is told again in the longer name, whole or by its first word, or it goes on by its last word or in brackets.
    """
    keys = [line.key for line in above]
    again = (n for n in range(len(above) - 1, 0, -1) if f" {' '.join(keys[:n])} " in f" {' '.join(keys[n:])} ")
    first = keys[0].split()[0]
    size = next(again, 0) or next((n for n in range(1, len(above)) if first in keys[n].split()), 1)
    while size < len(above) - 1 and (
        above[size - 1].shown[-1] in "/-–" or keys[size - 1].split()[-1] in words.joins or above[size].shown[0] == "("
    ):
        size += 1
    return size
