"""One's own webhooks on a page."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.feed.receiver import Receiver, receiving
from tests.pages.kept import shown, user_of
from timelines import webhooks
from timelines.changes import last_position
from timelines.cursor import Cursor, epoch
from timelines.models import Webhook

pytestmark = pytest.mark.django_db
PAGE = "/account/"


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    settings.WEBHOOKS_TO_PRIVATE_ADDRESSES = True
    with receiving() as found:
        yield found


@pytest.fixture
def hook(editor: Client, receiver: Receiver) -> Webhook:
    return webhooks.make(user_of(editor), receiver.url, {"court": "txwd"}, now=timezone.now())


def asked(client: Client, hook: Webhook, answer: str, **more: str) -> str:
    return client.post(
        f"{PAGE}webhooks/{hook.public_id}/", {"answer": answer, **more}, follow=True
    ).content.decode()


def test_a_webhook_that_was_given_up_is_enabled_there(editor: Client, hook: Webhook) -> None:
    Webhook.objects.update(disabled_at=timezone.now(), failures=10, last_error="Given up: 500 <b>")
    page = shown(editor, PAGE)
    assert hook.url in page and "Given up: 500 &lt;b&gt;" in page and ">Enable<" in page
    assert PAGE in shown(editor, "/")

    assert "it goes on where it stopped" in asked(editor, hook, "enable")

    hook.refresh_from_db()
    assert (hook.disabled_at, hook.failures, hook.last_error) == (None, 0, "")
    assert ">Enable<" not in shown(editor, PAGE)


def test_the_test_button_says_what_came_of_it(editor: Client, hook: Webhook, receiver: Receiver) -> None:
    assert "The test message was taken." in asked(editor, hook, "test")
    assert len(receiver.taken) == 1
    receiver.answer = lambda: 404

    assert "The answer was 404" in asked(editor, hook, "test")


def test_it_is_replayed_from_a_cursor(editor: Client, hook: Webhook) -> None:
    Webhook.objects.update(position=last_position() + 7)

    assert "after is a cursor" in asked(editor, hook, "replay", after="nonsense")
    hook.refresh_from_db()
    assert hook.position == last_position() + 7

    asked(editor, hook, "replay", after=str(Cursor(epoch(), 0)))
    hook.refresh_from_db()
    assert hook.position == 0


def test_it_is_removed(editor: Client, hook: Webhook) -> None:
    asked(editor, hook, "remove")

    assert not Webhook.objects.exists()
    assert "You have no webhook" in shown(editor, PAGE)


def test_nobody_sees_or_touches_anothers(page_of: Callable[[str], Client], hook: Webhook) -> None:
    stranger = page_of("admin")

    assert hook.url not in shown(stranger, PAGE)
    assert stranger.post(f"{PAGE}webhooks/{hook.public_id}/", {"answer": "remove"}).status_code == 404
    assert Webhook.objects.exists()


def test_a_reader_changes_nothing(editor: Client, hook: Webhook) -> None:
    """As in the API: who was an editor once and is none now keeps the webhook and cannot steer it."""
    user_of(editor).groups.clear()

    assert "Only editors" in asked(editor, hook, "remove")
    assert Webhook.objects.exists()
