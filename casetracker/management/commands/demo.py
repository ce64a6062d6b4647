"""The demo: a login, and four filings on two real disputes, told in our own words, through the real pipeline."""

import secrets
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand

from accounts.groups import GROUPS
from accounts.models import User
from casetracker.environment import VAR_DIR
from ingest.inbox import receive

FILINGS = Path(__file__).parents[2] / "demo"
LOGIN = "demo"


class Command(BaseCommand):
    help = (
        "Make the demo login and send the demo filings to the workers; what is there already stays as it is."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for name in GROUPS:
            Group.objects.get_or_create(name=name)
        self.stdout.write(f"Log in as {LOGIN} with the password {_password()}")
        user = User.objects.get(username=LOGIN)
        for path in sorted(FILINGS.glob("*.txt")):
            receive(path.read_bytes(), name=path.name, via="command", by=user)


def _password() -> str:
    """The password made on the first start; kept beside the data, readable by its owner alone."""
    kept = VAR_DIR / "demo-password"
    user, new = User.objects.get_or_create(username=LOGIN, defaults={"first_name": "Demo"})
    if new or not kept.exists():
        password = secrets.token_urlsafe(9)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(password)
        user.set_password(password)
        user.save(update_fields=["password"])
        user.groups.add(Group.objects.get(name="admin"))
    return kept.read_text()
