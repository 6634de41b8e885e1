"""Who was spoken of, most recent last: what pronouns and "the two leaders" look back to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from spacy.tokens import Token

from ..gazetteer import Office
from .cast import Reference
from .labels import Labels
from .roster import Roster
from .wordlists import load_nominals

_SUBJECT = frozenset({"nsubj", "nsubjpass"})


@dataclass(slots=True)
class History:
    """References noted in text order. `speaking` is who has the word in a transcript, by the last label read."""

    roster: Roster
    noted: list[Reference] = field(default_factory=list)
    speaking: str | None = None
    labels: Labels = field(init=False)

    def __post_init__(self) -> None:
        self.labels = Labels(self.roster.scene, self.roster)

    def note(self, reference: Reference) -> None:
        """Remember a reference once it has been read; a label ("PRESIDENT BIDEN:") says who speaks, of whom nothing."""
        if self._is_label(reference):
            self.speaking = reference.actors[0]
        else:
            self.noted.append(reference)

    def _is_label(self, reference: Reference) -> bool:
        doc = self.roster.scene.doc
        follows = doc[reference.end].text if reference.end < len(doc) else ""
        before = doc[reference.start - 1] if reference.start else None
        opens = before is None or "\n" in before.text or "\n" in before.whitespace_ or before.text in (".", ")")
        return follows == ":" and opens and self.roster.scene.is_spoken

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
            head = doc[reference.head]
            if reference.form == "nominal" and head.lemma_.lower() == lemma and not _is_within_noun(head):
                several = len(reference.actors) > 1 or reference.actors[0].startswith("org:")
                return reference.actors if several else ()
        return ()

    def last_office(self) -> Office | None:
        """The office of the person last spoken of who has one."""
        offices = self.roster.offices
        ids = (id for reference in reversed(self.noted) for id in reference.actors)
        return next((offices[id] for id in ids if id in offices), None)

    def last_state(self, within: bool) -> str | None:
        """The state last spoken of; `within` a state "the state" may be a region: none where one was named later."""
        for reference in reversed(self.noted[-12:]):
            if within and reference.actors[0].startswith("region:"):
                return None
            if len(reference.actors) == 1 and reference.actors[0].startswith("state:"):
                return reference.actors[0]
        return None

    def together(self, people: bool, count: int, reach: int | None, *, as_states: bool = False) -> tuple[str, ...]:
        """Those last spoken of together who belong to different sides; exactly `count` of them if given.

        Persons named in one sentence come first, then persons last named one after the other; where people are not
        asked for, then states and (unless `as_states`) organisations of one sentence. `reach` is in sentences, None
        for the whole text. Who is named in passing ("followed up on the meeting between A and B") comes last.
        """
        persons = self._by_sentence(("person", "office"), reach)
        acting = {index: ids for index, ids in persons.items() if not self._are_in_passing(index, ids)}
        found = self._last_together(acting, count) or self._last_in_turn(acting, count)
        if not found and reach is None:
            found = self._last_together(persons, count)
        if not found and not people:
            kinds = ("state", "government") if as_states else ("state", "government", "organisation")
            states = self._by_sentence(kinds, reach)
            found = self._last_together(states, count)
        return tuple(found)

    def persons_of(self, index: int) -> tuple[str, ...]:
        """The persons of two or more sides that one sentence names, where one of them acts."""
        named = self._by_sentence(("person", "office"), None).get(index, [])
        return () if self._are_in_passing(index, named) else tuple(self._several(named, 0))

    def _are_in_passing(self, index: int, ids: list[str]) -> bool:
        """Whether a sentence names several sides and says of none what he does: who acts there is somebody else."""
        tokens = self.roster.scene.parsed.sentences[index].tokens
        subjects = {token.i for token in tokens if token.dep_ in _SUBJECT}
        if not subjects or len(self._sides(ids)) < 2:
            return False
        return not any(len(one.actors) == 1 and one.actors[0] in ids and one.head in subjects for one in self.noted)

    def _by_sentence(self, kinds: tuple[str, ...], reach: int | None) -> dict[int, list[str]]:
        """Single actors of some kinds by the sentence that names them, not further back than `reach`."""
        sentence_of = self.roster.scene.parsed.sentence_of
        last = sentence_of[self.noted[-1].head] if self.noted else 0
        found: dict[int, list[str]] = {}
        for reference in self.noted:
            index = sentence_of[reference.head]
            if reach is not None and last - index > reach:
                continue
            is_one = len(reference.actors) == 1 and self.roster.actors[reference.actors[0]].kind in kinds
            if is_one and not self._is_of_conflict(reference):
                found.setdefault(index, []).append(reference.actors[0])
        return found

    def _is_of_conflict(self, reference: Reference) -> bool:
        """ "The war of Russia against Ukraine", named in passing: who fights is not who meets."""
        head = self.roster.scene.doc[reference.head]
        above = head.head if head.dep_ in ("pobj", "poss", "compound", "amod") else None
        noun = above.head if above is not None and head.dep_ == "pobj" else above
        return noun is not None and noun.lemma_.lower() in load_nominals().conflicts

    def _last_together(self, by_sentence: dict[int, list[str]], count: int) -> list[str]:
        several = (self._several(by_sentence[index], count) for index in sorted(by_sentence, reverse=True))
        return next((found for found in several if found), [])

    def _last_in_turn(self, by_sentence: dict[int, list[str]], count: int) -> list[str]:
        recent = [id for index in sorted(by_sentence, reverse=True)[:4] for id in reversed(by_sentence[index])]
        return self._several(recent, count)[:2] if count <= 2 else []

    def _several(self, ids: list[str], count: int) -> list[str]:
        """One of each side, when there are at least two, or at least `count`, of which the first are taken."""
        sides = self._sides(ids)
        return (sides[:count] if count else sides) if len(sides) >= max(count, 2) else []

    def _sides(self, ids: list[str]) -> list[str]:
        seen: dict[str, str] = {}
        for id in ids:
            if self.roster.country(id) or self.roster.actors[id].sector == "IGO":
                seen.setdefault(self.roster.side(id), id)
        return list(seen.values())

    def person_before(self, token: Token, fits: Callable[[str], bool]) -> str | None:
        """The last person spoken of who fits, a subject first, in this sentence or the two before."""
        sentence_of = self.roster.scene.parsed.sentence_of
        here = sentence_of[token.i]
        other: str | None = None
        for reference in reversed(self.noted):
            if here - sentence_of[reference.head] > 2:
                break
            id = reference.actors[0]
            is_one = len(reference.actors) == 1 and self.roster.actors[id].kind in ("person", "office")
            if reference.head >= token.i or not is_one or id == self.speaking or not fits(id):
                continue
            if self._is_subject(reference):
                return id
            other = other or id
        return other

    def _is_subject(self, reference: Reference) -> bool:
        return self.roster.scene.doc[reference.head].dep_ in _SUBJECT


def _is_within_noun(head: Token) -> bool:
    """Whether a noun only tells whose another is: "the agreement between the leaders of A and B"."""
    return head.dep_ == "pobj" and head.head.head.pos_ in ("NOUN", "PROPN")
