"""Child processes that are started, watched, restarted a few times, and stopped together."""

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from casetracker.embedded.process import ends_with_parent, last_line

RESTARTS = 3  # of one child within CALM seconds
CALM = 60.0
SECONDS_TO_STOP = 20.0


class TooManyDeaths(Exception):
    """A child died again and again; the text names it, its last words and its log."""


@dataclass
class Child:
    name: str
    command: Sequence[str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    deaths: int = 0

    def start(self) -> None:
        self.started_at = time.monotonic()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C reaches us alone, and we stop them in order
                preexec_fn=ends_with_parent(signal.SIGTERM),
            )

    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def signal_group(self, number: int) -> None:
        """A child may have children of its own: all of its process group."""
        if self.process:
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                return


@dataclass
class Family:
    """Children that live and end together."""

    children: list[Child] = field(default_factory=list)

    def start(self) -> None:
        for child in self.children:
            child.log.write_bytes(b"")
            child.start()

    def restart_the_dead(self) -> list[str]:
        """Start dead children again; one sentence for each. TooManyDeaths when it is no use."""
        said = []
        for child in self.children:
            if child.alive():
                continue
            child.signal_group(signal.SIGKILL)  # what it left behind
            child.deaths = 1 if time.monotonic() - child.started_at > CALM else child.deaths + 1
            if child.deaths > RESTARTS:
                raise TooManyDeaths(
                    f"the {child.name} died {child.deaths} times, last with: {last_line(child.log)}"
                    f" (more in {child.log})."
                )
            said.append(f"The {child.name} died ({last_line(child.log)}); starting it again.")
            child.start()
        return said

    def stop(self) -> None:
        """Ask all to end, the last started first, and make those end that do not."""
        for child in reversed(self.children):
            if child.process and child.alive():
                child.process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + SECONDS_TO_STOP
        for child in self.children:
            if child.process:
                try:
                    child.process.wait(max(0.0, deadline - time.monotonic()))
                except subprocess.TimeoutExpired:
                    child.signal_group(signal.SIGKILL)
                    child.process.wait()
            child.signal_group(signal.SIGKILL)
