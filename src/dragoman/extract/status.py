"""How real a deed is: done, under way, planned, denied, supposed - read from the grammar above its word."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from ..codebook import StatusWords
from ..model import EventStatus
from .clauses import auxiliaries, is_passive, own_subjects, undergoers

_STEPS = 6
_SEEING = frozenset({"see", "observe", "witness", "notice", "watch"})
_PAST = frozenset({"after", "following", "since"})  # "will go on after meeting him": they have met
_ABOUT = frozenset({"about", "regarding", "concerning"})
_WHEN = frozenset({"when", "after", "once", "before"})
_BESIDE = frozenset({"as", "while", "when"})
_DATING = frozenset({"during", "since", "amid", "despite"})
_WITHIN = frozenset(
    {"xcomp", "pcomp", "acl", "dobj", "pobj", "nsubjpass", "conj", "prep", "attr", "nsubj", "advcl", "ccomp", "relcl"}
)
_NOUNS = ("NOUN", "PROPN")
_AGAIN = frozenset({"further", "renewed"})
_FINITE = ("VBD", "VBZ", "VBP")
_REASONS = ("for", "over")


@dataclass(frozen=True, slots=True)
class Reality:
    """A status and whether the deed is negated."""

    status: EventStatus
    is_negated: bool


def read_reality(token: Token, verb: Token | None, words: StatusWords, is_word: bool = False) -> Reality:
    """The reality of the deed told by `token`; `verb` carries its tense (itself or a light verb), if any.

    Words (`is_word`) that are the purpose of something real are real: "met to discuss", "called to thank".
    """
    if _is_unseen(token, words):
        return Reality("denied", True)
    if is_word and verb is not None and verb.dep_ == "advcl" and _is_purpose(verb) and not _is_bound(verb, words):
        above = read_reality(verb.head, verb.head, words)
        return Reality(above.status, above.is_negated or _is_negated(token, verb, words))
    if verb is not None and verb.dep_ == "pcomp" and verb.head.lower_ in _PAST:
        return Reality("occurred", _is_negated(token, verb, words))
    if verb is not None and _is_attempted(verb, words):
        above = read_reality(verb.head, verb.head, words)
        return Reality(above.status, above.is_negated or _is_negated(token, verb, words))
    if token.dep_ == "nsubjpass" and (words.verbs.get(token.head.lemma_) == "ended" or _is_meant_as(token.head, words)):
        # "The war can be finished by talks" is being waged; "the invasion was intended as a beginning" was done.
        return Reality("occurred", False)
    if token.dep_ == "nsubjpass" and words.verbs.get(token.head.lemma_) == "planned":
        return Reality("planned", _is_negated(token, token.head, words))
    if verb is not None:
        own = _of_verb(verb, words) or _of_noun(token, words) if token != verb else _of_verb(verb, words)
        if own is None and token != verb and token.dep_ == "dobj" and words.verbs.get(verb.lemma_) == "planned":
            own = "planned"  # "arranged a meeting of the two"
        return Reality(own or _from_above(verb, words) or _aspect(verb), _is_negated(token, verb, words))
    if token.dep_ == "nsubj" and _is_happening(token.head, words):
        status = _of_verb(token.head, words) or _from_above(token.head, words) or "occurred"
        return Reality(status, _is_negated(token, token.head, words))
    governed = _supposed(_from_above(token, words))
    # "Cancelled his upcoming trip": what it hangs on has the last word where it was called off.
    status = governed if governed == "denied" else _of_noun(token, words) or governed or "occurred"
    return Reality(status, _is_negated(token, token, words))


def _is_meant_as(verb: Token, words: StatusWords) -> bool:
    is_plan = words.verbs.get(verb.lemma_) == "planned"
    return is_plan and any(child.lower_ == "as" and child.dep_ == "prep" for child in verb.children)


def _is_bound(verb: Token, words: StatusWords) -> bool:
    """ "Commit to hold consultations", "plan to discuss": what was bound or planned is no purpose of a deed done."""
    return words.verbs.get(verb.head.lemma_) in ("promised", "planned")


def _is_attempted(verb: Token, words: StatusWords) -> bool:
    """ "Has tried to assassinate her": the attempt itself is a deed."""
    return verb.dep_ == "xcomp" and verb.lemma_ in words.attempted and verb.head.lemma_ in words.trying


def is_paid_for(noun: Token, charging: frozenset[str]) -> bool:
    """ "Will impose costs on Russia for its war": what somebody will pay for has happened."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in (*_REASONS, "to"):
        return False
    above = noun.head.head
    if noun.head.lower_ == "to":
        return above.lemma_ == "response"  # "will announce sanctions in response to its war"
    return any(token.lemma_ in charging for token in (above, *undergoers(above)))


def _is_happening(verb: Token, words: StatusWords) -> bool:
    """ "The talks will take place", "an attack may follow": the verb's tense is the deed's."""
    is_placed = verb.lemma_ != "take" or any(child.lower_ == "place" for child in verb.children)
    return verb.lemma_ in words.happening and is_placed


def _is_unseen(noun: Token, words: StatusWords) -> bool:
    """ "We haven't seen any indication of attacks", "that there has been assistance": nobody tells of a deed."""
    for above in islice(noun.ancestors, _STEPS):
        if above.pos_ == "NOUN" and above.lemma_ in words.signs:
            denied = (*above.children, *above.head.children)
            return any(child.dep_ == "neg" or child.lower_ == "no" for child in denied)
    return False


def _supposed(status: EventStatus | None) -> EventStatus | None:
    """A noun under "possible" or "would" is nothing told, unless its own adjective says so."""
    return "demanded" if status == "hypothetical" else status


def _of_verb(verb: Token, words: StatusWords) -> EventStatus | None:
    """What modals and conditions of the verb itself say."""
    if _is_conditional(verb, words) or _is_asked_how(verb) or _is_when_to_come(verb):
        return "hypothetical"
    for aux in auxiliaries(verb):
        if aux in words.modals:
            return words.modals[aux]
    return None


def _is_conditional(verb: Token, words: StatusWords) -> bool:
    return verb.dep_ in ("advcl", "ccomp", "pcomp") and any(
        c.dep_ == "mark" and c.lower_ in words.conditions for c in verb.children
    )


def _is_asked_how(verb: Token) -> bool:
    """ "How to strengthen the flank": a question of ways, told of no deed."""
    marks = {child.tag_ for child in verb.children if child.i < verb.i}
    return {"TO", "WRB"} <= marks


def _is_when_to_come(verb: Token) -> bool:
    """ "When I go to Doha", "after they leave": a present there is to come, or comes again and again."""
    links = (child for child in verb.children if child.tag_ == "WRB" or child.dep_ == "mark")
    is_when = any(child.lower_ in _WHEN for child in links)
    return is_when and verb.dep_ == "advcl" and verb.tag_ in ("VBP", "VBZ") and not auxiliaries(verb)


def _of_noun(noun: Token, words: StatusWords) -> EventStatus | None:
    """What adjectives before a noun say: "planned talks", "any further incursion"."""
    is_known = any(child.dep_ == "poss" for child in noun.children)
    for child in noun.children:
        if child.dep_ in ("amod", "advmod", "compound") and child.lower_ in words.adjectives:
            # "Russia's further invasion", "its renewed attacks" are known to be its; "any further invasion" is feared.
            return None if is_known and child.lower_ in _AGAIN else words.adjectives[child.lower_]
    return None


def _aspect(verb: Token) -> EventStatus:
    """A progressive is under way; everything else in the indicative has occurred."""
    is_infinitive = any(c.tag_ == "TO" and c.dep_ == "aux" for c in verb.children)
    if verb.tag_ == "VB" and (is_infinitive or (not own_subjects(verb) and not _is_finite(verb))):
        return "hypothetical"
    being = [c for c in verb.children if c.dep_ == "aux" and c.lemma_ == "be"]
    if verb.tag_ == "VBG" and being and not is_passive(verb):
        return "occurred" if being[0].tag_ == "VBD" else "ongoing"
    return "occurred"


def _is_finite(verb: Token) -> bool:
    """Whether a base form is after "do", an order, or a present tense that the tagger took for one."""
    if any(child.lemma_ == "do" and child.dep_ == "aux" for child in verb.children):
        return True
    if verb.dep_ == "ROOT":
        return True
    # "call on China to press Russia and withdraw": after an infinitive, a base form goes on with it.
    between = verb.doc[min(verb.head.i, verb.i) : verb.i]
    return verb.dep_ == "conj" and verb.head.tag_ == "VBP" and not any(t.tag_ == "TO" for t in between)


def _from_above(token: Token, words: StatusWords) -> EventStatus | None:
    """What the words say on which the deed hangs, nearest first."""
    for _ in range(_STEPS):
        head = token.head
        if head == token or token.dep_ not in _WITHIN or (token.dep_ == "prep" and token.lower_ in _DATING):
            return None
        if head.pos_ in ("VERB", "AUX"):
            if token.dep_ == "conj" and token.tag_ == "VBD" and head.tag_ == "VB":
                return None  # "said it would send a ship, and thanked them"
            if _stands_alone(token):
                is_open = _is_conditional(head, words) or _is_doubted(token, words) or _is_unreal(token)
                return "hypothetical" if is_open else None
            if token.lower_ in _ABOUT:
                return None
            found = words.verbs.get(head.lemma_) if token.dep_ != "conj" and _is_ahead(head, token) else None
            if found == "planned" and (_was_going_to(head) or _is_expected_of(head, token)):
                found = "hypothetical"
            if found == "ongoing" and token.dep_ == "advcl":
                # "remained there to prevent": an aim; "remained engaged" hangs otherwise.
                found = "hypothetical" if _is_purpose(token) else None
            if found in ("ongoing", "occurred"):
                # "will continue to support", "aims to begin to support": not yet.
                found = _of_verb(head, words) or _from_above(head, words) or found
            found = found or _of_verb(head, words)
            if found or _is_purpose(token):
                return found or "hypothetical"
        elif token.dep_ == "pcomp" and head.head.pos_ in _NOUNS and token.tag_ == "VBG":
            noun = head.head.lemma_
            if noun not in words.carriers:
                return words.nouns.get(noun, "hypothetical")
        elif head.pos_ in _NOUNS:
            if token.dep_ == "relcl" or (token.dep_ == "acl" and token.tag_ in ("VBN", "VBG")):
                return None
            if token.dep_ != "conj" and head.lemma_ in words.nouns:
                return words.nouns[head.lemma_]
            if token.dep_ == "acl":
                # "for this reason that Russia is eager": a finite clause is told on its own account
                return None if token.tag_ in _FINITE else "hypothetical"
            if token.dep_ == "prep" and token.lower_ != "of":
                return None
        token = head
    return None


def _is_ahead(verb: Token, token: Token) -> bool:
    """ "Is going to attack" tells of what is ahead; "went through the attacks" does not."""
    return verb.lemma_ != "go" or token.dep_ == "xcomp"


def _is_expected_of(verb: Token, token: Token) -> bool:
    """ "Expects Norway to help" is no plan of Norway's; "expects to meet him" is one of his own."""
    return verb.lemma_ == "expect" and bool(own_subjects(token))


def _was_going_to(verb: Token) -> bool:
    """ "How he was going to approach it": a plan of the past, of which the tense does not tell what came."""
    return verb.lemma_ == "go" and any(child.lower_ in ("was", "were") for child in verb.children)


def _stands_alone(token: Token) -> bool:
    """A finite clause of its own is told on its own account: "said that it attacked"."""
    if token.dep_ == "ccomp" and own_subjects(token) and not any(c.tag_ == "TO" for c in token.children):
        return True
    return token.dep_ in ("nsubj", "relcl", "advcl") and not _is_purpose(token)


def _is_doubted(token: Token, words: StatusWords) -> bool:
    """ "It is too early to say that they withdrew": told, and left open."""
    above = token.head.head
    return token.dep_ == "ccomp" and above.pos_ == "ADJ" and above.lower_ in words.doubtful


def _is_unreal(token: Token) -> bool:
    """ "It would have been worse, as NATO deployed more": what went with a thing that never was."""
    is_beside = any(child.dep_ == "mark" and child.lower_ in _BESIDE for child in token.children)
    return token.dep_ == "advcl" and is_beside and {"would", "have"} <= set(auxiliaries(token.head))


def _is_purpose(token: Token) -> bool:
    """ "to deter aggression": an aim, not yet a deed."""
    return (
        token.dep_ in ("advcl", "xcomp", "relcl", "acl")
        and token.tag_ == "VB"
        and any(c.tag_ == "TO" for c in token.children)
    )


def _is_negated(token: Token, verb: Token, words: StatusWords) -> bool:
    for head in (token, verb):
        for child in head.children:
            if child.dep_ in ("neg", "det", "advmod", "preconj") and child.lower_ in words.negations:
                return True
    if verb.dep_ in ("acl", "relcl") and any(c.dep_ == "det" and c.lower_ == "no" for c in verb.head.children):
        return True  # "there will be no troops deployed"
    if verb.dep_ in ("nsubj", "nsubjpass") or (verb.dep_ == "conj" and not own_subjects(verb)):
        # "protests are not reported", "did not meet or call".
        return any(c.dep_ == "neg" for c in verb.head.children)
    above = verb.head
    if (
        verb.dep_ == "xcomp"
        and words.verbs.get(above.lemma_) == "planned"
        and any(c.dep_ == "neg" for c in above.children)
    ):
        return True  # "is not going to invade"
    if verb.dep_ == "ccomp" and above.lemma_ in _SEEING and verb.tag_ in ("VB", "VBG"):
        return any(c.dep_ == "neg" for c in above.children)  # "has not yet seen them withdraw"
    return (verb.dep_ == "pcomp" and above.lower_ == "without") or any(
        subject.lower_ in ("nobody", "none", "nothing")
        or any(c.dep_ == "det" and c.lower_ == "no" for c in subject.children)
        for subject in own_subjects(verb)
    )
