"""Who "we" are where a text says so itself: "We, the leaders of A, B and C, condemn …"."""

from __future__ import annotations

from spacy.tokens import Token

from .roster import Roster
from .scene import Scene

_DASHES = frozenset({"—", "–", "-", "--"})
_KINDS = ("person", "state", "government", "organisation")


def those_who_say_we(scene: Scene, roster: Roster) -> tuple[str, ...]:
    """One actor of each side that stands in apposition to the first such "we"; empty where fewer than two do."""
    if scene.is_spoken:
        return ()
    for token in scene.doc[:-1]:
        if token.lower_ == "we" and (end := _end_of_apposition(scene, token)):
            sides = _named_within(roster, token.i, end)
            if len(sides) > 1:
                return sides
    return ()


def _end_of_apposition(scene: Scene, we: Token) -> int | None:
    """The token at which what stands beside "we" ends: its other dash, or the verb of "we, …, condemn"."""
    opening = scene.doc[we.i + 1]
    sentence = scene.parsed.sentences[scene.parsed.sentence_of[we.i]].tokens
    if opening.text in _DASHES:
        return next((t.i for t in sentence if t.i > opening.i and t.text in _DASHES), None)
    return we.head.i if opening.text == "," and we.head.i > opening.i else None


def _named_within(roster: Roster, start: int, end: int) -> tuple[str, ...]:
    """Persons and states, each side once; of organisations those that are not made of the states listed."""
    named = [
        reference for reference in roster.references if start < reference.head < end and len(reference.actors) == 1
    ]
    sides: dict[str, str] = {}
    for reference in sorted(named, key=lambda one: one.start):
        id = reference.actors[0]
        if roster.actors[id].kind in _KINDS:
            sides.setdefault(roster.side(id), id)
    states = {roster.country(id) for id in sides.values() if roster.country(id)}
    # "We, the G7 leaders of A, B and C" are those; the Commission beside them is one more.
    kept = tuple(id for id in sides.values() if roster.country(id) or not _is_of(roster, id, states))
    return kept if len(states) > 1 else tuple(sides.values())


def _is_of(roster: Roster, body: str, states: set[str | None]) -> bool:
    """Whether most of those states are members of a body."""
    members = set(roster.scene.gazetteer.members(body))
    return 2 * len(members & states) > len(states)
