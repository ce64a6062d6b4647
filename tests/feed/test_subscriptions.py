"""Calendars and Atom feeds at secret addresses."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as Xml

import pytest
from icalendar import Calendar
from rest_framework.test import APIClient

from accounts.models import User
from tests.api.conftest import Client
from tests.api.field import Field
from timelines.models import Subscription, TimelineEvent
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


def test_a_feed_has_the_events_of_a_filter(reader: APIClient, field: Field) -> None:
    field.cases(3)
    TimelineEvent.objects.update(title="<b>\x0bbold & brave</b>")

    found = entries(made(reader, only={"patent": "7,000,002"})["atom"])

    assert [e.findtext(f"{{{ATOM}}}title") for e in found] == ["2024-05-03: <b>bold & brave</b>"]


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
        {"only": {"patent": "x"}},
    ],
)
def test_an_address_for_nothing_is_refused(reader: APIClient, asked: dict[str, Any]) -> None:
    assert reader.post(ADDRESSES, {"name": "x", **asked}).status_code == 400


def test_somebody_elses_address_cannot_be_revoked(reader: APIClient, client_of: Client, field: Field) -> None:
    body = made(reader, case=field.case(1).pk)

    assert client_of("editor").delete(f"{ADDRESSES}{body['id']}/").status_code == 404
    assert fetch(body["calendar"]).status_code == 200
