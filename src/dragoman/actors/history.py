"""Who was spoken of, most recent last: what pronouns and "the two leaders" look back to."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from ..gazetteer import Office
from .cast import Reference
from .roster import Roster

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_MASCULINE, _FEMININE = "he", "she"


@dataclass(slots=True)
class History:
    """References noted in text order. `principals` are the first two sides named as meeting or acting."""

    roster: Roster
    noted: list[Reference] = field(default_factory=list)

    def note(self, reference: Reference) -> None:
        """Remember a reference once it has been read."""
        self.noted.append(reference)

    def holder(self, role: str, country: str | None) -> str | None:
        """The person last spoken of whose role has this wording, of this country if one is given."""
        for reference in reversed(self.noted):
            for id in reference.actors:
                actor = self.roster.actors[id]
                fits = actor.role and (
                    actor.role == role or actor.role.lower().startswith((f"{role} of ", f"{role} for "))
                )
                if actor.kind in ("person", "office") and fits and country in (None, actor.country):
                    return id
        return None

    def called(self, lemma: str) -> tuple[str, ...]:
        """Whom the same noun stood for just before: "the leaders" after "G7 leaders" are the G7's."""
        doc = self.roster.scene.doc
        for reference in reversed(self.noted[-25:]):
            if reference.form == "nominal" and doc[reference.head].lemma_.lower() == lemma:
                several = len(reference.actors) > 1 or reference.actors[0].startswith("org:")
                return reference.actors if several else ()
        return ()

    def last_office(self) -> Office | None:
        """The office of the person last spoken of who has one."""
        offices = self.roster.offices
        ids = (id for reference in reversed(self.noted) for id in reference.actors)
        return next((offices[id] for id in ids if id in offices), None)

    def last_state(self) -> str | None:
        """The state last spoken of as a subject or owner, else last spoken of at all."""
        for reference in reversed(self.noted[-12:]):
            if len(reference.actors) == 1 and reference.actors[0].startswith("state:"):
                return reference.actors[0]
        return None

    def together(self, people: bool, limit: int) -> tuple[str, ...]:
        """Those last spoken of together who belong to different sides; at most `limit` if given.

        Persons named in one sentence come first, then persons last named one after the other; where people
        are not asked for, then states and organisations of one sentence.
        """
        persons = self._by_sentence(("person", "office"))
        sides = self._last_together(persons) or self._last_in_turn(persons)
        if not sides and not people:
            sides = self._last_together(self._by_sentence(("state", "government", "organisation")))
        return tuple(sides[:limit] if limit else sides)

    def _by_sentence(self, kinds: tuple[str, ...]) -> dict[int, list[str]]:
        """Single actors of some kinds by the sentence that names them."""
        sentence_of = self.roster.scene.parsed.sentence_of
        found: dict[int, list[str]] = {}
        for reference in self.noted:
            if len(reference.actors) == 1 and self.roster.actors[reference.actors[0]].kind in kinds:
                found.setdefault(sentence_of[reference.head], []).append(reference.actors[0])
        return found

    def _last_together(self, by_sentence: dict[int, list[str]]) -> list[str]:
        for index in sorted(by_sentence, reverse=True):
            sides = self._sides(by_sentence[index])
            if len(sides) >= 2:
                return sides
        return []

    def _last_in_turn(self, by_sentence: dict[int, list[str]]) -> list[str]:
        recent = [id for index in sorted(by_sentence, reverse=True)[:4] for id in reversed(by_sentence[index])]
        sides = self._sides(recent)
        return sides[:2] if len(sides) >= 2 else []

    def _sides(self, ids: list[str]) -> list[str]:
        seen: dict[str, str] = {}
        for id in ids:
            if self.roster.country(id) or self.roster.actors[id].sector == "IGO":
                seen.setdefault(self.roster.side(id), id)
        return list(seen.values())

    def person_before(self, token: Token) -> str | None:
        """Whom "he" or "she" means: the last person who was a subject, else the last person, within two sentences."""
        sentence_of = self.roster.scene.parsed.sentence_of
        here = sentence_of[token.i]
        other: str | None = None
        for reference in reversed(self.noted):
            if here - sentence_of[reference.head] > 3:
                break
            if reference.head >= token.i:
                continue
            if len(reference.actors) != 1 or self.roster.actors[reference.actors[0]].kind not in ("person", "office"):
                continue
            if self._is_subject(reference):
                return reference.actors[0]
            other = other or reference.actors[0]
        return other

    def _is_subject(self, reference: Reference) -> bool:
        return self.roster.scene.doc[reference.head].dep_ in _SUBJECT

    def group_before(self, token: Token, subjects_only: bool) -> tuple[str, ...]:
        """The last group or several actors spoken of as one, in this sentence or the one before."""
        sentence_of = self.roster.scene.parsed.sentence_of
        here = sentence_of[token.i]
        for reference in reversed(self.noted[-8:]):
            near = here - sentence_of[reference.head] <= (1 if subjects_only else 3)
            several = len(reference.actors) > 1 or self.roster.actors[reference.actors[0]].kind == "group"
            if near and several and (self._is_subject(reference) or not subjects_only):
                return reference.actors
        return ()

    def is_other_plural_nearer(self, token: Token) -> bool:
        """Whether a plural noun that is no actor of ours stands between: "signatories finalizing their …"."""
        sentence_of = self.roster.scene.parsed.sentence_of
        doc = self.roster.scene.doc
        for i in range(token.i - 1, max(token.i - 40, -1), -1):
            if sentence_of[i] >= 0 and sentence_of[token.i] - sentence_of[i] > 1:
                return False
            if i in self.roster.heads and len(self.roster.references[self.roster.heads[i]].actors) > 1:
                return False
            plural = doc[i].tag_ in ("NNS", "NNPS") and i not in self.roster.heads
            near = sentence_of[i] == sentence_of[token.i] and doc[i].dep_ == "pobj"
            if plural and (near or doc[i].dep_ in _SUBJECT):
                return True
        return False

    def thing_before(self, token: Token) -> str | None:
        """What "it" or "its" means: the last state or organisation that was a subject in this or the last sentence."""
        sentence_of = self.roster.scene.parsed.sentence_of
        here = sentence_of[token.i]
        other: str | None = None
        for reference in reversed(self.noted):
            if here - sentence_of[reference.head] > 1:
                break
            if reference.head >= token.i or len(reference.actors) != 1:
                continue
            if self.roster.actors[reference.actors[0]].kind in ("person", "office"):
                continue
            if self._is_subject(reference):
                return reference.actors[0]
            other = other or (reference.actors[0] if here == sentence_of[reference.head] else None)
        return other
