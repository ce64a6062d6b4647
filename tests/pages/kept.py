"""Who is logged in, and what a page shows them."""

from django.test import Client

from accounts.models import User


def user_of(client: Client) -> User:
    return User.objects.get(pk=client.session["_auth_user_id"])


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(answer.content.decode().split())
