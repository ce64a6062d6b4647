"""Tokens of machines: made, limited, watched, revoked."""

from datetime import timedelta
from typing import Any

import pytest
import redis
from django.utils import timezone
from rest_framework.test import APIClient

from accounts import throttling
from accounts.models import Token, User
from accounts.services import make_token
from tests.api.conftest import Client

TOKENS, CASES, FILINGS = "/api/v1/tokens/", "/api/v1/cases/", "/api/v1/filings/"


def machine(token: str) -> APIClient:
    return APIClient(headers={"Authorization": f"Token {token}"})


def made(client: APIClient, **asked: Any) -> dict[str, Any]:
    answer = client.post(TOKENS, {"name": "puller", **asked})
    assert answer.status_code == 201, answer.content
    body: dict[str, Any] = answer.json()
    return body


def test_it_works(reader: APIClient) -> None:
    token = made(reader)["token"]

    assert machine(token).get(CASES).status_code == 200


def test_a_token_is_shown_once_and_kept_as_a_digest(reader: APIClient) -> None:
    body = made(reader)
    token = body.pop("token")

    assert reader.get(TOKENS).json()["results"] == [body]
    row = Token.objects.get()
    assert token not in str(vars(row))
    assert row.digest not in str(reader.get(TOKENS).content)


def test_a_read_token_of_an_editor_does_not_write(editor: APIClient) -> None:
    reads, writes = (machine(made(editor, scope=scope)["token"]) for scope in ("read", "write"))

    refused = reads.post(FILINGS, {}, format="multipart")

    assert (refused.status_code, "scope write" in refused.json()["message"]) == (403, True)
    assert writes.post(FILINGS, {}, format="multipart").status_code == 400  # it may: only the file is missing


def test_a_write_token_of_a_reader_does_not_write(reader: APIClient) -> None:
    client = machine(made(reader, scope="write")["token"])

    assert client.post(FILINGS, {}, format="multipart").status_code == 403


def test_only_an_admin_token_manages_tokens(reader: APIClient) -> None:
    assert machine(made(reader, scope="write")["token"]).get(TOKENS).status_code == 403
    assert machine(made(reader, scope="admin")["token"]).get(TOKENS).status_code == 200


def test_an_expired_token_says_so(reader: APIClient) -> None:
    token = made(reader, days=1)["token"]
    assert machine(token).get(CASES).status_code == 200
    Token.objects.update(expiry=timezone.now() - timedelta(seconds=1))

    answer = machine(token).get(CASES)

    assert (answer.status_code, "expired on" in answer.json()["message"]) == (401, True)


def test_a_revoked_token_opens_nothing(reader: APIClient) -> None:
    body = made(reader)

    assert reader.delete(f"{TOKENS}{body['id']}/").status_code == 204
    assert machine(body["token"]).get(CASES).status_code == 401


def test_somebody_elses_token_cannot_be_seen_or_revoked(reader: APIClient, editor: APIClient) -> None:
    body = made(editor)

    assert reader.get(TOKENS).json()["results"] == []
    assert reader.delete(f"{TOKENS}{body['id']}/").status_code == 404
    assert machine(body["token"]).get(CASES).status_code == 200


def test_a_token_of_somebody_who_left_opens_nothing(db: None) -> None:
    user = User.objects.create(username="gone", is_active=False)

    assert machine(make_token(user, name="x")[1]).get(CASES).status_code == 401


def test_the_last_use_is_noted(reader: APIClient) -> None:
    token = made(reader)["token"]
    assert reader.get(TOKENS).json()["results"][0]["last_used_at"] is None

    machine(token).get(CASES)

    assert reader.get(TOKENS).json()["results"][0]["last_used_at"]


@pytest.mark.parametrize("token", ["", "x y", "é", "zz", "00", "\xff"])
def test_what_is_no_token_is_401(db: None, token: str) -> None:
    answer = APIClient().get(CASES, HTTP_AUTHORIZATION=f"Token {token}")

    assert answer.status_code == 401
    assert answer.json()["message"]


@pytest.mark.parametrize(
    "asked", [{"scope": "root"}, {"days": 0}, {"days": 99999}, {"name": ""}, {"name": "x" * 81}]
)
def test_a_token_that_cannot_be_is_refused(reader: APIClient, asked: dict[str, Any]) -> None:
    answer = reader.post(TOKENS, {"name": "x", **asked})

    assert (answer.status_code, list(answer.json()["extra"])) == (400, list(asked))


def test_every_answer_says_how_many_requests_are_left(reader: APIClient) -> None:
    client = machine(made(reader)["token"])

    first, second = client.get(CASES), client.get(CASES)

    assert int(first["RateLimit-Limit"]) == 600
    assert int(first["RateLimit-Remaining"]) - int(second["RateLimit-Remaining"]) in (
        1,
        -599,
    )  # a minute may end
    assert 1 <= int(first["RateLimit-Reset"]) <= 60


def test_too_many_requests_are_told_when_to_come_back(reader: APIClient, settings: Any) -> None:
    settings.API_REQUESTS_PER_MINUTE = 3
    client = machine(made(reader)["token"])

    answers = [client.get(CASES) for _ in range(9)]  # at least four of them in one minute, wherever it ends

    refused = next(a for a in answers if a.status_code == 429)
    assert refused["RateLimit-Remaining"] == "0"
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert set(refused.json()) == {"message", "extra"}


def test_one_client_does_not_use_up_anothers_requests(client_of: Client, settings: Any) -> None:
    settings.API_REQUESTS_PER_MINUTE = 3
    greedy, modest = (machine(made(client_of("reader"))["token"]) for _ in range(2))
    for _ in range(9):
        greedy.get(CASES)

    assert modest.get(CASES).status_code == 200


def test_with_redis_away_everybody_is_served(reader: APIClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttling, "_redis", redis.Redis(port=1, socket_connect_timeout=0.1))

    answer = reader.get(CASES)

    assert answer.status_code == 200
    assert "RateLimit-Limit" not in answer
