"""The same work on many documents, on one processor or several, in the order in which they came."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")

AT_ONCE = 8
"""Documents that a process is given together."""
WAITING = 3
"""Such portions under way for each process: enough that none waits, few enough that memory stays the same however many come."""


def in_order(work: Callable[[A], B], given: Iterable[A], workers: int = 1) -> Iterator[B]:
    """The result for each thing given, in order; in as many processes as `workers`, in this one for 1."""
    if workers <= 1:
        yield from map(work, given)
        return
    todo = iter(given)
    # Spawned, not forked: the same on every system, and no thread of ours is copied halfway through its work.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        under_way: deque[Future[list[B]]] = deque()
        while portion := list(islice(todo, AT_ONCE)):
            under_way.append(pool.submit(all_of, work, portion))
            if len(under_way) >= workers * WAITING:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()


def all_of(work: Callable[[A], B], portion: list[A]) -> list[B]:
    """One portion's results: what a process does at a time."""
    return [work(one) for one in portion]
