"""Stage 1: bytes to reports. Files, folders, JSON Lines and plain text in; each a `Report` or the reason why not.

`read_sources` is the way in for whatever a person names; `find_sources` stops before the reports are made and
hands on their raw bytes. `read_bytes`, `read_text` and `read_page` take what a caller already holds. Only pages
need lxml and trafilatura, which are imported with the first page.
"""

from .dates import parse_day
from .raw import Raw, make_outcome, make_report
from .read import NOWHERE, read_bytes, read_page, read_text
from .sources import find_sources, read_sources

__all__ = [
    "NOWHERE",
    "Raw",
    "find_sources",
    "make_outcome",
    "make_report",
    "parse_day",
    "read_bytes",
    "read_page",
    "read_sources",
    "read_text",
]
