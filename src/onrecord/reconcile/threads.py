"""The same call made again in other documents: the same thing asked for, of addressees that can be the same."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model.entries import Call
from onrecord.model.groups import DocumentRead, Thread
from onrecord.reconcile.demands import Demand, demands_in, wording_of_names
from onrecord.reconcile.order import Placed, placed
from onrecord.reconcile.parties import Names
from onrecord.reconcile.wording import Terms, group_id, words_of

Calls = list["Made"]


@dataclass(frozen=True)
class Made:
    """A call with its addressees by their names in the record; those meant for everybody ("all states") are left out."""

    at: Placed[Call]
    to: frozenset[str]


def find_threads(reads: Sequence[DocumentRead], names: Names, terms: Terms) -> tuple[Thread, ...]:
    """The calls that two documents or more make. A call that asks for two things can be in two threads."""
    by_demand: dict[Demand, Calls] = defaultdict(list)
    for read in reads:
        for demand, one in demanded(read, names, terms):
            by_demand[demand].append(one)
    found = [(demand, calls) for demand in sorted(by_demand) for calls in made_again(by_demand[demand])]
    threads = [thread(demand, calls, names, terms) for demand, calls in without_shadows(found)]
    return tuple(sorted(threads, key=lambda t: (t.name, t.id)))


def demanded(read: DocumentRead, names: Names, terms: Terms) -> Iterator[tuple[Demand, Made]]:
    """What the calls of a document ask for."""
    names = names.within(read)
    for at in placed(read, read.entries.calls):
        to = frozenset(one for one in names.all_of(at.entry.to) if not is_everybody(one, terms))
        for demand in demands_in(at.words, wording_of_names(at.entry, names), terms):
            yield demand, Made(at, to)


def made_again(calls: Calls) -> Iterator[Calls]:
    """The calls of one demand that two documents or more make, in order of the record; those to others apart."""
    for those in by_addressee(calls):
        if len({one.at.key.document for one in those}) > 1:
            yield sorted(those, key=lambda one: one.at.place)


def is_everybody(name: str, terms: Terms) -> bool:
    """True for addressees of whom no one is named: every word is a small one ("all states", "the parties")."""
    drop = terms.empty | terms.words("calls", "everybody")
    # "US" is a country, "us" is not.
    return not any(word.isupper() and len(word) > 1 for word in name.split()) and drop.issuperset(words_of(name))


def by_addressee(calls: Calls) -> Iterator[Calls]:
    """The calls of one demand, apart where they are made to different parties.

    Calls to nobody in particular go with the others where those are all to one party or to parties called on together.
    """
    groups: dict[str, set[str]] = {}
    called_on = [*(one.to for one in calls), *described_in_full({name for one in calls for name in one.to})]
    for together in called_on:
        joined = set(together).union(*(groups[name] for name in together if name in groups))
        for name in joined:
            groups[name] = joined
    apart: dict[str, Calls] = defaultdict(list)
    nobody: Calls = []
    for one in calls:
        if one.to:
            apart[min(groups[min(one.to)])].append(one)
        else:
            nobody.append(one)
    if len(apart) <= 1:
        yield calls
        return
    yield from (apart[name] for name in sorted(apart))
    yield nobody


def described_in_full(names: set[str]) -> Iterator[frozenset[str]]:
    """Pairs of a description ("armed groups") and the one addressee whose name has all its words ("armed river groups")."""
    words = {name: set(words_of(name)) for name in sorted(names)}
    by_word: dict[str, list[str]] = defaultdict(list)
    for name, those in words.items():
        for word in those:
            by_word[word].append(name)
    for name in (n for n in words if n == n.lower() and words[n]):
        rarest = min(words[name], key=lambda word: (len(by_word[word]), word))
        fuller = [other for other in by_word[rarest] if words[name] < words[other]]
        if len(fuller) == 1:
            yield frozenset((name, fuller[0]))


def without_shadows(found: list[tuple[Demand, Calls]]) -> list[tuple[Demand, Calls]]:
    """Without threads all of whose calls are in a longer one too: "release civilians" beside "release hostages"."""
    holding: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    sets = [frozenset(f"{m.at.key.document}{m.at.key.entry}" for m in calls) for _, calls in found]
    kept = []
    for i in sorted(range(len(found)), key=lambda i: (-len(sets[i]), found[i][0])):
        if not any(sets[i] <= other for _, other in holding[min(sets[i])]):
            kept.append(found[i])
            for key in sets[i]:
                holding[key].append((i, sets[i]))
    return kept


def thread(demand: Demand, calls: Calls, names: Names, terms: Terms) -> Thread:
    """The thread, named by the words of the call that says it most shortly."""
    to = Counter(name for one in calls for name in names.within(one.at.read).all_of(one.at.entry.to))
    shortest = min(calls, key=lambda one: (len(one.at.words), one.at.place))
    first = min((min(one.to) for one in calls if one.to), default="")
    return Thread(
        id=group_id("t", *demand, first),
        name=" ".join(shortest.at.words.split()).rstrip(".,;: "),
        to=tuple(sorted(to, key=lambda name: (-to[name], name))),
        calls=tuple(dict.fromkeys(one.at.key for one in calls)),
    )
