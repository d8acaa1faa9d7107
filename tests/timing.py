"""What a piece of work takes of the processor."""

import gc
import time
from collections.abc import Callable


def processor_seconds(work: Callable[[], object]) -> float:
    """Seconds of processor time for the work alone.

    A collection of garbage walks over all that earlier tests and their models left in the process. Whose work it falls into is
    chance, so there is none while the work is timed.
    """
    gc.collect()
    gc.disable()
    try:
        began = time.process_time()
        work()
        return time.process_time() - began
    finally:
        gc.enable()
