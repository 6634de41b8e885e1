"""What has been told so far: who spoke, who talks with whom, who stood in the last event.

Where grammar leaves a side open ("the President thanked", "it was noted that"), it is taken from here. A story is
filled once, in text order, within one call of `extract_events`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from ..actors.cast import Cast
from ..gazetteer import Gazetteer
from ..model import Statement

# Whom a report is about is told in its title and first sentences; who speaks to whom later is another matter.
_OPENING = 6
_LONGEST_ACCOUNT = 45
# Armed groups stand against the state they live in.
_ARMED = frozenset({"REB", "UAF", "PRM"})
_FIRST_PERSON = frozenset({"i", "we", "us", "our", "my", "me", "ours"})


@dataclass(slots=True)
class Story:
    """The running context of one report."""

    cast: Cast
    statements: tuple[Statement, ...]
    said_by: tuple[int, ...]
    talks: list[tuple[frozenset[str], tuple[str, ...]]] = field(default_factory=list)
    last_talk: tuple[int, tuple[str, ...]] = (-9, ())
    last_actor: tuple[str, ...] = ()
    last_sentence: int = -1
    victims: tuple[str, ...] = ()
    deeds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    recent: tuple[int, tuple[str, ...], tuple[str, ...]] | None = None
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def is_account(self) -> bool:
        """Whether the report tells of one talk or one story, so that a side left open is the other party.

        A transcript, a speech or a list of many matters is not: whom its sentences are about, they must say.
        """
        return len(self.cast.parsed.sentences) <= _LONGEST_ACCOUNT

    def statement_at(self, token: Token) -> Statement | None:
        """The innermost statement whose content holds the token."""
        at = self.said_by[token.i]
        return None if at < 0 else self.statements[at]

    def speaker(self, token: Token) -> tuple[str, ...]:
        """Who says what the token is part of: all who say it, where a joint text has a statement of each."""
        statement = self.statement_at(token)
        if statement is None:
            return ()
        spoken = (s.speaker for s in self.statements if s.content.span == statement.content.span)
        return tuple(dict.fromkeys(id for id in spoken if id in self.cast.by_id))

    def first_person(self, token: Token) -> tuple[str, ...]:
        """The speaker, where the token is "we" or its like within a statement; of a joint text, all who issue it."""
        if token.lower_ not in _FIRST_PERSON or token.text == "US":
            return ()
        spoken = self.speaker(token)
        issuers = self.cast.issuers
        if issuers is None or len(self.sides(spoken)) > 1 or not self._is_whole_text(token):
            return spoken
        return issuers if len(self.sides(issuers)) > 1 or (issuers[:1] and issuers[0].startswith("org:")) else ()

    def voice(self, token: Token) -> tuple[str, ...]:
        """Who stands behind what the token is part of: the speaker, in a joint text all who issue it."""
        spoken = self.speaker(token)
        issuers = self.cast.issuers
        is_joint = issuers is not None and len(self.sides(issuers)) > 1 and self._is_whole_text(token)
        return issuers if issuers and is_joint and self.sides(spoken) < self.sides(issuers) else spoken

    def _is_whole_text(self, token: Token) -> bool:
        """Whether what is said here is the report itself, not words quoted in it."""
        statement = self.statement_at(token)
        return statement is not None and statement.cue is None

    def side(self, id: str) -> str:
        """The state an actor belongs to; organisations and groups are sides of their own."""
        actor = self.cast.by_id.get(id)
        if actor is None or (actor.kind in ("group", "organisation") and actor.sector in _ARMED):
            return id
        return actor.country or actor.of or id

    def is_placed(self, id: str) -> bool:
        """Whether it is known whose an actor is: a state's, an organisation's, or an armed group of its own."""
        actor = self.cast.by_id.get(id)
        return actor is not None and bool(actor.country or actor.of or actor.kind in ("group", "organisation"))

    def sides(self, ids: tuple[str, ...]) -> frozenset[str]:
        return frozenset(self.side(id) for id in ids)

    def note_talk(self, ids: tuple[str, ...], sentence: int) -> None:
        """Remember between whom a conversation of two sides is; those of the opening are what a report is about."""
        sides = self.sides(ids)
        if len(sides) != 2:
            return
        self.last_talk = (sentence, ids)
        if sentence < _OPENING and all(sides != told for told, _ in self.talks):
            self.talks.append((sides, ids))

    def counterpart(self, actors: tuple[str, ...], sentence: int) -> tuple[str, ...]:
        """The other party to the talks that the report opens with, or that were just told."""
        mine = self.sides(actors)
        if not self.is_account:
            return ()
        if len(mine) != 1 or not any(self._speaks_for_side(id) for id in actors):
            return ()
        just_told = [self.last_talk[1]] if sentence - self.last_talk[0] <= 1 else []
        for ids in (*just_told, *(ids for _, ids in self.talks)):
            if mine < self.sides(ids):
                return tuple(id for id in ids if self.side(id) not in mine and not self._is_member(id, actors))
        return ()

    def _is_member(self, id: str, bodies: tuple[str, ...]) -> bool:
        """Whether somebody is of a member state: what the G7 commit to is promised to none of the seven."""
        return any(self.side(id) in self.members.get(body, ()) for body in bodies)

    def _speaks_for_side(self, id: str) -> bool:
        """Whether an actor is a party to the talks, or a state or government as a whole; an agency is not."""
        actor = self.cast.by_id.get(id)
        if actor is None:
            return False
        if actor.kind in ("state", "government", "group") or "delegation" in actor.name:
            return True
        return any(id in ids or actor.of in ids for _, ids in self.talks)

    def context(self, actors: tuple[str, ...], sentence: int) -> tuple[str, ...]:
        """The other side of the event told last, in this sentence or the one before."""
        if not self.is_account or self.recent is None or sentence - self.recent[0] > 1:
            return ()
        mine = self.sides(actors)
        for ids in (self.recent[2], self.recent[1]):
            other = tuple(id for id in ids if self.side(id) not in mine)
            if other:
                return other
        return ()


def begin_story(cast: Cast, statements: tuple[Statement, ...], gazetteer: Gazetteer) -> Story:
    """A story with nothing told yet; knows of each token which statement it stands in, and who is a member of what."""
    said_by = [-1] * len(cast.parsed.doc)
    starts = {token.idx: token.i for token in cast.parsed.doc}
    longest_first = sorted(
        range(len(statements)), key=lambda n: statements[n].content.span.start - statements[n].content.span.end
    )
    for number in longest_first:
        span = statements[number].content.span
        first = starts.get(span.start)
        at = first if first is not None else next((t.i for t in cast.parsed.doc if t.idx >= span.start), len(said_by))
        while at < len(said_by) and cast.parsed.doc[at].idx < span.end:
            said_by[at] = number
            at += 1
    members = {actor.id: gazetteer.members(actor.id) for actor in cast.actors if actor.id.startswith("org:")}
    return Story(cast, statements, tuple(said_by), members=members)
