"""What fits a pattern and yet tells no event: one short rule for each way in which words name a deed that nobody did.

`tells_nothing` asks them all, of a trigger alone; the sides are not known yet.
"""

from __future__ import annotations

from collections.abc import Callable

from ..codebook import Codebook
from .clauses import auxiliaries, complements, doers, is_passive, own_subjects, undergoers
from .grammar import with_conjuncts
from .lookalikes import is_lookalike
from .triggers import Trigger

_LESS = frozenset({"decreased", "reduced", "insufficient", "inadequate", "diminished", "limited", "waning", "less"})
_FIRST_PERSON = frozenset({"we", "i", "us", "our", "my"})
_ACCORDS = "AGREE"
_HEADED = frozenset({"COOPERATE", "AGREE", "SUPPORT", "AID"})
_HARM = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_WISHES = frozenset({"desire", "wish"})
_REFUGES = frozenset({"asylum", "refuge", "sanctuary"})
_NOBODY = frozenset({"one", "nobody", "none"})


def tells_nothing(trigger: Trigger, codebook: Codebook) -> bool:
    """Whether any of the rules says that the trigger is no event."""
    return any(rule(trigger) for rule in _RULES) or is_lookalike(trigger, codebook.classes)


def _is_contingent(trigger: Trigger) -> bool:
    """ "In the event of a future attack": told of, not done."""
    token = trigger.token
    before = [t.lower_ for t in token.doc[max(token.i - 9, token.sent.start) : token.i]]
    return any(before[i : i + 3] in (["the", "event", "of"], ["in", "case", "of"]) for i in range(len(before)))


def _is_lessened(trigger: Trigger) -> bool:
    """ "Iran's decreased cooperation" tells of cooperation that is not done."""
    return trigger.pattern.part == "noun" and any(c.lower_ in _LESS for c in trigger.token.children)


def _is_exhortation(trigger: Trigger) -> bool:
    """ "We must defend the order", "all of us should learn": said to oneself as much as to others."""
    if trigger.pattern.modal != "must" or trigger.verb is None:
        return False
    return any(t.lower_ in _FIRST_PERSON for head in doers(trigger.verb) for t in head.subtree if t.i < trigger.verb.i)


def _is_appeal_to_all(trigger: Trigger) -> bool:
    """ "Let us agree that …", "let us all condemn terror": an appeal to whoever listens."""
    verb = trigger.verb
    if verb is None or verb.dep_ not in ("ccomp", "xcomp") or verb.head.lemma_ != "let":
        return False
    return any(head.lower_ in ("us", "'s", "’s") for head in own_subjects(verb))


def _is_answered(trigger: Trigger) -> bool:
    """ "An attack will be met with a swift response": no meeting."""
    token = trigger.token
    if trigger.pattern.type != "CONSULT" or token.lemma_ != "meet" or not is_passive(token):
        return False
    return any(child.lower_ == "with" for child in token.children)


def _is_heading(trigger: Trigger) -> bool:
    """ "Maritime Security Cooperation: the two sides reaffirmed": the name of what is told behind the colon."""
    token, doc = trigger.token, trigger.token.doc
    if trigger.pattern.part != "noun" or trigger.pattern.type not in _HEADED:
        return False
    return token.text[:1].isupper() and token.i + 1 < len(doc) and doc[token.i + 1].text == ":"


def _is_blame_for_the_past(trigger: Trigger) -> bool:
    """ "They shouldn't have taken them": blames for what was done, and demands nothing any more."""
    verb = trigger.verb
    if trigger.pattern.modal != "must" or verb is None:
        return False
    return any(child.lemma_ == "have" and child.dep_ == "aux" for child in verb.children)


def _is_of_nobody_else(trigger: Trigger) -> bool:
    """ "No one but Norway should decide": asks nothing of Norway."""
    if trigger.pattern.modal != "must" or trigger.verb is None:
        return False
    heads = doers(trigger.verb)
    return any(t.lower_ in _NOBODY for head in heads for t in (head, *head.children, *head.ancestors))


def _is_looked_forward_to(trigger: Trigger) -> bool:
    """ "We look forward to Egypt hosting the conference": what others will do is no promise of one's own."""
    verb = trigger.verb
    if verb is None or verb.lemma_ != "look" or trigger.pattern.particle != "forward":
        return False
    links = [link for child in verb.children for link in (child, *child.children) if link.lower_ == "to"]
    held = [token for link in links for token in link.children]
    parts = [part for noun in held for part in with_conjuncts(noun)]
    behind = (part.nbor() for part in parts if part.i + 1 < len(part.doc))
    return any(own_subjects(deed) for deed in held) or any(t.tag_ == "VBG" and t.pos_ == "VERB" for t in behind)


def _is_of_those_joining(trigger: Trigger) -> bool:
    """ "Joining the President on the call were A and B": who called whom was told before; these were there as well."""
    above = [token for token in trigger.token.ancestors if token.lemma_ == "join" and token.tag_ == "VBG"]
    return trigger.pattern.type == "CONSULT" and any(token.i == token.sent.start for token in above)


def _is_mere_noun(trigger: Trigger) -> bool:
    """ "Meets the interests of both peoples", "in advance of the Agreement entering into force": nobody promises."""
    token = trigger.token
    if trigger.pattern.type != _ACCORDS or trigger.pattern.part != "noun":
        return False
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    return token.lower_ == "interests" or (trigger.verb in (None, following) and following.tag_ == "VBG")


def _is_denied_demand(trigger: Trigger) -> bool:
    """ "This does not mean that China should follow": what is denied asks for nothing."""
    verb = trigger.verb
    if trigger.pattern.modal != "must" or verb is None or verb.dep_ != "ccomp":
        return False
    return any(child.dep_ == "neg" for child in verb.head.children)


def _is_left_to_others(trigger: Trigger) -> bool:
    """ "They should speak to that": a question is left to them, nothing is asked of them."""
    verb = trigger.verb
    if trigger.pattern.modal != "must" or verb is None or verb.lemma_ != "speak":
        return False
    return any(child.lower_ == "to" and child.dep_ == "prep" for child in verb.children)


def _is_opinion(trigger: Trigger) -> bool:
    """ "I agree with him", "we agree with them that it is hard": an opinion; who has agreed to a deed says "agreed"."""
    verb = trigger.verb
    if trigger.token.lemma_ != "agree" or verb is None or verb.tag_ != "VBP":
        return False
    is_shared = {"prep", "ccomp"} <= {child.dep_ for child in verb.children}
    return is_shared or any(head.lower_ == "i" for head in own_subjects(verb))


def _is_inverted_condition(trigger: Trigger) -> bool:
    """ "Should they want to go back": an "if", not a demand."""
    verb = trigger.verb
    if trigger.pattern.modal is None or verb is None:
        return False
    auxes = [child for child in verb.children if child.dep_ == "aux"]
    return any(aux.i < subject.i for aux in auxes for subject in own_subjects(verb)) and verb.dep_ in ("advcl", "ccomp")


def _is_proper_name(trigger: Trigger) -> bool:
    """ "The Agreement on Mutual Recognition (1998)": a document's name, unless the whole line is in capitals."""
    token = trigger.token
    is_named = trigger.pattern.type == _ACCORDS and token.tag_ in ("NNP", "NNPS") and trigger.verb is None
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    is_about = following is not None and following.lower_ in ("on", "for", "of", "between")
    return is_named and (is_about or any(child.tag_ == "NNP" and child.dep_ == "compound" for child in token.children))


def _is_showing(trigger: Trigger) -> bool:
    """ "A demonstration of interoperability" shows something; it is no protest."""
    is_noun = trigger.pattern.part == "noun" and trigger.token.lemma_ == "demonstration"
    return is_noun and any(child.lower_ == "of" for child in trigger.token.children)


def _is_state_of_having(trigger: Trigger) -> bool:
    """ "They must have a horizon" demands no deed; "I was going to China" tells of no arrival."""
    verb = trigger.verb
    if verb is None:
        return False
    return (trigger.pattern.modal == "must" and verb.lemma_ == "have") or (verb.lemma_ == "go" and verb.tag_ == "VBG")


def _is_done_to_them(trigger: Trigger) -> bool:
    """ "All Russian assets must be frozen" asks whoever may freeze them, not those whose they are."""
    return trigger.pattern.modal == "must" and trigger.verb is not None and is_passive(trigger.verb)


def _is_wish_for_others(trigger: Trigger) -> bool:
    """ "Expressed the desire that all Afghan leaders embrace it": no promise of who expressed it."""
    if trigger.pattern.type != _ACCORDS:
        return False
    wishes = [noun for noun in undergoers(trigger.token) if noun.lemma_ in _WISHES]
    return any(own_subjects(verb) for noun in wishes for verb in complements(noun))


def _is_means_to_come(trigger: Trigger) -> bool:
    """ "By attacking Ukraine, Russia will lose all": the means to something, no announcement of harm."""
    verb = trigger.verb
    if trigger.pattern.type not in _HARM or verb is None or verb.dep_ != "pcomp" or verb.head.lower_ != "by":
        return False
    return bool({"will", "shall", "'ll", "’ll"} & set(auxiliaries(verb.head.head)))


def _is_description(trigger: Trigger) -> bool:
    """ "Refugees who have sought asylum in Norway": says who they are, not what they did."""
    is_refuge = bool(trigger.pattern.objects & _REFUGES)
    return is_refuge and trigger.token.dep_ in ("relcl", "acl") and trigger.pattern.type == "REQUEST"


_RULES: tuple[Callable[[Trigger], bool], ...] = (
    _is_contingent,
    _is_lessened,
    _is_exhortation,
    _is_appeal_to_all,
    _is_answered,
    _is_heading,
    _is_blame_for_the_past,
    _is_mere_noun,
    _is_of_nobody_else,
    _is_looked_forward_to,
    _is_of_those_joining,
    _is_denied_demand,
    _is_left_to_others,
    _is_opinion,
    _is_inverted_condition,
    _is_proper_name,
    _is_showing,
    _is_state_of_having,
    _is_done_to_them,
    _is_wish_for_others,
    _is_means_to_come,
    _is_description,
)
