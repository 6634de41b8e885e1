"""The OpenAPI document is valid, whole, and tells the truth about what is answered."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest
from jsonschema import Draft202012Validator

ERRORS = {"401", "403", "404", "405", "422", "429", "503"}


@pytest.fixture(scope="module")
def document(client: httpx2.Client) -> Any:
    return client.get("/api/v1/openapi.json").json()


def operations(document: Any) -> list[tuple[str, str, Any]]:
    return [
        (path, method, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def test_every_operation_is_described(document: Any) -> None:
    assert document["openapi"].startswith("3.1")
    known = {tag["name"] for tag in document["tags"]}
    for path, method, operation in operations(document):
        at = f"{method} {path}"
        assert operation["summary"], at
        assert len(operation["description"]) > 20, at
        assert set(operation["tags"]) <= known, at
        assert set(operation["responses"]) >= ERRORS, at
        assert operation["security"], at
        for parameter in operation.get("parameters", ()):
            assert parameter.get("description") or parameter["schema"].get("enum"), f"{at} {parameter['name']}"


def test_every_reference_leads_somewhere(document: Any) -> None:
    def walk(part: Any) -> None:
        if isinstance(part, dict):
            if isinstance(part.get("$ref"), str):
                assert part["$ref"].removeprefix("#/components/schemas/") in document["components"]["schemas"]
            for one in part.values():
                walk(one)
        elif isinstance(part, list):
            for one in part:
                walk(one)

    walk(document)


def test_what_is_answered_is_what_the_document_says(client: httpx2.Client, document: Any) -> None:
    for path, method, operation in operations(document):
        if method != "get" or "{" in path or "application/json" not in operation["responses"]["200"]["content"]:
            continue
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
        whole = {**schema, "components": document["components"]}
        faults = list(Draft202012Validator(whole).iter_errors(client.get(path).json()))
        assert not faults, f"{path}: {faults[0].message[:300]}"
