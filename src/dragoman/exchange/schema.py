"""The record's JSON Schema (draft 2020-12), generated from the model's types and their docstrings.

The schema is open: a later version may add keys (the contract changes only by adding), so a record of a
newer reader still validates. Every key that this version writes is required.
"""

from __future__ import annotations

import inspect
from dataclasses import is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from ..model import Difference, Record, Span, Wording
from .json import printed_names

SCHEMA_ID = "dragoman/record/1"

_SCALARS: dict[Any, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}

Schema = dict[str, Any]


def record_schema() -> Schema:
    """The JSON Schema that every record validates against."""
    definitions: dict[str, Schema] = {}
    root = _schema_of(Record, definitions)
    definitions["Record"]["properties"]["schema"] = {"const": SCHEMA_ID}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{SCHEMA_ID}.schema.json",
        "title": "Dragoman record",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _schema_of(shape: Any, definitions: dict[str, Schema]) -> Schema:
    if shape is Span or is_dataclass(shape):
        return _reference(shape, definitions)
    origin, arguments = get_origin(shape), get_args(shape)
    if origin in (Union, UnionType):
        return _nullable(next(option for option in arguments if option is not NoneType), definitions)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _schema_of(arguments[0], definitions)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema_of(arguments[1], definitions)}
    return {"type": _SCALARS[shape]}


def _nullable(shape: Any, definitions: dict[str, Schema]) -> Schema:
    inner = _schema_of(shape, definitions)
    if isinstance(inner.get("type"), str) and len(inner) == 1:
        return {"type": [inner["type"], "null"]}
    return {"anyOf": [inner, {"type": "null"}]}


def _reference(shape: Any, definitions: dict[str, Schema]) -> Schema:
    if shape.__name__ not in definitions:
        definitions[shape.__name__] = {}  # holds the place while the parts are described
        definitions[shape.__name__] = _define(shape, definitions)
    return {"$ref": f"#/$defs/{shape.__name__}"}


def _define(shape: Any, definitions: dict[str, Schema]) -> Schema:
    description = {"description": inspect.cleandoc(shape.__doc__ or "")}
    if shape is Span:
        offset = {"type": "integer", "minimum": 0}
        return {**description, "type": "array", "prefixItems": [offset, offset], "items": False, "minItems": 2}
    if shape is Difference:
        sides = _schema_of(Wording, definitions)
        about = {"about": {"type": "string"}}
        return {
            **description,
            "type": "object",
            "properties": about,
            "required": ["about"],
            "additionalProperties": sides,
        }
    hints = get_type_hints(shape)
    properties = {key: _schema_of(hints[name], definitions) for name, key in printed_names(shape)}
    return {**description, "type": "object", "properties": properties, "required": list(properties)}
