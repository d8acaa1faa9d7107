"""How often Python looks for objects that hold each other and nothing else does."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

ALLOCATED = 20_000
"""So many objects more than were given back, and it looks again; Python's own number is 700."""


def collect_seldom() -> None:
    """Look for such objects less often from now on."""
    gc.set_threshold(ALLOCATED, *gc.get_threshold()[1:])


@contextmanager
def collected_seldom() -> Iterator[None]:
    """Look for such objects less often while this block runs.

    What a build makes lives until its end, and little of it holds what holds it: whoever looks, looks at all that lives again and
    again. With Python's own number that was a third of the time of adding a document to a record of 10,000. With
    100,000 instead, reading a long text would need a fifth more memory; with this number it needs no more.
    """
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
