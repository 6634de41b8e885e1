"""Media types, as servers and archives name them: which may hold a report, and in which characters it is written."""

from __future__ import annotations

import re

_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_REPORTS = _PAGES | {"text/plain", "text/markdown"}
# What an address that a person names may answer with; what it is then shows in its first bytes.
_LISTS = frozenset(
    {"application/json", "application/jsonl", "application/x-ndjson", "application/xml", "text/xml"}
    | {"application/gzip", "application/x-gzip", "application/warc", "application/octet-stream"}
)


def bare_type(media_type: str) -> str:
    """`Text/HTML; charset=utf-8` → `text/html`."""
    return media_type.partition(";")[0].strip().lower()


def charset_of(media_type: str) -> str | None:
    """The charset that a media type names."""
    found = _CHARSET.search(media_type)
    return found.group(1) if found else None


def is_page_type(media_type: str) -> bool:
    """Whether the type is that of an HTML page."""
    return bare_type(media_type) in _PAGES


def is_report_type(media_type: str) -> bool:
    """Whether a single report can have this type; one that is not named is given the benefit of the doubt."""
    return not bare_type(media_type) or bare_type(media_type) in _REPORTS


def is_readable_type(media_type: str) -> bool:
    """The same for anything that holds reports: feeds, sitemaps, JSON Lines, archives."""
    bare = bare_type(media_type)
    return is_report_type(media_type) or bare in _LISTS or bare.startswith("text/") or bare.endswith(("+xml", "+json"))
