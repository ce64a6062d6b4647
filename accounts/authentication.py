"""A token in the Authorization header stands for its user: `Authorization: Token …`."""

import binascii
from datetime import timedelta

from django.db import connection
from django.utils import timezone
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from knox import auth
from knox.crypto import hash_token
from rest_framework.exceptions import AuthenticationFailed

from accounts.models import Token, User

NOTED = timedelta(minutes=1)  # a token's last use is written at most this often
# What every request asks of a token and of its user, as fixed SQL: it is asked so often that writing it anew each time
# would be a tenth of a short request. The rest is looked up where it is wanted.
_ASKED = {"digest", "user_id", "expiry", "last_used_at", "public_id", "scope", "id", "username", "is_active"}
OF_TOKEN, OF_USER = (
    [f.attname for f in m._meta.concrete_fields if f.attname in _ASKED] for m in (Token, User)
)
FIND = f"""
    SELECT {", ".join(f"t.{name}" for name in OF_TOKEN)}, {", ".join(f"u.{name}" for name in OF_USER)}
    FROM {Token._meta.db_table} t JOIN {User._meta.db_table} u ON u.id = t.user_id WHERE t.digest = %s
"""


def _found(digest: str) -> Token | None:
    with connection.cursor() as cursor:
        cursor.execute(FIND, [digest])
        row = cursor.fetchone()
    if row is None:
        return None
    token = Token.from_db(connection.alias, OF_TOKEN, row[: len(OF_TOKEN)])
    token.user = User.from_db(connection.alias, OF_USER, row[len(OF_TOKEN) :])
    return token


class TokenAuthentication(auth.TokenAuthentication):
    """Finds a token by its digest, in one query. Raises AuthenticationFailed (401) saying what is wrong with it."""

    def authenticate_credentials(self, token: bytes) -> tuple[User, Token]:
        try:
            digest = hash_token(token.decode("ascii"))
        except (UnicodeDecodeError, TypeError, binascii.Error):
            raise AuthenticationFailed("This is no token of ours; copy it again, whole.") from None
        found = _found(digest)
        if found is None:
            raise AuthenticationFailed("This token is unknown or was revoked; make a new one.")
        now = timezone.now()
        if found.expiry and found.expiry <= now:
            raise AuthenticationFailed(f"This token expired on {found.expiry:%Y-%m-%d}; make a new one.")
        if not found.user.is_active:
            raise AuthenticationFailed("The user of this token is no longer active.")
        if found.last_used_at is None or now - found.last_used_at > NOTED:
            Token.objects.filter(pk=found.pk).update(last_used_at=now)
        return found.user, found


class TokenInSchema(OpenApiAuthenticationExtension):
    target_class = "accounts.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": "`Token` and a space, then the token.",
        }
