"""The schema says what the contract says, and records validate against it."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from dragoman.exchange import record_schema, record_to_dict
from dragoman.model import Record


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = record_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_a_record_validates(validator: Draft202012Validator, record: Record) -> None:
    validator.validate(record_to_dict(record))


def test_commitments_are_described_with_the_key_they_print(validator: Draft202012Validator) -> None:
    described = validator.schema["$defs"]["Commitment"]
    assert "for" in described["required"]
    assert "recipients" not in described["properties"]


@pytest.mark.parametrize(
    ("part", "key", "value"),
    [
        ("events", "type", None),
        ("events", "status", "done"),
        ("events", "evidence", [[1, 2, 3]]),
        ("actors", "mentions", [{"span": [-1, 2], "form": "name"}]),
        ("statements", "channel", {"kind": "pigeon", "span": [0, 1]}),
    ],
)
def test_what_breaks_the_contract_is_refused(
    validator: Draft202012Validator, record: Record, part: str, key: str, value: object
) -> None:
    plain: Any = record_to_dict(record)
    plain[part][0][key] = value
    with pytest.raises(ValidationError):
        validator.validate(plain)


def test_a_missing_key_is_refused(validator: Draft202012Validator, record: Record) -> None:
    plain = record_to_dict(record)
    del plain["report"]["language"]
    with pytest.raises(ValidationError, match="language"):
        validator.validate(plain)


def test_every_noun_is_described(validator: Draft202012Validator) -> None:
    definitions = validator.schema["$defs"]
    assert all(definition["description"] for definition in definitions.values())
