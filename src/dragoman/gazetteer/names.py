"""Finds known names in a text.

Names are indexed by their first word; at every word that starts one, the longest that fits wins. A name fits as it
is written in the data or wholly in capitals, so "turkey" is a bird and "us" a pronoun. Marks in the data narrow a name:
`the X` counts only after "the"; `~X` (a short form) only in a text that gives the entity another name too; decoys
("New Mexico", "Israel Katz") take the words and name nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .entity import Entity, Hit, NameUse
from .fold import fold_text

_WORD = re.compile(r"(?<![\w@])\w+")
_FIRST_WORD = re.compile(r"\w+")
_HYPHENATED = re.compile(r"(?:^|\W)(?:pro|anti|non|ex|post|pre|un|mid|trans)-$", re.IGNORECASE)
_TRAIT = re.compile(r"-(?:born|style|speaking|language|made|era|educated)\b")
_HONORIFIC = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Rep|Sen|Gen|Col|Capt|Sir|Judge|Justice|Congressman|Congresswoman)\.? $"
)
_GIVEN = re.compile(r"\b([A-Z][a-z]+) (?:[A-Z]\. )?$")
_LISTING = re.compile(r",? and |, (?:and )?| or ")
_USE_ORDER: dict[NameUse, int] = {"name": 0, "metonym": 1, "capital": 2, "demonym": 3}


@dataclass(frozen=True, slots=True)
class Name:
    """One written form. `entities` is empty for a decoy."""

    form: str
    use: NameUse
    entities: tuple[Entity, ...]
    after_the: bool = False
    short: bool = False


_Match = tuple[int, int, Name]


class NameIndex:
    """All names of the gazetteer, ready to be found."""

    def __init__(self, names: Iterable[Name], personal: frozenset[str], given_names: frozenset[str]) -> None:
        """`personal` are names that people bear too (Jordan); `given_names` tell when they do."""
        self._personal = personal
        self._given_names = given_names
        self._by_word = _index_by_first_word(_with_capitals(_merge_forms(names)))

    def find(self, text: str) -> tuple[Hit, ...]:
        """Every known name, longest match, non-overlapping, in order."""
        folded = fold_text(text)
        found = self._scan(folded.text)
        found = _drop_people(found, folded.text, self._personal, self._given_names)
        found = _decide_shared(_drop_unsupported(found), folded.text)
        return tuple(Hit(folded.span(start, end), name.use, name.entities) for start, end, name in found)

    def _scan(self, text: str) -> list[_Match]:
        found: list[_Match] = []
        by_word, done = self._by_word, 0
        for match in _WORD.finditer(text):
            candidates = by_word.get(match[0])
            if candidates is None or match.start() < done:
                continue
            start = match.start()
            for name in candidates:
                if text.startswith(name.form, start) and _fits(name, text, start, start + len(name.form)):
                    done = start + len(name.form)
                    found.append((start, done, name))
                    break
        return found


def _index_by_first_word(names: Iterable[Name]) -> dict[str, tuple[Name, ...]]:
    by_word: dict[str, list[Name]] = {}
    for name in names:
        word = _FIRST_WORD.match(name.form)
        if word:
            by_word.setdefault(word[0], []).append(name)
    return {word: tuple(sorted(group, key=lambda name: -len(name.form))) for word, group in by_word.items()}


def _merge_forms(names: Iterable[Name]) -> list[Name]:
    """One `Name` a form: decoys first, then the more exact use; entities of equal use stand together."""
    merged: dict[tuple[str, bool], Name] = {}
    for name in names:
        if not name.form.isascii():
            name = replace(name, form=fold_text(name.form).text)
        key = (name.form, name.after_the)
        old = merged.get(key)
        if old is None:
            merged[key] = name
        elif not name.entities or not old.entities:
            merged[key] = old if not old.entities else name
        elif _USE_ORDER[name.use] < _USE_ORDER[old.use]:
            merged[key] = name
        elif name.use == old.use:
            entities = tuple(dict.fromkeys((*old.entities, *name.entities)))
            merged[key] = replace(old, entities=entities, short=old.short and name.short)
    return list(merged.values())


def _with_capitals(names: list[Name]) -> list[Name]:
    """The names and, for headlines, their forms in capitals, unless such a form is a name of its own."""
    forms = {name.form for name in names}
    capitals = {name.form.upper(): name for name in names if not name.short and len(name.form) > 3}
    return names + [
        Name(form, name.use, name.entities, name.after_the) for form, name in capitals.items() if form not in forms
    ]


def _fits(name: Name, text: str, start: int, end: int) -> bool:
    """Whether the name stands here as a word of its own, with what its marks ask for."""
    if end < len(text) and (text[end].isalnum() or text[end] == "_"):
        return False
    if name.after_the and text[max(0, start - 4) : start].lower() != "the ":
        return False
    if start and text[start - 1] == "-" and _HYPHENATED.search(text, max(0, start - 7), start):
        return False
    if end < len(text) and text[end] == "-" and _TRAIT.match(text, end):
        return False
    return not (name.form in ("US", "WHO", "ADB") and _stands_in_capitals(text, start, end))


def _stands_in_capitals(text: str, start: int, end: int) -> bool:
    """Whether both neighbouring words are capitals, so that capitals tell nothing."""
    before = text[max(0, start - 12) : start].split()
    after = text[end : end + 12].split()
    return bool(before and after) and all(len(w) > 2 and w.isupper() for w in (before[-1], after[0]))


def _drop_people(found: list[_Match], text: str, personal: frozenset[str], given: frozenset[str]) -> list[_Match]:
    """Without decoys, and the names that stand for people here: "Jim Jordan", and every bare "Jordan" after him."""
    kept: list[_Match] = []
    surnames: set[str] = set()
    for start, end, name in found:
        if not name.entities:
            surnames.update({name.form.rpartition(" ")[2]} & personal)
            continue
        if name.form in personal and _names_person(text, start, given):
            if name.use == "name":
                surnames.add(name.form)
        elif name.form not in surnames:
            kept.append((start, end, name))
    return kept


def _names_person(text: str, start: int, given: frozenset[str]) -> bool:
    before = text[max(0, start - 30) : start]
    if _HONORIFIC.search(before):
        return True
    match = _GIVEN.search(before)
    return match is not None and match[1] in given


def _drop_unsupported(found: list[_Match]) -> list[_Match]:
    """Without short forms of entities that the text names in no other way."""
    if not any(name.short for _, _, name in found):
        return found
    named = {entity.id for _, _, name in found if not name.short for entity in name.entities}
    return [hit for hit in found if not hit[2].short or any(entity.id in named for entity in hit[2].entities)]


def _decide_shared(found: list[_Match], text: str) -> list[_Match]:
    """With a name of several entities narrowed to the one that the text names otherwise, or its neighbours in a list.

    "Korean" is South Korean where only South Korea is named; in "Alabama, Georgia and Texas" Georgia is the U.S. state.
    """
    if not any(len(name.entities) > 1 for _, _, name in found):
        return found
    named = {name.entities[0].id for _, _, name in found if len(name.entities) == 1}
    named |= {f"state:{ident[4:]}" for ident in named if ident.startswith("gov:")}
    decided = list(found)
    for at, (start, end, name) in enumerate(found):
        if len(name.entities) > 1:
            close = [entity for entity in name.entities if entity.id in _kin(found, at, text)]
            only = close or [entity for entity in name.entities if _twin(entity.id) in named or entity.id in named]
            if len(only) == 1:
                decided[at] = (start, end, replace(name, entities=(only[0],)))
    return decided


def _twin(ident: str) -> str:
    """The state of a government."""
    return f"state:{ident[4:]}" if ident.startswith("gov:") else ident


def _kin(found: list[_Match], at: int, text: str) -> set[str]:
    """Candidates of a listed name that are of the kind of its neighbours in the list."""
    start, end, name = found[at]
    neighbours = []
    if at and _LISTING.fullmatch(text, found[at - 1][1], start):
        neighbours.append(found[at - 1][2])
    if at + 1 < len(found) and _LISTING.fullmatch(text, end, found[at + 1][0]):
        neighbours.append(found[at + 1][2])
    kinds = {(other.entities[0].kind, other.entities[0].country == "USA") for other in neighbours}
    return {entity.id for entity in name.entities if (entity.kind, entity.country == "USA") in kinds}
