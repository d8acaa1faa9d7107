"""The floors: the score under which each measure must not fall; for what costs, the ceiling over which it must not rise."""

import json
from pathlib import Path

Floors = dict[str, dict[str, float]]

PATH = Path(__file__).with_name("floors.json")
MARGIN = 0.01
"""So much under what was measured lies its floor: on another processor a parse may differ in a word."""

COSTS = frozenset({"speed"})
"""The benchmarks whose measures are costs: less is better, and what is kept of them are ceilings."""
ROOM = 1.5
"""So many times what was measured lies its ceiling: another processor, or a busy one, takes longer for the same work."""


def read_floors(path: Path = PATH) -> Floors:
    """The recorded floors; none where there is no file."""
    floors: Floors = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return floors


def fallen(scores: Floors, floors: Floors) -> list[str]:
    """One line for each score under its floor, each cost over its ceiling, and each of both whose measure was not taken.

    >>> fallen({"seeds": {"figures": 0.9}}, {"seeds": {"figures": 0.95}})
    ['seeds, figures: 0.900 is under its floor of 0.950']
    >>> fallen({"speed": {"figures and dates": 0.04}}, {"speed": {"figures and dates": 0.03}})
    ['speed, figures and dates: 0.040 is over its ceiling of 0.030']
    """
    out = []
    for benchmark, measures in floors.items():
        for measure, floor in measures.items():
            score = scores.get(benchmark, {}).get(measure)
            if score is None:
                name = "ceiling" if benchmark in COSTS else "floor"
                out.append(f"{benchmark}, {measure}: not measured; its {name} is {floor:.3f}")
            elif benchmark in COSTS:
                if score > floor:
                    out.append(f"{benchmark}, {measure}: {score:.3f} is over its ceiling of {floor:.3f}")
            elif score < floor:
                out.append(f"{benchmark}, {measure}: {score:.3f} is under its floor of {floor:.3f}")
    return out


def raised(scores: Floors, floors: Floors, *, lower: bool = False) -> Floors:
    """New floors, `MARGIN` under what was measured, where that is higher or new; with `lower`, everywhere.

    Ceilings likewise: `ROOM` times what was measured, where that is lower or new.
    """
    return {
        benchmark: {
            measure: bounded(benchmark, score, None if lower else floors.get(benchmark, {}).get(measure))
            for measure, score in sorted(measures.items())
        }
        for benchmark, measures in scores.items()
    }


def bounded(benchmark: str, score: float, before: float | None) -> float:
    """The floor or ceiling of a score; the stricter one of it and the one before, where there was one.

    >>> bounded("seeds", 0.9, 0.95), bounded("seeds", 0.9, None), bounded("speed", 0.01, 0.02)
    (0.95, 0.89, 0.015)
    """
    if benchmark in COSTS:
        return round(score * ROOM if before is None else min(score * ROOM, before), 3)
    return round(max(score - MARGIN, 0.0 if before is None else before), 3)


def write_floors(floors: Floors, path: Path = PATH) -> None:
    path.write_text(json.dumps(floors, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
