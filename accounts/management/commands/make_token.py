"""A token for a machine, made by whoever runs the server."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import Token, User
from accounts.services import make_token


class Command(BaseCommand):
    help = "Make an API token for a user and print it; it is not stored and cannot be shown again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", required=True, help="What the token is for.")
        parser.add_argument("--scope", choices=Token.Scope.values, default=Token.Scope.READ)
        parser.add_argument(
            "--days", type=int, help="Days until it expires; without, it lasts until revoked."
        )

    def handle(
        self, *args: Any, username: str, name: str, scope: str, days: int | None, **options: Any
    ) -> None:
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no user {username!r}.")
        if days is not None and days < 1:
            raise CommandError("--days is 1 or more.")
        self.stdout.write(make_token(user, name=name, scope=scope, days=days)[1])
