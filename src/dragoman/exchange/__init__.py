"""Records to files and back. `json` is the contract's own form; every other format starts from it."""

from .json import part_from_dict, part_to_dict, printed_names, record_from_json, record_to_dict, record_to_json
from .schema import record_schema

__all__ = [
    "part_from_dict", "part_to_dict", "printed_names", "record_from_json", "record_schema", "record_to_dict",
    "record_to_json",
]  # fmt: skip
