"""Who may call the API: everybody logged in may read, editors and administrators may write."""

from typing import Any

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from accounts.groups import may_edit


class ReadersReadEditorsWrite(BasePermission):
    """The default of every endpoint."""

    message = "Only editors may write; ask an administrator for the right."

    def has_permission(self, request: Request, view: Any) -> bool:
        if not request.user.is_authenticated:
            return False
        return request.method in SAFE_METHODS or may_edit(request.user)
