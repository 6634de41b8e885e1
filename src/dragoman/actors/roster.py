"""The actors as they are gathered: drafts that grow mentions, and the references to them.

A roster lives inside the actors stage only; `cast_actors` freezes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ..gazetteer import Entity, Office
from ..model import Actor, ActorKind, Mention, MentionForm
from .cast import Reference
from .scene import Scene, root_of


@dataclass(slots=True)
class Roster:
    """Actors by id in order of first mention, and references in order of finding.

    `principals` are the sides that the title names, when there are at least two.
    """

    scene: Scene
    actors: dict[str, Actor] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    name_tokens: set[int] = field(default_factory=set)
    author: str | None = None
    issuers: tuple[str, ...] = ()
    principals: tuple[str, ...] = ()
    offices: dict[str, Office] = field(default_factory=dict)
    heads: dict[int, int] = field(default_factory=dict)

    def enter(self, actor: Actor) -> str:
        """Put an actor on the roster unless its id is there; what was null is filled in."""
        old = self.actors.get(actor.id)
        self.actors[actor.id] = _completed(old, actor) if old else actor
        return actor.id

    def refer(self, start: int, end: int, form: MentionForm, *ids: str, head: int | None = None) -> Reference:
        """Note that tokens `[start, end)` stand for these actors."""
        doc = self.scene.doc
        at = root_of(doc[start:end], start, end).i if head is None else head
        reference = Reference(self.scene.span(start, end), at, start, end, form, ids)
        self.references.append(reference)
        self.heads.setdefault(at, len(self.references) - 1)
        return reference

    def country(self, id: str) -> str | None:
        """The country of an actor, or None."""
        return self.actors[id].country

    def side(self, id: str) -> str:
        """What counts as one side: the country, or the actor itself where it has none."""
        return self.actors[id].country or id

    def is_person(self, id: str) -> bool:
        """Whether an actor is a person or the unnamed holder of an office."""
        return self.actors[id].kind in ("person", "office")

    def people(self) -> Iterator[Actor]:
        """The persons found so far."""
        return (actor for actor in self.actors.values() if actor.kind == "person")

    def frozen(self) -> tuple[tuple[Actor, ...], tuple[Reference, ...]]:
        """Actors with their mentions in text order, and references in text order."""
        references = tuple(sorted(self.references, key=lambda r: (r.span.start, -r.span.end, r.actors)))
        mentions: dict[str, list[Mention]] = {id: [] for id in self.actors}
        for reference in references:
            for id in reference.actors:
                mentions[id].append(Mention(reference.span, reference.form))
        actors = [replace(a, mentions=tuple(mentions[a.id])) for a in self.actors.values() if mentions[a.id]]
        return tuple(sorted(actors, key=lambda a: (a.mentions[0].span, a.id))), references


def _completed(old: Actor, new: Actor) -> Actor:
    return replace(
        old,
        role=old.role or new.role,
        of=old.of or new.of,
        country=old.country or new.country,
        sector=old.sector or new.sector,
        cameo=old.cameo or new.cameo,
        wikidata=old.wikidata or new.wikidata,
    )


def actor_of(entity: Entity, basis: str, candidates: tuple[str, ...] = ()) -> Actor:
    """An actor for a gazetteer entity."""
    return Actor(
        entity.id, entity.name, entity.kind, None, None, entity.country, entity.sector, entity.cameo,
        entity.wikidata, (), basis, candidates,
    )  # fmt: skip


def draft(
    id: str,
    name: str,
    kind: ActorKind,
    basis: str,
    *,
    country: str | None = None,
    sector: str | None = None,
    role: str | None = None,
    of: str | None = None,
    wikidata: str | None = None,
    candidates: tuple[str, ...] = (),
) -> Actor:
    """An actor that the text introduces; its CAMEO code is country and sector put together."""
    cameo = "".join(part for part in (country, sector) if part) or None
    return Actor(id, name, kind, role, of, country, sector, cameo, wikidata, (), basis, candidates)
