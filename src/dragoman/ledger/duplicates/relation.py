"""What one text of a story is to another: a copy, an update, a correction."""

from __future__ import annotations

from typing import Literal

from .compare import Likeness
from .fingerprint import Fingerprint

Relation = Literal["new", "copy", "update", "correction"]

GROWN = 0.2  # of the shorter text's words: so much more between what is shared is an update
APPENDED = 0.4  # the same for what only follows it, where papers put their notices
GROWN_WORDS = 40
KEPT = 0.6  # of the shorter text that an update keeps


def relate(one: Fingerprint, other: Fingerprint, likeness: Likeness) -> tuple[Relation, bool]:
    """What stands between two texts of one story, and whether `one` is the later version.

    Marks decide where the two bear different ones. Else figures exchanged in what both share, or a body that grew under
    the same heading, are an update, and the longer text is the later. Copies are of one version: neither is later.
    """
    if one.mark != other.mark:
        one_is_later = _standing(one) > _standing(other)
        later = one if one_is_later else other
        return "correction" if later.mark.kind == "correction" else "update", one_is_later
    has_changed = likeness.figures > 0 and likeness.of_shorter >= KEPT
    if has_changed or (one.heading == other.heading and _has_grown(likeness)):
        return "update", len(one.codes) >= len(other.codes)
    return "copy", False


def _standing(text: Fingerprint) -> tuple[int, bool]:
    """Later versions sort after earlier: by edition first; an unnumbered update is the first, a correction last."""
    edition = text.mark.edition or int(text.mark.kind == "update")
    return (edition, text.mark.kind == "correction")


def _has_grown(likeness: Likeness) -> bool:
    shorter = likeness.shared / likeness.of_shorter if likeness.of_shorter else 0
    if likeness.of_shorter < KEPT:
        return False
    return likeness.inserted >= max(GROWN_WORDS, GROWN * shorter) or likeness.after >= max(
        GROWN_WORDS, APPENDED * shorter
    )
