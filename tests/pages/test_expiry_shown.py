"""A patent's page tells when it expires and how that was computed."""

from datetime import date

import pytest
from django.test import Client

from patents.models import Patent
from tests.api.field import Field

pytestmark = pytest.mark.django_db


def test_a_patent_shows_when_it_expires_and_why(reader: Client, field: Field) -> None:
    field.case(1)
    assert "Nothing about this patent's filing" in reader.get("/patents/7000001/").content.decode()
    Patent.objects.update(
        expires_on=date(2022, 6, 1),
        expiry_certainty="not_before",
        expiry_working=["Twenty years from <filing>."],
    )

    seen = reader.get("/patents/7000001/").content.decode()

    assert "Not before 2022-06-01" in seen and "may be later" in seen
    assert "<li>Twenty years from &lt;filing&gt;.</li>" in seen
