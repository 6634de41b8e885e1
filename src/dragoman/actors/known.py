"""States, organisations, media and groups that the gazetteer knows by name.

A capital city is a place unless the grammar makes it act: then it stands for its government.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from spacy.tokens import Token

from ..gazetteer import Entity
from ..model import Actor, MentionForm
from .roster import Roster, actor_of, draft
from .scene import Known, Scene
from .wordlists import load_name_words, load_nominals

_ACTING = frozenset({"nsubj", "nsubjpass", "poss", "dative"})
_TOWARDS = frozenset({"between", "against", "by", "with"})
_PLACE_WORDS = frozenset({"in", "at", "near", "outside", "around", "to", "into", "of", "across", "over", "for", "via"})


def name_known(scene: Scene, roster: Roster) -> None:
    """Enter and refer every known name that acts or may act; names inside a person's name are passed over."""
    for known in scene.known:
        if known.start not in roster.name_tokens and not _is_part_of_name(scene, known):
            _name(scene, roster, known)


def _is_part_of_name(scene: Scene, known: Known) -> bool:
    """ "Korean War Veterans", "Western District of Texas", "Malta Inc.": words of a longer proper name."""
    entity = known.entity
    if known.end < len(scene.doc) and scene.doc[known.end].lower_.rstrip(".") in load_name_words().companies:
        return True
    is_adjective = known.hit.use == "demonym" or (entity is not None and entity.kind == "region")
    if not is_adjective or _in_title(scene, known.start):
        return False
    doc = scene.doc
    after = doc[known.end] if known.end < len(doc) else None
    if after is not None and _is_bare_capital(scene, after):
        return after.lemma_.lower() not in load_nominals().groups and known.end not in scene.body_at
    before = doc[known.start - 2] if known.start > 1 and doc[known.start - 1].lower_ == "of" else None
    region = entity is not None and entity.kind == "region"
    return region and before is not None and _is_bare_capital(scene, before)


def _in_title(scene: Scene, i: int) -> bool:
    """Headlines capitalise every word, so capitals there tell nothing."""
    title = scene.parsed.report.title_span
    return title is not None and title.start <= scene.doc[i].idx < title.end


def _is_bare_capital(scene: Scene, token: Token) -> bool:
    """A capitalised word that is no title, institution or known name."""
    taken = token.i in scene.title_at or token.i in scene.body_at or token.i in scene.known_at
    return token.text[:1].isupper() and token.tag_ in ("NNP", "NNPS") and not taken and token.ent_type_ != "PERSON"


def _name(scene: Scene, roster: Roster, known: Known) -> None:
    entity = known.entity
    if scene.is_descent(known.start):
        return
    if entity is None:
        _name_undecided(scene, roster, known)
    elif known.hit.use == "capital":
        _name_capital(scene, roster, known, entity)
    elif known.hit.use == "metonym" and _is_whereabouts(scene, known):
        return
    else:
        form: MentionForm = "metonym" if known.hit.use == "metonym" else "name"
        id = roster.enter(_of_its_country(scene, known, actor_of(entity, _basis(scene, known, entity))))
        roster.refer(known.start, known.end, form, id)


def _of_its_country(scene: Scene, known: Known, actor: Actor) -> Actor:
    """ "Iraqi Kurds": a people of several states, here of one."""
    before = scene.known_by_end.get(known.start)
    country = scene.country_of(before) if before and before.hit.use == "demonym" else None
    if country is None or actor.country or actor.kind != "group":
        return actor
    name = scene.words(before.start if before else known.start, known.end)
    return replace(actor, id=f"{actor.id}-{country}", name=name, country=country)


def _is_whereabouts(scene: Scene, known: Known) -> bool:
    """ "When you were at the White House", "the White House lawn": the building."""
    head = scene.doc[known.end - 1]
    if head.dep_ == "compound" and known.end < len(scene.doc):
        return head.head.lower_ in load_nominals().premises
    if head.dep_ != "pobj":
        return False
    at, verb = head.head, head.head.head
    inside = at.lower_ in ("at", "in", "inside", "outside", "near", "around")
    return inside or (at.lower_ in ("to", "from", "into") and verb.lemma_ in load_nominals().moving)


def _basis(scene: Scene, known: Known, entity: Entity) -> str:
    return f"“{scene.words(known.start, known.end)}” is a {known.hit.use} of {entity.name} in the gazetteer"


def _name_capital(scene: Scene, roster: Roster, known: Known, entity: Entity) -> None:
    country = entity.country
    if country is None or not _acts(scene, known):
        return
    government = scene.gazetteer.entity(f"gov:{country}") or scene.gazetteer.state(country)
    id = roster.enter(actor_of(government, f"“{entity.name}”, a capital, stands for its government"))
    roster.refer(known.start, known.end, "metonym", id)


def _acts(scene: Scene, known: Known) -> bool:
    head = scene.doc[known.end - 1]
    while head.dep_ in ("conj", "appos") and head.head.i != head.i:
        head = head.head
    if head.dep_ in _ACTING:
        return not _is_site(scene, known)
    if head.dep_ != "pobj":
        return False
    # "The claim from Berlin": a government has made it; "a train from Berlin" left a city.
    said = head.head.lower_ == "from" and head.head.head.lemma_.lower() in load_nominals().stances
    return said or head.head.lower_ in _TOWARDS


def _is_site(scene: Scene, known: Known) -> bool:
    """ "In Cairo's streets": a possessor of things that a city, not a government, has."""
    head = scene.doc[known.end - 1]
    if head.dep_ == "poss" and head.head.lemma_.lower() in load_nominals().stances:
        return False
    before = scene.doc[known.start - 1] if known.start else None
    return before is not None and before.lower_ in _PLACE_WORDS


def _name_undecided(scene: Scene, roster: Roster, known: Known) -> None:
    """Several entities share the name: the one the report names elsewhere, or one actor with candidates."""
    entities = known.hit.entities
    named = [e for e in entities if e.id in roster.actors]
    if len(named) == 1:
        roster.refer(known.start, known.end, "name", named[0].id)
        return
    counted = _counted(scene, roster, entities)
    if counted:
        roster.refer(
            known.start, known.end, "name", roster.enter(actor_of(counted, "the country named most in the report"))
        )
        return
    words = scene.words(known.start, known.end)
    country = scene.country_of(known)
    sectors = {e.sector for e in entities}
    ident = f"undecided:{words.lower().replace(' ', '-')}"
    actor = draft(
        ident, words, entities[0].kind, f"“{words}” names several", country=country,
        sector=sectors.pop() if len(sectors) == 1 else None, candidates=tuple(e.name for e in entities),
    )  # fmt: skip
    roster.refer(known.start, known.end, "name", roster.enter(actor))


def _counted(scene: Scene, roster: Roster, entities: tuple[Entity, ...]) -> Entity | None:
    """The candidate whose country has persons in the report and is named twice as often as any other candidate's."""
    named = Counter(country for k in scene.known if (country := scene.country_of(k)))
    acting = {person.country for person in roster.people()}
    ranked = sorted(entities, key=lambda e: (-named[e.country or ""], e.id))
    best, second = named[ranked[0].country or ""], named[ranked[1].country or ""]
    is_clear = best > 1 and best >= 2 * second and ranked[0].country in acting
    return ranked[0] if is_clear else None
