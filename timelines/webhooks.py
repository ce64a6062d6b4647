"""Changes are sent to whoever asked for it: signed, at least once, each endpoint by itself.

No row is locked while something is sent: a webhook is claimed for a bounded time instead, and a worker that dies leaves
a claim that runs out. The range of a message is written down before it is sent, so that the same message has the same id
however often it is tried.
"""

import base64
import json
import logging
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from rest_framework.utils.encoders import JSONEncoder
from standardwebhooks.webhooks import Webhook as Signer

from accounts.models import User
from timelines import changes, feed
from timelines.changes import last_position
from timelines.models import Change, Webhook
from timelines.narrow import ChangeFilter
from timelines.sending import NotTaken, post

log = logging.getLogger(__name__)
MOST = 100  # changes in a message
TURN = 20  # messages to one endpoint before the others have their turn
CLAIM = timedelta(minutes=10)  # longer than a turn can take
PAUSES = tuple(  # the specification's schedule; then the webhook is given up
    timedelta(seconds=s) for s in (5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400)
)
GIVEN_UP = (
    "Given up after {n} attempts over {days} days. The last: {why} Mend it, then enable the webhook again."
)
Narrow = Callable[[QuerySet[Change]], QuerySet[Change]]


def make(owner: User, url: str, only: dict[str, Any], *, now: datetime) -> Webhook:
    """A webhook that is told what happens from now on. Its secret is to be shown this once."""
    secret = "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
    return Webhook.objects.create(
        owner=owner, url=url, only=only, secret=secret, position=last_position(), next_try_at=now
    )


def due(now: datetime) -> list[int]:
    """The webhooks that have something to send and may be tried now."""
    free = Q(claimed_until=None) | Q(claimed_until__lt=now)
    waiting = Webhook.objects.filter(
        free, disabled_at=None, next_try_at__lte=now, position__lt=last_position()
    )
    waiting = waiting.filter(position__lt=last_position())
    return list(waiting.order_by("next_try_at").values_list("pk", flat=True))


def deliver(pk: int, *, clock: Callable[[], datetime]) -> int:
    """Send what waits for one webhook; returns how many messages were taken. Nothing when another worker is at it."""
    now = clock()
    free = Q(claimed_until=None) | Q(claimed_until__lt=now)
    mine = Webhook.objects.filter(free, pk=pk, disabled_at=None, next_try_at__lte=now)
    if not mine.update(claimed_until=now + CLAIM):
        return 0
    hook = Webhook.objects.select_related("owner").get(pk=pk)
    taken = 0
    try:
        while taken < TURN and _send_next(hook, clock):
            taken += 1
    finally:
        Webhook.objects.filter(pk=pk).update(claimed_until=None)
    return taken


def _send_next(hook: Webhook, clock: Callable[[], datetime]) -> bool:
    """Send one message; False when there is none, or it was not taken."""
    page = changes.page(hook.position, MOST, _narrow(hook))
    upto = hook.pending or page.upto  # a page that is read again must not pass over what came since
    if page.rows:
        _keep(hook, pending=upto)
        data = {"results": feed.shown(page.rows, hook.owner), "position": upto}
        try:
            send(hook, f"msg_{hook.public_id.hex}_{hook.position}_{upto}", "changes", data, now=clock())
        except NotTaken as error:
            _failed(hook, str(error), clock())
            return False
        _keep(hook, failures=0, last_error="", last_success_at=clock())
    _keep(hook, position=upto, pending=None)
    return bool(page.rows)


def _narrow(hook: Webhook) -> Narrow:
    def narrow(rows: QuerySet[Change]) -> QuerySet[Change]:
        if hook.pending:
            rows = rows.filter(position__lte=hook.pending)
        found: QuerySet[Change] = ChangeFilter(hook.only, rows.visible_to(hook.owner)).qs  # type: ignore[attr-defined]
        return found

    return narrow


def send(hook: Webhook, message: str, kind: str, data: dict[str, Any], *, now: datetime) -> None:
    """Sign and send one message. Raises NotTaken."""
    body = json.dumps({"type": kind, "timestamp": now.isoformat(), "data": data}, cls=JSONEncoder)
    headers = {
        "content-type": "application/json",
        "user-agent": "Casetracker",
        "webhook-id": message,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Signer(hook.secret).sign(message, now, body),
    }
    post(hook.url, body.encode(), headers)


def _failed(hook: Webhook, why: str, now: datetime) -> None:
    if hook.failures >= len(PAUSES):
        days = round(sum(PAUSES, timedelta()) / timedelta(days=1))
        notice = GIVEN_UP.format(n=hook.failures + 1, days=days, why=why)
        _keep(hook, failures=hook.failures + 1, disabled_at=now, last_error=notice)
        log.warning("webhook %s of %s: %s", hook.public_id, hook.owner, notice)
        return
    _keep(hook, next_try_at=now + PAUSES[hook.failures], failures=hook.failures + 1, last_error=why)


def _keep(hook: Webhook, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(hook, name, value)
    hook.save(update_fields=list(fields))


def enable(hook: Webhook, *, now: datetime) -> None:
    """Try again from where it stopped."""
    _keep(hook, disabled_at=None, failures=0, last_error="", next_try_at=now)


def replay(hook: Webhook, position: int, *, now: datetime) -> None:
    """Send again what comes after this position."""
    _keep(hook, position=position, pending=None, next_try_at=now)
