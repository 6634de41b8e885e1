"""Towns of the United States that bear a name of ours, told by the state that follows them."""

from __future__ import annotations

import re

from .cues import Cues, Match

_PLACE = re.compile(r", ((?:[A-Z]\.){2}|W\.Va\.|[A-Z][a-z]+\.|[A-Z]\w+(?: [A-Z][a-z]+)?)")
_ONWARD = re.compile(r",? (?:and|or) ([A-Z]\w+(?: [A-Z][a-z]+)?)?|, ([A-Z]\w+(?: [A-Z][a-z]+)?)")


def drop_towns(found: list[Match], text: str, cues: Cues) -> list[Match]:
    """Without towns of the United States that bear a name of ours: "Lebanon, Pennsylvania", "Moscow, Idaho"."""
    return [match for match in found if text[match[1] : match[1] + 2] != ", " or not _is_us_town(match, text, cues)]


def _is_us_town(match: Match, text: str, cues: Cues) -> bool:
    """Whether ", Pennsylvania" or ", Pa." follows, and no list of states goes on."""
    _, end, name = match
    if text[end + 2 : end + 4] not in cues.us_beginnings or name.use not in ("name", "capital"):
        return False
    if name.entities[0].kind not in ("state", "government", "region") or name.form.isupper():
        return False
    if any(entity.country == "USA" for entity in name.entities):
        return False
    place = _place_at(text, end, cues)
    if place is None:
        return False
    onward = _ONWARD.match(text, end + len(", ") + len(place))
    return onward is None or not ((onward[1] or onward[2]) in cues.us_places or onward[0].endswith("and "))


def _place_at(text: str, end: int, cues: Cues) -> str | None:
    """The U.S. state that stands after a comma: "New York", "Pa.", "PA"."""
    found = _PLACE.match(text, end)
    if found is None:
        return None
    written = (found[1], found[1].removesuffix("."), found[1].partition(" ")[0])
    return next((place for place in written if place in cues.us_places), None)
