"""The content security policy, written once: it is the same for every answer, and no page asks for a nonce."""

from functools import cached_property

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponseBase


class ContentPolicy(CSPMiddleware):  # type: ignore[misc]  # it carries no types
    """Sets the policy of the settings where a view has set none of its own."""

    @cached_property
    def policy(self) -> str:
        return str(build_policy())

    def process_request(self, request: HttpRequest) -> None:
        """No nonce is offered: the policy allows scripts and styles from files alone."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.headers.setdefault(HEADER, self.policy)
        return response
