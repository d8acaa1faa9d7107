"""Which party of a record a state's name or adjective means: by the table of states, and by the record's own names."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.reconcile.names import country_index, country_of
from onrecord.reconcile.wording import Terms, words_of


class StateNames:
    """The states that a record names. `keys`: those of its names, without names in small letters."""

    def __init__(self, keys: Iterable[str], terms: Terms) -> None:
        self.terms = terms
        self.known = frozenset(keys)
        self.index = country_index(sorted(self.known))
        self.table = table_of(terms)
        self.names = frozenset(
            key_of(one) for name, told in terms.states.items() for one in (name, *told.get("also", ()))
        )

    def of(self, words: Sequence[str]) -> str:
        """The key of the state that words name, by its name or its people's; empty where the record names no such state."""
        phrase = " ".join(words)
        there = self.table.get(phrase, frozenset()) & self.known
        if len(there) == 1:
            return min(there)
        found = country_of(words[0], self.index, self.terms) if len(words) == 1 else phrase
        return found if found in self.known else ""

    def are_place(self, words: Sequence[str]) -> bool:
        """True for the name of a state, or of one that the record names."""
        phrase = " ".join(words)
        return phrase in self.table or (len(words) == 1 and phrase in self.known)


def table_of(terms: Terms) -> dict[str, frozenset[str]]:
    """By each name and adjective of a state: the keys of all names of the one state that it means."""
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for name, told in terms.states.items():
        names = frozenset(key_of(one) for one in (name, *told.get("also", ())))
        for phrase in names | {key_of(one) for one in told.get("adjectives", ())}:
            found[phrase].append(names)
    return {phrase: those[0] for phrase, those in found.items() if len(those) == 1}


def key_of(name: str) -> str:
    return " ".join(words_of(name))
