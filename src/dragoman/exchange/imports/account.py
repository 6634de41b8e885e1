"""What an import came to: how many lines, what was taken, what was not and why, what has no counterpart."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ...errors import DataError


@dataclass(frozen=True, slots=True)
class Account:
    """One file that came in.

    `digest` is the SHA-256 of its bytes as they are once unpacked; `lines` counts those that hold anything, without
    the line of names; `taken` are rows of the table, `not_taken` lines by reason; `without_counterpart` counts rows by
    the source's code; `since` and `until` are the first and last day. `at` says when it came in, `by` which version
    read it.
    """

    source: str
    format: str
    file: str
    digest: str
    table: str
    lines: int
    taken: int
    not_taken: dict[str, int]
    without_counterpart: dict[str, int]
    since: str | None
    until: str | None
    at: str
    by: str

    @property
    def failed(self) -> int:
        """How many lines were not taken."""
        return sum(self.not_taken.values())


def account_to_json(account: Account) -> str:
    """As JSON text."""
    return json.dumps(asdict(account), indent=2, ensure_ascii=False) + "\n"


def read_account(path: Path) -> Account:
    """The account that was written. Raises DataError naming the file when it is none."""
    try:
        plain: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return Account(**plain)
    except (ValueError, TypeError) as error:
        raise DataError(f"{path}: no account of an import: {error}; remove it and import the file again") from error
