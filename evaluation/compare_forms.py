"""The annotated comparisons: forms of YAML with short quotations, and the texts that they name in ../shared.

`evaluation/compare/*.yaml` are forms of encounters annotated for us; `evaluation/compare_gold.yaml` says where the
matters of the gold's own `compare:` stand. A quotation that its text does not hold is an error: mend the form.
"""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
FORMS = ROOT / "evaluation" / "compare"
GOLD = ROOT / "evaluation" / "compare_gold.yaml"
MARKS = str.maketrans("“”‘’\u00a0", "\"\"'' ")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Item:
    """A matter of the answers: its words, and by key of the account the evidence as quoted."""

    subject: str
    evidence: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Form:
    """One encounter: by key, where the account's text lies; what several tell, what one alone, what is in doubt."""

    id: str
    files: dict[str, dict[str, str]]
    both: tuple[Item, ...]
    only: tuple[Item, ...]
    doubtful: tuple[Item, ...]


def read_forms(shared: Path) -> tuple[list[Form], list[Form]]:
    """The gold's four, and those annotated for us."""
    where = yaml.safe_load(GOLD.read_text(encoding="utf-8"))
    gold = []
    for id, compare in where.items():
        answer = yaml.safe_load((shared / "corpus" / "gold" / f"{id}.yaml").read_text(encoding="utf-8"))
        keys = {key for item in compare["both"] for key in item if key != "subject"} | set(compare["only"])
        files = {key: {"text": path} for key, path in answer["files"].items() if key in keys}
        gold.append(_form({"id": id, "files": files, "compare": compare}))
    return gold, [_form(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in sorted(FORMS.glob("*.yaml"))]


def _form(plain: dict[str, Any]) -> Form:
    compare = plain["compare"]
    files = plain["files"]
    only = [
        Item(item["subject"], {key: tuple(item["evidence"])})
        for key, items in (compare.get("only") or {}).items()
        for item in items or []
    ]
    both = [_shared(item, set(files)) for item in compare.get("both") or []]
    doubtful = [_in_doubt(item, set(files)) for item in compare.get("doubtful") or []]
    return Form(plain["id"], files, tuple(both), tuple(only), tuple(doubtful))


def _shared(item: dict[str, Any], keys: set[str]) -> Item:
    return Item(item["subject"], {key: tuple(_listed(item[key])) for key in item if key in keys})


def _in_doubt(item: dict[str, Any], keys: set[str]) -> Item:
    """A doubtful matter may quote any account: its evidence then counts for each that holds it."""
    loose = tuple(_listed(item.get("evidence") or []))
    return Item(item["subject"], {key: tuple(_listed(item.get(key) or [])) + loose for key in keys})


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def text_of(shared: Path, entry: dict[str, str]) -> str | dict[str, Any]:
    """A file's path as text, or the row of the bulk corpus with this address."""
    if "text" in entry:
        return str(shared / "corpus" / entry["text"])
    return _bulk(shared / "corpus" / entry["bulk"])[entry["url"]]


@cache
def _bulk(path: Path) -> dict[str, dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return {row["url"]: row for row in map(json.loads, lines)}


def places_of(text: str, quotation: str) -> list[Place]:
    """Where a quotation stands, marks and white space alike."""
    words = [re.escape(word) for word in quotation.translate(MARKS).split()]
    pattern = re.compile(r"\s+".join(words), re.IGNORECASE)
    return [found.span() for found in pattern.finditer(text.translate(MARKS))] if words else []
