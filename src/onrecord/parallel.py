"""The same work on many documents, on one processor or several, in the order in which they came."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import TypeVar

from onrecord.memory import collect_seldom

A = TypeVar("A")
B = TypeVar("B")

AT_ONCE = 8
"""Documents that a process is given together."""
WAITING = 3
"""Such portions under way for each process: enough that none waits, few enough that memory stays the same however many come."""


class WorkerDied(Exception):
    """A process ended in the middle of its work: it was killed, or had no memory left."""


def in_order(
    work: Callable[[A], B], given: Iterable[A], workers: int = 1, lost: Callable[[A], B] | None = None
) -> Iterator[B]:
    """The result for each thing given, in order; in as many processes as `workers`, in this one for 1.

    Where the work on one thing ends its process, the result is what `lost` says of it, and the others go on. Raises WorkerDied
    without `lost`.
    """
    if workers <= 1:
        yield from map(work, given)
        return
    todo = iter(given)
    under_way: deque[tuple[list[A], Future[list[B]]]] = deque()
    pool = pool_of(workers)
    try:
        while True:
            while len(under_way) < workers * WAITING and (portion := list(islice(todo, AT_ONCE))):
                under_way.append((portion, started(pool, work, portion)))
            if not under_way:
                return
            try:
                # Left in the line until it is there: a pool that broke has lost all that were under way.
                results = under_way[0][1].result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                waiting = [one for portion, _ in under_way for one in portion]
                under_way.clear()
                yield from one_by_one(work, waiting, lost)
                pool = pool_of(workers)
            else:
                under_way.popleft()
                yield from results
    finally:
        pool.shutdown(cancel_futures=True)


def one_by_one(work: Callable[[A], B], given: Iterable[A], lost: Callable[[A], B] | None) -> Iterator[B]:
    """The result for each thing given, one after the other, so that it is known on which one a process ends."""
    pool = pool_of(1)
    try:
        for one in given:
            try:
                yield from started(pool, work, [one]).result()
            except BrokenProcessPool as wrong:
                if lost is None:
                    raise WorkerDied(
                        "a process that read texts ended in the middle of one; try fewer workers"
                    ) from wrong
                pool.shutdown(cancel_futures=True)
                pool = pool_of(1)
                check(pool)
                yield lost(one)
    finally:
        pool.shutdown(cancel_futures=True)


def check(pool: Executor) -> None:
    """Raises WorkerDied where no process can be started at all: then it is not the document that they end of."""
    try:
        pool.submit(os.getpid).result()
    except BrokenProcessPool as wrong:
        raise WorkerDied("no process that reads texts can be started; try one worker, which needs none") from wrong


def pool_of(workers: int) -> ProcessPoolExecutor:
    """Processes that wait for work. Spawned, not forked: the same on every system, and no thread of ours is copied halfway."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=set_up)


def set_up() -> None:
    """What each process does first."""
    end_with_parent()
    collect_seldom()


def end_with_parent() -> None:
    """End this process when the one that started it ends, even where that one was killed and could not say so."""
    parent = parent_process()
    if parent is not None:
        Thread(target=end_after, args=(parent.sentinel,), daemon=True).start()


def end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def started(pool: Executor, work: Callable[[A], B], portion: list[A]) -> Future[list[B]]:
    """The work on a portion, under way; where the pool is broken already, what is told of it is that."""
    try:
        return pool.submit(all_of, work, portion)
    except BrokenProcessPool as wrong:
        broken: Future[list[B]] = Future()
        broken.set_exception(wrong)
        return broken


def all_of(work: Callable[[A], B], portion: list[A]) -> list[B]:
    """One portion's results: what a process does at a time."""
    return [work(one) for one in portion]
