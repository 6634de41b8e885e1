"""Support that is an act: "supported them through technical assistance" is aid, "stands with them" is words."""

from __future__ import annotations

from itertools import islice

from ..codebook import Codebook
from .triggers import Trigger

_VERBS = frozenset({"support", "assist", "help"})
_MEANS = frozenset({"with", "through", "by", "in"})
# However long a clause is, what it is done with stands near.
_REACH = 40


def is_material(trigger: Trigger, codebook: Codebook) -> bool:
    """Whether a verb of support is done with money, arms or goods, or is what they are given for."""
    verb = trigger.verb
    if verb is None or trigger.token != verb or verb.lemma_ not in _VERBS:
        return False
    words = codebook.classes["material"]
    by_means = (child for child in verb.children if child.dep_ == "prep" and child.lower_ in _MEANS)
    givers = [*by_means]
    if verb.dep_ in ("advcl", "acl", "relcl") and any(child.tag_ == "TO" for child in verb.children):
        # "Announced the delivery of a battery to support them": what was given stands before the purpose.
        givers.append(verb.head)
    near = (t for giver in givers for t in islice(giver.subtree, _REACH) if t.i < verb.i or giver.i > verb.i)
    return any(t.lemma_.lower() in words or t.lower_ in words for t in near)
