"""Who said what, in which words, through which channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .span import Cited, Span
from .when import When

StatementForm = Literal["direct", "indirect", "mixed"]
ChannelKind = Literal[
    "speech", "interview", "email", "phone", "written statement", "social media", "broadcast", "document", "unnamed"
]


@dataclass(frozen=True, slots=True)
class Channel:
    """How the words reached the public, and the words that say so."""

    kind: ChannelKind
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of speech or writing attributed to a speaker.

    `quotes` are the words inside the marks; `content` the whole stretch said; `cue` the word of saying;
    `continues` the statement that a quotation carried on in the next paragraph belongs to.
    """

    id: str
    speaker: str
    on_behalf_of: str | None
    channel: Channel | None
    addressee: str | None
    form: StatementForm
    quotes: tuple[Cited, ...]
    content: Cited
    cue: Cited | None
    date: When | None
    continues: str | None
