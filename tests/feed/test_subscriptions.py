"""Calendars and Atom feeds at secret addresses."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as Xml

import pytest
from django.utils import timezone
from icalendar import Calendar
from rest_framework.test import APIClient

from accounts.models import User
from cases.models import DocketEntry, Wall
from desk.models import Assignment, Follow
from tests.api.conftest import Client
from tests.api.field import Field
from timelines.calendars import TOLD
from timelines.models import Change, EventEntry, Subscription, TimelineEvent
from timelines.subscriptions import ATOM

ADDRESSES = "/api/v1/subscriptions/"


def made(client: APIClient, **asked: Any) -> dict[str, str]:
    answer = client.post(ADDRESSES, {"name": "Mine", **asked})
    assert answer.status_code == 201, answer.content
    body: dict[str, str] = answer.json()
    return body


def fetch(address: str) -> Any:
    return APIClient().get(urlsplit(address).path)


def entries(address: str) -> list[Xml.Element]:
    return Xml.fromstring(fetch(address).content).findall(f"{{{ATOM}}}entry")


def test_a_calendar_has_the_events_of_its_case(reader: APIClient, field: Field) -> None:
    case, _ = field.cases(2)
    event = TimelineEvent.objects.get(case=case)
    TimelineEvent.objects.filter(pk=event.pk).update(
        title="Hearing; moved,\nagain", earliest=date(2024, 5, 1)
    )

    answer = fetch(made(reader, case=case.pk)["calendar"])

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    (shown,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert shown.decoded("dtstart") == date(2024, 5, 1)
    assert shown.decoded("dtend") == date(2024, 5, 4)  # exclusive, RFC 5545 3.6.1
    assert str(shown["summary"]) == "Hearing; moved,\nagain (2024-05-03)"
    assert str(shown["uid"]).startswith(f"event-{event.pk}@")


def test_an_event_that_moved_keeps_its_place_in_calendars(reader: APIClient, field: Field) -> None:
    address = made(reader, case=field.case(1).pk)["calendar"]
    (before,) = Calendar.from_ical(fetch(address).content).walk("VEVENT")

    TimelineEvent.objects.update(on="2024-06-04", earliest=date(2024, 6, 4), latest=date(2024, 6, 4))

    (after,) = Calendar.from_ical(fetch(address).content).walk("VEVENT")
    assert after["uid"] == before["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after.decoded("last-modified") >= before.decoded("last-modified")
    assert after.decoded("dtstart") == date(2024, 6, 4)


def test_an_event_that_is_no_more_is_cancelled_for_a_while(reader: APIClient, field: Field) -> None:
    """RFC 5545: the same UID, STATUS:CANCELLED, a higher SEQUENCE. Its words went with it, its days did not."""
    case, other = field.cases(2)
    address = made(reader, case=case.pk)["calendar"]
    (before,) = Calendar.from_ical(fetch(address).content).walk("VEVENT")

    TimelineEvent.objects.all().delete()

    (after,) = Calendar.from_ical(fetch(address).content).walk("VEVENT")
    assert (str(before["status"]), str(after["status"])) == ("CONFIRMED", "CANCELLED")
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after.decoded("dtstart") == before.decoded("dtstart") == date(2024, 5, 3)
    assert "Complaint" not in after.to_ical().decode()
    Change.objects.update(at=timezone.now() - TOLD - timedelta(days=1))
    assert Calendar.from_ical(fetch(address).content).walk("VEVENT") == []


@pytest.mark.parametrize(("kind", "status"), [("order", "CANCELLED"), ("motion", "CONFIRMED")])
def test_a_hearing_that_the_court_called_off_is_cancelled(
    reader: APIClient, field: Field, kind: str, status: str
) -> None:
    """By the court's own line; what a party asks for calls nothing off."""
    case = field.case(1)
    soon = timezone.now().date() + timedelta(days=9)
    day = {"on": soon.isoformat(), "earliest": soon, "latest": soon}
    TimelineEvent.objects.update(kind="claim_construction_hearing", title="Markman hearing", **day)
    address = made(reader, case=case.pk)["calendar"]
    (before,) = Calendar.from_ical(fetch(address).content).walk("VEVENT")
    said = f"ORDER: the hearing set for {soon:%m/%d/%Y} is VACATED."
    DocketEntry.objects.create(
        docket=case.dockets.get(), key="9", filed_on="2024-05-04", kind=kind, text=said
    )

    (after,) = Calendar.from_ical(fetch(address).content).walk("VEVENT")

    assert (after["uid"], str(after["status"])) == (before["uid"], status)
    assert (after["sequence"] > before["sequence"]) is (status == "CANCELLED")
    assert str(after["summary"]) == "Markman hearing"


def test_an_order_entered_in_another_case_too_is_cancelled_there(reader: APIClient, field: Field) -> None:
    case, other = field.cases(2)
    event = TimelineEvent.objects.get(case=case)
    entry = EventEntry.objects.get(case=other)
    EventEntry.objects.filter(pk=entry.pk).update(event=event)
    address = made(reader, case=other.pk)["calendar"]
    assert len(Calendar.from_ical(fetch(address).content).walk("VEVENT")) == 2

    pk = event.pk
    event.delete()

    shown = Calendar.from_ical(fetch(address).content).walk("VEVENT")
    assert {str(e["uid"]).partition("@")[0]: str(e["status"]) for e in shown} == {
        f"event-{pk}": "CANCELLED",
        f"event-{TimelineEvent.objects.get(case=other).pk}": "CONFIRMED",
    }


def test_what_is_cancelled_behind_a_wall_stays_there(
    reader: APIClient, field: Field, client_of: Client
) -> None:
    case, other = field.cases(2)
    address = made(reader, only={"court": "txwd"})["calendar"]
    Wall.objects.create(case=case)
    TimelineEvent.objects.filter(case=case).delete()

    shown = Calendar.from_ical(fetch(address).content).walk("VEVENT")

    assert [str(e["status"]) for e in shown] == ["CONFIRMED"]


def test_a_feed_has_the_events_of_a_filter(reader: APIClient, field: Field) -> None:
    field.cases(3)
    TimelineEvent.objects.update(title="<b>\x0bbold & brave</b>")

    found = entries(made(reader, only={"patent": "7,000,002"})["atom"])

    assert [e.findtext(f"{{{ATOM}}}title") for e in found] == ["2024-05-03: <b>bold & brave</b>"]


def test_a_calendar_of_ones_own_has_the_cases_one_follows_or_looks_after(
    reader: APIClient, field: Field
) -> None:
    followed, assigned, _ = field.cases(3)
    user = User.objects.get(username="reader")
    address = made(reader, only={"mine": "true"})["calendar"]
    Follow.objects.create(owner=user, case=followed)
    Follow.objects.create(owner=field.editor, case=assigned)

    def cases() -> list[str]:
        found = Calendar.from_ical(fetch(address).content).walk("VEVENT")
        return sorted(str(event["description"]) for event in found)

    assert cases() == ["Owner 1 v. Maker 1"]
    Assignment.objects.create(case=assigned, user=user)
    assert cases() == ["Owner 1 v. Maker 1", "Owner 2 v. Maker 2"]


def test_an_empty_feed_is_a_feed(reader: APIClient) -> None:
    body = made(reader, only={"court": "ded"})

    assert entries(body["atom"]) == []
    assert Calendar.from_ical(fetch(body["calendar"]).content).walk("VEVENT") == []


def test_a_revoked_address_is_gone(reader: APIClient, field: Field) -> None:
    body = made(reader, case=field.case(1).pk)

    assert reader.delete(f"{ADDRESSES}{body['id']}/").status_code == 204
    assert fetch(body["calendar"]).status_code == fetch(body["atom"]).status_code == 404


def test_the_address_of_somebody_who_left_is_gone(reader: APIClient, field: Field) -> None:
    body = made(reader, case=field.case(1).pk)
    User.objects.update(is_active=False)

    assert fetch(body["calendar"]).status_code == 404


def test_the_secret_is_not_kept_and_not_shown_again(reader: APIClient, field: Field) -> None:
    secret = made(reader, case=field.case(1).pk)["atom"].rpartition("/")[2].partition(".")[0]

    assert secret not in reader.get(ADDRESSES).content.decode()
    assert secret not in str(vars(Subscription.objects.get()))


def test_a_guessed_address_opens_nothing(db: None) -> None:
    assert APIClient().get(f"/api/v1/subscribed/{'a' * 43}.ics").status_code == 404


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"case": 1, "only": {"court": "txwd"}},
        {"only": {}},
        {"only": {"colour": "x"}},
        {"only": {"mine": "no"}},
        {"only": {"patent": "x"}},
    ],
)
def test_an_address_for_nothing_is_refused(reader: APIClient, asked: dict[str, Any]) -> None:
    assert reader.post(ADDRESSES, {"name": "x", **asked}).status_code == 400


def test_somebody_elses_address_cannot_be_revoked(reader: APIClient, client_of: Client, field: Field) -> None:
    body = made(reader, case=field.case(1).pk)

    assert client_of("editor").delete(f"{ADDRESSES}{body['id']}/").status_code == 404
    assert fetch(body["calendar"]).status_code == 200
