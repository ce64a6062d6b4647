"""Somebody's browser and somebody's machine, logged in."""

from django.test import Client
from rest_framework.test import APIClient

from accounts.models import User


def browser_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def machine_of(user: User) -> APIClient:
    client = APIClient()
    client.force_login(user)
    return client


def anew(user: User) -> User:
    """The user as the next request loads them."""
    return User.objects.get(pk=user.pk)
