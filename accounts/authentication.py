"""A token in the Authorization header stands for its user: `Authorization: Token …`."""

import binascii
from datetime import timedelta

from django.utils import timezone
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from knox import auth
from knox.crypto import hash_token
from rest_framework.exceptions import AuthenticationFailed

from accounts.models import Token, User

NOTED = timedelta(minutes=1)  # a token's last use is written at most this often
# What every request asks of a token and of its user; the rest is looked up where it is wanted.
TOKENS = Token.objects.select_related("user").only(
    "expiry", "last_used_at", "public_id", "scope", "user__is_active", "user__username"
)


class TokenAuthentication(auth.TokenAuthentication):
    """Finds a token by its digest, in one query. Raises AuthenticationFailed (401) saying what is wrong with it."""

    def authenticate_credentials(self, token: bytes) -> tuple[User, Token]:
        try:
            digest = hash_token(token.decode("ascii"))
        except (UnicodeDecodeError, TypeError, binascii.Error):
            raise AuthenticationFailed("This is no token of ours; copy it again, whole.") from None
        found = next(iter(TOKENS.filter(digest=digest)), None)
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
