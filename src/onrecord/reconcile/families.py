"""Names that are taken together, each led to another one; never two that people keep apart."""

from collections import defaultdict
from collections.abc import Iterable


class Families:
    """A forest of names: each leads to at most one other, and at the end of a chain stands the family's own.

    `apart`: pairs that may never come into one family. Taking names together costs no more with more names.
    """

    def __init__(self, apart: Iterable[tuple[str, str]] = ()) -> None:
        self.target: dict[str, str] = {}
        self.foes: dict[str, set[str]] = defaultdict(set)
        for one, other in apart:
            self.foes[one].add(other)
            self.foes[other].add(one)
        self.decided = {name: frozenset({name}) for name in self.foes}
        """By end of a chain: those of its family that are in a pair."""

    def end(self, name: str) -> str:
        """The end of the chain that begins with a name; a ring ends where it began."""
        seen = {name}
        while name in self.target and self.target[name] not in seen:
            name = self.target[name]
            seen.add(name)
        return name

    def lead(self, name: str, other: str) -> bool:
        """Lead a name that leads nowhere yet to another one; False, and nothing done, where that can't be."""
        end = self.end(other)
        if name in self.target or end == name or self.are_apart(name, end):
            return False
        self.target[name] = other
        if name in self.decided:
            self.decided[end] = self.decided.get(end, frozenset()) | self.decided.pop(name)
        return True

    def are_apart(self, one: str, other: str) -> bool:
        """True where the families that end with these two hold a pair that is kept apart."""
        others = self.decided.get(other, frozenset())
        return bool(others) and any(self.foes[name] & others for name in self.decided.get(one, ()))
