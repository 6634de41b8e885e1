"""Where a pronoun may look: subjects of its own sentence from the inside out, then those of the sentences before.

The first noun that could be meant decides: when it is no actor of ours, the pronoun stands for nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from .scene import Scene

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_BESIDE = frozenset({"conj", "ROOT", "ccomp", "parataxis"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


def subjects_before(scene: Scene, token: Token, reach: int) -> Iterator[tuple[Token, int]]:
    """Candidate tokens, nearest first, each with how many sentences back it stands; at most `reach` sentences."""
    for subject in _of_own_sentence(token):
        yield subject, 0
    here = scene.parsed.sentence_of[token.i]
    for back in range(1, reach + 1):
        if here - back < 0:
            return
        for subject in _main_subjects(scene, here - back):
            yield subject, back


def _of_own_sentence(token: Token) -> Iterator[Token]:
    """Subjects of the verbs above the token, and nouns whose clause holds it: "those displaced from their homes"."""
    seen = {token.i}
    for verb in token.ancestors:
        for child in verb.children:
            is_before = child.dep_ in SUBJECTS and child.i < token.i and token.i not in (t.i for t in child.subtree)
            if is_before and child.i not in seen and child.lower_ not in _RELATIVE:
                seen.add(child.i)
                yield child
        if _names_its_subject(verb) and verb.head.i < token.i and verb.head.i not in seen:
            seen.add(verb.head.i)
            yield verb.head


def _names_its_subject(verb: Token) -> bool:
    """Whether a clause stands at the noun that is its subject: "those displaced", "those who left"."""
    if verb.dep_ == "acl":
        return True
    return verb.dep_ == "relcl" and any(c.dep_ in SUBJECTS and c.lower_ in _RELATIVE for c in verb.children)


def _main_subjects(scene: Scene, index: int) -> Iterator[Token]:
    """The subjects of a sentence's main verbs, the first verb's first; then those of its clauses."""
    tokens = scene.parsed.sentences[index].tokens
    subjects = [token for token in tokens if token.dep_ in SUBJECTS and token.lower_ not in _RELATIVE]
    yield from sorted(subjects, key=lambda subject: (_depth(subject), subject.i))


def _depth(subject: Token) -> int:
    """How far below the main verb a subject's verb stands; conjoined verbs stand beside it."""
    return sum(1 for t in (subject.head, *subject.head.ancestors) if t.dep_ not in _BESIDE)


def joined_before(token: Token) -> Token | None:
    """The noun that a possessed one is joined to: Ukraine in "Ukraine and its people"."""
    noun = token.head
    return noun.head if token.dep_ == "poss" and noun.dep_ == "conj" and noun.head.i < token.i else None


def own_subject(token: Token) -> Token | None:
    """The subject of the verb whose object a pronoun is: never whom "him" or "them" means."""
    verb = token.head if token.dep_ != "pobj" else token.head.head
    while verb.pos_ in ("ADJ", "NOUN") and verb.head.i != verb.i:
        verb = verb.head  # "he is proud of him"
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def thanked(token: Token) -> Token | None:
    """Whom a sentence thanks: "thanked the Pope for his advocacy" tells of the Pope's."""
    link = token.head.head if token.dep_ == "poss" else None
    if link is None or link.lower_ != "for" or link.dep_ != "prep" or link.head.pos_ != "VERB":
        return None
    return next((child for child in link.head.children if child.dep_ in ("dobj", "dative")), None)
