"""Actors told by a noun: "the French President", "Russian officials", "both sides", "the two countries".

Whose they are comes from a country beside the noun, from a possessor, or from who was last spoken of.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml
from spacy.tokens import Token

from ..gazetteer import Office
from ..model import Actor, ActorKind
from .history import History
from .roster import Roster, actor_of, draft
from .scene import Known, Scene

_DECIDERS = frozenset({"two", "both", "three", "four"})


@dataclass(frozen=True, slots=True)
class NounGroup:
    """Nouns of one sort: the kind, sector and naming of the actors they make."""

    key: str
    kind: ActorKind
    sector: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Nominals:
    """The table of `data/nominals.yaml`."""

    groups: dict[str, NounGroup]
    pair_people: frozenset[str]
    pair_sides: frozenset[str]
    unnamed: frozenset[str]
    pronouns: dict[str, str]


@cache
def load_nominals() -> Nominals:
    """Read the table of nominals once."""
    raw = yaml.safe_load(resources.files(__package__).joinpath("data/nominals.yaml").read_text(encoding="utf-8"))
    groups = {
        word: NounGroup(key, entry["kind"], entry["sector"], entry["name"])
        for key, entry in raw.items()
        if isinstance(entry, dict)
        for word in entry["words"]
    }
    pronouns = {w: key.removeprefix("pronouns_") for key in raw if key.startswith("pronouns_") for w in raw[key]}
    return Nominals(
        groups, frozenset(raw["pair_people"]), frozenset(raw["pair_sides"]), frozenset(raw["unnamed"]), pronouns
    )


def refer_nominal(scene: Scene, roster: Roster, history: History, start: int, end: int, root: Token) -> None:
    """Resolve the noun phrase `[start, end)` with head `root`, if its noun is one that acts."""
    lemma = root.lemma_.lower()
    table = load_nominals()
    owner = _owner(scene, roster, start, root)
    title = scene.title_at.get(root.i)
    ids: tuple[str, ...] = ()
    plural = root.tag_ in ("NNS", "NNPS")
    if plural and owner is None and _is_pair(table, lemma, scene, title):
        ids = _pair(scene, roster, history, table, lemma, start, root)
    elif title and not plural:
        ids = _office_holder(scene, roster, history, title.office, owner, start, root)
    if not ids:
        ids = _group(scene, roster, history, table, lemma, owner, start, end, root)
    if ids:
        reference = roster.refer(start, end, "nominal", *ids, head=root.i)
        history.note(reference)


def _is_pair(table: Nominals, lemma: str, scene: Scene, title: object) -> bool:
    return lemma in table.pair_people or lemma in table.pair_sides or title is not None


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose the noun is: a country, an actor, or both; `known` the word that says so."""

    country: str | None
    id: str | None
    known: Known | None


def _owner(scene: Scene, roster: Roster, start: int, root: Token) -> Owner | None:
    for i in range(start, root.i):
        known = scene.known_at.get(i)
        if known and _modifies(scene, i, root):
            found = _owner_of_known(scene, roster, known)
            if found:
                return found
    for child in root.children:
        if child.dep_ == "poss":
            reference = roster.heads.get(child.i)
            if reference is not None:
                return _owner_of(roster, roster.references[reference].actors)
        if child.dep_ == "prep" and child.lower_ in ("of", "from"):
            for grandchild in child.children:
                known = scene.known_at.get(grandchild.i)
                found = _owner_of_known(scene, roster, known) if known else None
                if found:
                    return found
    return None


def _modifies(scene: Scene, i: int, root: Token) -> bool:
    """Not "pro-Russian": a country behind "pro-" or "anti-" is no owner."""
    before = scene.doc[i - 1] if i else None
    return before is None or not (before.text in ("-", "–") or before.lower_.startswith(("pro", "anti")) and before.i + 1 == i and before.text.endswith("-"))


def _owner_of_known(scene: Scene, roster: Roster, known: Known) -> Owner | None:
    entity = known.entity
    country = scene.country_of(known)
    if entity and entity.kind not in ("state", "government", "region"):
        return Owner(country, entity.id, known)
    return Owner(country, entity.id if entity else None, known) if country else None


def _owner_of(roster: Roster, ids: tuple[str, ...]) -> Owner | None:
    if len(ids) != 1:
        return None
    return Owner(roster.country(ids[0]), ids[0], None)


def _pair(scene: Scene, roster: Roster, history: History, table: Nominals, lemma: str, start: int, root: Token) -> tuple[str, ...]:
    count = next((c for c in ("two", "three", "four", "both") if any(t.lower_ == c for t in scene.doc[start : root.i])), None)
    definite = count or any(t.lower_ in ("the", "these", "our", "their", "both") for t in scene.doc[start : root.i + 1])
    if not definite and not (root.dep_ == "nsubj" and start == root.i and root.text[0].isupper()):
        return ()
    people = lemma in table.pair_people or root.i in scene.title_at
    as_states = lemma in ("country", "nation", "state", "capital", "government")
    limit = {"two": 2, "both": 2, "three": 3, "four": 4}.get(count or "", 0)
    found = history.together(people and not as_states, limit)
    return tuple(_state(scene, roster, id) for id in found) if as_states else found


def _state(scene: Scene, roster: Roster, id: str) -> str:
    country = roster.country(id)
    return roster.enter(actor_of(scene.gazetteer.state(country), "the country of one who was last spoken of")) if country else id


def _office_holder(
    scene: Scene, roster: Roster, history: History, office: Office, owner: Owner | None, start: int, root: Token
) -> tuple[str, ...]:
    country = owner.country if owner else None
    indefinite = any(t.lower_ in ("a", "an", "some", "any", "no", "another") for t in scene.doc[start : root.i])
    if indefinite:
        return _unnamed(scene, roster, owner, office, start, root)
    if country is None and owner and owner.id:
        return _office_of(scene, roster, office, owner)
    spoken_of = history.holder(office.role, country)
    if spoken_of:
        return (spoken_of,)
    country = country or scene.home
    if country is None:
        return ()
    return (_holder(scene, roster, office, country),)


def _office_of(scene: Scene, roster: Roster, office: Office, owner: Owner) -> tuple[str, ...]:
    assert owner.id
    actor = roster.actors.get(owner.id)
    named = actor.name if actor else owner.known.hit.entities[0].name if owner.known else owner.id
    sector = "IGO" if owner.id.startswith("org:") and owner.country is None else office.sector
    return (
        roster.enter(
            draft(
                f"office:{owner.id.split(':', 1)[1]}-{office.id.replace(' ', '-')}", f"{office.role} of {named}", "office",
                f"the office of {office.role} at {named}", country=owner.country, sector=sector, role=office.role, of=owner.id,
            )
        ),
    )  # fmt: skip


def _holder(scene: Scene, roster: Roster, office: Office, country: str) -> str:
    """The one who held the office that day when exactly one did, else the office itself."""
    terms = scene.gazetteer.holders(country, office.id, scene.day) if scene.day else ()
    holders = list(dict.fromkeys(term.person_id for term in terms))
    state = scene.gazetteer.state(country)
    if len(holders) == 1:
        term = terms[0]
        same = next((a.id for a in roster.people() if a.id == term.person_id), None)
        basis = f"{term.person} held the office of {office.role} of {state.name} on {scene.day}"
        return same or roster.enter(
            draft(term.person_id, term.person, "person", basis, country=country, sector=office.sector, role=office.role, wikidata=term.wikidata)
        )
    return roster.enter(
        draft(
            f"office:{country}-{office.id.replace(' ', '-')}", f"{office.role} of {state.name}", "office",
            f"the office of {office.role} of {state.name}", country=country, sector=office.sector, role=office.role,
            candidates=tuple(dict.fromkeys(term.person for term in terms)),
        )
    )  # fmt: skip


def _unnamed(scene: Scene, roster: Roster, owner: Owner | None, office: Office, start: int, root: Token) -> tuple[str, ...]:
    country = owner.country if owner else scene.home
    if owner is None and country is None:
        return ()
    name = scene.words(start, root.i + 1)
    ident = f"office:{country or (owner.id if owner else '')}-unnamed-{office.id.replace(' ', '-')}"
    of = owner.id if owner and owner.id else None
    return (
        roster.enter(draft(ident, name, "office", "an unnamed holder of an office", country=country, sector=office.sector, role=office.role, of=of)),
    )


def _group(
    scene: Scene, roster: Roster, history: History, table: Nominals, lemma: str, owner: Owner | None, start: int, end: int, root: Token
) -> tuple[str, ...]:
    group = table.groups.get(lemma)
    if scene.body_at.get(root.i) and (owner or lemma not in table.groups):
        return _institution(scene, roster, owner, root)
    if group is None:
        return ()
    if group.key == "rebels":
        return (_rebels(scene, roster, owner, start, end, root),)
    if owner is None:
        return _unowned(scene, roster, history, table, group, lemma, start, root)
    if owner.country is None:
        return (owner.id,) if owner.id and owner.id in roster.actors else ()
    return (roster.enter(_of_country(scene, group, owner.country, lemma)),)


def _of_country(scene: Scene, group: NounGroup, country: str, lemma: str) -> Actor:
    state = scene.gazetteer.state(country)
    if group.kind == "state":
        return actor_of(state, f"“{lemma}” of {state.name}")
    if group.kind == "government":
        government = scene.gazetteer.entity(f"gov:{country}")
        if government:
            return actor_of(government, f"“{lemma}” of {state.name}")
    name = group.name.format(country=state.name, adjective=state.name, lemma=lemma, phrase=lemma)
    ident = f"{'org' if group.kind == 'organisation' else 'gov' if group.kind == 'government' else 'group'}:{country}" + ("" if group.kind == "government" else f"-{group.key}")
    return draft(ident, name, group.kind, f"“{lemma}” of {state.name}", country=country, sector=group.sector)


def _institution(scene: Scene, roster: Roster, owner: Owner | None, root: Token) -> tuple[str, ...]:
    body = scene.body_at[root.i].institution
    country = owner.country if owner else scene.home
    if country is None:
        return (owner.id,) if owner and owner.id and owner.id in roster.actors else ()
    state = scene.gazetteer.state(country)
    if body.role == "government":
        government = scene.gazetteer.entity(f"gov:{country}")
        if government:
            return (roster.enter(actor_of(government, f"the government of {state.name}")),)
    ident = f"org:{country}-{body.role.replace(' ', '-')}"
    name = f"{body.role} of {state.name}"
    return (roster.enter(draft(ident, name, "organisation", f"the {name}", country=country, sector=body.sector, role=body.role)),)


def _rebels(scene: Scene, roster: Roster, owner: Owner | None, start: int, end: int, root: Token) -> str:
    country = owner.country if owner else None
    last = end
    for token in root.subtree:
        known = scene.known_at.get(token.i)
        if known and token.i >= end and country is None:
            country, last = scene.country_of(known), known.end
    name = scene.words(start, max(end, last)) if last - start < 12 else scene.words(start, end)
    return roster.enter(
        draft(f"group:{country or 'unknown'}-rebels", name, "group", f"“{name}”", country=country, sector="REB")
    )


def _unowned(
    scene: Scene, roster: Roster, history: History, table: Nominals, group: NounGroup, lemma: str, start: int, root: Token
) -> tuple[str, ...]:
    """A noun without an owner: "our country" is home, "the country" the one last spoken of, "sources" unnamed."""
    own = any(t.lower_ == "our" for t in scene.doc[start : root.i])
    if own and scene.home and group.kind in ("state", "government", "organisation", "group"):
        return (roster.enter(_of_country(scene, group, scene.home, lemma)),)
    definite = any(t.lower_ in ("the", "this", "its", "that") for t in scene.doc[start : root.i])
    if group.kind == "state" and definite and root.tag_ == "NN":
        last = history.last_state()
        return (last,) if last else ()
    if lemma in table.unnamed and (root.dep_ in ("nsubj", "pobj") or start == root.i):
        return (_unnamed_sources(roster),)
    return ()


def _unnamed_sources(roster: Roster) -> str:
    return roster.enter(draft("group:unnamed-sources", "unnamed sources", "group", "sources the report does not name"))
