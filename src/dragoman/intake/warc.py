"""Web archives (WARC): every page and text that a server answered with, as raw reports.

fastwarc reads the records; `warc_records` has cut them apart. Requests, pictures, redirects and errors that an
archive keeps are no reports and are passed over; a page that is damaged is named by its byte.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from ..errors import SourceError
from ..model import Source
from ..settings import Settings
from .bodies import Damaged, Swollen, UnknownEncoding, undo_chunks, undo_encodings
from .media import is_report_type
from .raw import Found, Raw
from .read import too_large
from .warc_records import Damage, Frame, cut_records

_KINDS = WarcRecordType.response | WarcRecordType.resource


def find_in_archive(stream: BinaryIO, path: str, settings: Settings) -> Iterator[Found]:
    """The pages of an archive in its order, packed or not. `path` names it."""
    seen = 0
    for cut in cut_records(stream, settings.max_bytes):
        where = f"{path} record at byte {cut.at}"
        if isinstance(cut, Damage):
            found: Found | None = SourceError(where, cut.reason)
        else:
            found = _read_record(cut, where if cut.number == 1 else f"{where} ({cut.number})", path, settings)
        if found:
            seen += 1
            yield found
    if not seen:
        yield SourceError(path, "is a web archive without pages or texts; nothing to read")


def _read_record(frame: Frame, where: str, path: str, settings: Settings) -> Found | None:
    """The page that a record holds; None when it is none."""
    try:
        record = next(iter(ArchiveIterator(io.BytesIO(frame.data), record_types=_KINDS)), None)
        if record is None or not _is_page(record):
            return None
        return _take_page(record, frame, where, path, settings)
    except OSError:
        return SourceError(where, "is no WARC record that can be read; fetch the archive again")


def _is_page(record: WarcRecord) -> bool:
    if not record.is_http:
        # Crawlers also keep what they made of a page (`urn:text:…`); the page itself is an answer.
        address, media_type = record.headers.get("WARC-Target-URI") or "", record.headers.get("Content-Type") or ""
        return address.strip("<").lower().startswith("http") and bool(media_type) and is_report_type(media_type)
    return record.http_headers.status_code == 200 and is_report_type(record.http_headers.get("Content-Type") or "")


def _take_page(record: WarcRecord, frame: Frame, where: str, path: str, settings: Settings) -> Found:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
    where = f"{where} ({url})" if url else where
    if not frame.is_whole:
        return SourceError(where, too_large(settings))
    headers = record.http_headers if record.is_http else record.headers
    source = Source(None, path, url, record.headers.get("WARC-Date"), headers.get("Content-Type") or "text/plain")
    try:
        data = _body(record, settings.max_bytes)
    except Swollen:
        return SourceError(where, too_large(settings))
    except UnknownEncoding as error:
        return SourceError(where, f"is packed as {error}, which cannot be undone")
    except Damaged:
        return SourceError(where, "is damaged: its packed data break off or are wrong; fetch the page again")
    return Raw(data, source, where, "document")


def _body(record: WarcRecord, limit: int) -> bytes:
    """The page without its transfer and content encodings. Archives exist that undid these and kept the header."""
    data = record.reader.read()
    if not record.is_http:
        return data
    if "chunked" in (record.http_headers.get("Transfer-Encoding") or "").lower():
        data = undo_chunks(data)
    encodings = (record.http_headers.get("Content-Encoding") or "").split(",")
    if data.lstrip()[:1] == b"<":
        return data
    return undo_encodings(data, encodings, limit)
