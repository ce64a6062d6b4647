"""Tokens are made and revoked."""

from datetime import timedelta

from accounts.models import Token, User


def make_token(
    user: User, *, name: str, scope: str = str(Token.Scope.READ), days: int | None = None
) -> tuple[Token, str]:
    """A new token and its text, which is shown this once and never stored. Without `days` it lasts until revoked."""
    made: tuple[Token, str] = Token.objects.create(
        user, expiry=None if days is None else timedelta(days=days), name=name, scope=scope
    )
    return made


def revoke_token(token: Token) -> None:
    """From now on it opens nothing."""
    token.delete()
