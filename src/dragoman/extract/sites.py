"""The words of a sentence on which a pattern's slots hang: the trigger, its verb, the nouns that are its object."""

from __future__ import annotations

from spacy.tokens import Token

from .clauses import undergoers
from .grammar import with_conjuncts
from .parties import Site

HERE = ("in", "into", "at", "over", "near", "inside", "across", "around", "on", "toward", "towards", "against")
LEADING = frozenset({"to", "in", "of", "from", "against", "at", "near", "with", "on", "for"})
WHERE = LEADING - {"with"}
# "talks with leaders on Russia" are not with Russia
WITHIN = LEADING - {"on", "for", "against"}
# "matters associated with China" are talked of with somebody else
_TOPICAL = frozenset({"associate", "relate", "connect", "concern", "link", "involve", "deal"})


def bases(token: Token) -> list[Token]:
    """A noun and the verb it is subject of: "talks took place between"; adjectives joined to it as well."""
    if token.pos_ in ("NOUN", "PROPN"):
        told = [child for child in token.children if child.dep_ == "acl" and child.tag_ in ("VBN", "VBD")]
        is_subject = token.dep_ in ("nsubj", "nsubjpass") and token.head.pos_ in ("VERB", "AUX")
        is_joined = token.dep_ == "conj" and token.head.pos_ == "ADJ"
        return [token, *told, token.head] if is_subject or is_joined else [token, *told]
    return [token]


def objects(site: Site) -> list[Token]:
    """Object nouns that prepositions may hang on, "of" chains followed: "a package of aid to"."""
    if site.verb is not site.token:
        return []
    found: list[Token] = []
    for head in undergoers(site.verb):
        for part in with_conjuncts(head):
            found.append(part)
            told = (c for c in part.children if c.dep_ == "acl" and c.tag_ in ("VBN", "VBG"))
            found.extend(c for c in told if c.lemma_ not in _TOPICAL)
            found.extend(t for c in part.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
    return found


def sites_of(site: Site) -> list[Token]:
    """All of them, the nearest first; of "the delivery of aid to Sweden" also the aid."""
    sites = [*bases(site.token), *objects(site)]
    if site.token.pos_ in ("NOUN", "PROPN"):
        sites += [t for c in site.token.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj"]
    return [*sites, site.verb] if site.verb is not None and site.verb is not site.token else sites
