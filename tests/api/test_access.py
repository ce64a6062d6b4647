"""Who may call: strangers nobody, readers to read, editors to write."""

import pytest
from knox.models import get_token_model
from rest_framework.test import APIClient

from accounts.models import User
from tests.api.conftest import Client
from tests.api.test_lists import EVERY


@pytest.mark.parametrize("address", [*EVERY, "/api/schema/", "/api/docs/"])
def test_a_stranger_gets_401_and_is_told_how_to_log_in(client_of: Client, address: str) -> None:
    answer = client_of().get(address)

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Token"


@pytest.mark.parametrize("address", EVERY)
def test_a_reader_may_read_and_not_write(reader: APIClient, address: str) -> None:
    assert reader.get(address).status_code == 200
    assert reader.post(address).status_code in (403, 405)
    assert reader.delete(address).status_code in (403, 405)


def test_a_token_stands_for_its_user(db: None) -> None:
    user = User.objects.create(username="machine")
    _, token = get_token_model().objects.create(user=user)

    client = APIClient(headers={"Authorization": f"Token {token}"})

    assert client.get("/api/v1/cases/").status_code == 200
    assert client.post("/api/v1/filings/").status_code == 403
    assert APIClient(headers={"Authorization": "Token wrong"}).get("/api/v1/cases/").status_code == 401


def test_a_session_writes_only_with_its_csrf_token(client_of: Client) -> None:
    client_of("editor")
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(User.objects.get(username="editor"))

    answer = client.post("/api/v1/filings/", {}, format="multipart")

    assert answer.status_code == 403
    assert "CSRF" in answer.json()["message"]
