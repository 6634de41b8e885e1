"""Actors told by a noun: "the French President", "Russian officials", "both sides", "the two countries".

Whose they are comes from a country beside the noun, from a possessor, or from who was last spoken of.
`refer_nominal` tries, in order: those who meet ("the leaders"), an office, an institution, a group.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from ..gazetteer import Office
from .groups import group_actors, is_part
from .history import History
from .offices import office_actors
from .phrase import NounPhrase, Owner, find_owner, find_owners, owners_after
from .roster import Roster
from .scene import Scene
from .together import sides_together
from .wordlists import load_nominals

_AS_STATES = frozenset({"country", "nation", "state", "capital", "government"})


def refer_nominal(scene: Scene, roster: Roster, history: History, start: int, end: int, root: Token) -> None:
    """Resolve the noun phrase `[start, end)` with head `root`, if its noun is one that acts."""
    owner = find_owner(scene, roster, start, root)
    named = _apposed(scene, roster, start, root, owner) if root.i in scene.title_at else None
    if named is not None:
        roster.refer(start, end, "nominal", named, head=root.i)
        return
    phrase = NounPhrase(scene, roster, history, start, end, root, owner)
    ids = sides_together(phrase) if phrase.is_plural and _is_shared(phrase) else ()
    if not ids and phrase.title:
        ids = _office_actors(phrase, phrase.title.office)
    ids = ids or _group_actors(phrase) or _those_of_organisation(phrase)
    held = scene.body_at.get(root.i) or scene.title_at.get(root.i)
    end = max(end, held.end) if held else end
    if ids:
        history.note(roster.refer(start, end, "nominal", *ids, head=root.i))


def _apposed(scene: Scene, roster: Roster, start: int, root: Token, owner: Owner | None) -> str | None:
    """A title right after a name and a comma is that person's: "Jake Sullivan, National Security Advisor".

    Not that of another country in a list: "President of the European Council X, the President of Y and …".
    """
    if start < 2 or scene.doc[start - 1].text != "," or root.tag_ in ("NNS", "NNPS"):
        return None
    at = roster.heads.get(start - 2)
    ids = roster.references[at].actors if at is not None else ()
    is_person = len(ids) == 1 and roster.actors[ids[0]].kind == "person"
    if is_person and at is not None and roster.references[at].form == "title" and owner and owner.country:
        is_person = roster.country(ids[0]) == owner.country
    return ids[0] if is_person and start - 2 in roster.name_tokens and root.dep_ in ("appos", "conj") else None


def _those_of_organisation(phrase: NounPhrase) -> tuple[str, ...]:
    """ "G7 leaders", "NATO allies": the organisation."""
    table, owner = load_nominals(), phrase.owner
    if phrase.lemma in _AS_STATES and is_part(phrase):
        return ()
    people = phrase.lemma in table.pair_people or phrase.lemma in table.pair_sides
    known = owner.id in phrase.roster.actors if owner and owner.id else False
    return (owner.id,) if people and known and owner and owner.id and owner.country is None else ()


def _group_actors(phrase: NounPhrase) -> tuple[str, ...]:
    """A group's actor, or each country's where the noun is plural: "Russian delegates", "leaders of X and Y"."""
    owners = find_owners(phrase.scene, phrase.start, phrase.root, before_only=True) if phrase.is_plural else ()
    if phrase.is_plural and not owners:
        owners = owners_after(phrase.scene, phrase.root)
    if len(owners) < 2:
        return group_actors(phrase)
    return tuple(dict.fromkeys(id for owner in owners for id in group_actors(replace(phrase, owner=owner))))


def _is_shared(phrase: NounPhrase) -> bool:
    """Nobody's in particular, or "our nations", "their countries": those of all who meet."""
    return phrase.owner is None or (phrase.lemma in _AS_STATES and bool(phrase.words_before & {"our", "their"}))


def _office_actors(phrase: NounPhrase, office: Office) -> tuple[str, ...]:
    """The holder of an office, or of each country's where the noun is plural."""
    if not phrase.is_plural:
        return office_actors(phrase, office)
    if office.id in load_nominals().common_offices:
        return ()
    owners = find_owners(phrase.scene, phrase.start, phrase.root)
    if len(owners) < 2:
        return ()
    return tuple(dict.fromkeys(id for owner in owners for id in office_actors(replace(phrase, owner=owner), office)))
