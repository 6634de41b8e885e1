"""Captions and whose pictures they stand under: credits at their end, openings that give them away."""

from __future__ import annotations

from .credits import clean_credit
from .draft import PrintedCaption
from .knowledge import load_credits
from .tidy import fold

# A caption is a sentence or three; anything longer is an article.
LONGEST = 700
# Letters and digits that two captions share at their start when they are one.
_SAME = 80


def split_credit(words: str) -> PrintedCaption:
    """A caption apart from the credit printed at its end."""
    for pattern in load_credits().caption_credits:
        found = pattern.search(words)
        if found and found.start() > 0:
            rest = words[: found.start()].rstrip(" |-–—/([")
            credit = clean_credit(found["credit"])
            if rest and credit:
                return PrintedCaption(rest, credit)
    return PrintedCaption(words, None)


def is_caption(line: str) -> bool:
    """Whether a line shows by its own words that it stands under a picture."""
    if len(line) > LONGEST:
        return False
    if line.lower().startswith(load_credits().caption_openings):
        return True
    return len(line) <= LONGEST // 2 and split_credit(line).credit is not None


def merge_captions(captions: list[PrintedCaption]) -> tuple[PrintedCaption, ...]:
    """One caption for each picture: a caption that begins like an earlier one is the same, its longer wording kept."""
    kept: dict[str, PrintedCaption] = {}
    for caption in captions:
        key = fold(caption.words)[:_SAME]
        if not key:
            continue
        other = kept.get(key, caption)
        longer = max(other, caption, key=lambda one: len(one.words))
        kept[key] = PrintedCaption(longer.words, other.credit or caption.credit)
    return tuple(kept.values())
