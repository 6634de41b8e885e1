"""Records to files and back. `json` is the contract's own form; every other format starts from it."""

from .json import record_from_json, record_to_dict, record_to_json
from .schema import record_schema

__all__ = ["record_from_json", "record_schema", "record_to_dict", "record_to_json"]
