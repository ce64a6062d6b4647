"""How many requests a token may make in a minute, counted in Redis, and headers that say where one stands.

Names after the IETF's draft "RateLimit header fields for HTTP" (draft-ietf-httpapi-ratelimit-headers-03): limit,
remaining, and seconds until the count starts over. With Redis away nobody is counted and nobody is stopped.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import redis
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from accounts.models import Token

log = logging.getLogger(__name__)
WINDOW = 60  # seconds
_redis = redis.Redis.from_url(settings.REDIS_URL, socket_timeout=0.5, socket_connect_timeout=0.5)


@dataclass(frozen=True, slots=True)
class Standing:
    limit: int
    used: int
    reset: int  # seconds until the window ends

    @property
    def remaining(self) -> int:
        return max(0, self.limit - self.used)


class PerMinute(BaseThrottle):
    """Every token, and every person's browser, by itself."""

    standing: Standing | None = None

    def allow_request(self, request: Request, view: Any) -> bool:
        if not request.user.is_authenticated:
            return True
        self.standing = _count(_who(request))
        request._request.rate_limit = self.standing
        return self.standing is None or self.standing.used <= self.standing.limit

    def wait(self) -> float | None:
        return float(self.standing.reset) if self.standing else None


def _who(request: Request) -> str:
    token = request.auth
    return f"token/{token.public_id}" if isinstance(token, Token) else f"user/{request.user.pk}"


def _count(who: str) -> Standing | None:
    window, into = divmod(int(time.time()), WINDOW)
    key = f"rate/{who}/{window}"
    try:
        used = int(_redis.incr(key))
        if used == 1:  # one question to Redis for all but the first request of a minute
            _redis.expire(key, 2 * WINDOW)
    except redis.RedisError as error:
        log.warning("requests are not counted: %s", error)
        return None
    return Standing(settings.API_REQUESTS_PER_MINUTE, used, WINDOW - into)


class RateLimitHeaders:
    """Tells every caller of the API where it stands."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        standing: Standing | None = getattr(request, "rate_limit", None)
        if standing:
            response["RateLimit-Limit"] = str(standing.limit)
            response["RateLimit-Remaining"] = str(standing.remaining)
            response["RateLimit-Reset"] = str(standing.reset)
        return response
