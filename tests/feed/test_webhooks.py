"""Changes are sent to who asked for it: signed, at least once, each endpoint by itself."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from rest_framework.test import APIClient
from standardwebhooks.webhooks import Webhook as Signer
from standardwebhooks.webhooks import WebhookVerificationError

from accounts.models import User
from parties.models import Party
from tests.api.conftest import Client
from tests.api.field import Field
from tests.feed.receiver import Receiver, receiving
from timelines import cursor, sending, tasks, webhooks
from timelines.models import Webhook
from timelines.stamper import stamp

HOOKS = "/api/v1/webhooks/"


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    settings.WEBHOOKS_TO_PRIVATE_ADDRESSES = True
    with receiving() as running:
        yield running


@pytest.fixture
def hook(editor: APIClient, receiver: Receiver) -> Webhook:
    return webhooks.make(User.objects.get(username="editor"), receiver.url, {}, now=timezone.now())


def happen(count: int = 1, name: str = "p") -> None:
    Party.objects.bulk_create([Party(key=f"{name}{n}", name=f"{name}{n}") for n in range(count)])
    stamp()


def work(at: datetime | None = None) -> None:
    """What beat and the workers do, at a moment."""
    for pk in webhooks.due(at or timezone.now()):
        webhooks.deliver(pk, clock=lambda: at or timezone.now())


def names(receiver: Receiver) -> list[str]:
    return [c["object"]["name"] for _, body in receiver.taken for c in json.loads(body)["data"]["results"]]


def test_it_works(hook: Webhook, receiver: Receiver) -> None:
    happen(2)

    work()

    ((headers, body),) = receiver.taken
    message = Signer(hook.secret).verify(body, headers)
    assert (message["type"], [c["kind"] for c in message["data"]["results"]]) == (
        "changes",
        ["party", "party"],
    )
    with pytest.raises(WebhookVerificationError):
        Signer(hook.secret).verify(body + b" ", headers)
    work()
    assert len(receiver.taken) == 1  # nothing new, nothing sent


def test_many_changes_come_in_order_and_each_once(hook: Webhook, receiver: Receiver) -> None:
    happen(250)

    work()

    assert names(receiver) == [f"p{n}" for n in range(250)]
    assert len({headers["webhook-id"] for headers, _ in receiver.taken}) == len(receiver.taken) == 3


def test_only_what_was_asked_for_is_sent(hook: Webhook, receiver: Receiver) -> None:
    hook.only = {"kind": "patent"}
    hook.save()
    happen(3)

    work()

    assert receiver.taken == []
    assert webhooks.due(timezone.now()) == []  # what was left out is passed over


def test_what_was_not_taken_is_sent_again_later_with_the_same_id(hook: Webhook, receiver: Receiver) -> None:
    now = timezone.now()
    receiver.answer = lambda: 500
    happen()
    work(now)
    happen(name="later")
    receiver.answer = lambda: 200

    work(now + timedelta(seconds=4))
    assert len(receiver.taken) == 1
    work(now + timedelta(seconds=6))

    (first, body), (again, same), (_, later) = receiver.taken
    assert first["webhook-id"] == again["webhook-id"]
    assert json.loads(body)["data"] == json.loads(same)["data"]
    assert json.loads(later)["data"]["results"][0]["object"]["name"] == "later0"
    hook.refresh_from_db()
    assert (hook.failures, hook.last_error) == (0, "")


def test_it_is_given_up_after_days_with_a_notice_and_loses_nothing(
    hook: Webhook, receiver: Receiver, editor: APIClient
) -> None:
    now = timezone.now()
    receiver.answer = lambda: 503
    happen()
    for pause in (timedelta(), *webhooks.PAUSES):
        now += pause
        work(now)
    attempts = len(receiver.taken)

    work(now + timedelta(days=9))

    assert attempts == len(receiver.taken) == len(webhooks.PAUSES) + 1
    shown = editor.get(f"{HOOKS}{hook.public_id}/").json()
    assert shown["disabled_at"] and "Given up" in shown["last_error"] and "503" in shown["last_error"]
    receiver.answer = lambda: 200
    assert editor.post(f"{HOOKS}{hook.public_id}/enable/").json()["disabled_at"] is None
    work()
    assert names(receiver)[-1] == "p0"


def test_its_owner_is_told_on_the_today_page_until_it_is_enabled(
    hook: Webhook, editor: APIClient, client_of: Client, field: Field
) -> None:
    field.case(1)
    told = "Given up after 10 attempts over 3 days."
    assert told not in editor.get("/").content.decode()
    Webhook.objects.filter(pk=hook.pk).update(disabled_at=timezone.now(), last_error=told)

    page = editor.get("/").content.decode()

    assert hook.url in page and told in page
    assert hook.url not in client_of("admin").get("/").content.decode()
    editor.post(f"{HOOKS}{hook.public_id}/enable/")
    assert told not in editor.get("/").content.decode()


def test_a_dead_endpoint_delays_nobody(
    hook: Webhook, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is a task of its own: the dead one's task ends by itself, the other's does not know of it."""
    dead = webhooks.make(hook.owner, "http://127.0.0.1:1/", {}, now=timezone.now() - timedelta(hours=1))
    rung: list[int] = []
    monkeypatch.setattr(tasks.send_to_webhook, "apply_async", lambda args, **_: rung.append(args[0]))
    happen()

    tasks.ring_webhooks()
    for pk in rung:
        tasks.send_to_webhook(pk)

    assert sorted(rung) == sorted([dead.pk, hook.pk])
    assert names(receiver) == ["p0"]
    dead.refresh_from_db()
    assert "No answer" in dead.last_error


def test_two_workers_do_not_send_the_same_twice(hook: Webhook, receiver: Receiver) -> None:
    """While one sends, the other finds the webhook claimed; a worker that dies leaves a claim that runs out."""
    happen()
    now = timezone.now()
    Webhook.objects.filter(pk=hook.pk).update(claimed_until=now + webhooks.CLAIM)  # by a worker that died

    assert webhooks.deliver(hook.pk, clock=lambda: now) == 0
    assert webhooks.deliver(hook.pk, clock=lambda: now + webhooks.CLAIM + timedelta(seconds=1)) == 1


def test_it_is_replayed_from_a_cursor(hook: Webhook, receiver: Receiver, editor: APIClient) -> None:
    start = str(cursor.Cursor(cursor.epoch(), hook.position))
    happen(3)
    work()

    editor.post(f"{HOOKS}{hook.public_id}/replay/", {"after": start})
    work()

    assert names(receiver) == ["p0", "p1", "p2"] * 2


def test_the_test_button_says_what_came_of_it(hook: Webhook, receiver: Receiver, editor: APIClient) -> None:
    assert editor.post(f"{HOOKS}{hook.public_id}/test/").json() == {"message": "The test message was taken."}
    Signer(hook.secret).verify(receiver.taken[0][1], receiver.taken[0][0])
    receiver.answer = lambda: 404

    answer = editor.post(f"{HOOKS}{hook.public_id}/test/")

    assert (answer.status_code, "404" in answer.json()["message"]) == (502, True)


def test_a_redirect_is_not_followed(hook: Webhook, receiver: Receiver) -> None:
    receiver.answer = lambda: 302
    happen()
    work()

    hook.refresh_from_db()
    assert "302" in hook.last_error


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "::1", "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1",
     "0.0.0.0", "2002:7f00:1::", "224.0.0.1", "100.64.0.1"],
)  # fmt: skip
def test_private_addresses_are_not_connected_to(
    settings: Any, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """Whatever name leads there: the check is of the address that is connected to."""
    settings.WEBHOOKS_TO_PRIVATE_ADDRESSES = False
    monkeypatch.setattr(sending.socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", (address, 443))])
    monkeypatch.setattr(sending.socket, "create_connection", lambda *_, **__: pytest.fail("it connected"))

    with pytest.raises(sending.NotTaken, match="private"):
        sending.post("https://innocent.example/", b"{}", {})


def test_the_secret_is_shown_once(editor: APIClient) -> None:
    made = editor.post(HOOKS, {"url": "https://example.org/hook", "only": {"court": "txwd"}})

    assert made.status_code == 201
    secret = made.json()["secret"]
    assert secret.startswith("whsec_")
    assert secret not in editor.get(HOOKS).content.decode()


@pytest.mark.parametrize(
    "asked",
    [
        {"url": "http://example.org"},
        {"url": "https://"},
        {"url": "https://me:pw@example.org"},
        {"url": "https://example.org:99999/"},
        {"url": "https://exa mple.org"},
        {"url": "ftp://example.org"},
        {"url": "https://example.org", "only": {"colour": "red"}},
        {"url": "https://example.org", "only": {"kind": "weather"}},
    ],
)
def test_a_webhook_that_cannot_work_is_refused(editor: APIClient, asked: dict[str, Any]) -> None:
    assert editor.post(HOOKS, asked).status_code == 400
    assert not Webhook.objects.exists()


def test_somebody_elses_webhook_cannot_be_seen_or_touched(hook: Webhook, client_of: Client) -> None:
    stranger = client_of("admin")

    assert stranger.get(HOOKS).json()["results"] == []
    for way in ("", "test/", "enable/"):
        assert stranger.post(f"{HOOKS}{hook.public_id}/{way}").status_code in (404, 405)
    assert stranger.delete(f"{HOOKS}{hook.public_id}/").status_code == 404
