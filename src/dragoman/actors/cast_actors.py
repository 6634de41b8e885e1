"""The order in which actors are found: persons, known names, then nouns and pronouns as the text goes on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from ..gazetteer import Gazetteer
from ..parse.parsed import Parsed
from .author import find_author
from .cast import Cast, Reference
from .history import History
from .known import name_known
from .names import find_person_names
from .nominals import refer_nominal
from .people import name_people
from .pronouns import refer_pronoun
from .roster import Roster
from .said_we import those_who_say_we
from .scene import Scene, set_scene
from .towns import find_towns
from .untold import with_untold
from .wordlists import load_name_words, load_nominals


def cast_actors(parsed: Parsed, gazetteer: Gazetteer) -> Cast:
    """Find every actor of a parsed report and every mention of it, as of the report's date."""
    scene = set_scene(parsed, gazetteer)
    roster = Roster(scene)
    name_people(scene, roster, find_person_names(scene))
    name_known(scene, roster)
    roster.author = find_author(scene, roster)
    sides = with_untold(scene, roster, _title_sides(scene, _before_topic(scene, roster), roster))
    roster.principals = _principals(roster, sides)
    roster.issuers = _issuers(scene, _title_sides(scene, _issuing(scene, roster), roster))
    if not any(roster.issuers):
        roster.issuers = those_who_say_we(scene, roster) or roster.issuers
    _read_on(scene, roster)
    actors, references = roster.frozen()
    issuers = tuple(id for id in roster.issuers if id) if roster.issuers else None
    towns = find_towns(scene, roster)
    listed = {actor.id: actor for actor in actors}
    reserve = {actor.id: actor for actor in reversed(towns.values()) if actor.id not in listed}
    by_id = reserve | listed
    by_place = {at: actor.id for at, actor in towns.items()}
    return Cast(
        parsed, actors, references, issuers, by_id, *_look_ups(parsed, references), by_place, tuple(reserve.values())
    )


def _principals(roster: Roster, sides: tuple[str, ...]) -> tuple[str, ...]:
    """The sides of the title where there are several; two people of two sides are those whose talk it tells.

    Russia and the European Union in "X discussed with Y Poland's support during the war with Russia" are not.
    """
    people = tuple(id for id in sides if roster.is_person(id))
    if len(people) == 2 < len(sides):
        return people
    return sides if len(sides) > 1 else ()


_ISSUED_BY = ("by", "from")
_ABOUT_OR_BY = re.compile(
    r"\b(?:on|regarding|about|concerning|following|condemning|at|in|for|to|after|marking|by|from)\b", re.IGNORECASE
)


def _read_on(scene: Scene, roster: Roster) -> None:
    """Nouns and pronouns in text order, each looking back on what was named before it."""
    history = History(roster)
    named = sorted(roster.references, key=lambda r: r.head)
    phrases = _phrases(scene)
    pronouns = load_nominals().pronouns
    quoted = _Quoted(scene)
    at = 0
    for token in scene.doc:
        while at < len(named) and named[at].head <= token.i:
            history.note(named[at])
            at += 1
        if token.lower_ in pronouns:
            refer_pronoun(scene, roster, history, token, quoted.holds(token.idx))
        elif token.i in phrases and token.i not in roster.heads and not scene.is_within(token):
            refer_nominal(scene, roster, history, *phrases[token.i], token)


def _phrases(scene: Scene) -> dict[int, tuple[int, int]]:
    """Noun phrases by their heads, and bare titles in the genitive within them: "the Vice President's meetings"."""
    owners = (t for t in scene.doc if t.dep_ == "poss" and t.i in scene.title_at)
    bare = ((owner, scene.title_at[owner.i]) for owner in owners)
    phrases = {
        owner.i: (owner.left_edge.i, title.end)
        for owner, title in bare
        if title.end == owner.i + 1 and scene.doc[title.start - 1].lower_ == "the" == owner.left_edge.lower_
    }
    return phrases | {chunk.root.i: (chunk.start, chunk.end) for chunk in scene.doc.noun_chunks}


def _issuers(scene: Scene, sides: tuple[str, ...]) -> tuple[str, ...]:
    """Those who speak as "we" in a joint text: all sides that its title names as issuing it.

    One state alone decides nothing; one organisation ("G7 Leaders' Statement") does.
    """
    title = scene.parsed.report.title or ""
    words = set(title.lower().replace("’s", "").replace("'s", "").split())
    if not words & load_name_words().joint or words & load_name_words().spoken:
        return ()
    return sides or ("",)


def _title_sides(scene: Scene, references: Iterable[Reference], roster: Roster) -> tuple[str, ...]:
    """One actor of each side that these references of the title name, in its order; Europe is no side."""
    title = scene.parsed.report.title_span
    sides: dict[str, str] = {}
    for reference in sorted(references, key=lambda r: r.start):
        is_one = len(reference.actors) == 1 and roster.side(reference.actors[0]).partition(":")[0] != "region"
        if title is not None and title.contains(reference.span) and is_one:
            side, id = roster.side(reference.actors[0]), reference.actors[0]
            if side not in sides or roster.actors[sides[side]].kind == "group":
                sides[side] = id  # "the Leaders of Japan": Japan
    return tuple(sides.values())


_TOPIC = re.compile(r"\b(?:on|regarding|about|concerning|over)\b", re.IGNORECASE)


def _before_topic(scene: Scene, roster: Roster) -> Iterator[Reference]:
    """References of the title but for those that it talks about: "Call with European Leaders on Russia and Ukraine"."""
    title = scene.parsed.report.title_span
    topic = _TOPIC.search(title.words(scene.parsed.report.text)) if title else None
    last = title.start + topic.start() if title and topic else None
    return (reference for reference in roster.references if last is None or reference.span.start < last)


def _issuing(scene: Scene, roster: Roster) -> Iterator[Reference]:
    """References of the title but for what it is about: Ukraine in "G7 Leaders' Statement on Ukraine"."""
    title = scene.parsed.report.title_span
    text = title.words(scene.parsed.report.text) if title else ""
    turns = [(found.start() + title.start, found[0].lower()) for found in _ABOUT_OR_BY.finditer(text)] if title else []
    for reference in roster.references:
        before = [word for at, word in turns if at <= reference.span.start]
        if not before or before[-1] in _ISSUED_BY:
            yield reference


class _Quoted:
    """Whether an offset lies within a quotation that is speech."""

    def __init__(self, scene: Scene) -> None:
        spans = [q.inner for q in scene.parsed.quotations if q.depth == 0 and not q.is_scare]
        self.spans = sorted(spans)
        self.starts = [span.start for span in self.spans]

    def holds(self, offset: int) -> bool:
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and offset < self.spans[at].end


def _look_ups(parsed: Parsed, references: tuple[Reference, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """For each token the innermost reference that holds it, and the outermost that it heads."""
    by_token = [-1] * len(parsed.doc)
    by_head = [-1] * len(parsed.doc)
    widest_first = sorted(range(len(references)), key=lambda i: (references[i].start - references[i].end, i))
    for index in widest_first:
        reference = references[index]
        for i in range(reference.start, reference.end):
            by_token[i] = index
        if by_head[reference.head] < 0:
            by_head[reference.head] = index
    for index, reference in enumerate(references):
        if by_head[reference.end - 1] < 0:
            by_head[reference.end - 1] = index
    return tuple(by_token), tuple(by_head)
