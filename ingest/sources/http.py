"""Asking over HTTP with patience that ends: what can succeed later is tried again, a bounded number of times."""

import time
from collections.abc import Callable, Mapping
from typing import Any

import httpx

TRIES = 5
LONGEST_WAIT = 60.0  # seconds between two tries
MOST_BYTES = 50 * 2**20
TIMEOUT = httpx.Timeout(30, connect=10)


class SourceError(Exception):
    """The source did not give what was asked; the sentence says what to do."""


class Client:
    """GET with retries: 429 waits as long as the server says, 5xx and broken connections twice as long each time."""

    def __init__(
        self, name: str, headers: Mapping[str, str], wait: Callable[[float], None] = time.sleep
    ) -> None:
        self.name, self.wait = name, wait
        self._http = httpx.Client(headers=dict(headers), timeout=TIMEOUT, follow_redirects=False)

    def get(self, url: str, params: Mapping[str, Any] | None = None) -> httpx.Response:
        """The answer, 200 or 304. Raises SourceError after the last try, or at once where trying again cannot help."""
        problem, pause = "", 0.0
        for attempt in range(TRIES):
            if attempt:
                self.wait(pause)
            pause = min(2.0**attempt, LONGEST_WAIT)
            try:
                answer = self._http.get(url, params=params)
            except httpx.HTTPError as error:
                problem = f"cannot be reached ({type(error).__name__})"
                continue
            if answer.status_code in (200, 304) and len(answer.content) <= MOST_BYTES:
                return answer
            if answer.status_code == 429:
                pause = min(_seconds(answer.headers.get("Retry-After", "")) or pause, LONGEST_WAIT)
                problem = "asks to slow down (429)"
            elif answer.status_code >= 500:
                problem = f"has an error of its own ({answer.status_code})"
            else:
                raise SourceError(self._sentence(answer.status_code))
        raise SourceError(f"{self.name} {problem}; it is tried again later.")

    def json(self, url: str, params: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The answer's JSON object. Raises SourceError where it is none."""
        try:
            found = self.get(url, params).json()
        except ValueError as error:
            raise SourceError(
                f"{self.name} gave an answer that breaks off or is no JSON; it is tried again later."
            ) from error
        if not isinstance(found, dict):
            raise SourceError(f"{self.name} gave an answer of another form than its documentation says.")
        return found

    def _sentence(self, status: int) -> str:
        if status in (401, 403):
            return f"{self.name} refuses the token ({status}): check it in the settings."
        if status == 404:
            return f"{self.name} does not have what was asked for (404): check the docket's number."
        return f"{self.name} refuses the question ({status})."


def _seconds(header: str) -> float:
    return float(header) if header.replace(".", "", 1).isdigit() else 0.0
