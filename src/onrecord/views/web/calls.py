"""Calls: who asks whom to do what, by addressee, the same call made again as one thread."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model.groups import Thread
from onrecord.views.web.addresses import span_address
from onrecord.views.web.catalogue import Catalogue, Placed
from onrecord.views.web.paging import chosen, paged

PAGE = 30
NOBODY = "Nobody named"

Context = dict[str, object]


@dataclass(frozen=True, slots=True)
class Asked:
    """One call, or one made again and again: in the order of the documents' dates."""

    name: str
    calls: tuple[Placed, ...]
    answers: tuple[tuple[Placed, str, str], ...]
    """What documents say became of it: the call that tells, the words, and their address."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom the calls are made to."""

    party: str
    asked: tuple[Asked, ...]


def calls_page(catalogue: Catalogue, query: Mapping[str, str]) -> Context:
    """All calls by addressee, most called first; to one addressee or by one caller where that is asked for."""
    calls = catalogue.of_kind("call")
    everybody = sorted({to for p in calls for to in catalogue.parties(p.call.to)})
    callers = sorted({catalogue.party(p.call.by) for p in calls if p.call.by})
    to, by = chosen(query, "to", [*everybody, NOBODY]), chosen(query, "by", callers)
    by_party: dict[str, list[Placed]] = defaultdict(list)
    for placed in calls:
        if by in ("", catalogue.party(placed.call.by)):
            for party in catalogue.parties(placed.call.to) or (NOBODY,):
                by_party[party].append(placed)
    parties = [to] if to else sorted(by_party, key=lambda n: (n == NOBODY, -len(by_party[n]), n))
    groups = [Addressee(p, asked(catalogue, by_party[p])) for p in parties if by_party[p]]
    return {
        "page": paged(groups, "/calls", query, PAGE),
        "everybody": everybody,
        "callers": callers,
        "to": to,
        "by": by,
    }


def asked(catalogue: Catalogue, calls: list[Placed]) -> tuple[Asked, ...]:
    """The calls, those of one thread together, in the order of the first of each."""
    together: dict[str, list[Placed]] = defaultdict(list)
    threads: dict[str, Thread] = {}
    for placed in calls:
        thread = catalogue.thread_of.get(placed.key)
        name = f"thread {thread.id}" if thread else placed.address
        together[name].append(placed)
        if thread:
            threads[name] = thread
    return tuple(
        Asked(threads[name].name if name in threads and len(members) > 1 else "", tuple(members), answers(members))
        for name, members in together.items()
    )


def answers(calls: list[Placed]) -> tuple[tuple[Placed, str, str], ...]:
    """The words that say what became of these calls."""
    return tuple(
        (p, p.call.answered.of(p.read.document.text), span_address(p.key.document, p.call.answered))
        for p in calls
        if p.call.answered
    )
