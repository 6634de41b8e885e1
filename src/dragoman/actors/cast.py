"""What the actors stage hands on: who is in the report, and where.

A mention may stand for several actors ("the two leaders", "both sides"), so `Reference.actors` is a tuple.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from ..model import Actor, MentionForm, Span
from ..parse.parsed import Parsed


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention, resolved. `head` is the index of its head token; `start`/`end` token bounds, half-open."""

    span: Span
    head: int
    start: int
    end: int
    form: MentionForm
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """The report's actors and references, with look-ups by id and by token.

    `issuers` are those who speak as "we" in a joint text, empty when its title does not tell them all; None
    where one speaks. `by_token[i]` is the index into `references` of the innermost reference holding token i, or -1;
    `by_head[i]` that of the outermost reference whose head is token i, or -1. `towns[i]` is the state of the
    town headed by token i; states known by their towns alone stand in `reserve`, not among `actors`.
    """

    parsed: Parsed
    actors: tuple[Actor, ...]
    references: tuple[Reference, ...]
    issuers: tuple[str, ...] | None
    by_id: dict[str, Actor]
    by_token: tuple[int, ...]
    by_head: tuple[int, ...]
    towns: dict[int, str]
    reserve: tuple[Actor, ...]

    def headed_by(self, token: Token) -> Reference | None:
        """The reference whose head is `token`."""
        at = self.by_head[token.i]
        return None if at < 0 else self.references[at]

    def widest_from(self, reference: Reference) -> Reference:
        """The widest reference that opens where this one does or holds it, with a head of its own."""
        holders = (self.references[at] for at in {self.by_head[i] for i in range(reference.start, reference.end + 8)
                   if i < len(self.by_head)} if at >= 0)  # fmt: skip
        wide = [r for r in holders if r.start <= reference.start and r.end >= reference.end]
        return max(wide, key=lambda r: (r.end - r.start, -r.start), default=reference)

    def holding(self, token: Token) -> Reference | None:
        """The innermost reference that holds `token`."""
        at = self.by_token[token.i]
        return None if at < 0 else self.references[at]
