"""Work on several processors: in order, whatever happens to a process."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

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


def sleeping(folder: Path, number: int) -> int:
    (folder / str(os.getpid())).touch()
    time.sleep(60)
    return number


def test_the_processes_end_when_the_one_that_started_them_is_killed(tmp_path: Path) -> None:
    program = (
        "from functools import partial; from pathlib import Path; from onrecord.parallel import in_order\n"
        "from tests.test_parallel import sleeping\n"
        f"if __name__ == '__main__': list(in_order(partial(sleeping, Path({str(tmp_path)!r})), range(9), workers=2))"
    )
    file = tmp_path / "work.py"
    file.write_text(program)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    with subprocess.Popen([sys.executable, str(file)], env=environment) as process:
        pids = within_seconds(60, lambda: [int(one.name) for one in tmp_path.iterdir() if one.name.isdigit()])
        process.kill()
    assert pids
    assert within_seconds(60, lambda: not any(Path(f"/proc/{pid}").exists() for pid in pids))


def within_seconds(most: float, asked: Callable[[], Any]) -> Any:
    """The first answer that is not empty, or the last one."""
    end = time.monotonic() + most
    while not (answer := asked()) and time.monotonic() < end:
        time.sleep(0.05)
    return answer


def test_no_more_is_taken_than_is_needed() -> None:
    taken = iter(range(10_000))
    results = in_order(partial(halved, -1), taken, workers=2)
    assert list(islice(results, 3)) == [0, 0.5, 1]
    assert next(taken) < 200
