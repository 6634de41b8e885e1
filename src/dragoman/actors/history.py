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
                fits = actor.role and (actor.role == role or role in actor.role.lower())
                if actor.kind in ("person", "office") and fits and country in (None, actor.country):
                    return id
        return None

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
        """Those last spoken of in one sentence who belong to different sides; at most `limit` if given."""
        doc = self.roster.scene.doc
        sentence_of = self.roster.scene.parsed.sentence_of
        by_sentence: dict[int, list[str]] = {}
        for reference in self.noted:
            if len(reference.actors) > 1 and reference.form in ("nominal", "pronoun"):
                continue
            bucket = by_sentence.setdefault(sentence_of[reference.head], [])
            bucket += [id for id in reference.actors if self._may_meet(id, people, doc[reference.head])]
        if not people:
            self._prefer_persons(by_sentence)
        for index in sorted(by_sentence, reverse=True):
            sides = self._sides(by_sentence[index])
            if len(sides) >= 2:
                return tuple(sides[:limit] if limit else sides)
        return ()

    def _may_meet(self, id: str, people: bool, head: Token) -> bool:
        actor = self.roster.actors[id]
        if people:
            return actor.kind in ("person", "office")
        return actor.kind in ("person", "office", "state", "government") or actor.sector == "IGO"

    def _prefer_persons(self, by_sentence: dict[int, list[str]]) -> None:
        """Sides of a meeting are those whose persons meet, where any sentence has two such."""
        persons = {
            i: [id for id in ids if self.roster.actors[id].kind in ("person", "office")]
            for i, ids in by_sentence.items()
        }
        if any(len(self._sides(ids)) >= 2 for ids in persons.values()):
            by_sentence.clear()
            by_sentence.update(persons)

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
            if reference.head >= token.i or here - sentence_of[reference.head] > 3:
                continue
            if len(reference.actors) != 1 or self.roster.actors[reference.actors[0]].kind not in ("person", "office"):
                continue
            if self._is_subject(reference):
                return reference.actors[0]
            other = other or reference.actors[0]
        return other

    def _is_subject(self, reference: Reference) -> bool:
        return self.roster.scene.doc[reference.head].dep_ in _SUBJECT

    def thing_before(self, token: Token) -> str | None:
        """What "it" or "its" means: the last state or organisation that was a subject in this or the last sentence."""
        sentence_of = self.roster.scene.parsed.sentence_of
        here = sentence_of[token.i]
        other: str | None = None
        for reference in reversed(self.noted):
            if reference.head >= token.i or here - sentence_of[reference.head] > 1 or len(reference.actors) != 1:
                continue
            if self.roster.actors[reference.actors[0]].kind in ("person", "office"):
                continue
            if self._is_subject(reference):
                return reference.actors[0]
            other = other or (reference.actors[0] if here == sentence_of[reference.head] else None)
        return other
