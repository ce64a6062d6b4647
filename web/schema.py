"""The last touch to the OpenAPI document."""

from typing import Any

REFUSALS = {
    "400": "What was sent is not understood; the message says what is.",
    "401": "Log in, or send a token.",
    "403": "You, or your token, may not do this.",
    "429": "Too many requests; Retry-After says when to come back.",
}
MISSING = {"404": "There is nothing here, or it is not yours to see."}
BODY = {"415": "The body is not of a kind that this address takes."}
PATH = {"id": "Permanent id.", "case_pk": "Id of the case.", "number": "Number in normal form: 7519814."}


def describe_paths(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Say what the variable parts of addresses are: models have no words for their ids."""
    for operations in result["paths"].values():
        for operation in operations.values():
            for parameter in operation.get("parameters", ()):
                if parameter["in"] == "path" and parameter["name"] in PATH:
                    parameter.setdefault("description", PATH[parameter["name"]])
    return result


def describe_refusals(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Every operation can be refused, and always in the same shape."""
    shape = {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for address, operations in result["paths"].items():
        for operation in operations.values():
            possible = (
                REFUSALS | (MISSING if "{" in address else {}) | (BODY if "requestBody" in operation else {})
            )
            for status, words in possible.items():
                operation["responses"].setdefault(status, {"description": words, "content": shape})
    return result
