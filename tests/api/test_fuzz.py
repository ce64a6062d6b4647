"""Schemathesis calls every operation with all that the schema allows and much that it does not, as every role: no
failure of the server, no answer that the schema does not describe, nothing accepted that it forbids."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.specs.openapi.checks import positive_data_acceptance

from accounts.models import Token, User
from accounts.services import make_token
from casetracker.wsgi import application
from tests.api.conftest import Client
from tests.api.field import Field


@schemathesis.serializer("message/rfc822")
def as_mail(ctx: schemathesis.SerializationContext, value: Any) -> bytes:
    """A message is sent as it is."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")


# Of all checks one is left out: a schema cannot say which texts are docket numbers, patents or cursors.
PLAIN = {"Accept-Encoding": "identity"}  # called without a network, where nobody would unpack the answer
ROLES = ("", "reader", "editor", "admin")
SCHEMA = schemathesis.openapi.from_dict(SchemaGenerator().get_schema(request=None, public=True))
SCHEMA.app = application
OPERATIONS = {op.ok().label: op.ok() for op in SCHEMA.get_all_operations()}
# What an administrator may do beyond an editor is to build walls; the soak calls everything as everybody.
QUICK = [(label, role) for label in OPERATIONS for role in ROLES if role != "admin" or "/walls/" in label]


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """The application shares the test's transaction, as with Django's own client: it must not close the connection."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def headers_of(field: Field, client_of: Client, settings: Any, tmp_path: Any) -> dict[str, dict[str, str]]:
    settings.MEDIA_ROOT, settings.API_REQUESTS_PER_MINUTE = tmp_path, 10**6
    field.cases(3)
    headers: dict[str, dict[str, str]] = {"": {}}
    for role in ROLES[1:]:
        client_of(role)
        _, token = make_token(User.objects.get(username=role), name="fuzz", scope=Token.Scope.ADMIN)
        headers[role] = {"Authorization": f"Token {token}"}
    return headers


def call(label: str, headers: dict[str, str], examples: int) -> None:
    """Call one operation with valid data, then with data that the schema forbids."""
    for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE):

        @settings(
            max_examples=examples, deadline=None, derandomize=True, database=None,
            phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=OPERATIONS[label].as_strategy(generation_mode=mode))
        def one(case: Any) -> None:
            case.call_and_validate(headers=headers | PLAIN, excluded_checks=[positive_data_acceptance])

        try:
            one()
        except Unsatisfiable:
            assert mode == schemathesis.GenerationMode.NEGATIVE, label  # it takes nothing that could be wrong


@pytest.mark.parametrize(("label", "role"), QUICK)
def test_an_operation_does_what_the_schema_says(
    label: str, role: str, headers_of: dict[str, dict[str, str]]
) -> None:
    call(label, headers_of[role], examples=5)


@pytest.mark.soak
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("label", OPERATIONS)
def test_it_does_so_for_hundreds_of_examples(
    label: str, role: str, headers_of: dict[str, dict[str, str]]
) -> None:
    call(label, headers_of[role], examples=300)
