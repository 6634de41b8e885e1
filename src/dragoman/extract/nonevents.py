"""What fits a pattern and yet tells no event: one short rule for each way in which words name a deed that nobody did.

`tells_nothing` asks them all, of a trigger alone; the sides are not known yet.
"""

from __future__ import annotations

from collections.abc import Callable

from ..codebook import Codebook
from .clauses import auxiliaries, complements, doers, is_passive, own_subjects, undergoers
from .grammar import with_conjuncts
from .held import holds_noun
from .triggers import Trigger

_LESS = frozenset({"decreased", "reduced", "insufficient", "inadequate", "diminished", "limited", "waning", "less"})
_FIRST_PERSON = frozenset({"we", "i", "us", "our", "my"})
_ACCORDS = "AGREE"
_HARM = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_CALLING_ON = frozenset({"invite", "ask", "call"})
_WISHES = frozenset({"desire", "wish"})
_REFUGES = frozenset({"asylum", "refuge", "sanctuary"})
_MET = frozenset({"with", "to"})
_NOBODY = frozenset({"one", "nobody", "none"})
_IN_NAMES = frozenset({"of", "the", "and", "for", "in", "to", "on", "a", "from", "our", "with"})
_NAME_LENGTH = 16


def tells_nothing(trigger: Trigger, codebook: Codebook) -> bool:
    """Whether any of the rules says that the trigger is no event."""
    words = codebook.classes
    return (
        any(rule(trigger) for rule in _RULES)
        or _is_met_by_others(trigger, words["public"])
        or _is_for_both(trigger, words["common"])
        or _is_of_a_law(trigger, words["law"])
        or _is_talk_with_media(trigger, words["briefing"])
        or _is_giving_of_floor(trigger, words["floor"])
        or _is_appointment(trigger, words["appointing"])
        or _is_no_force(trigger, words["force"] | words["arms"])
    )


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


def _is_for_both(trigger: Trigger, common: frozenset[str]) -> bool:
    """ "The alliance should move forward": what two have in common asks nothing of one of them."""
    if trigger.pattern.modal != "must" or trigger.verb is None:
        return False
    return any(head.lemma_.lower() in common for head in doers(trigger.verb))


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


def _is_talk_with_media(trigger: Trigger, briefing: frozenset[str]) -> bool:
    """ "A background press call" asks nobody for anything."""
    is_call = trigger.pattern.part == "noun" and trigger.pattern.type == "REQUEST" and trigger.token.lemma_ == "call"
    return is_call and any(c.lower_ in briefing for c in trigger.token.children if c.dep_ in ("compound", "amod"))


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


def _is_no_force(trigger: Trigger, armed: frozenset[str]) -> bool:
    """ "Build Back Better", "the deployment of a reactor", "leads a task force": nothing that fights is moved."""
    if trigger.pattern.type != "MOBILIZE":
        return False
    token = trigger.token
    if trigger.pattern.part == "noun":
        after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
        if token.lemma_.lower() == "build" and after not in ("-", "up"):
            return True
        held = [t for c in token.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj"]
        return bool(held) and not any(holds_noun(noun, armed) or noun.ent_type_ for noun in held)
    objects = undergoers(token)
    return any(child.lower_ == "task" for noun in objects for child in noun.children)


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


def _is_met_by_others(trigger: Trigger, public: frozenset[str]) -> bool:
    """ "The presidents will meet with the media": whom they meet is named, so they do not meet each other."""
    if trigger.pattern.type != "CONSULT" or trigger.verb is None:
        return False
    held = [p for c in trigger.verb.children if c.dep_ == "prep" and c.lower_ in _MET for p in c.children]
    heads = [*held, *undergoers(trigger.verb)] if trigger.pattern.part == "verb" else held
    within = [t for head in heads for c in head.children if c.lower_ == "of" for t in c.children]
    words = [t for head in heads for t in (head, *head.children)]
    return any(t.lemma_.lower() in public or t.lower_ in public for t in (*words, *within))


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
