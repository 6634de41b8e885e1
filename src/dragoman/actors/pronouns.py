"""Pronouns: "he", "their", "its", and outside quotations "our" for the government that publishes."""

from __future__ import annotations

from spacy.tokens import Token

from .history import History
from .roster import Roster, actor_of
from .scene import Scene
from .wordlists import load_nominals


def refer_pronoun(scene: Scene, roster: Roster, history: History, token: Token, is_quoted: bool) -> None:
    """Resolve one pronoun, or leave it alone."""
    if token.text == "US" or token.dep_ in ("det", "predet", "cc", "preconj") or _is_expletive(token):
        return
    sort = load_nominals().pronouns.get(token.lower_)
    ids: tuple[str, ...] = ()
    if sort == "singular":
        found = history.person_before(token)
        ids = (found,) if found else ()
    elif sort == "plural" and not is_quoted:
        ids = _plural(history, token)
    elif sort == "thing":
        thing = history.thing_before(token)
        ids = (thing,) if thing else ()
    elif sort == "own" and not is_quoted and token.lower_ in ("i", "my", "me") and roster.author:
        ids = (roster.author,)
    elif sort == "own" and not is_quoted and roster.issuers:
        ids = roster.issuers if len(roster.issuers) > 1 else ()
    elif sort == "own" and not is_quoted and scene.home and token.lower_ in ("we", "our", "ours", "us"):
        ids = (roster.enter(actor_of(scene.gazetteer.state(scene.home), "the state whose government publishes this")),)
    if ids:
        history.note(roster.refer(token.i, token.i + 1, "pronoun", *ids, head=token.i))


def _plural(history: History, token: Token) -> tuple[str, ...]:
    """ "They": a group that was a subject just before, those named together, or any group spoken of."""
    if history.is_other_plural_nearer(token):
        return ()
    subject = history.group_before(token, subjects_only=True)
    return subject or history.together(True, 0) or history.group_before(token, subjects_only=False)


def _is_expletive(token: Token) -> bool:
    """ "It is for this reason that", "it was agreed that": the pronoun stands for nobody."""
    if token.lower_ != "it":
        return False
    verb = token.head
    is_clause = any(c.dep_ in ("ccomp", "acomp", "csubj", "xcomp", "advcl") for c in verb.children)
    return token.dep_ == "expl" or (verb.lemma_ == "be" and is_clause) or (token.dep_ == "nsubjpass" and is_clause)
