"""What a source holds before anything is made of it: the bytes of one report, and where they stood.

Finding is cheap and making is not: a ledger looks at the digest first, and worker processes make the reports.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Literal

from ..errors import SourceError
from ..model import Report, Source
from ..settings import Settings
from .jsonl import read_line
from .read import read_bytes

Form = Literal["document", "line"]


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one report: a whole document, or one line of JSON Lines without its end.

    `where` is what an error calls it: a path, a URL, `file.jsonl line 12`, `x.warc.gz record at byte 6835`.
    `published` is the ISO date that whoever named the report gives it (a feed), for a report that states none.
    """

    data: bytes
    source: Source
    where: str
    form: Form
    published: str | None = None

    @property
    def id(self) -> str:
        """The SHA-256 of the bytes, which is the id of the report made of them."""
        return hashlib.sha256(self.data).hexdigest()


Found = Raw | SourceError


def make_report(raw: Raw, settings: Settings) -> Report:
    """The report that raw bytes hold. Raises SourceError when they hold none."""
    if raw.published:
        settings = replace(settings, published=raw.published)
    if raw.form == "line":
        return read_line(raw.data, raw.source, raw.where, settings)
    try:
        return read_bytes(raw.data, raw.source, settings)
    except SourceError as error:
        # One archive holds many pages: the place says which of them it is.
        raise type(error)(raw.where, error.reason) from error


def make_outcome(raw: Found, settings: Settings) -> Report | SourceError:
    """The same for a stream in which errors keep their place."""
    if isinstance(raw, SourceError):
        return raw
    try:
        return make_report(raw, settings)
    except SourceError as error:
        return error
