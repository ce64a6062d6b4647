"""The last touch to the OpenAPI document."""

from typing import Any

PATH = {"id": "Permanent id.", "case_pk": "Id of the case.", "number": "Number in normal form: 7519814."}


def describe_paths(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Say what the variable parts of addresses are: models have no words for their ids."""
    for operations in result["paths"].values():
        for operation in operations.values():
            for parameter in operation.get("parameters", ()):
                if parameter["in"] == "path" and parameter["name"] in PATH:
                    parameter.setdefault("description", PATH[parameter["name"]])
    return result
