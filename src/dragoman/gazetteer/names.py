"""Finds known names in a text.

The longest name that fits at a word wins. A name fits as it is written in the data, wholly in capitals (headlines) or,
an organisation's acronym, as a word ("Nato"); so "turkey" is a bird and "us" a pronoun. A text without any capital is
compared in lower case, but for names that are common words. Marks in the data narrow a name: `the X` counts only after
"the"; `~X` (a short form) only in a text that gives the entity another name too; decoys ("New Mexico", "Israel Katz")
take the words and name nothing. What the words around a name tell of it is decided in `context.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from ..model import Span
from .automaton import Automaton
from .context import decide_shared, drop_people, drop_tongues, drop_unsupported
from .cues import Cues, Match, Name, any_of
from .entity import Hit, NameUse
from .fold import fold_text
from .us_towns import drop_towns

_FIRST_WORD = re.compile(r"\w")
_USE_ORDER: dict[NameUse, int] = {"name": 0, "metonym": 1, "capital": 2, "demonym": 3}
_PREFIX_ROOM = 7  # characters that the longest prefix with its hyphen takes, and one before it


class NameIndex:
    """All names of the gazetteer, ready to be found."""

    def __init__(self, names: Iterable[Name], cues: Cues) -> None:
        self._cues = cues
        merged = _with_capitals(_merge_forms(names))
        self._short = frozenset(name.form for name in merged if name.short)
        self._shared = frozenset(name.form for name in merged if len(name.entities) > 1 or name.form in cues.readings)
        self._marked = frozenset(name.form for name in merged if name.after_the) | set(cues.words["capital_word"])
        self._writings = _Writings(merged)
        prefixes, traits = any_of(cues.words["not_of"]), any_of(cues.words["trait"])
        self._not_of = re.compile(rf"(?:^|\W)(?:{prefixes})-$", re.IGNORECASE)
        self._trait = re.compile(rf"-(?:{traits})\b")
        self._capital_words = frozenset(cues.words["capital_word"])

    def __len__(self) -> int:
        """How many written forms are known."""
        return len(self._writings.forms)

    @property
    def automaton(self) -> Automaton:
        """What finds the forms as they are written in text with capitals."""
        return self._writings.automaton

    def find(self, text: str) -> tuple[Hit, ...]:
        """Every known name, longest match, non-overlapping, in order."""
        folded = fold_text(text)
        found = self._decide(self._scan(folded.text), folded.text)
        if folded.origins is None:
            return tuple([Hit(Span(start, end), name.use, name.entities) for start, end, name in found])
        return tuple([Hit(folded.span(start, end), name.use, name.entities) for start, end, name in found])

    def named(self, words: str) -> tuple[Name, ...]:
        """The names written so, whatever their marks ask for; in other case only where none is written so exactly."""
        form = fold_text(words).text
        return self._by_form.get(form) or self._by_lower_form.get(form.lower(), ())

    @cached_property
    def _by_form(self) -> dict[str, tuple[Name, ...]]:
        return dict(zip(self._writings.forms, self._writings.names, strict=True))

    @cached_property
    def _by_lower_form(self) -> dict[str, tuple[Name, ...]]:
        lower: dict[str, tuple[Name, ...]] = {}
        for form, names in self._by_form.items():
            if not form.isupper() or form.lower() not in lower:
                lower[form.lower()] = names
        return lower

    def _decide(self, found: list[Match], text: str) -> list[Match]:
        """What the words around the names leave of them; each rule looks only where its kind of name was found."""
        cues = self._cues
        found = drop_tongues(drop_people(found, text, cues), text, cues)
        if ", " in text:
            found = drop_towns(found, text, cues)
        forms = {match[2].form for match in found}
        if not forms.isdisjoint(self._short):
            found = drop_unsupported(found)
        if not forms.isdisjoint(self._shared):
            found = decide_shared(found, text, cues)
        return found

    def _scan(self, text: str) -> list[Match]:
        """The longest name that fits at each word. `text` is folded."""
        writings = self._lower_case if text.islower() else self._writings
        found: list[Match] = []
        by_form, marked, done = writings.names, self._marked, 0
        for start, minus_end, number in writings.automaton.matches(text):
            if start < done:
                continue
            end = -minus_end
            for name in by_form[number]:
                is_plain = name.form not in marked and text[start - 1 : start] != "-" != text[end : end + 1]
                if is_plain or self._fits(name, text, start, end):
                    done = end
                    found.append((start, end, name))
                    break
        return found

    def _fits(self, name: Name, text: str, start: int, end: int) -> bool:
        """Whether the name may stand here, with what its marks ask for."""
        if name.after_the and text[max(0, start - 4) : start].lower() != "the ":
            return False
        if text[start - 1 : start] == "-" and self._not_of.search(text, max(0, start - _PREFIX_ROOM), start):
            return False
        if text[end : end + 1] == "-" and self._trait.match(text, end):
            return False
        return not (name.form in self._capital_words and _stands_in_capitals(text, start, end))

    @cached_property
    def _lower_case(self) -> _Writings:
        """The names for texts without capitals: those of states and organisations that are no common words."""
        common = frozenset(self._cues.words["lower_case_word"])
        return _Writings(_merge_forms(_lowered(name) for name in self._writings.all() if _may_be_lower(name, common)))


class _Writings:
    """Written forms and the automaton that finds them; names of one form stand together."""

    def __init__(self, names: Iterable[Name]) -> None:
        by_form: dict[str, list[Name]] = {}
        for name in names:
            if _FIRST_WORD.match(name.form):
                by_form.setdefault(name.form, []).append(name)
        self.forms = tuple(by_form)
        self.names = tuple(map(tuple, by_form.values()))
        self.automaton = Automaton(self.forms)

    def all(self) -> Iterable[Name]:
        return (name for group in self.names for name in group)


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
    """The names and, unless they are names of their own, their forms in capitals and their acronyms as words."""
    forms = {name.form for name in names}
    others = {name.form.upper(): name for name in names if not name.short and len(name.form) > 3}
    others |= {name.form.title(): name for name in names if _is_acronym(name)}
    return names + [
        Name(form, name.use, name.entities, name.after_the) for form, name in others.items() if form not in forms
    ]


def _is_acronym(name: Name) -> bool:
    """Whether the name is the acronym of an international organisation that the British press writes as a word."""
    long_enough = len(name.form) > 3 and name.form.isalpha() and name.form.isupper()
    return long_enough and not name.short and bool(name.entities) and name.entities[0].sector == "IGO"


def _may_be_lower(name: Name, common: frozenset[str]) -> bool:
    if name.short or len(name.form) < 4 or not name.entities or name.form.lower() in common:
        return False
    entity = name.entities[0]
    return entity.kind in ("state", "government") or entity.sector == "IGO" or " " in name.form


def _lowered(name: Name) -> Name:
    return replace(name, form=name.form.lower())


def _stands_in_capitals(text: str, start: int, end: int) -> bool:
    """Whether both neighbouring words are capitals, so that capitals tell nothing."""
    before = text[max(0, start - 12) : start].split()
    after = text[end : end + 12].split()
    return bool(before and after) and all(len(w) > 2 and w.isupper() for w in (before[-1], after[0]))
