"""From bytes to characters: what the bytes say of themselves first, a guess only when they say nothing.

Order: byte-order mark, UTF-16 without one, strict UTF-8, what the server says, what an HTML page declares, UTF-8
with a few broken bytes, Windows-1252 where it gives only letters and typographer's marks, and at last
charset-normalizer.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from ..errors import NotTextError, SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
# Browsers read these labels as the Windows pages that contain them (WHATWG Encoding Standard, section 4.2).
_READ_AS = {"iso8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}
_BINARY = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"SQLite format 3": "a database",
    b"BZh": "a bzip2 archive",
    b"7z\xbc\xaf": "an archive",
    b"\xfd7zXZ": "an archive",
    b"(\xb5/\xfd": "a zstd archive",
}
_SAMPLE = 65_536
# One broken byte in so many characters is still UTF-8.
_TOLERATED = 500


def decode(data: bytes, where: str, charset: str | None = None) -> str:
    """The characters of `data`; `charset` is what the server called them.

    Raises NotTextError when it is binary, SourceError when its encoding cannot be told.
    """
    if not data.strip():
        raise SourceError(where, "is empty; nothing to read")
    _refuse_binary(data, where)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\x00" in data[:_SAMPLE]:
        return _decode_wide(data, where)
    return _decode_narrow(data, where, charset)


def _refuse_binary(data: bytes, where: str) -> None:
    for magic, what in _BINARY.items():
        if data.startswith(magic):
            raise NotTextError(where, f"is {what}, not text; save it as HTML or plain text first")


def _decode_wide(data: bytes, where: str) -> str:
    """UTF-16 shows by zero bytes in every other place; zero bytes anywhere else mean binary data."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if max(even, odd) > 0.5 * half and min(even, odd) < 0.05 * half:
        return data.decode("utf-16-be" if even > odd else "utf-16-le", "replace")
    raise NotTextError(where, "holds binary data, not text; save it as HTML or plain text first")


def _decode_narrow(data: bytes, where: str, charset: str | None) -> str:
    if _has_controls(data[:_SAMPLE]):
        raise NotTextError(where, "holds binary data, not text; save it as HTML or plain text first")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = (
            _as_named(data, charset)
            or _as_declared(data)
            or _as_broken_utf8(data)
            or _as_windows(data)
            or _guessed(data)
        )
    if text is None:
        raise SourceError(where, "is in an unknown encoding; save it as UTF-8")
    return text


def _has_controls(sample: bytes) -> bool:
    """More than one control character in a hundred bytes is no text in any single-byte encoding."""
    controls = sum(sample.count(bytes([code])) for code in (*range(1, 7), *range(14, 27), 28, 29, 30, 31))
    return controls * 100 > len(sample)


def _as_declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    return _as_named(data, found.group(1).decode("ascii")) if found else None


def _as_named(data: bytes, charset: str | None) -> str | None:
    if not charset:
        return None
    try:
        name = codecs.lookup(charset).name
        return data.decode(_READ_AS.get(name, name))
    except (LookupError, UnicodeError, ValueError):
        return None


def _as_broken_utf8(data: bytes) -> str | None:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    foreign = sum(1 for character in text if character > "\x7f") - broken
    return text if broken * _TOLERATED <= len(text) and foreign > 2 * broken else None


def _as_windows(data: bytes) -> str | None:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    foreign = [character for character in text if character > "\x7f"]
    is_western = all(_is_western(character) for character in set(foreign))
    return text if is_western and len(foreign) * 10 <= len(text) else None


def _is_western(character: str) -> bool:
    return character in "‘’“”–—…•€£§°·«»©®™ \xa0´½¼¾¿¡" or unicodedata.category(character) in ("Ll", "Lu")


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return None
    try:
        return data.decode(best.encoding, "replace")
    except LookupError:
        return None
