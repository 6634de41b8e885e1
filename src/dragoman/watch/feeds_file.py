"""`feeds.toml`: what is watched, and how often. Every mistake is one sentence that names file, key and remedy.

contact = "desk@example.org"    # goes into the User-Agent
every = "30m"                   # how often a feed is asked, unless it says otherwise
pace = "2s"                     # between two requests to one host

[[feed]]
url = "https://example.org/news.rss"
name = "The ministry"           # for messages
every = "15m"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ..errors import OptionError

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_DURATION = re.compile(r"(\d{1,6})\s*([smhd])")
_EVERY = 1800.0
_SOONEST = 60.0
_LATEST = 7 * 86_400.0
_PACE = 1.0
_SLOWEST = 300.0
_FILE_KEYS = ("contact", "every", "pace", "feed")
_FEED_KEYS = ("url", "name", "every")
_URL = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WatchedFeed:
    """One feed: its address, what messages call it, and the seconds between two polls."""

    url: str
    name: str
    every: float


@dataclass(frozen=True, slots=True)
class FeedsFile:
    """The file as read. `pace` is in seconds."""

    feeds: tuple[WatchedFeed, ...]
    contact: str | None
    pace: float


def read_feeds_file(path: str | Path) -> FeedsFile:
    """What is to be watched. Raises OptionError."""
    try:
        data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise OptionError(f"{path}: no such file; write one as docs/sources.md shows") from error
    except OSError as error:
        raise OptionError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise OptionError(f"{path}: is not UTF-8, as TOML must be; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise OptionError(f"{path}: is no TOML: {error}") from error
    return _read_file(data, str(path))


def _read_file(data: Mapping[str, Any], path: str) -> FeedsFile:
    _refuse_unknown(data, _FILE_KEYS, path)
    every = _seconds(data, "every", path, _EVERY, _SOONEST, _LATEST)
    entries = data.get("feed", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise OptionError(f'{path}: "feed" is no list of tables; write [[feed]] above each feed')
    if not entries:
        raise OptionError(f'{path}: names no feed; write [[feed]] and below it url = "https://…"')
    feeds = tuple(_read_feed(entry, f"{path}: feed {number}", every) for number, entry in enumerate(entries, 1))
    _refuse_twice(path, feeds)
    return FeedsFile(
        feeds,
        _text(data, "contact", path, _is_header, "a mail or web address in ASCII"),
        _seconds(data, "pace", path, _PACE, 0.0, _SLOWEST),
    )


def _read_feed(entry: Mapping[str, Any], where: str, every: float) -> WatchedFeed:
    _refuse_unknown(entry, _FEED_KEYS, where)
    if "url" not in entry:
        raise OptionError(f'{where}: has no "url"; write url = "https://…"')
    url = _text(entry, "url", where, _URL.fullmatch, 'an address such as "https://example.org/news.rss"') or ""
    name = _text(entry, "name", where, _is_line) or url
    return WatchedFeed(url, name, _seconds(entry, "every", where, every, _SOONEST, _LATEST))


def _refuse_unknown(table: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    for key in table:
        if key not in known:
            near = get_close_matches(key, known, 1)
            hint = f'did you mean "{near[0]}"?' if near else f"known are {', '.join(known)}"
            raise OptionError(f'{where}: "{key}" is no key; {hint}')


def _refuse_twice(path: str, feeds: Iterable[WatchedFeed]) -> None:
    seen: dict[str, int] = {}
    for number, feed in enumerate(feeds, 1):
        if feed.url in seen:
            raise OptionError(f"{path}: feed {number}: {feed.url} is feed {seen[feed.url]} already; take one out")
        seen[feed.url] = number


def _text(
    table: Mapping[str, Any], key: str, where: str, fits: Callable[[str], object], expected: str = "one line of text"
) -> str | None:
    if key not in table:
        return None
    value = table[key]
    if not isinstance(value, str) or not fits(value):
        raise OptionError(f'{where}: "{key}" is {value!r}; write {expected}')
    return value


def _is_header(words: str) -> bool:
    """Words that can stand in the User-Agent's comment."""
    return _is_line(words) and words.isascii() and not set("()\\") & set(words)


def _is_line(words: str) -> bool:
    """Words that can stand in a message."""
    return bool(words.strip()) and words.isprintable() and len(words) <= 200


def _seconds(table: Mapping[str, Any], key: str, where: str, default: float, least: float, most: float) -> float:
    """A duration in seconds: `"30m"`."""
    if key not in table:
        return default
    value = table[key]
    found = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if not found:
        raise OptionError(f'{where}: "{key}" is {value!r}; write a duration such as "90s", "30m", "2h" or "1d"')
    seconds = float(int(found.group(1)) * _SECONDS[found.group(2)])
    if not least <= seconds <= most:
        raise OptionError(f'{where}: "{key}" is {value!r}; it may be {_shown(least)} to {_shown(most)}')
    return seconds


def _shown(seconds: float) -> str:
    unit = next(unit for unit in "dhms" if seconds % _SECONDS[unit] == 0 and (seconds or unit == "s"))
    return f'"{seconds / _SECONDS[unit]:.0f}{unit}"'
