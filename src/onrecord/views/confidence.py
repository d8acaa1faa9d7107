"""How sure one wants to be of quotations: what is given for it, and what it leaves."""

from collections.abc import Iterable
from dataclasses import replace

from onrecord.model.groups import DocumentRead

STEPS = 1000
"""Of a confidence as it is written out: more digits would be noise."""


def confidence_from(given: str) -> float:
    """A confidence as somebody gives it. Raises ValueError for what is no number from 0 to 1.

    >>> confidence_from("0.8")
    0.8
    """
    try:
        value = float(given)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise ValueError(f"{given or repr(given)} is none; expected a number from 0 to 1, such as 0.8")
    return value


def written(confidence: float) -> float:
    """A confidence as it is written out: cut and not rounded, so that what is written as 0.8 passes a threshold of 0.8.

    >>> written(0.79996), written(0.29), written(1.0)
    (0.799, 0.29, 1.0)
    """
    return int(round(confidence, 6) * STEPS + 1e-6) / STEPS


def sure_enough(read: DocumentRead, least: float) -> DocumentRead:
    """The document without the quotations that are less sure; what stood within one of them is within what was around that."""
    quotations = read.entries.quotations
    kept = {q.id for q in quotations if q.confidence >= least}
    if len(kept) == len(quotations):
        return read
    around = {q.id: q.within for q in quotations}
    left = tuple(replace(q, within=first_kept(q.within, around, kept)) for q in quotations if q.id in kept)
    return replace(read, entries=replace(read.entries, quotations=left))


def first_kept(name: str, around: dict[str, str], kept: Iterable[str]) -> str:
    """The innermost of a chain that is kept; empty where none is."""
    seen = set()
    while name and name not in kept and name not in seen:
        seen.add(name)
        name = around.get(name, "")
    return name if name in kept else ""
