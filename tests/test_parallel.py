"""Work on several processors: in order, whatever happens to a process."""

import os
from functools import partial
from itertools import islice

import pytest

from onrecord.parallel import WorkerDied, in_order


def halved(dies_at: int, number: int) -> float:
    if number == dies_at:
        os._exit(9)
    return number / 2


def told(number: int) -> float:
    return -number


def test_a_process_that_dies_costs_the_one_thing_that_it_died_of() -> None:
    results = in_order(partial(halved, 13), range(40), workers=2, lost=told)
    assert list(results) == [-13 if number == 13 else number / 2 for number in range(40)]


def test_without_a_word_for_what_is_lost_the_work_ends_with_an_error_that_says_so() -> None:
    with pytest.raises(WorkerDied, match="try fewer workers"):
        list(in_order(partial(halved, 3), range(9), workers=2))


def test_no_more_is_taken_than_is_needed() -> None:
    taken = iter(range(10_000))
    results = in_order(partial(halved, -1), taken, workers=2)
    assert list(islice(results, 3)) == [0, 0.5, 1]
    assert next(taken) < 200
