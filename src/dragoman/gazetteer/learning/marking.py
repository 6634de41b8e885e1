"""A paragraph with its known words replaced by one sign each, so that forms of titles can be written as patterns.

"Indian Prime Minister Narendra Modi said" becomes "DON said" with spaces between: D a people, O an office, N a name,
S a state, G an organisation. The signs are private-use characters, so no text can hold them by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from ...model import Span
from ..entity import Hit, Office
from ..fold import Folded, fold_text
from ..gazetteer import Gazetteer
from .personal_names import find_names
from .words import counted_offices, further_titles, words_of

OFFICE, STATE, PEOPLE, NAME, ORGANISATION, OTHER = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004", "\ue005"

_TAIL = re.compile(r"(?:,? and |, | of the | for the | for | of | on | & | and the | )([A-Z][\w-]*)")
_POST = re.compile(r" to (?:the )?")
_HAS_POST = frozenset({"ambassador", "permanent representative"})
_RANKS = frozenset(
    {"prince", "military officer", "religious leader", "judge", "lawmaker", "soldier", "commander", "official"}
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What one sign stands for. `owner`: ISO alpha-3 or an organisation's id; `words`: a person's name or a title.

    `seat` tells apart the seats of one office: where an ambassador is sent, which agency is headed.
    """

    sign: str
    start: int
    end: int
    words: str = ""
    owner: str | None = None
    office: str | None = None
    seat: str | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """The signs and the words between them, the marks in order, and where each sign stands in `signs`."""

    signs: str
    marks: tuple[Mark, ...]
    places: tuple[int, ...]
    folded: Folded

    def mark_at(self, place: int) -> Mark:
        """The mark whose sign stands at `place`."""
        return self.marks[self.places.index(place)]

    def original(self, start: int, end: int) -> Span:
        """Where a stretch of `signs` stands in the paragraph."""
        return self.folded.span(self._back(start), self._back(end))

    def _back(self, place: int) -> int:
        at = bisect_right(self.places, place - 1) - 1
        if at < 0:
            return place
        return self.marks[at].end + place - 1 - self.places[at]


def mark_paragraph(text: str, gazetteer: Gazetteer) -> Marked:
    """The paragraph in signs."""
    folded = fold_text(text)
    plain = folded.text
    known = gazetteer.find(plain)
    offices = _offices_in(plain, gazetteer)
    marks = _office_marks(plain, offices, known, gazetteer)
    taken = [(mark.start, mark.end) for mark in marks]
    marks += [_hit_mark(hit) for hit in known if not _is_taken(hit.span, taken)]
    marks.sort(key=lambda mark: mark.start)
    return _with_names(folded, marks)


def _offices_in(text: str, gazetteer: Gazetteer) -> list[tuple[Span, Office]]:
    """The titles of the text, in order: where a further title covers one that the reader knows, it goes before."""
    further = further_titles().find(text)
    usual = [
        (span, office)
        for span, office in gazetteer.offices_in(text)
        if office.id not in _RANKS
        and not any(span.overlaps(wider) and _length(wider) >= _length(span) for wider, _ in further)
    ]
    longer = [one for one in further if not any(one[0].overlaps(span) for span, _ in usual)]
    found = sorted([*usual, *longer], key=lambda one: one[0].start)
    return [one for at, one in enumerate(found) if not _is_honorific(text, found, at)]


def _length(span: Span) -> int:
    return span.end - span.start


def _is_honorific(text: str, found: list[tuple[Span, Office]], at: int) -> bool:
    """Whether a title only adorns the one before it: "Foreign Minister Ambassador Sirodjidin"."""
    span, office = found[at]
    return (
        at > 0
        and office.id == "ambassador"
        and text[found[at - 1][0].end : span.start] in (" ", ", ")
        and text[span.end : span.end + 2][1:].isupper()
    )


def _office_marks(
    text: str, offices: list[tuple[Span, Office]], hits: tuple[Hit, ...], gazetteer: Gazetteer
) -> list[Mark]:
    starts = sorted([span.start for span, _ in offices] + [hit.span.start for hit in hits])
    marks, done = [], 0
    for span, office in offices:
        if span.start < done:
            continue
        nearest = starts[bisect_right(starts, span.start) :]
        following = next((start for start in nearest if start >= span.end), len(text))
        end = _tail_end(text, span.end, following)
        end, seat = _post_end(text, end, office.id, hits)
        done = end
        words = text[span.start : end]
        counted = _office_id(office, words, span, gazetteer)
        marks.append(Mark(OFFICE, span.start, end, words, None, counted, seat or _seat(office)))
    return marks


def _office_id(office: Office, title: str, span: Span, gazetteer: Gazetteer) -> str | None:
    """The office a title names, or None where it is no one's in particular: plural, or one that does not count.

    A minister's portfolio may tell the department: "Vice Minister of Foreign Affairs" is a deputy foreign minister.
    """
    phrase = title[: span.end - span.start]
    words = set(phrase.lower().replace("-", " ").split())
    if office.id not in counted_offices() or words & (
        words_of("plural") | words_of("not_holding") | words_of("refused")
    ):
        return None
    if office.id not in ("minister", "deputy minister"):
        return office.id
    portfolio = title[len(phrase) :].strip()
    if not portfolio:
        return None
    found = [each.id for _, each in gazetteer.offices_in(f"minister {portfolio}") if each.id.endswith(" minister")]
    department = office.id.replace("minister", found[0]) if found else office.id
    return department if department in counted_offices() else office.id


def _seat(office: Office) -> str | None:
    """The seat of a further title, which its role tells."""
    return office.role or None if office.id in ("agency head", "service secretary") else None


def _tail_end(text: str, end: int, limit: int) -> int:
    """Where a title ends with its portfolio: "Deputy National Security Advisor for International Economics"."""
    portfolio = words_of("portfolio")
    while (found := _TAIL.match(text, end)) and found.end() <= limit and found[1].lower() in portfolio:
        end = found.end()
    return end


def _post_end(text: str, end: int, office: str, hits: tuple[Hit, ...]) -> tuple[int, str | None]:
    """Where an ambassador's title ends with the state or organisation he is sent to."""
    found = _POST.match(text, end) if office in _HAS_POST else None
    for hit in hits if found else ():
        if found and hit.span.start == found.end() and (owner := owner_of(hit)):
            return hit.span.end, owner
    return end, None


def owner_of(hit: Hit) -> str | None:
    """The state (ISO alpha-3) or organisation (id) that a hit names, if it names exactly one."""
    if len(hit.entities) != 1 or hit.use not in ("name", "demonym"):
        return None
    ident = hit.entities[0].id
    if ident.startswith("state:"):
        return ident.removeprefix("state:")
    return ident if ident.startswith("org:") else None


def _hit_mark(hit: Hit) -> Mark:
    owner = owner_of(hit)
    if owner is None:
        sign = OTHER
    elif owner.startswith("org:"):
        sign = ORGANISATION
    else:
        sign = PEOPLE if hit.use == "demonym" else STATE
    return Mark(sign, hit.span.start, hit.span.end, "", owner)


def _is_taken(span: Span, taken: list[tuple[int, int]]) -> bool:
    return any(span.start < end and start < span.end for start, end in taken)


def _with_names(folded: Folded, marks: list[Mark]) -> Marked:
    """The signs put together, with the names of people in the stretches between known words."""
    pieces: list[str] = []
    found: list[Mark] = []
    places: list[int] = []
    length = done = 0
    for mark in [*marks, Mark("", len(folded.text), len(folded.text))]:
        names = [Mark(NAME, start, end, name) for start, end, name in find_names(folded.text, done, mark.start)]
        for each in [*names, mark]:
            pieces.append(folded.text[done : each.start])
            length += each.start - done
            done = each.end
            if each.sign:
                pieces.append(each.sign)
                found.append(each)
                places.append(length)
                length += 1
    return Marked("".join(pieces), tuple(found), tuple(places), folded)
