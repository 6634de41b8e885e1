"""Pages by their address, as raw reports."""

from __future__ import annotations

from collections.abc import Callable

from ..errors import FetchError
from ..model import Source
from ..settings import Settings
from .fetch import Fetched, Fetcher, NotModified
from .media import is_report_type
from .raw import Found, Raw


def fetch_page(address: str, settings: Settings, fetcher: Fetcher, only_public: bool) -> Found:
    """The page at an address that a feed or a sitemap named, or the reason why there is none."""
    try:
        answer = fetch_whole(address, settings, fetcher, accept=is_report_type, only_public=only_public)
    except FetchError as error:
        return error
    return Raw(answer.data, source_of(answer), address, "document")


def fetch_whole(
    address: str, settings: Settings, fetcher: Fetcher, *, accept: Callable[[str], bool], only_public: bool = False
) -> Fetched:
    """An answer with a body. Raises FetchError."""
    answer = fetcher.fetch(address, settings.max_bytes, accept=accept, only_public=only_public)
    if isinstance(answer, NotModified):
        raise FetchError(address, "is said not to have changed, though it was never fetched; try again later")
    return answer


def source_of(answer: Fetched) -> Source:
    """Where fetched bytes came from."""
    return Source(None, None, answer.url, answer.fetched, answer.media_type or "text/plain")
