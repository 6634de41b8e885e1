"""Words that bind: who binds himself, in which words, and how firmly.

Three shapes bind: a verb of promising with its complement ("vowed to …"), a noun of promising with an owner ("its
readiness to …"), and a deed told of a side itself in the future or under way ("is providing …"). What is asked,
hoped for, demanded of others or merely possible binds nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from spacy.tokens import Token

from ..actors.cast import Cast
from ..model import CommitmentStatus
from ..parse.parsed import Sentence
from .grammar import (
    actors_of,
    direct_objects,
    has_to,
    is_passive,
    objects_after,
    own_subject,
    possessors,
    subject_of,
)  # fmt: skip
from .lexicon import load_words

_KINDS = ("state", "government", "person", "office", "organisation", "group", "institution")
_GOVERNED = frozenset({"ccomp", "xcomp", "advcl", "pcomp", "acl", "dobj", "pobj", "prep", "attr", "acomp", "oprd"})
_CLIMB = 6


@dataclass(frozen=True, slots=True)
class Vow:
    """Words that bind. `cue` is the word that binds, `deed` the head of what it binds to; one and the same word where
    a deed is told in the future or under way. `subject` is the word for who binds himself."""

    by: tuple[str, ...]
    deed: Token
    status: CommitmentStatus
    cue: Token
    subject: Token | None = None

    @property
    def is_told(self) -> bool:
        """Whether the deed is told, and not promised."""
        return self.cue == self.deed

    @property
    def is_negated(self) -> bool:
        """ "pledged not to deploy"."""
        return any(child.dep_ == "neg" for child in self.deed.children)


def find_vows(cast: Cast, sentence: Sentence) -> Iterator[Vow]:
    """Every vow of a sentence, in text order. A question binds nobody."""
    if sentence.span.words(cast.parsed.report.text).rstrip("\"”' ").endswith("?"):
        return
    words = load_words("commitments")
    for token in sentence.tokens:
        for vow in _vows_at(cast, token, words):
            if not _is_empty(vow, words) and not _is_wished(vow.cue, words):
                yield vow


def _is_empty(vow: Vow, words: dict[str, Any]) -> bool:
    """Whether the words name no deed: "its commitment to this", "decided to do so", "will continue to say"."""
    deed = vow.deed
    inner = next((c for c in deed.children if c.dep_ == "xcomp"), deed) if deed.lemma_ == "continue" else deed
    is_do = inner.lemma_ in ("do", "get") and not any(c.pos_ in ("NOUN", "PROPN") for c in inner.children)
    return deed.pos_ in ("PRON", "DET") or is_do or inner.lemma_.lower() in words["idle"] or _is_asked(deed)


def _vows_at(cast: Cast, token: Token, words: dict[str, Any]) -> Iterator[Vow]:
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" and lemma in words["verbs"]:
        yield from _by_verb(cast, token, words["verbs"][lemma], words)
    elif token.pos_ == "NOUN" and lemma in words["nouns"]:
        yield from _by_noun(cast, token, words["nouns"][lemma]["status"])
    elif token.pos_ == "ADJ" and lemma in words["adjectives"]:
        yield from _by_adjective(cast, token)
    elif token.pos_ == "VERB" and lemma in words["deeds"]:
        yield from _by_deed(cast, token, words)


def _by_verb(cast: Cast, verb: Token, rule: dict[str, Any], words: dict[str, Any]) -> Iterator[Vow]:
    # "to guarantee …" tells what a vow would be for, "who agreed to …" who somebody is: both tell of something else.
    if _is_unreal(verb) or (verb.tag_ == "VB" and has_to(verb)) or _tells_who(verb) or _is_asked(verb):
        return
    subject = _binding_subject(verb, words)
    by = _binders(cast, subject)
    if rule.get("mutual"):
        by = tuple(dict.fromkeys((*by, *_binding(cast, objects_after(verb, ("with",))))))
    is_of_object = any(c.dep_ == "dobj" for c in verb.children) and "order" not in rule["takes"]
    for child in verb.children:
        if child.dep_ == "xcomp" and is_of_object:
            continue  # "announced steps to …": the object holds the infinitive
        vow = _complement(cast, verb, child, rule, words)
        if vow is not None and (by or vow.by):
            yield vow if vow.by else replace(vow, by=by, subject=subject)


def _binding_subject(verb: Token, words: dict[str, Any]) -> Token | None:
    """Who binds himself; of "was promised to us by Norway" the one behind "by"."""
    if is_passive(verb) and verb.lemma_.lower() not in words["stative"]:
        return next(objects_after(verb, ("by",)), None)
    return subject_of(verb)


def _complement(cast: Cast, verb: Token, child: Token, rule: dict[str, Any], words: dict[str, Any]) -> Vow | None:
    takes, vow = rule["takes"], Vow((), child, rule["status"], verb)
    if child.dep_ == "xcomp" and "infinitive" in takes and child.pos_ in ("VERB", "AUX") and child.tag_ != "VBG":
        return vow
    is_order = "order" in takes and child.dep_ in ("ccomp", "advcl", "xcomp") and child.tag_ == "VB"
    if is_order and any(c.lower_ == "to" for c in child.children):
        return vow
    if child.dep_ == "ccomp" and "clause" in takes and is_future(child) and not _is_unreal(child):
        subject = own_subject(child)
        by = _binders(cast, subject)
        if subject is None or (not by and subject.lower_ in ("it", "this", "that", "there", "everything", "nothing")):
            return None
        return replace(vow, deed=_deed_to_come(child), by=by, subject=subject)
    if child.dep_ == "dobj" and "object" in takes and _is_binding_object(verb, child, words):
        return vow
    if child.dep_ == "prep" and child.lower_ == "to" and "to" in takes:
        return next((replace(vow, deed=c) for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
    return None


def _is_binding_object(verb: Token, noun: Token, words: dict[str, Any]) -> bool:
    if noun.pos_ not in ("NOUN", "PROPN", "SYM", "NUM"):
        return False
    if verb.lemma_ not in ("announce", "unveil"):
        return verb.lemma_ not in ("task", "instruct", "agree")
    inner = {noun.lemma_.lower(), *(t.lemma_.lower() for c in noun.children for t in (c, *c.children))}
    return bool(inner & set(words["announceable"])) or "$" in noun.text


def _by_noun(cast: Cast, noun: Token, status: CommitmentStatus) -> Iterator[Vow]:
    deed = next((c for c in noun.children if c.dep_ in ("acl", "relcl") and c.pos_ == "VERB" and c.tag_ == "VB"), None)
    if deed is None:
        prepositions = [c for c in noun.children if c.dep_ == "prep"]
        objects = {c.lower_: o for c in prepositions for o in c.children if o.dep_ in ("pobj", "pcomp")}
        deed = objects.get("to") or (objects.get("of") if noun.lemma_ != "commitment" else None)
    if any(c.tag_ == "JJR" for c in noun.children):  # "has a stronger commitment than"
        return
    if deed is None or _is_unreal(noun.head) or (noun.lemma_ == "plan" and deed.pos_ != "VERB"):
        return
    subject = subject_of(noun.head) if noun.dep_ in ("dobj", "pobj", "conj") else None
    owners, speakers = _binding(cast, possessors(noun)), _binders(cast, subject)
    if not owners and deed.dep_ in ("acl", "relcl"):
        owners = _binding(cast, objects_after(noun, ("of",)))  # "the readiness of the Danish side to lead"
    is_own = any(owner.pos_ == "PRON" for owner in possessors(noun)) and set(owners) < set(speakers)
    # "The United States and the European Union reaffirm our commitment": the whole subject's, not its nearest part's.
    if by := speakers if is_own else owners or speakers:
        yield Vow(by, deed, status, noun, next(possessors(noun), subject))


def _by_adjective(cast: Cast, adjective: Token) -> Iterator[Vow]:
    deed = next((c for c in adjective.children if c.dep_ in ("xcomp", "ccomp") and c.pos_ == "VERB"), None)
    subject = subject_of(adjective.head) if adjective.dep_ in ("acomp", "oprd") else None
    by = _binders(cast, subject)
    if deed is not None and by and not _is_unreal(adjective.head):
        yield Vow(by, deed, "vowed", adjective, subject)


def _by_deed(cast: Cast, verb: Token, words: dict[str, Any]) -> Iterator[Vow]:
    """ "Canada will lead …" (announced), "are organizing …", "is providing …" (under way)."""
    subject = own_subject(verb)
    if subject is None and verb.dep_ == "conj":
        subject = subject_of(verb)
    if subject is None or verb.dep_ in ("relcl", "advcl", "acl") or _is_unreal(verb) or is_passive(verb):
        return
    if _is_asked(verb) or _is_said_alone(verb):
        return
    # "The Secretary shall …" is how a law demands.
    is_law = any(c.lower_ == "shall" for c in verb.children) and subject.lower_ not in ("we", "i")
    status: CommitmentStatus | None = "announced" if is_future(verb) and not is_law else None
    if status is None and _is_under_way(verb) and verb.lemma_.lower() in words["under_way"]:
        status = "under way" if any(True for _ in direct_objects(verb)) else None
    by = _binders(cast, subject)
    if by and status:
        yield Vow(by, verb, status, verb, subject)


def _tells_who(verb: Token) -> bool:
    """ "a group that vowed … and promised …": words that say who somebody is."""
    return verb.dep_ == "relcl" or (verb.dep_ == "conj" and verb.head.dep_ == "relcl" and own_subject(verb) is None)


def _is_asked(verb: Token) -> bool:
    """ "where they decide to go", "what we will deliver": which it is, is left open."""
    return any(c.tag_ in ("WP", "WDT", "WRB") and c.i < verb.i for c in verb.children)


def _is_said_alone(verb: Token) -> bool:
    """ "Ukraine will stand", "we will continue on to Dallas": it says nothing without more of the right kind."""
    wanted = load_words("commitments")["needs"].get(verb.lemma_.lower())
    beside = {c.dep_ for c in verb.children} | {c.lower_ for c in verb.children if c.dep_ == "prep"}
    return wanted is not None and not beside & set(wanted)


def is_future(verb: Token) -> bool:
    """Whether a verb is told of the time to come: "will study", "was going to study" (told by its "going")."""
    is_going = _deed_to_come(verb) != verb
    return is_going or any(c.dep_ == "aux" and c.lower_ in ("will", "'ll", "’ll", "shall") for c in verb.children)


def _deed_to_come(verb: Token) -> Token:
    """ "Study" of "was going to study"; any other verb itself."""
    if verb.lemma_ != "go" or verb.tag_ != "VBG":
        return verb
    return next((c for c in verb.children if c.dep_ == "xcomp" and has_to(c)), verb)


def _is_under_way(verb: Token) -> bool:
    return verb.tag_ == "VBG" and any(
        c.dep_ == "aux" and c.lower_ in ("is", "are", "'re", "’re", "am") for c in verb.children
    )


def _is_unreal(verb: Token) -> bool:
    """Negated, conditional, or merely possible."""
    words = load_words("commitments")
    if any(c.dep_ == "neg" or (c.dep_ == "aux" and c.lower_ in words["possible"]) for c in verb.children):
        return True
    return any(c.dep_ == "mark" and c.lower_ in ("if", "whether", "unless") for c in verb.children)


def _is_wished(cue: Token, words: dict[str, Any]) -> bool:
    """Whether something above the words hopes, asks or demands that they be so, or denies it."""
    token = cue
    for _ in range(_CLIMB):
        dep, head = token.dep_, token.head
        if head == token or dep not in (*_GOVERNED, "conj"):
            return False
        is_governed = dep != "conj"
        token = head
        if is_governed and (
            token.lemma_.lower() in words["wishes"] or (token.pos_ in ("VERB", "AUX") and _is_unreal(token))
        ):
            return True
    return False


def _binders(cast: Cast, subject: Token | None) -> tuple[str, ...]:
    if subject is None:
        return ()
    found = _binding(cast, [inner for token in (subject, *subject.conjuncts) for inner in _naming(cast, token)])
    if not found and subject.lemma_.lower() in load_words("commitments")["bodies"]:
        # "our government", "Russia's leadership": what belongs to a side and acts for it.
        found = _binding(cast, possessors(subject))
    return found


def _naming(cast: Cast, token: Token) -> Iterator[Token]:
    """The word for a side, or for the body whose "leaders", "members" or "partners" are meant."""
    if cast.headed_by(token) is None and token.lemma_.lower() in load_words("commitments")["members"]:
        yield from (c for c in token.children if c.dep_ in ("compound", "amod", "nmod", "poss") and c.pos_ == "PROPN")
    yield token


def _binding(cast: Cast, tokens: Iterable[Token]) -> tuple[str, ...]:
    """Those of the actors at some words who can bind a side."""
    return tuple(id for id in actors_of(cast, tokens) if _may_bind(cast, id))


def _may_bind(cast: Cast, id: str) -> bool:
    actor = cast.by_id[id]
    sectors = load_words("commitments")["sectors"]
    is_public = actor.sector is None or actor.sector in sectors
    return actor.kind in _KINDS and is_public and (actor.country is not None or actor.sector in ("IGO", "REB"))
