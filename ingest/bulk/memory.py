"""The memory of a load: what one portion has made goes at its end.

Python looks for cycles whenever some thousand more objects live. While a portion is made nearly all of them do, and to look
at them again and again takes a fifth of its time.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def by_portions() -> Iterator[Callable[[], object]]:
    """Cycles are looked for at the end of each portion only, where what this yields is to be called."""
    gc.collect()
    gc.freeze()  # what was there before stays, and needs no look
    gc.disable()
    try:
        yield lambda: gc.collect(1)  # what is young: cycles of a portion are no older than it
    finally:
        gc.enable()
        gc.unfreeze()
