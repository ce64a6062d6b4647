"""Deciding through the API: the same services, the same rules as on the pages."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from accounts.models import User
from cases.models import Case, Fact
from desk import services
from ingest import inbox, pipeline
from tests.record.papers import amazon_memo, complaint, read_papers, red_hat_memo, take_in
from timelines.models import Revision

pytestmark = pytest.mark.django_db
API = "/api/v1"
TITLE = {"scope": "patent:7519814", "slot": "title"}


@pytest.fixture(autouse=True)
def _papers(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(pipeline, "read", read_papers)
    monkeypatch.setattr(inbox, "ring", lambda pk: None)


@pytest.fixture
def two_titles() -> None:
    take_in(complaint(), amazon_memo(patents=[{"number": "7519814", "title": "Another Title"}]))


def title(client: APIClient) -> tuple[str, str]:
    (value,) = client.get(f"{API}/values/", TITLE).json()["results"]
    return value["value"], value["state"]


def test_a_source_is_chosen_and_the_choice_taken_back(editor: APIClient, two_titles: None) -> None:
    fact = Fact.objects.get(slot="title", value="Another Title")

    made = editor.post(f"{API}/rulings/", {"fact": fact.pk, "reason": "the certificate says so"})

    assert made.status_code == 201
    assert (made.json()["kind"], made.json()["by"]) == ("choose", "editor")
    assert title(editor) == ("Another Title", "ruled")
    undone = editor.post(f"{API}/rulings/{made.json()['id']}/undo/")
    assert undone.status_code == 200 and undone.json()["undone_at"]
    assert title(editor) == ("System for Containerization", "settled")
    again = editor.post(f"{API}/rulings/{made.json()['id']}/undo/")
    assert (again.status_code, again.json()["message"]) == (400, "This decision was already undone.")


def test_a_value_is_entered_with_a_reason(editor: APIClient, two_titles: None) -> None:
    (value,) = editor.get(f"{API}/values/", TITLE).json()["results"]
    body = {"of": value["id"], "value": "As granted"}

    assert "needs a reason" in editor.post(f"{API}/rulings/", body).json()["message"]
    assert editor.post(f"{API}/rulings/", body | {"reason": "read off it"}).status_code == 201
    assert title(editor) == ("As granted", "ruled")


@pytest.mark.parametrize(
    "body", [{}, {"fact": 1, "of": 1, "value": ""}, {"of": 1}, {"fact": "x"}, {"fact": 2**70}]
)
def test_a_ruling_on_nothing_is_refused(editor: APIClient, body: dict[str, Any]) -> None:
    assert editor.post(f"{API}/rulings/", body).status_code == 400


def test_a_ruling_on_what_is_not_there_is_404(editor: APIClient) -> None:
    assert editor.post(f"{API}/rulings/", {"fact": 9}).status_code == 404
    assert editor.post(f"{API}/proposals/9/confirm/").status_code == 404


def test_a_confirmed_proposal_redirects_the_mention_to_its_case(editor: APIClient) -> None:
    take_in(complaint(), red_hat_memo())
    (proposal,) = editor.get(f"{API}/proposals/", {"state": "open"}).json()["results"]

    assert editor.post(f"{API}/proposals/{proposal['id']}/confirm/").status_code == 201

    answer = editor.get(f"{API}/cases/{proposal['mention']}/")
    assert (answer.status_code, answer["Location"]) == (301, f"/api/v1/cases/{proposal['case']}/")
    assert "2024-01-26" in editor.get(answer["Location"]).json()["filed_on"]


def test_a_refused_proposal_stays_refused(editor: APIClient) -> None:
    take_in(complaint(), red_hat_memo())
    (proposal,) = editor.get(f"{API}/proposals/").json()["results"]

    editor.post(f"{API}/proposals/{proposal['id']}/refuse/", {"reason": "another suit"})

    assert editor.get(f"{API}/proposals/{proposal['id']}/").json()["state"] == "refused"
    assert Case.objects.get(pk=proposal["mention"]).merged_into is None


def test_a_reader_decides_nothing(reader: APIClient, two_titles: None) -> None:
    fact = Fact.objects.filter(slot="title").first()

    assert fact and reader.post(f"{API}/rulings/", {"fact": fact.pk}).status_code == 403
    assert title(reader)[1] == "settled"


def test_what_a_purged_filing_said_is_gone_from_the_feed_too(editor: APIClient) -> None:
    secret = "A Secret Title"
    _, told = take_in(
        complaint(patents=[{"number": "7519814"}]),
        amazon_memo(patents=[{"number": "7519814", "title": secret}]),
    )
    take_in(red_hat_memo())
    assert secret in editor.get(f"{API}/changes/", {"limit": 500}).content.decode()

    services.purge(told, by=User.objects.get(username="editor"))

    feed = editor.get(f"{API}/changes/", {"limit": 500}).content.decode()
    assert secret not in feed
    assert not Revision.objects.filter(before__icontains=secret).exists()
    assert not Revision.objects.filter(after__icontains=secret).exists()


def test_the_days_of_a_purged_filing_are_gone_with_its_case(editor: APIClient) -> None:
    """Calendars are told of deleted events by their days; those are what the filing said."""
    (filing,) = take_in(complaint())
    assert filing.docket

    services.purge(filing, by=User.objects.get(username="editor"))

    assert not Case.objects.filter(pk=filing.docket.case_id).exists()
    assert not Revision.objects.filter(change__kind="event").exists()
