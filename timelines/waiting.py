"""Waiting for a change, without holding the web server hostage.

A waiting request occupies a thread. So waits are short, few at a time in each process, and a request for which there
is no seat is answered at once: the puller asks again after the pause it is told, and misses nothing.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")
LONGEST = 25  # seconds; proxies give up after 30
SEATS = 4  # waiting requests in one process, of its eight threads
PAUSE = 0.4  # seconds between looks

_seats = threading.BoundedSemaphore(SEATS)


@contextmanager
def seat() -> Iterator[bool]:
    """Whether there was a seat to wait in; it is free again afterwards."""
    taken = _seats.acquire(blocking=False)
    try:
        yield taken
    finally:
        if taken:
            _seats.release()


def until(look: Callable[[], T], done: Callable[[T], object], seconds: float) -> T:
    """The first answer of `look` that is `done`, or its last one when the time is over."""
    deadline = time.monotonic() + seconds
    while not done(found := look()) and (left := deadline - time.monotonic()) > 0:
        time.sleep(min(PAUSE, left))
    return found
