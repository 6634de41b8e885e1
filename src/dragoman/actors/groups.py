"""Groups and institutions told by a noun: "Russian officials", "the Turkish army", "pro-Russian rebels"."""

from __future__ import annotations

from spacy.tokens import Token

from ..model import Actor
from ..text.normalise import slug
from .phrase import NounPhrase
from .roster import actor_of, draft
from .wordlists import NounGroup, load_name_words, load_nominals

_DEFINITE = frozenset({"the", "this", "its", "that"})
_OUTSIDE = ("DET", "PRON", "PUNCT", "ADV", "PART", "CCONJ")
_GOVERNMENTS = frozenset({"government", "administration", "cabinet"})
_PLACING = frozenset({"in", "of", "from", "inside", "across", "throughout", "around", "near"})
_PREFIX = {"organisation": "institution", "government": "gov", "state": "state"}


def group_actors(phrase: NounPhrase) -> tuple[str, ...]:
    """The actor a group noun stands for; empty when nothing says whose group it is."""
    group = load_nominals().groups.get(phrase.lemma)
    body = phrase.scene.body_at.get(phrase.root.i)
    if body and (phrase.owner or group is None or _leader(phrase) or body.end - body.start > 1):
        return _institution(phrase)
    if group is None or _is_of_longer_name(phrase, phrase.root.i):
        return ()
    if group.kind == "state" and (_is_superlative(phrase) or _is_state_of_another(phrase)):
        return ()
    if group.key == "rebels" and _is_told_by_examples(phrase):
        return ()
    if group.key == "rebels":
        return (phrase.roster.enter(_rebels(phrase)),)
    if phrase.owner is None:
        return _unowned(phrase, group)
    if phrase.owner.country is None and group.kind == "state" and is_part(phrase):
        return ()  # "a member country", "each EU state": not the organisation
    if phrase.owner.country is None:
        return (phrase.owner.id,) if phrase.owner.id in phrase.roster.actors else ()
    return (phrase.roster.enter(_of_country(phrase, group, phrase.owner.country)),)


def _is_told_by_examples(phrase: NounPhrase) -> bool:
    """ "Terrorist groups, such as Hezbollah and Hamas": those named are meant, no group of its own."""
    following = [token.lower_ for token in phrase.scene.doc[phrase.end : phrase.end + 3]]
    return "including" in following[:2] or following[:2] == ["such", "as"] or following[1:] == ["such", "as"]


def _is_superlative(phrase: NounPhrase) -> bool:
    """ "The world's largest state", "the whole country" that is being occupied: told by a quality, not by who it is."""
    return any(child.tag_ == "JJS" for child in phrase.root.children)


def _is_state_of_another(phrase: NounPhrase) -> bool:
    """ "The state of Hawaii": whatever "of" names, where that is no owner known to us."""
    following = phrase.root.i + 1
    doc = phrase.scene.doc
    if following + 1 >= len(doc) or doc[following].lower_ != "of":
        return False
    named = doc[following + 1]
    return named.text[:1].isupper() and (phrase.owner is None or phrase.owner.country is None)


def is_part(phrase: NounPhrase) -> bool:
    """Whether a noun is of one or some of an organisation's members: "each EU state"."""
    return not phrase.is_plural or bool(phrase.words_before & load_nominals().partitives)


def _of_country(phrase: NounPhrase, group: NounGroup, country: str) -> Actor:
    gazetteer = phrase.scene.gazetteer
    basis = f"“{phrase.lemma}” of {gazetteer.state(country).name}"
    entity = gazetteer.entity(f"{_PREFIX[group.kind]}:{country}") if group.kind in ("state", "government") else None
    if entity:
        return actor_of(entity, basis)
    ident = f"{_PREFIX.get(group.kind, 'group')}:{country}-{group.key}"
    return draft(ident, _name(phrase), group.kind, basis, country=country, sector=group.sector)


def _name(phrase: NounPhrase) -> str:
    """The phrase's own words without article or possessive pronoun: "Russian officials"."""
    start = phrase.start
    passed = load_name_words().former
    doc = phrase.scene.doc
    while start < phrase.root.i and (doc[start].pos_ in _OUTSIDE or doc[start].lower_ in passed):
        start += 1
    owner = phrase.owner
    if owner and owner.known and start < owner.known.start < phrase.root.i:
        start = owner.known.start  # "our incredible United States Space Force"
    last = owner.known.end if owner and owner.known and owner.known.start >= phrase.end else phrase.end
    words = phrase.scene.words(start, last if last - phrase.end < 5 else phrase.end)
    if owner and owner.known is None and owner.country and start == phrase.root.i:
        return f"{words} of {phrase.scene.gazetteer.state(owner.country).name}"
    return words


def _institution(phrase: NounPhrase) -> tuple[str, ...]:
    body = phrase.scene.body_at[phrase.root.i]
    role, owner, start = body.institution.role, phrase.owner, body.start
    is_nobodys = phrase.words_before & load_nominals().no_one and not (_leader(phrase) or _party(phrase))
    if phrase.words_before & load_nominals().local or is_nobodys or _is_of_longer_name(phrase, start):
        return ()
    if role in _GOVERNMENTS and owner is None and (phrase.is_plural or _is_bare_topic(phrase)):
        return ()
    leader = _leader(phrase) if role in _GOVERNMENTS else None
    country = owner.country if owner else leader.country if leader else phrase.scene.home
    if body.institution.sector == "REB" and owner is None:
        # Nobody's armed groups are not those of the report's home.
        return () if _is_told_by_examples(phrase) else (phrase.roster.enter(_rebels(phrase)),)
    if country is None:
        return (owner.id,) if owner and owner.id and owner.id in phrase.roster.actors else ()
    if role in _GOVERNMENTS:
        return (phrase.roster.enter(_government(phrase, country)),)
    named = owner is not None and owner.known is not None and owner.known.hit.use == "demonym"
    name = (
        f"{phrase.scene.words(owner.known.start, owner.known.end)} {role}"
        if named and owner and owner.known
        else (f"{role} of {phrase.scene.gazetteer.state(country).name}")
    )
    ident = f"institution:{country}-{role.replace(' ', '-')}"
    basis = f"the {role} of {phrase.scene.gazetteer.state(country).name}"
    sector = body.institution.sector
    return (phrase.roster.enter(draft(ident, name, "organisation", basis, country=country, sector=sector, role=role)),)


def _is_of_longer_name(phrase: NounPhrase, at: int) -> bool:
    """ "The Tennessee Valley Authority": a longer name, of which the noun at token `at` is the last word."""
    scene, doc = phrase.scene, phrase.scene.doc
    if at <= phrase.start or not doc[at].text[:1].isupper():
        return False
    before = doc[at - 1]
    is_free = before.i not in scene.known_at and before.i not in scene.title_at and before.i not in scene.body_at
    is_named_after = before.ent_type_ in ("PERSON", "GPE", "NORP") or before.i in phrase.roster.name_tokens
    return is_free and before.tag_ == "NNP" and not is_named_after


def _is_bare_topic(phrase: NounPhrase) -> bool:
    """ "Assistant Secretary for Administration": the work, not those who govern."""
    root = phrase.root
    return phrase.start == root.i and root.dep_ == "pobj" and root.head.lower_ == "for" and root.text[:1].isupper()


def _government(phrase: NounPhrase, country: str) -> Actor:
    """A state's government; one named after its leader or party is an actor of its own."""
    leader, party = _leader(phrase), _party(phrase)
    if leader or party:
        return _named_government(phrase, country, leader, party)
    state = phrase.scene.gazetteer.state(country)
    entity = phrase.scene.gazetteer.entity(f"gov:{country}")
    return actor_of(entity, f"the government of {state.name}") if entity else actor_of(state, "its government")


def _leader(phrase: NounPhrase) -> Actor | None:
    """ "The Harper government", "the government of Stephen Harper"."""
    after_of = (o for c in phrase.root.children if c.lower_ == "of" for o in c.children)
    heads = [c.i for c in phrase.root.children if c.dep_ in ("compound", "poss", "nmod")] + [o.i for o in after_of]
    found = (phrase.roster.references[at].actors[0] for i in heads if (at := phrase.roster.heads.get(i)) is not None)
    return next((a for id in found if (a := phrase.roster.actors[id]).kind == "person"), None)


def _party(phrase: NounPhrase) -> Actor | None:
    owner = phrase.owner
    actor = phrase.roster.actors.get(owner.id) if owner and owner.id else None
    return actor if actor and actor.sector == "PTY" else None


def _named_government(phrase: NounPhrase, country: str, leader: Actor | None, party: Actor | None) -> Actor:
    """One actor a leader; a party's government without a leader is the one last told under that name."""
    name = _name(phrase)
    known = next((a for a in phrase.roster.actors.values() if a.kind == "government" and a.name == name), None)
    if leader is None and known:
        return known
    chief = leader or party
    assert chief
    basis = f"the government of {phrase.scene.gazetteer.state(country).name} named after {chief.name}"
    ident = f"gov:{country}-{slug(chief.name)}"
    return draft(ident, name, "government", basis, country=country, sector="GOV")


def _rebels(phrase: NounPhrase) -> Actor:
    """An armed group by its description; its country is where it is said to be, not whom it is for."""
    country = phrase.owner.country if phrase.owner else None
    last = phrase.end
    for token in phrase.root.subtree:
        known = phrase.scene.known_at.get(token.i)
        if known and token.i >= phrase.end and country is None and _is_home(token):
            country, last = phrase.scene.country_of(known), known.end
    name = phrase.scene.words(phrase.start, last if last - phrase.start < 12 else phrase.end)
    ident = f"group:{country or 'unknown'}-rebels"
    return draft(ident, name, "group", f"“{name}”", country=country, sector="REB")


def _is_home(place: Token) -> bool:
    """ "Rebels in Darfur" are of Darfur; groups "hostile to the United States" are not of those."""
    return place.dep_ in ("pobj", "conj") and any(
        above.lower_ in _PLACING for above in (place.head, place.head.head) if above.dep_ == "prep"
    )


def _is_abroad(phrase: NounPhrase) -> bool:
    """ "Government authorities in Angola and Libya" are not those of the government that publishes."""
    links = (child for child in phrase.root.children if child.dep_ == "prep" and child.lower_ in _PLACING)
    return any(noun.i in phrase.scene.known_at for link in links for noun in link.children)


def _tells(noun: Token) -> bool:
    """Whether the report has it from them: "sources said", "according to officials"."""
    if noun.dep_ == "nsubj":
        return noun.head.lemma_ in load_nominals().telling
    return noun.dep_ == "pobj" and noun.head.lower_ in ("to", "by") and noun.head.head.lemma_ in ("accord", "according")


def _unowned(phrase: NounPhrase, group: NounGroup) -> tuple[str, ...]:
    """A noun without an owner: "our country" is home, "the country" the one last spoken of, "sources" unnamed."""
    home = phrase.scene.home
    if "our" in phrase.words_before and home:
        return (phrase.roster.enter(_of_country(phrase, group, home)),)
    if phrase.lemma == "state" and any(id.startswith("region:usa-") for id in phrase.roster.actors):
        return ()  # where American states are named, "the state" is mostly one of them
    if phrase.lemma == "state" and home and home not in load_nominals().federations and not phrase.is_plural:
        return (phrase.roster.enter(_of_country(phrase, group, home)),)  # "the state must do all it can for them"
    if group.kind == "state" and phrase.words_before & _DEFINITE and not phrase.is_plural:
        last = phrase.history.last_state(within=phrase.lemma == "state")
        return (last,) if last else ()
    if home and any(i in phrase.scene.body_at for i in range(phrase.start, phrase.root.i)) and not _is_abroad(phrase):
        return (phrase.roster.enter(_of_country(phrase, group, home)),)
    if phrase.lemma in load_nominals().unnamed and _tells(phrase.root):
        source = draft("group:unnamed-sources", "unnamed sources", "group", "sources the report does not name")
        return (phrase.roster.enter(source),)
    return ()
