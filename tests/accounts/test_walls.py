"""Promise *who may see*: what stands behind a wall is shown to nobody it does not let in, through whatever channel."""

from typing import Any

from django.apps import apps
from django.test import Client
from django.utils import timezone

from accounts.models import User
from cases.models import Case, CaseRelation, Filing, WalledQuerySet
from desk import walls
from parties.models import Party
from tests.accounts.behind import anew, browser_of
from tests.api.test_lists import EVERY
from tests.feed.receiver import receiving
from timelines import calendars, subscriptions, webhooks
from timelines.stamper import stamp

SECRETS = ("7:24-cv-00002", "SECRET")


def pages(case: Case) -> list[str]:
    """Every page that could tell of the case."""
    filing = Filing.objects.get(docket__case=case)
    party = case.parties.order_by("pk").values_list("party", flat=True)[0]
    return [
        "/", "/cases/", "/cases/?q=secret", "/cases/export.csv", "/patents/", "/patents/7000002/", "/parties/",
        f"/parties/{party}/", "/filings/", "/filings/rows/", f"/filings/{filing.pk}/", "/review/", "/find/?q=secret",
        "/find/?q=7:24-CV-00002", "/find/?q=00002", "/analytics/", "/analytics/?part=times", case.get_absolute_url(),
        f"{case.get_absolute_url()}memo/", "/judges/",
    ]  # fmt: skip


def telling(client: Client, addresses: list[str]) -> dict[str, bytes]:
    """The answers that say a secret, by address."""
    found = {}
    for address in addresses:
        answer = client.get(address, follow=True)
        said = b"".join(answer) if answer.streaming else answer.content
        if answer.status_code == 200 and any(secret.encode() in said for secret in SECRETS):
            found[address] = said
    return found


def of_the_api(case: Case) -> list[str]:
    return [
        *EVERY, f"/api/v1/cases/{case.pk}/", "/api/v1/cases/txwd/7:24-cv-00002/", f"/api/v1/cases/{case.pk}/events/",
        "/api/v1/cases/?number=7:24-cv-00002", "/api/v1/docket-entries/?text=secret",
        f"/api/v1/filings/{Filing.objects.get(docket__case=case).pk}/", "/api/v1/cases/export/?format=ndjson",
    ]  # fmt: skip


def test_it_works(secret: Case, admin: User, inside: User, outside: User) -> None:
    everything = [*pages(secret), *of_the_api(secret)]
    before = telling(browser_of(outside), everything)
    assert len(before) > 15, "without a wall everybody sees it"

    walls.build(secret, admitted=[inside], by=admin)

    assert not telling(browser_of(outside), everything).keys()
    assert telling(browser_of(inside), everything).keys() == before.keys()


def test_a_case_behind_a_wall_is_not_found_and_its_neighbours_are(
    secret: Case, admin: User, inside: User, outside: User
) -> None:
    walls.build(secret, admitted=[inside], by=admin)

    client = browser_of(outside)
    assert client.get(secret.get_absolute_url()).status_code == 404
    assert client.get(f"/api/v1/cases/{secret.pk}/").status_code == 404
    assert client.get("/cases/txwd/7:24-cv-00001/").status_code == 200


def test_a_suit_that_an_open_case_mentions_too_is_seen(
    secret: Case, admin: User, inside: User, outside: User
) -> None:
    mention = Case.objects.get(caption="SECRET, only mentioned")
    walls.build(secret, admitted=[inside], by=admin)
    assert not Case.objects.visible_to(anew(outside)).filter(pk=mention.pk).exists()

    other = Case.objects.get(key="docket:txwd/7:24-cv-00001")
    CaseRelation.objects.create(case=other, other=mention, relation="same_patents")

    assert Case.objects.visible_to(anew(outside)).filter(pk=mention.pk).exists()


def test_calendars_of_somebody_outside_tell_nothing(
    secret: Case, admin: User, inside: User, outside: User
) -> None:
    walls.build(secret, admitted=[inside], by=admin)
    now = timezone.now()

    for user, told in ((inside, True), (outside, False)):
        mine, _ = subscriptions.make(user, "all")
        said = calendars.calendar(mine, now=now, host="x") + subscriptions.atom(mine, now=now, host="x")
        assert (b"SECRET" in said) is told


def test_webhooks_of_somebody_outside_send_nothing(
    secret: Case, admin: User, inside: User, outside: User, settings: Any
) -> None:
    settings.WEBHOOKS_TO_PRIVATE_ADDRESSES = True
    walls.build(secret, admitted=[inside], by=admin)
    stamp()
    now = timezone.now()

    for user, told in ((inside, True), (outside, False)):
        with receiving() as receiver:
            hook = webhooks.make(user, receiver.url, {}, now=now)
            webhooks.replay(hook, 0, now=now)
            webhooks.deliver(hook.pk, clock=lambda: now)
            sent = b"".join(body if isinstance(body, bytes) else body.encode() for _, body in receiver.taken)
        assert sent
        assert (b"SECRET" in sent) is told


def test_party_pages_count_only_what_is_seen(secret: Case, admin: User, inside: User, outside: User) -> None:
    party = Party.objects.get(cases__case=secret, cases__role="defendant")
    walls.build(secret, admitted=[inside], by=admin)

    for user, seen in ((inside, True), (outside, False)):
        page = browser_of(user).get(f"/parties/{party.pk}/").content
        assert (b"7:24-cv-00002" in page) is seen


def test_every_table_that_hangs_on_a_case_names_its_way_to_it() -> None:
    ways = {"case", "other", "docket", "entry", "mention", "filing"}
    reached_otherwise = {
        "Delivery",
        "FilingText",
        "Wall",
        "SavedView",
        "Subscription",
    }  # by their filing or owner
    for model in apps.get_models():
        if model._meta.app_label not in ("cases", "timelines", "desk") or model._meta.proxy:
            continue
        hangs = ways & {f.name for f in model._meta.get_fields() if f.concrete and f.is_relation}
        if hangs and model.__name__ not in reached_otherwise:
            assert isinstance(model._default_manager.all(), WalledQuerySet), model
            assert getattr(model, "of_cases", ()) or getattr(model, "of_keys", ()), model
