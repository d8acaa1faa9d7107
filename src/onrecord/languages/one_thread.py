"""Small matrices on one thread: more would only wait for each other, and take the processors' time while they do."""

from contextlib import AbstractContextManager
from functools import cache

from threadpoolctl import ThreadpoolController


@cache
def controller() -> ThreadpoolController:
    """The threads of the libraries that are loaded, looked up once a process."""
    return ThreadpoolController()


def one_thread() -> AbstractContextManager[object]:
    """Within it, numpy's BLAS multiplies on one thread."""
    limited: AbstractContextManager[object] = controller().limit(limits=1, user_api="blas")
    return limited
