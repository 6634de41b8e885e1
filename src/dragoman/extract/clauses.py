"""The grammar of a verb's clause, voice undone: who does it, to what, and what it takes as its complement."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp", "acl"})
_CLIMB = frozenset({"xcomp", "conj", "advcl", "pcomp", "ccomp"})
_PURPOSES = frozenset({"advcl", "xcomp", "acl", "relcl"})
# "Were engaged in talks", "is committed to helping": passive in form alone, with these behind them.
_STATES = {"engage": "in", "lock": "in", "embroil": "in", "commit": "to", "dedicate": "to", "devote": "to"}
_HELPING = frozenset({"help", "assist", "support", "aid", "relieve", "feed", "shelter"})
_OF_OBJECT = frozenset({"for", "in", "of", "from", "into", "on"})
_WHO = frozenset(
    {
        *("individual", "entity", "person", "people", "country", "nation", "company", "bank", "firm", "anyone"),
        *("everyone", "resolution", "law", "order", "statement", "letter", "decree", "act", "vote", "bill"),
    }
)
_STEPS = 6
_ASIDE = 12
_NOUNS = ("NOUN", "PROPN")


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive: "was attacked", or "attacked" after a noun."""
    if any(child.lower_ == _STATES.get(verb.lemma_) for child in verb.children):
        return False
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def own_subjects(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in _SUBJECTS]


def doers(verb: Token) -> list[Token]:
    """Heads of the phrases that do the deed: the subject, or the agent of a passive; controlled subjects too."""
    if is_passive(verb):
        # "backed and supported by Iran": the agent behind the last of joined verbs is that of all.
        joined = [verb, *(child for child in verb.children if child.dep_ == "conj" and child.tag_ == "VBN")]
        agents = [child for each in joined for child in each.children if child.dep_ == "agent"]
        return [pobj for agent in agents for pobj in agent.children if pobj.dep_ == "pobj"]
    return list(_climb(verb))


def _climb(verb: Token) -> Iterator[Token]:
    """Candidates for the subject of an active verb, nearest first: its own, or those it is controlled by."""
    for _ in range(_STEPS):
        verb = _unnested(verb)
        subjects = own_subjects(verb)
        if subjects and not _is_purpose_after_with(verb):
            yield from () if is_passive(verb) and verb.dep_ != "conj" else subjects
            return
        above = _governor(verb)
        if verb.dep_ == "pcomp" and verb.head.lower_ == "including":
            return  # "costs on Russia, including on entities providing support": they do, not who imposes the costs
        if verb.dep_ == "pcomp" and above is not None and above.pos_ == "VERB" and verb.head.lower_ in _OF_OBJECT:
            # "thanked Canada for sending", "praised its leadership in sending": the object's doing.
            praised = [child for child in above.children if child.dep_ == "dobj" and child.i < verb.i]
            yield from praised
            if verb.head.lower_ == "for" and praised:
                return  # "thank you for calling": whoever "you" is, the thanks are not for one's own deed
        if verb.tag_ == "VBG" and verb.dep_ == "advcl" and _is_behind_aside(verb):
            return
        while above is not None and above.pos_ in _NOUNS:
            # "Biden spoke with Lula to offer his congratulations": a purpose is the subject's, no doing of Lula's.
            if not (above.pos_ == "PROPN" and verb.tag_ == "VB"):
                yield above
            if verb.tag_ == "VBG" and above.lemma_.lower() in _WHO:
                return  # "entities providing support" do so themselves, whoever punishes them
            above = _above_noun(above)
        if above is None:
            return
        if is_passive(above) and verb.dep_ != "conj":
            yield from (child for child in above.children if child.dep_ == "nsubjpass")
            return
        said = [child for child in above.children if child.dep_ == "parataxis" and child.i < verb.i]
        if said and verb.dep_ == "advcl":
            # ““It helps,” he said, thanking them”: the parser hangs "thanking" on what was said.
            yield from own_subjects(said[-1])
            return
        verb = above


def _unnested(verb: Token) -> Token:
    """ "Said that Norway is a partner, and stressed": the tense tells that "stressed" goes on with "said"."""
    head = verb.head
    is_nested = verb.dep_ == "conj" and verb.tag_ == "VBD" and head.dep_ == "ccomp" and head.tag_ in ("VBZ", "VBP")
    return head.head if is_nested and head.head.tag_ == "VBD" and not own_subjects(verb) else verb


def _is_behind_aside(verb: Token) -> bool:
    """ "Costs on entities – inside and outside of Russia – providing support": they provide it, whatever the parse."""
    dashes = [token for token in verb.doc[max(0, verb.i - _ASIDE) : verb.i] if token.text in ("–", "—")]
    if len(dashes) < 2 or dashes[-1].i != verb.i - 1 or not dashes[-2].i:
        return False
    return dashes[-2].nbor(-1).lemma_.lower() in _WHO


def _is_purpose_after_with(verb: Token) -> bool:
    """ "Biden spoke with Lula to offer help", parsed as if Lula offered it."""
    marks = {child.lower_ for child in verb.children if child.dep_ == "mark"}
    return "with" in marks and verb.dep_ == "advcl" and any(child.tag_ == "TO" for child in verb.children)


def _governor(verb: Token) -> Token | None:
    """The verb or noun from which a verb without a subject takes one."""
    if verb.dep_ == "relcl" and verb.tag_ == "VB":
        return verb.head
    if verb.dep_ == "acl":
        return verb.head if verb.tag_ in ("VBG", "VB") else None
    if verb.dep_ not in _CLIMB or verb.head == verb:
        return None
    head = verb.head
    return head.head if head.pos_ in ("ADP", "SCONJ") and head.head != head else head


def _above_noun(noun: Token) -> Token | None:
    """The verb or noun that a noun is the matter of: "a policy of turning away" is its maker's."""
    for _ in range(_STEPS):
        if noun.dep_ != "conj" or noun.head.pos_ not in _NOUNS:
            break
        noun = noun.head
    head = noun.head
    if noun.dep_ == "dobj" and head.pos_ == "VERB":
        return head
    if noun.dep_ == "pobj" and head.head != head and head.head.pos_ in ("VERB", *_NOUNS):
        return head.head
    return None


def undergoers(verb: Token) -> list[Token]:
    """Heads of the phrases to which it is done: the object, or the subject of a passive."""
    if is_passive(verb):
        subjects = [child for child in verb.children if child.dep_ == "nsubjpass"]
        if subjects:
            return subjects
        if verb.dep_ == "acl":
            return [verb.head]
        if verb.dep_ == "conj":
            return [child for child in verb.head.children if child.dep_ == "nsubjpass"]
    found = [child for child in verb.children if child.dep_ in ("dobj", "attr")]
    return found or list(_counted(verb))


def _counted(verb: Token) -> Iterator[Token]:
    """ "Kidnapped up to 16 advisers": the parser takes "up" for a particle, and the number's noun hangs on "to"."""
    for up in (child for child in verb.children if child.lower_ == "up" and child.i + 1 < len(child.doc)):
        to = up.nbor()
        if to.lower_ == "to" and to.dep_ == "prep":
            yield from (t for t in to.children if t.dep_ == "pobj" and any(c.dep_ == "nummod" for c in t.children))


def complements(token: Token) -> Iterator[Token]:
    """Verbs of the clauses that complete a verb, an adjective or a noun ("readiness to help", "talks on ending")."""
    for child in token.children:
        if child.i < token.i:
            continue
        if child.dep_ in _COMPLEMENTS and child.pos_ in ("VERB", "AUX"):
            yield child
        elif child.dep_ in ("prep", "prt", "aux") and child.pos_ in ("ADP", "PART", "SCONJ"):
            yield from (inner for inner in child.children if inner.dep_ == "pcomp")


def means(verb: Token) -> Iterator[Token]:
    """Gerunds of the deeds in which, or by which, it is done: "support them in developing reactors"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "by"):
            yield from (inner for inner in child.children if inner.dep_ == "pcomp")


def purposes(verb: Token) -> Iterator[Token]:
    """Infinitives of what it is done for: "sent inspectors to examine", hung on the verb or on its object."""
    for base in (verb, *undergoers(verb)):
        for child in base.children:
            if child.dep_ in _PURPOSES and any(c.tag_ == "TO" and c.dep_ == "aux" for c in child.children):
                yield child


def helping(verb: Token) -> Iterator[Token]:
    """Those infinitives of purpose that help somebody: "sent cranes to help Sweden"."""
    return (purpose for purpose in purposes(verb) if purpose.lemma_ in _HELPING)


def clause_kind(token: Token) -> str:
    """to, that or ing for the first complement; none when there is none."""
    for verb in complements(token):
        if any(child.tag_ == "TO" for child in verb.children):
            return "to"
        return "ing" if verb.tag_ == "VBG" and not any(c.dep_ == "aux" for c in verb.children) else "that"
    return "none"


def auxiliaries(verb: Token) -> list[str]:
    """Lower-case auxiliaries of a verb, those of the verb it is joined to when it has none of its own."""
    for _ in range(3):
        found = [child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")]
        # "Will send a ship and thanked Chile": a past tense stands under no modal of the verb before it.
        if found or verb.dep_ != "conj" or own_subjects(verb) or verb.tag_ == "VBD":
            return found
        verb = verb.head
    return []
