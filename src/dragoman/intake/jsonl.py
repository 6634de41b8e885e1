"""One line of JSON Lines to its report: `{id?, url?, title?, published?, publisher?, language?, text | html}`."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

from ..errors import SourceError
from ..model import Report, Source
from ..settings import Settings
from .dates import find_interval
from .read import read_page, read_text

_FIELDS = ("url", "title", "published", "publisher", "language", "text", "html")


def read_line(line: bytes, source: Source, where: str, settings: Settings) -> Report:
    """The report of one line; `where` names file and line. Raises SourceError when the line is broken."""
    fields = _parse(line, where)
    source = replace(source, id=_id(fields, where), url=fields["url"] or source.url)
    known = {name: fields[name] for name in ("title", "published", "publisher", "language")}
    id = hashlib.sha256(line).hexdigest()
    try:
        if fields["html"]:
            return read_page(fields["html"], source, settings, id=id, **known)
        return read_text(fields["text"], source, settings, id=id, **known)
    except SourceError as error:
        raise SourceError(where, error.reason) from error


def _parse(line: bytes, where: str) -> dict[str, Any]:
    try:
        parsed = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SourceError(where, "is not UTF-8, as JSON must be; save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise SourceError(where, f"is not JSON: {error}; write one object a line") from error
    if not isinstance(parsed, dict):
        raise SourceError(where, 'is not a JSON object; write {…, "text": …} or {…, "html": …}')
    fields: dict[str, Any] = {"id": parsed.get("id")} | {name: _text(parsed, name, where) for name in _FIELDS}
    if not fields["text"] and not fields["html"]:
        raise SourceError(where, 'holds neither "text" nor "html"; give one of them')
    if fields["published"] and not find_interval(fields["published"]):
        raise SourceError(
            where, f'"published" is no date: {fields["published"][:40]!r}; write YYYY-MM-DD or leave it out'
        )
    return fields


def _text(parsed: dict[str, Any], name: str, where: str) -> str | None:
    value = parsed.get(name)
    if value is not None and not isinstance(value, str):
        raise SourceError(where, f'"{name}" is not a text; write it in quotation marks')
    return value if value and value.strip() else None


def _id(fields: dict[str, Any], where: str) -> str | None:
    value = fields["id"]
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise SourceError(where, '"id" is neither a text nor a whole number')
