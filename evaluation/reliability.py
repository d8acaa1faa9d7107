"""Is a quotation of confidence 0.8 right four times in five? Groups quotations by confidence and counts how many are right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

GROUPS = 10


@dataclass(frozen=True)
class Group:
    """Quotations of much the same confidence: how many, what they promise on average, and what share is right."""

    size: int
    promised: float
    right: float


def judged(
    scorer: ModuleType, gold: Iterable[dict[str, Any]], given: dict[str, list[dict[str, Any]]]
) -> list[tuple[float, bool]]:
    """Each quotation's confidence, and whether content and source are right as the benchmark's scorer sees it."""
    return [
        (float(one["confidence"]), right)
        for line in gold
        for one, right in marked_right(scorer, line, given.get(line["doc"], []))
    ]


def marked_right(
    scorer: ModuleType, line: dict[str, Any], given: list[dict[str, Any]]
) -> list[tuple[dict[str, Any], bool]]:
    """The attributions given for one line of the benchmark, each with whether its content and source are right."""
    doc = scorer.Doc(line["text"])
    due, mine = scorer.prep(doc, line["attributions"]), scorer.prep(doc, given)
    matched = {j: i for i, j in scorer.match([g["w"] for g in due], [p["w"] for p in mine])}
    found = []
    for place, one in enumerate(mine):
        answer = due[matched[place]]["s"] if place in matched else None
        found.append((one["a"], answer is not None and (bool(answer & one["s"]) if answer else not one["s"])))
    return found


def grouped(rows: Sequence[tuple[float, bool]]) -> list[Group]:
    """The quotations in groups of equal width of confidence, empty ones left out."""
    groups: list[list[tuple[float, bool]]] = [[] for _ in range(GROUPS)]
    for confidence, right in rows:
        groups[min(GROUPS - 1, int(confidence * GROUPS))].append((confidence, right))
    return [
        Group(len(some), sum(c for c, _ in some) / len(some), sum(r for _, r in some) / len(some))
        for some in groups
        if some
    ]


def calibration_error(groups: Sequence[Group]) -> float:
    """The mean distance between what is promised and what is right, by number of quotations (Naeini et al. 2015)."""
    total = sum(g.size for g in groups)
    return sum(g.size * abs(g.promised - g.right) for g in groups) / total if total else 0.0


def table(groups: Sequence[Group]) -> str:
    """The groups as lines of text."""
    lines = [f"  {'confidence':>10} {'quotations':>10} {'right':>6}"]
    lines += [f"  {g.promised:10.2f} {g.size:10d} {g.right:6.2f}" for g in groups]
    return "\n".join(lines)
