"""Notes, tags, joins and withdrawals through the API: the same services, the same rules as on the pages."""

import pytest
from rest_framework.test import APIClient

from accounts.models import User
from cases.models import Case, Filing
from desk.models import Note, Tag
from ingest import inbox, pipeline
from parties.models import Party
from tests.api.conftest import Client
from tests.api.field import Field
from tests.record.papers import amazon_memo, complaint, read_papers, red_hat_memo, take_in

API = "/api/v1"


@pytest.fixture
def papers(db: None, monkeypatch: pytest.MonkeyPatch, settings, tmp_path) -> list[Filing]:
    """A complaint, a memo on its suit, and one on another suit of the same plaintiff."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(pipeline, "read", read_papers)
    monkeypatch.setattr(inbox, "ring", lambda pk: None)
    return take_in(complaint(), amazon_memo(), red_hat_memo())


def test_a_note_is_written_changed_and_deleted_by_its_author(editor: APIClient, field: Field) -> None:
    case = field.case(1)
    made = editor.post(f"{API}/notes/", {"case": case.pk, "text": "Call the clerk."})
    address = f"{API}/notes/{made.json()['id']}/"

    assert (made.status_code, made.json()["by"], made.json()["case"]) == (201, "editor", case.pk)
    changed = editor.patch(address, {"text": "Called."})
    assert changed.status_code == 200 and changed.json()["edited_at"]
    assert editor.get(address).json()["text"] == "Called."
    assert editor.delete(address).status_code == 204
    assert editor.get(address).status_code == 404


def test_nobody_changes_anothers_note(client_of: Client, field: Field) -> None:
    field.case(1)
    note = Note.objects.get()
    admin = client_of("admin")

    for answer in (
        admin.patch(f"{API}/notes/{note.pk}/", {"text": "x"}),
        admin.delete(f"{API}/notes/{note.pk}/"),
    ):
        assert answer.status_code == 403
        assert "Only who wrote a note" in answer.json()["message"]
    assert Note.objects.get().text == note.text


def test_a_case_is_tagged_once_and_the_tag_taken_away(editor: APIClient, field: Field) -> None:
    case = field.case(1)

    made = [editor.post(f"{API}/tags/", {"case": case.pk, "name": name}).json() for name in ("Hot", "hot")]

    assert made[0] == made[1]
    assert editor.get(f"{API}/cases/", {"tag": "hot"}).json()["results"][0]["id"] == case.pk
    assert editor.delete(f"{API}/tags/{made[0]['id']}/").status_code == 204
    assert not Tag.objects.filter(name="hot").exists()


@pytest.mark.parametrize("kind", ["notes", "tags"])
def test_what_is_kept_of_a_joined_case_is_found_with_the_case(
    reader: APIClient, field: Field, kind: str
) -> None:
    one, other = field.cases(2)
    Case.objects.filter(pk=one.pk).update(merged_into=other)

    of_both = reader.get(f"{API}/{kind}/", {"case": "txwd/7:24-cv-00002"}).json()["results"]

    assert [row["case"] for row in of_both] == [one.pk, other.pk]


@pytest.mark.parametrize(
    ("address", "body"),
    [
        ("notes", {"case": 1, "text": " "}),
        ("notes", {"case": 1, "text": "x" * 5001}),
        ("notes", {"text": "x"}),
        ("tags", {"case": 1, "name": "x" * 41}),
        ("joins", {}),
        ("joins", {"case": 1, "party": 1, "into": 2}),
        ("joins", {"case": 1}),
        ("withdrawals", {}),
    ],
)
def test_what_cannot_be_kept_is_refused(
    editor: APIClient, field: Field, address: str, body: dict[str, object]
) -> None:
    answer = editor.post(f"{API}/{address}/", body)

    assert answer.status_code == 400
    assert answer.json()["message"]


@pytest.mark.parametrize(
    ("address", "body"),
    [
        ("notes", {"case": 99999, "text": "x"}),
        ("tags", {"case": 99999, "name": "x"}),
        ("joins", {"case": 99999, "into": 99998}),
        ("joins", {"party": 99999, "into": 99998}),
        ("withdrawals", {"filing": 99999}),
    ],
)
def test_what_is_not_there_is_404(editor: APIClient, address: str, body: dict[str, object]) -> None:
    assert editor.post(f"{API}/{address}/", body).status_code == 404


def test_two_cases_are_joined_and_taken_apart(editor: APIClient, papers: list[Filing]) -> None:
    one, into = Case.objects.suits().order_by("key")

    made = editor.post(f"{API}/joins/", {"case": one.pk, "into": into.pk, "reason": "a transfer"})

    assert made.status_code == 201, made.json()
    assert editor.get(f"{API}/cases/{one.pk}/")["Location"] == f"{API}/cases/{into.pk}/"
    undone = editor.post(f"{API}/joins/{made.json()['id']}/undo/")
    assert undone.status_code == 200 and undone.json()["undone_at"]
    assert editor.get(f"{API}/cases/{one.pk}/").json()["merged_into"] is None


def test_two_parties_are_joined_and_taken_apart(editor: APIClient, papers: list[Filing]) -> None:
    one, into = Party.objects.standing().order_by("key")[:2]

    made = editor.post(f"{API}/joins/", {"party": one.pk, "into": into.pk})

    assert made.status_code == 201, made.json()
    assert editor.get(f"{API}/parties/{one.pk}/").json()["merged_into"] == into.pk
    assert editor.post(f"{API}/joins/{made.json()['id']}/undo/").status_code == 200
    assert editor.get(f"{API}/parties/{one.pk}/").json()["merged_into"] is None


def test_a_case_is_not_joined_to_itself(editor: APIClient, papers: list[Filing]) -> None:
    case = Case.objects.suits().first()
    assert case

    answer = editor.post(f"{API}/joins/", {"case": case.pk, "into": case.pk})

    assert answer.status_code == 400
    assert "Join a case to another" in answer.json()["message"]


def test_a_filing_is_withdrawn_and_brought_back(editor: APIClient, papers: list[Filing]) -> None:
    told = papers[0]
    facts = editor.get(f"{API}/values/").json()["results"]

    made = editor.post(f"{API}/withdrawals/", {"filing": told.pk, "reason": "wrong case"})

    assert (made.status_code, made.json()["status"]) == (201, "withdrawn")
    assert [row["id"] for row in editor.get(f"{API}/withdrawals/").json()["results"]] == [told.pk]
    assert editor.get(f"{API}/values/").json()["results"] != facts
    back = editor.post(f"{API}/withdrawals/{told.pk}/restore/")
    assert (back.status_code, back.json()["status"]) == (200, "received")
    assert editor.get(f"{API}/withdrawals/").json()["results"] == []
    assert editor.post(f"{API}/withdrawals/{told.pk}/restore/").status_code == 404


@pytest.mark.parametrize("address", ["notes", "tags", "joins", "withdrawals"])
def test_a_reader_keeps_nothing(reader: APIClient, field: Field, address: str) -> None:
    case = field.case(1)
    filing = Filing.objects.get(status="done")
    before = (Note.objects.count(), Tag.objects.count(), User.objects.count())
    body = {"case": case.pk, "into": case.pk, "text": "x", "name": "x", "filing": filing.pk}

    assert reader.post(f"{API}/{address}/", body).status_code == 403

    assert before == (Note.objects.count(), Tag.objects.count(), User.objects.count())
    assert Filing.objects.get(pk=filing.pk).status == "done"
