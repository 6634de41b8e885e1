"""One report out of its bytes or its text: decode, tell a page from plain text, draft, compose."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from ..errors import SourceError
from ..model import Published, Report, Source
from ..settings import Settings
from .dates import find_interval, published
from .draft import Draft, compose_report
from .encoding import decode
from .lines import split_header
from .markup import list_kind
from .media import charset_of, is_page_type
from .plain import draft_text
from .tidy import clean_line, clean_text

NOWHERE = Source(id=None, path=None, url=None, fetched=None, media_type="text/plain")

_TAGS = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|table|section)\b[^<>]{0,2000}>", re.IGNORECASE
)
_SNIFFED = 20_000
_HTML_NAMES = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz")


def read_bytes(data: bytes, source: Source, settings: Settings) -> Report:
    """The report that `data` holds, a page or plain text in any encoding. Raises SourceError when it holds none."""
    where = place_of(source)
    if len(data) > settings.max_bytes:
        raise SourceError(where, too_large(settings))
    text = decode(data, where, charset_of(source.media_type))
    id = hashlib.sha256(data).hexdigest()
    if kind := list_kind(data):
        raise SourceError(where, f"is a {kind}, no report; name its file or address to read what it lists")
    if looks_like_page(text, source.path, source.media_type):
        return read_page(text, source, settings, id=id)
    header, body = split_header(clean_text(text))
    url = source.url or header.get("url") or None
    return read_text(
        body,
        replace(source, url=url, media_type="text/plain"),
        settings,
        id=id,
        title=header.get("title"),
        published=header.get("published"),
        publisher=header.get("publisher"),
        language=header.get("language"),
    )


def read_text(
    text: str,
    source: Source,
    settings: Settings,
    *,
    id: str | None = None,
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
) -> Report:
    """The report of a plain text; what the caller knows of it is believed. Raises SourceError when it is empty.

    `published` is a date in words or ISO; one that is no date is left out. `id` is the SHA-256 of the raw bytes,
    by default of the text in UTF-8.
    """
    draft = draft_text(text, title)
    if not draft.paragraphs and not draft.captions:
        if not draft.title:
            raise SourceError(place_of(source), "is empty; nothing to read")
        # A title and nothing below it is still a report: one sentence long.
        draft = replace(draft, title=None, paragraphs=(draft.title,))
    known = replace(
        draft,
        publisher=clean_line(publisher or "") or None,
        published=metadata_day(published),
        language=language or None,
    )
    return compose_report(known, id or _digest(text), source, settings)


def read_page(
    html: str,
    source: Source,
    settings: Settings,
    *,
    id: str | None = None,
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
) -> Report:
    """The report of an HTML page; what the caller knows goes before what the page says of itself.

    Raises SourceError when the page holds no article.
    """
    from .page import draft_page

    draft: Draft | None = draft_page(html, title)
    if draft is None:
        raise SourceError(place_of(source), "holds no article; nothing to read")
    known = replace(
        draft,
        publisher=clean_line(publisher or "") or draft.publisher,
        published=metadata_day(published) or draft.published,
        language=language or draft.language,
    )
    return compose_report(known, id or _digest(html), replace(source, media_type="text/html"), settings)


def too_large(settings: Settings) -> str:
    """What is wrong with an input over the limit, and what to do."""
    return f"is larger than {settings.max_bytes:,} bytes; allow more with --max-bytes"


def looks_like_page(text: str, path: str | None, media_type: str = "text/plain") -> bool:
    """Whether a text is HTML: by its tags, of which a name ending in .html or a server's word needs fewer."""
    tags = len(_TAGS.findall(text[:_SNIFFED]))
    is_named = bool(path and path.lower().endswith(_HTML_NAMES)) or is_page_type(media_type)
    begins = (
        text[:200]
        .lstrip("\ufeff \n\r\t")
        .lower()
        .startswith(("<!doctype html", "<html", "<!--", "<?xml", "<head", "<body"))
    )
    return tags >= (1 if is_named or begins else 5)


def metadata_day(words: str | None) -> Published | None:
    """A date field as a publication date; None when it is empty or no date."""
    interval = find_interval(words) if words else None
    return published(interval, "page metadata") if interval else None


def place_of(source: Source) -> str:
    """What an error calls the source."""
    return source.path or source.url or source.id or "text"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
