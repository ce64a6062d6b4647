"""People of each group, their clients, and a small field of cases."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from rest_framework.test import APIClient

from accounts.models import User
from tests.api.field import Field

Client = Callable[..., APIClient]


@pytest.fixture
def client_of(db: None) -> Client:
    """A client logged in as somebody of this group; without a group nobody is logged in."""

    def make(group: str = "") -> APIClient:
        client = APIClient()
        if group:
            user, _ = User.objects.get_or_create(username=group)
            user.groups.add(Group.objects.get_or_create(name=group)[0])
            client.force_login(user)
        return client

    return make


@pytest.fixture
def reader(client_of: Client) -> APIClient:
    return client_of("reader")


@pytest.fixture
def editor(client_of: Client) -> APIClient:
    return client_of("editor")


@pytest.fixture
def field(db: None) -> Field:
    return Field()
