"""What to try when nothing is found: names like the words, known to the reports or to the gazetteer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from typing import Protocol

from ..gazetteer import load_gazetteer
from ..gazetteer.fold import fold_name
from .addresses import address_of_actor, with_query

_MOST = 6
_LEAST_ALIKE = 0.78


class HasName(Protocol):
    """An actor with the name that pages call it by, and the same as names are compared."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def folded(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name near what was typed: its page, and the search for it."""

    name: str
    address: str
    search: str


def suggestions(words: str, known: Sequence[HasName]) -> list[Suggestion]:
    """Names near the words, nearest first: by spelling, and those that the gazetteer knows by the words."""
    folded = fold_name(words)
    if not folded:
        return []
    found = {one.id: one.name for one in _near(folded, known)}
    gazetteer = load_gazetteer()
    found |= {entity.id: entity.name for hit in gazetteer.named(words) for entity in hit.entities}
    found |= {term.person_id: term.person for term in gazetteer.people(words)}
    named = list(found.items())[:_MOST]
    return [Suggestion(name, address_of_actor(id), with_query("/search", q=name)) for id, name in named]


def _near(folded: str, known: Sequence[HasName]) -> list[HasName]:
    """Those whose whole name, or one word of it, is spelt nearly so."""
    by_form: dict[str, HasName] = {}
    for one in known:
        for form in (one.folded, *one.folded.split()):
            if form not in by_form and _may_be_alike(folded, form):
                by_form[form] = one
    forms = get_close_matches(folded, by_form, n=_MOST, cutoff=_LEAST_ALIKE)
    forms.sort(key=lambda form: -SequenceMatcher(None, folded, form).ratio())
    return list({by_form[form].id: by_form[form] for form in forms}.values())


def _may_be_alike(one: str, other: str) -> bool:
    """Whether they have letters enough in common, at most, to be alike: what is told without looking at their order."""
    total = len(one) + len(other)
    if 2 * min(len(one), len(other)) < _LEAST_ALIKE * total:
        return False
    letters, others = set(one), set(other)
    common = min(len(one) - len(letters - others), len(other) - len(others - letters))
    return 2 * common >= _LEAST_ALIKE * total
