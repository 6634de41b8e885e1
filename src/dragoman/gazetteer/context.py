"""What the words around a known name tell of it.

Rules, each asked only where its kind of name was found: a name that stands for a person here ("Jim Jordan", and every
bare "Jordan" after him); a town of a U.S. state ("Lebanon, Pennsylvania"); a short form with nothing to lean on; a name
of several entities, or of one that has a lesser known namesake ("Georgia", "Washington"). What they know is data:
`name_cues.csv`, `name_contexts.csv`, `decoys.csv`, `given_names.csv`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from .cues import Cues, Match, Name, Reading
from .entity import Entity, NameUse

_OPENING = "\"'(“„«["  # what may stand before the first word of a name
_MOST_SURNAMES = 50  # words whose use is looked for in one text: more make a list of people, and cost time
_LISTED_BESIDE = 2  # names of a list, on each side, that tell of what kind it is
_NEAR = 90  # characters before and after a name within which a near cue speaks for one of its bearers
_LISTING = re.compile(r",? and |, (?:and )?(?:the )?|,? or ")
_CAPITALISED = re.compile(r" ([A-Z][a-z]{2,})(?![\w-])")
_PAIRED_BEFORE = re.compile(r"(\w+) and $")
_PAIRED_AFTER = re.compile(r" and (\w+)(?! \w+ (?:and|,))")


def drop_people(found: list[Match], text: str, cues: Cues) -> list[Match]:
    """Without decoys, and without the names that stand for people here, at this place or by their surname elsewhere."""
    kept: list[Match] = []
    surnames: set[str] = set()
    shown: dict[str, bool] = {}
    personal = cues.personal
    for match in found:
        start, end, name = match
        form = name.form
        if not name.entities:
            surnames.update({form.rpartition(" ")[2]} & personal)
        elif form not in personal:
            kept.append(match)
        elif _ends_person(text, start, cues) or _is_paired(text, match, cues):
            if name.use == "name":
                surnames.add(form)
        elif form not in surnames and not _begins_person(text, end, name, cues, shown):
            kept.append(match)
    return kept


def drop_tongues(found: list[Match], text: str, cues: Cues) -> list[Match]:
    """Without the adjectives that name a language here: "in English and Spanish", "speaks Russian"."""
    if not any(name.form in cues.tongues for _, _, name in found):
        return found
    told = [span.span() for span in cues.spoken.finditer(text)]
    return [
        (start, end, name)
        for start, end, name in found
        if name.form not in cues.tongues or not any(first <= start and end <= last for first, last in told)
    ]


def _ends_person(text: str, start: int, cues: Cues) -> bool:
    """Whether an honorific or a given name stands before: "Mr. Holland", "Jim Jordan", "Jim B. Jordan"."""
    if text[start - 1 : start] != " ":
        return False
    words = text[max(0, start - 30) : start - 1].replace("-", " ").rsplit(" ", 2)
    last = words[-1]
    if last.removesuffix(".").lstrip(_OPENING) in cues.honorifics:
        return True
    if len(last) == 2 and last[1] == "." and last[0].isupper() and len(words) > 1:
        last = words[-2]
    return last.lstrip(_OPENING) in cues.given


def _is_paired(text: str, match: Match, cues: Cues) -> bool:
    """ "Tanya and Chad", "Chad and Tanya's": a given name beside another."""
    start, end, name = match
    if name.form not in cues.given_places or name.use != "name":
        return False
    before, after = _PAIRED_BEFORE.search(text, max(0, start - 30), start), _PAIRED_AFTER.match(text, end)
    beside = {found[1] for found in (before, after) if found is not None}
    return bool(beside & cues.given - cues.given_places)


def _begins_person(text: str, end: int, name: Name, cues: Cues, shown: dict[str, bool]) -> bool:
    """Whether the name is a given name here: "Paris Hilton", where the text has "Hilton said" or "Ms. Hilton".

    `shown` remembers what the text shows of a word, so that it is searched for each once.
    """
    following = _CAPITALISED.match(text, end)
    if following is None or name.use == "demonym" or name.form not in cues.given_places:
        return False
    if following[1] in cues.not_surnames or name.entities[0].kind == "region":
        return False
    word = following[1]
    if word not in shown and len(shown) < _MOST_SURNAMES:
        shown[word] = _is_surname(word, text, cues)
    if shown.get(word):
        return True
    return text[following.end() : following.end() + 2] == ", "


def _is_surname(word: str, text: str, cues: Cues) -> bool:
    """Whether the text shows a capitalised word to be a surname: a title before it, or a verb of saying after it."""
    pieces = text.split(word)
    return any(
        before[-14:].rstrip().removesuffix(".").rpartition(" ")[2] in cues.honorifics
        or (after.startswith(" ") and after[1:12].split(" ", 1)[0].rstrip(",.") in cues.surname_verbs)
        for before, after in pairwise(pieces)
    )


def drop_unsupported(found: list[Match]) -> list[Match]:
    """Without short forms of entities that the text names in no other way."""
    named = {entity.id for _, _, name in found if not name.short for entity in name.entities}
    return [match for match in found if not match[2].short or any(entity.id in named for entity in match[2].entities)]


def decide_shared(found: list[Match], text: str, cues: Cues) -> list[Match]:
    """With each name of several bearers narrowed to the one that its surroundings, or else the text, speak for.

    In order: neighbours in a list ("Alabama, Georgia and Texas"); near cues ("the Governor of Georgia"); a bearer that
    the text names otherwise ("Korean" where only South Korea is named); cues anywhere in the text. Where they do not
    decide, a name of several entities keeps them all, and a name of one keeps that.
    """
    told = _Told(text, cues, _named(found))
    decided: list[Match] = []
    for at, (start, end, name) in enumerate(found):
        if len(name.entities) < 2 and name.form not in cues.readings:
            decided.append(found[at])
        elif bearers := _bearers(found, at, told):
            # A namesake is no capital, even where the other bearer is one: the state of Washington.
            use: NameUse = name.use if bearers[0] in name.entities else "name"
            decided.append((start, end, replace(name, entities=bearers, use=use)))
    return decided


class _Told:
    """A text, what it names beyond doubt, and, for names of several bearers, what it tells of them as a whole."""

    def __init__(self, text: str, cues: Cues, named: frozenset[str]) -> None:
        self.text, self.named, self._cues = text, named, cues
        self._decided: dict[str, int | None] = {}

    def readings(self, form: str) -> tuple[Reading, ...]:
        return self._cues.readings.get(form, ())

    def of_the_whole(self, form: str) -> int | None:
        """Which reading of a form the cues anywhere in the text speak for; the text is searched once a form."""
        if form not in self._decided:
            self._decided[form] = _most(
                [sum(_stands_in(c, self.text) for c in r.anywhere) for r in self.readings(form)]
            )
        return self._decided[form]


def _bearers(found: list[Match], at: int, told: _Told) -> tuple[Entity, ...]:
    """Who may be meant: one where something decides, none where it is nothing of ours, else all that bear the name."""
    start, end, name = found[at]
    readings, named = told.readings(name.form), told.named
    neighbours = _neighbours(found, at, told.text)
    # One neighbour is enough to choose between equals, two to take a name for a lesser known namesake.
    candidates = list(name.entities)
    if len(neighbours) > 1:
        candidates += [r.entity for r in readings if r.entity and r.entity not in name.entities]
    if len(only := [entity for entity in candidates if _kind(entity) in neighbours]) == 1:
        return (only[0],)
    if (best := _most([_count_near(r.near, told.text, start, end) for r in readings])) is not None:
        return _of(readings[best])
    if len(name.entities) < 2:
        return name.entities
    if len(only := [entity for entity in name.entities if _state_of(entity.id) in named or entity.id in named]) == 1:
        return (only[0],)
    best = told.of_the_whole(name.form)
    return name.entities if best is None else _of(readings[best])


def _of(reading: Reading) -> tuple[Entity, ...]:
    return (reading.entity,) if reading.entity else ()


def _most(counts: list[int]) -> int | None:
    """Where the highest count stands; None where there is none or it stands twice."""
    most = max(counts, default=0)
    return counts.index(most) if most and counts.count(most) == 1 else None


def _count_near(cues: tuple[str, ...], text: str, start: int, end: int) -> int:
    """How many cues stand near a name; one that holds the name itself ("General Washington") stands right there."""
    form, around = text[start:end], text[max(0, start - _NEAR) : end + _NEAR]
    return sum(text.startswith(cue, start - cue.find(form)) if form in cue else _stands_in(cue, around) for cue in cues)


def _stands_in(cue: str, text: str) -> bool:
    """Whether the words stand in the text, whole. Most do not at all, which is quick to see."""
    return cue in text and re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", text) is not None


def _named(found: list[Match]) -> frozenset[str]:
    """The entities that the text names beyond doubt, states also by their governments."""
    named = {name.entities[0].id for _, _, name in found if len(name.entities) == 1}
    return frozenset(named | {_state_of(ident) for ident in named})


def _state_of(ident: str) -> str:
    return f"state:{ident[4:]}" if ident.startswith("gov:") else ident


def _kind(entity: Entity) -> tuple[str, bool]:
    """What neighbours in a list have in common: their kind, and whether they are American."""
    return entity.kind, entity.country == "USA"


def _neighbours(found: list[Match], at: int, text: str) -> list[tuple[str, bool]]:
    """The kinds of the names listed around this one: up to two on each side."""
    neighbours: list[Name] = []
    for step in (-1, 1):
        here = at
        while abs(here + step - at) <= _LISTED_BESIDE and 0 <= here + step < len(found):
            left, right = sorted((here, here + step))
            if not _LISTING.fullmatch(text, found[left][1], found[right][0]):
                break
            here += step
            neighbours.append(found[here][2])
    return [_kind(other.entities[0]) for other in neighbours]
