"""A polite client for pages, feeds and sitemaps: it asks as a guest would, and no server can hold it up.

`Fetcher.fetch` is the way in. It asks robots.txt first, keeps a pace for each host, sends conditional requests, backs
off when told to, follows redirects within rules, and holds every answer to a size and a time. Whatever goes wrong is
a FetchError in one sentence. httpx2 and protego are imported with the first request.
"""

from .answers import Answer, Fetched, NotModified, Validators
from .client import Fetcher, Homebody
from .clock import Clock, SystemClock
from .manners import Manners

__all__ = [
    "Answer",
    "Clock",
    "Fetched",
    "Fetcher",
    "Homebody",
    "Manners",
    "NotModified",
    "SystemClock",
    "Validators",
]
