"""The API describes itself: without a warning, every field in words, and a page to try it on."""

import re
from typing import Any

import pytest
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema
from rest_framework.test import APIClient

from casetracker.api import router
from web.api import Resource
from web.filters import NumberFilter


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    GENERATOR_STATS.reset()
    with GENERATOR_STATS.silence():
        made: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
    return made


def test_the_schema_is_valid_and_without_a_warning(schema: dict[str, Any]) -> None:
    validate_schema(schema)

    assert schema["openapi"].startswith("3.1")
    assert not GENERATOR_STATS
    assert dict(GENERATOR_STATS._warn_cache) == dict(GENERATOR_STATS._error_cache) == {}


def test_every_field_is_described(schema: dict[str, Any]) -> None:
    silent = [
        f"{name}.{key}"
        for name, component in schema["components"]["schemas"].items()
        for key, field in component.get("properties", {}).items()
        if not field.get("description")
    ]

    assert silent == []


def test_every_parameter_and_operation_is_described(schema: dict[str, Any]) -> None:
    operations = [op for path in schema["paths"].values() for op in path.values()]
    silent = [
        f"{op['operationId']} {p['name']}"
        for op in operations
        for p in op.get("parameters", [])
        if not p.get("description")
    ]

    assert silent == []
    assert [op["operationId"] for op in operations if not op.get("summary")] == []


def test_the_docs_page_has_no_inline_script(reader: APIClient) -> None:
    page = reader.get("/api/docs/")

    assert page.status_code == 200
    scripts = re.findall(r"<script\b([^>]*)>(.*?)</script>", page.content.decode(), re.S)
    assert scripts
    assert all("src=" in head and not body.strip() for head, body in scripts)
    assert not re.search(r"<style\b|style=", page.content.decode())
    for address in re.findall(r'(?:src|href)="([^"]+)"', page.content.decode()):
        assert address.startswith("/"), f"{address} is not ours"


@pytest.mark.parametrize(("prefix", "view"), [(prefix, view) for prefix, view, _ in router.registry])
def test_a_filter_takes_the_numbers_that_the_schema_says(
    schema: dict[str, Any], prefix: str, view: type[Resource]
) -> None:
    parameters = {p["name"]: p["schema"] for p in schema["paths"][f"/api/v1/{prefix}/"]["get"]["parameters"]}

    for name, numbers in view.filterset_class.base_filters.items():
        if isinstance(numbers, NumberFilter):
            bounds = numbers.extra["min_value"], numbers.extra["max_value"]
            assert (parameters[name]["minimum"], parameters[name]["maximum"]) == bounds, name
