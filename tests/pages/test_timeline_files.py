"""A timeline to take away: the drawing that the page shows, as SVG and as a picture."""

import io
from datetime import date

import pytest
from django.test import Client
from PIL import Image

from cases.models import Case, Filing
from tests.api.field import Field
from timelines.models import TimelineEvent

pytestmark = pytest.mark.django_db
AMAZON = "/cases/txwd/7:24-cv-00030/"


def picture(client: Client, address: str) -> Image.Image:
    answer = client.get(address)
    assert answer["Content-Type"] == "image/png" and "attachment" in answer["Content-Disposition"]
    return Image.open(io.BytesIO(answer.content)).convert("RGB")


def case_with_meeting(field: Field) -> Case:
    """A complaint of 2024, and a meeting in 1999 that it alleges."""
    case = field.case(1)
    meeting = TimelineEvent.objects.get(case=case)
    meeting.pk, meeting.key, meeting.kind, meeting.lane = None, "meeting", "meeting", "business"
    meeting.on, meeting.earliest, meeting.latest = "1999", date(1999, 1, 1), date(1999, 12, 31)
    meeting.modality = "alleged"
    meeting.save()
    return case


def test_the_picture_shows_lanes_marks_and_words(reader: Client, field: Field) -> None:
    drawn = picture(reader, f"{case_with_meeting(field).get_absolute_url()}timeline.png")

    colours = {colour for _, colour in drawn.getcolors(maxcolors=1_000_000) or []}
    assert drawn.width > 2000
    assert (0x2F, 0x5D, 0x9B) in colours, "the court's event"
    assert (0x75, 0x56, 0x8F) in colours, "the alleged meeting"
    assert (0x1D, 0x1F, 0x23) in colours, "their words"


def test_a_picture_is_narrowed_as_the_page_is(reader: Client, field: Field) -> None:
    address = f"{case_with_meeting(field).get_absolute_url()}timeline.png"

    assert picture(reader, f"{address}?from=2024&to=2024").height < picture(reader, address).height
    assert reader.get(f"{address}?from=1901&to=1902").status_code == 404


def test_the_page_leads_to_both_files_of_what_it_shows(reader: Client, suits: list[Filing]) -> None:
    page = reader.get(f"{AMAZON}?from=2009").content.decode()

    for kind in ("svg", "png"):
        address = f"{AMAZON}timeline.{kind}?from=2009"
        assert f'href="{address}" download' in page
        assert reader.get(address).status_code == 200


def test_a_stranger_gets_no_picture(client: Client, suits: list[Filing]) -> None:
    assert client.get(f"{AMAZON}timeline.png").status_code == 302


def test_words_that_are_no_letters_break_no_picture(reader: Client, field: Field) -> None:
    case = field.case(1)
    case.events.update(title="Order\x07\u202e\ud7ff 令状 \U0001f600" * 40, kind="order")
    Case.objects.filter(pk=case.pk).update(caption="<script>alert(1)</script> \u202e 令" * 12)

    assert picture(reader, f"{case.get_absolute_url()}timeline.png").height > 100
