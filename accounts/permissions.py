"""Who may call the API: everybody logged in may read, editors and administrators may write, a token up to its scope."""

from typing import Any

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from accounts.groups import may_edit
from accounts.models import Token


class WithinScope(BasePermission):
    """What a token may do is the least of its scope and of what its user may do."""

    message = "This token may only read; make one with the scope write."

    def has_permission(self, request: Request, view: Any) -> bool:
        token = request.auth
        return (
            not isinstance(token, Token) or request.method in SAFE_METHODS or token.scope != Token.Scope.READ
        )


class ReadersReadEditorsWrite(BasePermission):
    message = "Only editors may write; ask an administrator for the right."

    def has_permission(self, request: Request, view: Any) -> bool:
        if not request.user.is_authenticated:
            return False
        return request.method in SAFE_METHODS or may_edit(request.user)


class ManagesTokens(BasePermission):
    """One's own tokens, with the browser's session or a token of the scope admin."""

    message = "Tokens are made by whoever is logged in at /api/docs/, or with a token of the scope admin."

    def has_permission(self, request: Request, view: Any) -> bool:
        if not request.user.is_authenticated:
            return False
        return not isinstance(request.auth, Token) or request.auth.scope == Token.Scope.ADMIN
