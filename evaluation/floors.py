"""The floors: the score under which each measure must not fall."""

import json
from pathlib import Path

Floors = dict[str, dict[str, float]]

PATH = Path(__file__).with_name("floors.json")
MARGIN = 0.01
"""So much under what was measured lies its floor: on another processor a parse may differ in a word."""


def read_floors(path: Path = PATH) -> Floors:
    """The recorded floors; none where there is no file."""
    floors: Floors = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return floors


def fallen(scores: Floors, floors: Floors) -> list[str]:
    """One line for each score under its floor, and for each floor whose measure was not taken.

    >>> fallen({"seeds": {"figures": 0.9}}, {"seeds": {"figures": 0.95}})
    ['seeds, figures: 0.900 is under its floor of 0.950']
    """
    out = []
    for benchmark, measures in floors.items():
        for measure, floor in measures.items():
            score = scores.get(benchmark, {}).get(measure)
            if score is None:
                out.append(f"{benchmark}, {measure}: not measured; its floor is {floor:.3f}")
            elif score < floor:
                out.append(f"{benchmark}, {measure}: {score:.3f} is under its floor of {floor:.3f}")
    return out


def raised(scores: Floors, floors: Floors, *, lower: bool = False) -> Floors:
    """New floors, `MARGIN` under what was measured, where that is higher or new; with `lower`, everywhere."""
    return {
        benchmark: {
            measure: round(
                score - MARGIN if lower else max(score - MARGIN, floors.get(benchmark, {}).get(measure, 0.0)), 3
            )
            for measure, score in sorted(measures.items())
        }
        for benchmark, measures in scores.items()
    }


def write_floors(floors: Floors, path: Path = PATH) -> None:
    path.write_text(json.dumps(floors, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
