"""The examples of the API's documentation do what they show."""

from typing import Any

import pytest
from drf_spectacular.generators import SchemaGenerator
from rest_framework.test import APIClient

from tests.api.field import Field

SCHEMA: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
EXAMPLES = [
    (address, parameter["name"], parameter["example"])
    for address, operations in SCHEMA["paths"].items()
    for parameter in operations.get("get", {}).get("parameters", ())
    if "example" in parameter
]
WITH = {"claim_construed": {"patent": "7519814"}}  # what a filter can be asked with only
FREE = {"cursor", "wait", "limit", "fields", "expand"}  # described by their own schema


@pytest.mark.parametrize(("address", "name", "value"), EXAMPLES)
def test_an_example_is_answered(reader: APIClient, field: Field, address: str, name: str, value: Any) -> None:
    case = field.case(30)  # 7:24-cv-00030

    answer = reader.get(address.replace("{case_pk}", str(case.pk)), {name: value} | WITH.get(name, {}))

    assert answer.status_code == 200, getattr(answer, "data", answer)


def test_filters_of_cases_entries_events_and_filings_have_an_example_or_name_their_values() -> None:
    silent = [
        (address, p["name"])
        for address in ("/api/v1/cases/", "/api/v1/docket-entries/", "/api/v1/events/", "/api/v1/filings/")
        for p in SCHEMA["paths"][address]["get"]["parameters"]
        if p["name"] not in FREE
        and "example" not in p
        and "enum" not in p["schema"]
        and p["schema"]["type"] != "boolean"
    ]

    assert silent == []


def test_the_example_of_a_docket_number_finds_its_case(reader: APIClient, field: Field) -> None:
    case = field.case(30)
    asked = {
        name: value
        for address, name, value in EXAMPLES
        if address == "/api/v1/cases/" and name in ("number", "court")
    }

    assert [row["id"] for row in reader.get("/api/v1/cases/", asked).json()["results"]] == [case.pk]
