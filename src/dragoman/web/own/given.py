"""What a person brought: the bytes, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass

from ...intake import NOWHERE
from ...model import Source

_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Given:
    """`where` is what an error calls it, `day` the ISO date that the person gives a report which states none."""

    data: bytes
    source: Source
    where: str
    day: str | None = None


def given_text(text: str, title: str = "", day: str | None = None) -> Given:
    """A pasted text; its title stands above it, as in a file, so that the bytes are all there is to it."""
    words = " ".join(title.split())
    head = f"Title: {words}\nUrl: \n\n" if words else ""
    return Given((head + text).encode("utf-8", "surrogatepass"), NOWHERE, "The pasted text", day)


def given_file(data: bytes, name: str, day: str | None = None) -> Given:
    """A file; of its path no more than the name is taken."""
    bare = name.replace("\\", "/").rsplit("/", 1)[-1].replace("\x00", "")[-_LONGEST_NAME:] or "file"
    return Given(data, Source(None, bare, None, None, "text/plain"), bare, day)
