"""The worked example of the README: printed by the program, put in place by `make golden`, compared by a test."""

from __future__ import annotations

import json
import re
from pathlib import Path

from dragoman.cli.page import PageStyle, draw_page
from dragoman.exchange import record_to_dict
from dragoman.reading import read

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
EXAMPLE = "examples/pasted-story.txt"
_BLOCK = "<!-- {name} -->\n\n```{language}\n{content}```\n"


def filled(text: str) -> str:
    """The README's text with its two blocks as the program prints them today."""
    record = read(ROOT / EXAMPLE)
    page = draw_page(record, PageStyle()).replace(f"{ROOT}/", "")
    event = max(record.events, key=lambda event: event.confidence)
    plain = next(item for item in record_to_dict(record)["events"] if item["id"] == event.id)
    text = _put(text, "page", "text", page)
    return _put(text, "event", "json", _pretty(plain))


def _pretty(event: dict[str, object]) -> str:
    """One key a line, values on that line."""
    lines = [f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in event.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _put(text: str, name: str, language: str, content: str) -> str:
    block = _BLOCK.format(name=name, language=language, content=content)
    found = re.compile(rf"<!-- {name} -->\n\n```{language}\n.*?```\n", re.DOTALL)
    return found.sub(lambda _: block, text, count=1)
