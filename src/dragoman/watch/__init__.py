"""Feeds watched: polled when they are due, each new report handed to whoever keeps it, nothing asked for twice.

`read_feeds_file` reads what is to be watched, a `FeedMemory` remembers what each feed said last and which of its items
were taken, and a `Watcher` goes round. What becomes of a report is the `Sink`'s business. What fetches is imported
with the first poll.
"""

from .feeds_file import FeedsFile, WatchedFeed, read_feeds_file
from .memory import FeedMemory, FeedState, ItemState, SqliteMemory
from .round import Account, Sink
from .watcher import Watcher

__all__ = [
    "Account",
    "FeedMemory",
    "FeedState",
    "FeedsFile",
    "ItemState",
    "Sink",
    "SqliteMemory",
    "WatchedFeed",
    "Watcher",
    "read_feeds_file",
]
