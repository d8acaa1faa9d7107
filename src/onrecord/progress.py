"""How far a run has come."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


def in_silence(what: str, done: int, total: int) -> None:
    """Progress that nobody follows."""
