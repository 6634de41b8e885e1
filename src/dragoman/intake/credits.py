"""Who is credited: news agencies, photographers' agencies under pictures, and the writer in the byline."""

from __future__ import annotations

import re

from .knowledge import load_credits

_LONGEST = 300
_BETWEEN_NAMES = re.compile(r"\s*(?:,\s*and\b|,|;|/|&|\band\b|\bwith\b|\+)\s*", re.IGNORECASE)
_TRIM = " .()[]—–-*_:|\"'“”"
_PARTICLE = r"(?:de|da|di|del|della|van|von|der|den|bin|bint|al|el|ben|la|le|dos|du|ter|y)"
_NAME = rf"[A-ZÀ-Þ][\w.'’-]*(?: (?:{_PARTICLE} )*[A-ZÀ-Þ][\w.'’-]*){{1,3}}"
_NAMES = rf"{_NAME}(?:(?:, (?:and )?| and | & | / ){_NAME}){{0,4}}"
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY|[Ww]ritten by|[Aa]uthor:|[Tt]ext by|[Ss]tory by)\s*:?\s+"
    rf"(?P<who>{_NAMES}(?:\s*[,|/–—-]\s*[^\d]{{2,60}})?)\.?"
)
_NAME_AND_OUTLET = re.compile(rf"(?P<who>{_NAME}) ?[|•·] ?(?P<outlet>[^|\d]{{2,60}})(?: ?[|•·].{{0,60}})?")
_ADDRESS = re.compile(r"\s*[|,/·•–—-]?\s*[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WRAPPED = re.compile(
    r"\(?\s*(?:file )?(?:photo|image|picture)?s?\s*(?:credit|by|courtesy(?: of)?)?\s*(?:[:/]|\.\.\.|…)\s*|by\s+",
    re.IGNORECASE,
)
_PHOTO_WORDS = 12


def known_agencies(names: str) -> tuple[str, ...]:
    """The listed agencies among `names` ("AP/Reuters"), by the name that the record prints."""
    agencies = load_credits().agencies
    whole = agencies.get(names.strip(_TRIM).lower())
    if whole:
        return (whole,)
    found = (agencies.get(name.strip(_TRIM).lower()) for name in _BETWEEN_NAMES.split(names))
    return tuple(dict.fromkeys(name for name in found if name))


def wire_credit(line: str) -> tuple[str, ...] | None:
    """The agencies that a credit line names; empty for a credit to people; None when it is no credit line."""
    words = line.strip(_TRIM)
    if not words or len(line) > _LONGEST:
        return None
    if len(words) <= 80 and _is_agencies_alone(words):
        return known_agencies(words)
    for pattern in load_credits().wire_lines:
        found = pattern.fullmatch(words)
        if found:
            credit = _credited(found.groupdict())
            if credit is not None:
                return credit
    return None


def _is_agencies_alone(words: str) -> bool:
    names = [name for name in _BETWEEN_NAMES.split(words) if name]
    agencies = load_credits().agencies
    # A bare word counts as a credit only as agencies print themselves: "petra" and "trend" are words.
    return 0 < len(names) <= 4 and all(name.strip(_TRIM).lower() in agencies and name[:1].isupper() for name in names)


def _credited(groups: dict[str, str | None]) -> tuple[str, ...] | None:
    if groups.get("people"):
        return known_agencies(groups["people"] or "")
    if groups.get("only"):
        return known_agencies(groups["only"] or "") or None
    names = groups.get("names") or ""
    return _organisations(names)


def _organisations(names: str) -> tuple[str, ...] | None:
    """The agencies and other newsrooms among names joined by commas and "and"; None when these are no names."""
    credits = load_credits()
    found: list[str] = []
    for part in _BETWEEN_NAMES.split(names):
        name = part.strip(_TRIM)
        bare = re.sub(r"^the ", "", name, flags=re.IGNORECASE).lower()
        if not name or bare in credits.generic:
            continue
        if not name[0].isupper() and bare not in credits.agencies:
            return None
        if bare in credits.agencies or name.lower() in credits.agencies:
            found.append(credits.agencies.get(bare) or credits.agencies[name.lower()])
        elif name.split()[-1] in credits.organisation_endings:
            found.append(name)
    return tuple(dict.fromkeys(found))


def photo_credit(line: str) -> str | None:
    """The source that a line under a picture names ("Photo Credit: (Photo: mid.ru)" names mid.ru)."""
    if len(line) > _LONGEST:
        return None
    words = line.strip(" ()[]*_")
    for pattern in load_credits().photo_lines:
        found = pattern.fullmatch(words)
        if found and len(found["credit"].split()) <= _PHOTO_WORDS:
            return clean_credit(found["credit"])
    return None


def clean_credit(credit: str) -> str | None:
    """A credit without the words that only announce one, and without its brackets."""
    before = None
    while before != credit:
        before = credit
        credit = _WRAPPED.sub("", credit, count=1) if _WRAPPED.match(credit) else credit
        credit = credit.strip(_TRIM)
    return credit or None


def byline(line: str) -> str | None:
    """Who wrote it, when the line is a byline ("By Jane Doe, Reuters"); None otherwise."""
    if len(line) > 160:
        return None
    bare = _ADDRESS.sub("", line).strip(" |,")
    found = _BYLINE.fullmatch(bare)
    if found:
        return found["who"].strip(" ,|-–—")
    named = _NAME_AND_OUTLET.fullmatch(bare)
    if named:
        return f"{named['who']}, {named['outlet'].strip()}"
    if _ADDRESS.search(line) and re.fullmatch(_NAMES, bare):
        return bare
    return None
