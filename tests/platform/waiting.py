"""Waiting for other processes, with a bound."""

import time
from collections.abc import Callable, Iterable
from typing import TypeVar

import psutil

T = TypeVar("T")


def until(look: Callable[[], T], what: str, *, seconds: float = 60) -> T:
    """The first true answer of `look`; fails with `what` when the bound has passed."""
    deadline = time.monotonic() + seconds
    while not (answer := look()):
        assert time.monotonic() < deadline, f"waited {seconds} s for: {what}"
        time.sleep(0.05)
    return answer


def gone(pids: Iterable[int]) -> bool:
    """None of these runs any more (a process nobody has waited for counts as gone)."""
    return not [pid for pid in pids if psutil.pid_exists(pid) and _runs(pid)]


def _runs(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
