"""Pronouns: "he", "their", "its", and outside quotations "our" for the government that publishes.

A pronoun that may be several things is left alone: silence costs less than a wrong name.
"""

from __future__ import annotations

from spacy.tokens import Token

from .antecedents import joined_before, own_subject, subjects_before, thanked
from .cast import Reference
from .genders import gender_of_pronoun, may_be
from .history import History
from .labels import Labels
from .roster import Roster, actor_of
from .scene import Scene
from .wordlists import load_nominals

_REACH_OF_PERSONS = 3
_REACH_OF_SEVERAL = 2
_REACH_OF_THINGS = 1
_PERSONS = ("person", "office")
_PLURAL_TAGS = ("NNS", "NNPS")
_OPENING = (":", "—", "–", "-", "\n", "“", '"', "(")  # behind them a sentence may open: the label of a turn, a dash
_SINGULAR = ("i", "my", "me")
_OF_STATE = ("GOV", "MIL", "LEG", "ELI")


def refer_pronoun(scene: Scene, roster: Roster, history: History, token: Token, is_quoted: bool) -> None:
    """Resolve one pronoun, or leave it alone."""
    if token.text == "US" or token.dep_ in ("det", "predet", "cc", "preconj") or _is_expletive(token):
        return
    sort = load_nominals().pronouns.get(token.lower_)
    ids: tuple[str, ...] = ()
    if sort == "singular":
        found = _person(scene, roster, history, token)
        ids = (found,) if found else ()
    elif sort == "plural" and not is_quoted:
        ids = _several(scene, roster, history, token)
    elif sort == "thing":
        thing = _thing(scene, roster, token)
        ids = (thing,) if thing else ()
    elif sort == "own" and not is_quoted:
        ids = _own(scene, roster, history.labels, token)
    if ids:
        history.note(roster.refer(token.i, token.i + 1, "pronoun", *ids, head=token.i))


def _own(scene: Scene, roster: Roster, labels: Labels, token: Token) -> tuple[str, ...]:
    """ "I" is the author, "we" the issuers of a joint text or else the state whose government publishes."""
    if _is_of_others_too(token) or (token.lower_ not in _SINGULAR and _is_of_all_present(scene, token)):
        return ()
    label = labels.before(token.idx)
    if label is not None:
        return _labelled(scene, roster, labels, label, token)
    if token.lower_ in _SINGULAR and roster.author:
        return (roster.author,)
    if roster.issuers:
        return roster.issuers if len(roster.issuers) > 1 or roster.issuers[0].startswith("org:") else ()
    return _state(scene, roster, scene.home) if token.lower_ not in _SINGULAR else ()


def _own_person(roster: Roster, labels: Labels, token: Token) -> str | None:
    """Who says "I"."""
    label = labels.before(token.idx)
    return labels.speaker(label) if label is not None else roster.author


def _labelled(scene: Scene, roster: Roster, labels: Labels, label: str, token: Token) -> tuple[str, ...]:
    """Under a label "I" is whoever it names, and "we" the state whose official that is; a firm's "we" is nobody's."""
    speaker = labels.speaker(label)
    if token.lower_ in _SINGULAR:
        return (speaker,) if speaker else ()
    if labels.is_official(label):
        return _state(scene, roster, scene.home)
    is_official = speaker is not None and roster.actors[speaker].sector in _OF_STATE
    return _state(scene, roster, roster.country(speaker)) if speaker and is_official else ()


def _state(scene: Scene, roster: Roster, country: str | None) -> tuple[str, ...]:
    if country is None:
        return ()
    return (roster.enter(actor_of(scene.gazetteer.state(country), "the state whose officials speak or publish this")),)


def _is_of_others_too(token: Token) -> bool:
    """ "Our shared values", "let us talk", "March for Our Lives": of more than the speaker's side."""
    words = load_nominals()
    opens = token.is_sent_start or not token.i or token.nbor(-1).text in _OPENING
    if token.text[0].isupper() and not opens and token.lower_ != "i":
        return True
    if token.head.lemma_ == "let" or token.doc[token.i - 1].lower_ == "let":
        return True
    around = (*token.head.children, *token.head.head.children, token.head)
    return token.lower_ not in _SINGULAR and any(t.lower_ in words.shared for t in around)


def _is_of_all_present(scene: Scene, token: Token) -> bool:
    """ "All of us", "Jill and I", "our peoples": a sentence in which "we" are more than the speaker's side."""
    sentence = scene.parsed.sentences[scene.parsed.sentence_of[token.i]].tokens
    return any(phrase in sentence.text.lower() for phrase in load_nominals().of_all)


def _at(roster: Roster, token: Token) -> Reference | None:
    at = roster.heads.get(token.i)
    return None if at is None else roster.references[at]


def _person(scene: Scene, roster: Roster, history: History, token: Token) -> str | None:
    """Whom "he" or "she" means: the nearest subject that is a person of that gender, else the last one named."""
    beside = {t.lower_ for t in token.doc[max(token.i - 2, 0) : token.i + 3]}
    if {"he", "she"} <= beside:
        return None  # "he or she": anybody
    gender = gender_of_pronoun(token.lower_)
    if (thanked_one := thanked(token)) is not None:
        return _one_person(roster, _at(roster, thanked_one))
    barred = own_subject(token) if token.dep_ in ("dobj", "dative", "pobj") else None
    barred_id = _one_person(roster, _at(roster, barred)) if barred is not None else None
    if barred is not None and barred.lower_ in _SINGULAR:
        barred_id = _own_person(roster, history.labels, barred)  # "I congratulated him" congratulates another
    label = history.labels.before(token.idx)
    speaking = history.labels.speaker(label) if label is not None else None
    kin = load_nominals().kin
    for subject, _ in subjects_before(scene, token, _REACH_OF_PERSONS):
        if barred is not None and subject.i == barred.i:
            continue
        reference = _at(roster, subject)
        id = _one_person(roster, reference)
        if id and id not in (history.speaking, barred_id, speaking) and may_be(scene, roster, id, gender):
            return id
        if reference is None and subject.lemma_.lower() in kin:
            return None
        if reference is None and load_nominals().pronouns.get(subject.lower_) == "singular":
            return None  # an earlier "he" that is nobody's
    return history.person_before(
        token, lambda id: id not in (barred_id, speaking) and may_be(scene, roster, id, gender)
    )


def _one_person(roster: Roster, reference: Reference | None) -> str | None:
    if reference is None or len(reference.actors) != 1:
        return None
    return reference.actors[0] if roster.actors[reference.actors[0]].kind in _PERSONS else None


def _several(scene: Scene, roster: Roster, history: History, token: Token) -> tuple[str, ...]:
    """ "They": the nearest plural subject, or the persons whom a sentence just before names as meeting."""
    joined = joined_before(token)
    if joined is not None:
        return _plural(scene, roster, joined) or ()
    barred = own_subject(token) if token.dep_ in ("dobj", "dative", "pobj") else None
    seen = 0
    for subject, back in subjects_before(scene, token, _REACH_OF_SEVERAL):
        if back > seen and (together := _met(scene, roster, history, token, back)):
            return together
        seen = back
        if barred is not None and subject.i == barred.i:
            continue
        found = _plural(scene, roster, subject)
        if found is not None:
            return () if _is_plural_nearer(scene, roster, token, subject if not back else None) else found
    return ()


def _is_plural_nearer(scene: Scene, roster: Roster, token: Token, subject: Token | None) -> bool:
    """Whether "their" or "them" has another plural noun before it in its own sentence: "stand with workers and
    empower them". Behind a subject of the same sentence only "them" looks at it.
    """
    if token.dep_ in ("nsubj", "nsubjpass") or (subject is not None and token.dep_ == "poss"):
        return False
    first = scene.parsed.sentences[scene.parsed.sentence_of[token.i]].tokens.start
    between = scene.doc[subject.i + 1 if subject is not None else first : token.i]
    return any(t.tag_ in _PLURAL_TAGS and t.i not in roster.heads for t in between)


def _met(scene: Scene, roster: Roster, history: History, token: Token, back: int) -> tuple[str, ...]:
    """The persons of two sides that a sentence `back` sentences ago names, where nothing else there is plural."""
    if token.dep_ not in ("nsubj", "nsubjpass", "poss") or scene.is_spoken:
        return ()
    index = scene.parsed.sentence_of[token.i] - back
    sentence = scene.parsed.sentences[index]
    if any(_plural(scene, roster, t) is not None for t in sentence.tokens if t.dep_ in ("nsubj", "nsubjpass")):
        return ()
    return history.persons_of(index)


def _plural(scene: Scene, roster: Roster, token: Token) -> tuple[str, ...] | None:
    """Whom a plural noun stands for; () when it is no actor of ours; None when it is not plural at all."""
    reference = _at(roster, token)
    if reference is not None:
        several = len(reference.actors) > 1
        joined = _joined(roster, token)
        if len(joined) > 1:
            return joined
        if several or token.tag_ in _PLURAL_TAGS or _is_people(roster, reference) or _is_plural_pronoun(token):
            return reference.actors
        return () if any(c.dep_ == "conj" for c in token.children) else None
    if token.tag_ in _PLURAL_TAGS or _is_plural_pronoun(token) or token.lower_ in ("those", "these", "many", "some"):
        return ()
    return () if any(c.dep_ == "conj" for c in token.children) else None


def _is_people(roster: Roster, reference: Reference) -> bool:
    return roster.actors[reference.actors[0]].kind == "group"


def _is_plural_pronoun(token: Token) -> bool:
    return load_nominals().pronouns.get(token.lower_) == "plural"


def _joined(roster: Roster, token: Token) -> tuple[str, ...]:
    """The actors of "Biden and Putin"; none when one of those joined is no actor."""
    nouns = [token]
    while following := [c for c in nouns[-1].children if c.dep_ == "conj"]:
        nouns.append(following[0])
    found = [_at(roster, noun) for noun in nouns]
    if any(reference is None for reference in found):
        return ()
    return tuple(dict.fromkeys(id for reference in found if reference for id in reference.actors))


def _thing(scene: Scene, roster: Roster, token: Token) -> str | None:
    """What "it" or "its" means: the nearest singular subject that is no person, if that is a state or organisation."""
    if token.dep_ not in ("nsubj", "nsubjpass", "poss"):
        return None
    joined = joined_before(token)
    if joined is not None:
        return _one_thing(roster, _at(roster, joined))
    if scene.is_spoken and token.lower_ == "it":
        return None
    reach = 0 if scene.is_spoken else _REACH_OF_THINGS
    for subject, back in subjects_before(scene, token, reach):
        reference = _at(roster, subject)
        thing = _one_thing(roster, reference)
        if any(child.dep_ == "conj" for child in subject.children):
            continue
        if thing and load_nominals().pronouns.get(subject.lower_) != "own" and subject.tag_ not in _PLURAL_TAGS:
            return None if token.dep_ == "poss" and _is_rivalled(roster, thing, subject, token) else thing
        is_other = reference is None and subject.tag_ in ("NN", "NNP", "DT", "WDT", "WP", "EX", "VBG")
        if is_other or (back == 0 and subject.lower_ == "it"):
            return None
    return _nearest_thing(scene, roster, token) if token.dep_ == "poss" else None


def _is_rivalled(roster: Roster, thing: str, subject: Token, token: Token) -> bool:
    """Whether another state or organisation stands between: in "The U.S. told Iran of its …" either may be meant."""
    between = (_one_thing(roster, _at(roster, t)) for t in token.doc[subject.i + 1 : token.i] if t.dep_ != "compound")
    return any(other not in (None, thing) for other in between)


def _nearest_thing(scene: Scene, roster: Roster, token: Token) -> str | None:
    """ "Biden congratulated Ukraine on its …": the last noun before, where no subject can be meant."""
    sentence_of = scene.parsed.sentence_of
    for i in range(token.i - 1, max(token.i - 25, -1), -1):
        before = scene.doc[i]
        if sentence_of[i] != sentence_of[token.i]:
            return None
        if before.dep_ == "compound" or before.tag_ not in ("NN", "NNP"):
            continue
        reference = _at(roster, before)
        if reference is None or not _one_person(roster, reference):
            return _one_thing(roster, reference)
    return None


def _one_thing(roster: Roster, reference: Reference | None) -> str | None:
    if reference is None or len(reference.actors) != 1:
        return None
    is_thing = roster.actors[reference.actors[0]].kind not in (*_PERSONS, "group")
    return reference.actors[0] if is_thing else None


def _is_expletive(token: Token) -> bool:
    """ "It is for this reason that", "it was agreed that": the pronoun stands for nobody."""
    if token.lower_ != "it":
        return False
    verb = token.head
    is_clause = any(c.dep_ in ("ccomp", "acomp", "csubj", "xcomp", "advcl") for c in verb.children)
    is_of_nobody = token.dep_ == "expl" or verb.lemma_ in load_nominals().impersonal
    return is_of_nobody or (token.dep_ == "nsubjpass" and is_clause)
