"""Deeds in look alone, told by the codebook's lists of words: a chairman's courtesy, a law's name, a firm's presence.

Each rule takes a trigger and the words it goes by; `is_lookalike` asks them all.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from .clauses import complements, doers, is_passive, undergoers
from .held import holds_noun
from .triggers import Trigger

_ACCORDS = "AGREE"
_MET = frozenset({"with", "to"})
_CALLING_ON = frozenset({"invite", "ask", "call"})
_IN_NAMES = frozenset({"of", "the", "and", "for", "in", "to", "on", "a", "from", "our", "with"})
_NAME_LENGTH = 16


def is_lookalike(trigger: Trigger, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether any of the rules says that the trigger only looks like an event; `words` are the codebook's classes."""
    return (
        _is_met_by_others(trigger, words["public"])
        or _is_for_both(trigger, words["common"])
        or _is_of_a_law(trigger, words["law"])
        or _is_talk_with_media(trigger, words["briefing"])
        or _is_giving_of_floor(trigger, words["floor"])
        or _is_appointment(trigger, words["appointing"])
        or _is_effect_of_war(trigger, words["wars"])
        or _is_no_force(trigger, words)
    )


def _is_met_by_others(trigger: Trigger, public: frozenset[str]) -> bool:
    """ "The presidents will meet with the media": whom they meet is named, so they do not meet each other."""
    if trigger.pattern.type != "CONSULT" or trigger.verb is None:
        return False
    held = [p for c in trigger.verb.children if c.dep_ == "prep" and c.lower_ in _MET for p in c.children]
    heads = [*held, *undergoers(trigger.verb)] if trigger.pattern.part == "verb" else held
    within = [t for head in heads for c in head.children if c.lower_ == "of" for t in c.children]
    words = [t for head in heads for t in (head, *head.children)]
    return any(t.lemma_.lower() in public or t.lower_ in public for t in (*words, *within))


def _is_for_both(trigger: Trigger, common: frozenset[str]) -> bool:
    """ "The alliance should move forward": what two have in common asks nothing of one of them."""
    if trigger.pattern.modal != "must" or trigger.verb is None:
        return False
    return any(head.lemma_.lower() in common for head in doers(trigger.verb))


def _is_of_a_law(trigger: Trigger, laws: frozenset[str]) -> bool:
    """ "The Ending Forced Arbitration Act": a word in the name of a law, unless the whole line is in capitals."""
    token, doc = trigger.token, trigger.token.doc
    if not token.text[:1].isupper() or token.i == token.sent.start:
        return False
    following = (t for t in doc[token.i + 1 : token.i + _NAME_LENGTH] if t.lower_ not in _IN_NAMES)
    for word in following:
        if not word.text[:1].isupper():
            return False
        if word.lower_ in laws:
            return True
    return False


def _is_talk_with_media(trigger: Trigger, briefing: frozenset[str]) -> bool:
    """ "A background press call" asks nobody for anything."""
    is_call = trigger.pattern.part == "noun" and trigger.pattern.type == "REQUEST" and trigger.token.lemma_ == "call"
    return is_call and any(c.lower_ in briefing for c in trigger.token.children if c.dep_ in ("compound", "amod"))


def _is_giving_of_floor(trigger: Trigger, speaking: frozenset[str]) -> bool:
    """ "Now I invite President X to say a few words": a chairman's courtesy."""
    if trigger.pattern.type != "REQUEST" or trigger.token.lemma_ not in _CALLING_ON:
        return False
    return any(verb.lemma_ in speaking for verb in complements(trigger.token))


def _is_appointment(trigger: Trigger, appointing: frozenset[str]) -> bool:
    """ "Announced his intention to nominate her ambassador to Norway" promises Norway nothing."""
    if trigger.pattern.type != _ACCORDS:
        return False
    bases = (trigger.token, *undergoers(trigger.token))
    return any(verb.lemma_ in appointing for base in bases for verb in complements(base))


def _is_effect_of_war(trigger: Trigger, wars: frozenset[str]) -> bool:
    """ "People displaced by the war": what became of them, not what somebody did with them."""
    if trigger.pattern.mode != "deport" or not is_passive(trigger.token):
        return False
    return any(head.lemma_.lower() in wars for head in doers(trigger.token))


def _is_no_force(trigger: Trigger, words: Mapping[str, frozenset[str]]) -> bool:
    """ "Build Back Better", "vaccine deployment", "leads a task force": nothing that fights is moved."""
    if trigger.pattern.type != "MOBILIZE":
        return False
    token, armed = trigger.token, words["force"] | words["arms"]
    if trigger.pattern.part == "noun":
        after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
        if token.lemma_.lower() == "build" and after not in ("-", "up"):
            return True
        if any(c.dep_ == "compound" and c.lemma_.lower() in words["civil"] for c in token.children):
            return True
        held = [t for c in token.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj"]
        return bool(held) and not any(holds_noun(noun, armed) or noun.ent_type_ for noun in held)
    objects = undergoers(token)
    if any(
        noun.lemma_ == "presence" and not any(_arms(t, armed | words["posture"]) for t in noun.subtree)
        for noun in objects
    ):
        return True  # "expanded the company's presence in the market"
    return any(child.lower_ == "task" for noun in objects for child in noun.children)


def _arms(token: Token, armed: frozenset[str]) -> bool:
    return token.lemma_.lower() in armed or token.lower_ in armed or token.ent_type_ == "GPE"
