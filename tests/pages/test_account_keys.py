"""One's own tokens and secret addresses on a page: shown once, revoked for good, nobody else's."""

import html
import re

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import Token, User
from cases.models import Case
from tests.api.field import Field
from tests.pages.kept import shown, user_of
from timelines.models import Subscription
from web import own

pytestmark = pytest.mark.django_db
PAGE = "/account/"


def posted(client: Client, address: str, **given: str) -> str:
    return client.post(PAGE + address, given, follow=True).content.decode()


def value_of(page: str, id: str) -> str:
    found = re.search(rf'id="{id}" readonly value="([^"]+)"', page)
    assert found, id
    return html.unescape(found[1])


def test_a_token_is_shown_once_and_opens_the_api(reader: Client) -> None:
    text = value_of(posted(reader, "tokens/", name="nightly pull", scope="read", days="30"), "text")

    page = shown(reader, PAGE)
    assert "nightly pull" in page and text not in page
    answer = Client(headers={"Authorization": f"Token {text}"}).get("/api/v1/cases/")
    assert answer.status_code == 200
    token = Token.objects.get()
    assert token.expiry is not None and (token.expiry - token.created).days in (29, 30)


def test_a_revoked_token_opens_nothing(reader: Client) -> None:
    text = value_of(posted(reader, "tokens/", name="nightly pull", scope="read"), "text")

    assert "Revoked" in posted(reader, f"tokens/{Token.objects.get().public_id}/")

    assert Client(headers={"Authorization": f"Token {text}"}).get("/api/v1/cases/").status_code == 401
    assert not Token.objects.exists()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"name": "", "scope": "read"}, "Say what the token is for."),
        ({"name": "x", "scope": "write"}, "A token may do no more than you: yours may read."),
        ({"name": "x", "scope": "all"}, "Select a valid choice."),
        ({"name": "x", "scope": "read", "days": "7"}, "Select a valid choice."),
    ],
)
def test_a_token_that_cannot_be_is_refused_with_a_sentence(
    reader: Client, given: dict[str, str], sentence: str
) -> None:
    assert sentence in posted(reader, "tokens/", **given)
    assert not Token.objects.exists()


def test_an_editor_makes_a_token_that_writes(editor: Client) -> None:
    assert '<option value="write">' in shown(editor, PAGE)
    posted(editor, "tokens/", name="inbox", scope="write")
    assert Token.objects.get().scope == "write"


def test_the_calendar_of_one_case_is_made_from_its_page(reader: Client, field: Field) -> None:
    field.cases(1)
    case = Case.objects.suits().get()
    link = re.search(r'href="(/account/\?case=[^"#]+)#calendars"', shown(reader, case.get_absolute_url()))
    assert link and f'value="{case.key}"' in shown(reader, link[1])

    page = posted(reader, "addresses/", case=case.key)

    assert Subscription.objects.get().case == case
    fetched = Client().get(value_of(page, "ics"))
    assert fetched.status_code == 200 and fetched.content.startswith(b"BEGIN:VCALENDAR")
    assert Client().get(value_of(page, "atom")).status_code == 200
    assert value_of(page, "ics") not in shown(reader, PAGE)


def test_without_a_case_it_is_of_those_that_one_follows(reader: Client) -> None:
    assert "the cases you follow or look after" in posted(reader, "addresses/")
    assert Subscription.objects.get().only == {"mine": "true"}


def test_a_number_that_no_case_has_is_refused(reader: Client) -> None:
    assert "No case has the number 9:99-cv-99999" in posted(reader, "addresses/", case="9:99-cv-99999")
    assert not Subscription.objects.exists()


def test_a_revoked_address_finds_nothing(reader: Client) -> None:
    address = value_of(posted(reader, "addresses/", name="Mine"), "ics")

    posted(reader, f"addresses/{Subscription.objects.get().public_id}/")

    assert Client().get(address).status_code == 404


def test_nobody_revokes_what_is_another_s(reader: Client) -> None:
    posted(reader, "tokens/", name="nightly pull", scope="read")
    posted(reader, "addresses/", name="Mine")
    other = User.objects.create(username="other")
    other.groups.add(Group.objects.get_or_create(name="reader")[0])
    stranger = Client()
    stranger.force_login(other)

    for address in (
        f"tokens/{Token.objects.get().public_id}/",
        f"addresses/{Subscription.objects.get().public_id}/",
    ):
        assert stranger.post(PAGE + address).status_code == 404
    assert (Token.objects.count(), Subscription.objects.count()) == (1, 1)
    assert "nightly pull" not in shown(stranger, PAGE)


def test_there_is_an_end_to_how_many(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own, "MOST", 1)
    posted(reader, "tokens/", name="first", scope="read")
    assert "You have 1 tokens; remove one" in posted(reader, "tokens/", name="second", scope="read")
    assert [t.name for t in Token.objects.filter(user=user_of(reader))] == ["first"]
