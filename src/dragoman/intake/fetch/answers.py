"""What a server's answer is to us."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask "has it changed since?" with."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A body whole and unpacked. `url` is where it came from after redirects; `fetched` a moment in UTC.

    `is_public` says that it came from the open internet; what it names must not lead anywhere else.
    """

    url: str
    data: bytes
    media_type: str
    validators: Validators
    fetched: str
    is_public: bool


@dataclass(frozen=True, slots=True)
class NotModified:
    """Nothing has changed since the validators were given."""

    url: str


Answer = Fetched | NotModified


@dataclass(frozen=True, slots=True)
class Reply:
    """One HTTP answer as it came: no redirect followed, no encoding undone. Header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def encodings(self) -> list[str]:
        return self.headers.get("content-encoding", "").split(",")

    @property
    def validators(self) -> Validators:
        return Validators(self.headers.get("etag"), self.headers.get("last-modified"))
