"""A server as a child process which ends when its parent does."""

import ctypes
import os
import signal
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

import psutil

from casetracker.embedded.home import Place

PR_SET_PDEATHSIG = 1  # linux/prctl.h
_libc = ctypes.CDLL(None, use_errno=True)


def ends_with_parent(signal_number: int) -> Callable[[], None]:
    """For `preexec_fn`: the kernel sends this signal to the child when its parent dies, even of SIGKILL."""
    parent = os.getpid()

    def ask() -> None:
        _libc.prctl(PR_SET_PDEATHSIG, signal_number, 0, 0, 0)
        if os.getppid() != parent:  # it died between fork and prctl
            os.kill(os.getpid(), signal.SIGKILL)

    return ask


def spawn(
    place: Place, command: Sequence[str | Path], *, log: IO[bytes], on_death: int, stdin: int | None = None
) -> subprocess.Popen[bytes]:
    """Start a server in its data folder, as its user, with nothing of our environment but C's locale."""
    user = place.user
    return subprocess.Popen(
        command,
        cwd=place.data,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL if stdin is None else stdin,
        stdout=log,
        stderr=log,
        user=user.pw_uid if user else None,
        group=user.pw_gid if user else None,
        extra_groups=[] if user else None,
        # The kernel forgets the request when the user changes; subprocess calls this after changing it.
        preexec_fn=ends_with_parent(on_death),
    )


# LANG, LC_*, PG* of the person who starts us must not reach the servers.
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


def stop(process: subprocess.Popen[bytes], signals: Sequence[int], *, seconds: float) -> None:
    """Ask a child to end, in ever plainer words, giving it some seconds after each."""
    for number in (*signals, signal.SIGKILL):
        if process.poll() is not None:
            return
        process.send_signal(number)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            continue


def end_processes_in(folder: Path, *, seconds: float) -> None:
    """End servers that a killed keeper left behind: those whose working directory is this folder."""
    left = [process for process in psutil.process_iter() if _works_in(process, folder)]
    for number in (signal.SIGINT, signal.SIGKILL):
        for process in left:
            try:
                process.send_signal(number)
            except psutil.NoSuchProcess:
                continue
        _, left = psutil.wait_procs(left, seconds)
        if not left:
            return


def _works_in(process: psutil.Process, folder: Path) -> bool:
    try:
        return process.pid != os.getpid() and process.cwd() == str(folder)
    except psutil.Error:
        return False  # gone, or somebody else's


def last_line(log: Path) -> str:
    """The last line that a server wrote, for an error message."""
    lines = log.read_text(errors="replace").strip().splitlines()
    return lines[-1].strip() if lines else "it wrote nothing"
