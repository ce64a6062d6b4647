"""One's own account: tokens, secret addresses and webhooks, and what can be done about the webhooks."""

import uuid
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from accounts.groups import may_edit
from accounts.models import Token
from timelines import cursor, webhooks
from timelines.models import Subscription, Webhook
from timelines.sending import NotTaken
from web.errors import NotAllowed, Refused


@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """`case`, the key of one, fills in the form for a calendar of it: the link on its page says so."""
    return render(request, "desk/account.html", shown(request) | {"case": request.GET.get("case", "")[:80]})


def shown(request: HttpRequest) -> dict[str, Any]:
    """What the page shows of oneself."""
    own = request.user.pk
    return {
        "tokens": list(Token.objects.filter(user=own).order_by("created")),
        "addresses_made": list(Subscription.objects.filter(owner=own).select_related("case").order_by("pk")),
        "hooks": list(Webhook.objects.filter(owner=own).order_by("pk")),
        "may_edit": may_edit(request.user),
    }


@require_POST
def webhook(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Enable, test, replay or remove one of one's own webhooks, with the services of the API."""
    hook = get_object_or_404(Webhook.objects.select_related("owner"), owner=request.user.pk, public_id=id)
    do = ANSWERS.get(request.POST.get("answer", ""))
    try:
        if not may_edit(request.user):
            raise NotAllowed("Only editors may do this; ask an administrator for the right.")
        if do is None:
            raise Refused("Choose what to do: enable, test, replay or remove.")
        messages.success(request, do(hook, request.POST.get("after", "").strip()[:40]))
    except (Refused, NotTaken) as refused:
        messages.error(request, str(refused))
    return redirect("account")


def _enable(hook: Webhook, after: str) -> str:
    webhooks.enable(hook, now=timezone.now())
    return "Enabled: it goes on where it stopped."


def _test(hook: Webhook, after: str) -> str:
    webhooks.send(hook, f"msg_{uuid.uuid4().hex}", "test", {}, now=timezone.now())
    return "The test message was taken."


def _replay(hook: Webhook, after: str) -> str:
    webhooks.replay(hook, cursor.read(after).position, now=timezone.now())
    return (
        "Everything after that cursor is sent again."
        if after
        else "Everything is sent again from the beginning."
    )


def _remove(hook: Webhook, after: str) -> str:
    hook.delete()
    return "Removed the webhook."


ANSWERS: Mapping[str, Callable[[Webhook, str], str]] = MappingProxyType(
    {"enable": _enable, "test": _test, "replay": _replay, "remove": _remove}
)
