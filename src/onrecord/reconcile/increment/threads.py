"""Threads brought to date: the calls for what the changed documents ask for are compared again."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.model.groups import EntryKey, Thread
from onrecord.reconcile.demands import Demand
from onrecord.reconcile.increment.shelf import Shelf
from onrecord.reconcile.parties import Names
from onrecord.reconcile.threads import Made, demanded, made_again, thread
from onrecord.reconcile.wording import Terms

DEMAND = "demand"
APART = "\x1f"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thread, and whether it is told: not where all its calls are in a longer one too."""

    demand: Demand
    thread: Thread
    told: bool = True

    @property
    def calls(self) -> frozenset[EntryKey]:
        return frozenset(self.thread.calls)


class Calling:
    """The keys by which calls come into one thread."""

    def __init__(self, shelf: Shelf, names: Names, terms: Terms) -> None:
        self.shelf, self.names, self.terms = shelf, names, terms
        self.known: dict[str, list[tuple[str, Made]]] = {}

    def renew(self, changed: set[str], gone: set[str]) -> None:
        """Make the threads anew of all that these documents ask for."""
        demands = self.shelf.keys(DEMAND, changed | gone)
        for document in changed | gone:
            asked = {demand for demand, _ in self.asked_in(document)} if document in changed - gone else set()
            self.shelf.touch(DEMAND, document, asked)
            demands |= asked
        by_demand: dict[str, list[Made]] = defaultdict(list)
        for document in sorted(self.shelf.holding(DEMAND, demands)):
            for demand, one in self.asked_in(document):
                if demand in demands:
                    by_demand[demand].append(one)
        old = {demand: self.candidates([demand]) for demand in demands}
        new = {demand: self.made_of(demand, by_demand[demand]) for demand in demands}
        self.shelf.replace(Candidate, new)
        self.tell(self.concerned(old, new))

    def asked_in(self, document: str) -> list[tuple[str, Made]]:
        """What the calls of a document ask for."""
        if document not in self.known:
            read = self.shelf.read("settled", document)
            found = demanded(read, self.names, self.terms) if read else ()
            self.known[document] = [(APART.join(demand), one) for demand, one in found]
        return self.known[document]

    def candidates(self, demands: Iterable[str]) -> list[Candidate]:
        return self.shelf.groups(Candidate, demands)

    def made_of(self, demand: str, calls: list[Made]) -> list[Candidate]:
        """The threads of one demand."""
        act, about = demand.split(APART)
        found = made_again(sorted(calls, key=lambda one: one.at.place))
        return [Candidate((act, about), thread((act, about), those, self.names, self.terms)) for those in found]

    def concerned(self, old: dict[str, list[Candidate]], new: dict[str, list[Candidate]]) -> set[str]:
        """The demands whose threads can hold, or be held in, one that is another now."""
        documents: set[str] = set()
        for demand in new:
            before, after = old[demand], new[demand]
            for one, others in [*((b, after) for b in before), *((a, before) for a in after)]:
                like = max(
                    (other.calls for other in others), key=lambda calls: len(calls & one.calls), default=frozenset()
                )
                if like != one.calls:
                    documents |= {call.document for call in one.calls - like}
                    # One with the very same calls was, or is now, as long as this one.
                    documents.add(min(one.calls).document)
        return new.keys() | self.shelf.keys(DEMAND, documents)

    def tell(self, demands: set[str]) -> None:
        """Find out of the threads of these demands which ones are told."""
        near = Near(self.shelf)
        turned = {}
        for demand in sorted(demands):
            those = near.of(demand)
            now = [replace(one, told=not near.is_shadow(one, calls)) for one, calls in those]
            if now != [one for one, _ in those]:
                turned[demand] = now
        self.shelf.replace(Candidate, turned)


class Near:
    """Threads beside those whose calls they may hold, each demand's read once."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.known: dict[str, list[tuple[Candidate, frozenset[EntryKey]]]] = {}

    def of(self, demand: str) -> list[tuple[Candidate, frozenset[EntryKey]]]:
        """The threads of a demand with their calls."""
        if demand not in self.known:
            self.known[demand] = [(one, one.calls) for one in self.shelf.groups(Candidate, [demand])]
        return self.known[demand]

    def is_shadow(self, one: Candidate, calls: frozenset[EntryKey]) -> bool:
        """True where all calls of a thread are in a longer one, or in one of a demand before it."""
        # Whatever holds all its calls holds its first one too, and asks for what that one asks for.
        for demand in self.shelf.keys(DEMAND, [min(calls).document]):
            for other, others in self.of(demand):
                if calls < others or (calls == others and other.demand < one.demand):
                    return True
        return False
