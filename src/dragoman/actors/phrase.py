"""A noun phrase as it is resolved: its words, its grammar, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from .history import History
from .roster import Roster
from .scene import Known, Scene, Title
from .wordlists import load_nominals

_SPEAKING_FOR = frozenset({"spokesperson", "spokesman", "spokeswoman"})
_RULED = frozenset({"state", "government"})
_WITHIN = frozenset({"in", "throughout", "across"})


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a noun is: a country, an actor or entity, or both; `known` is the name that says so."""

    country: str | None
    id: str | None
    known: Known | None


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Tokens `[start, end)` with head `root`, in their scene, with what was read before."""

    scene: Scene
    roster: Roster
    history: History
    start: int
    end: int
    root: Token
    owner: Owner | None

    @property
    def lemma(self) -> str:
        lemma = self.root.lemma_.lower()
        # The language model leaves names as they are: "the National Security Advisors".
        return lemma[:-1] if self.root.tag_ in ("NNP", "NNPS") and self.is_plural and lemma.endswith("s") else lemma

    @property
    def is_plural(self) -> bool:
        word = self.root.lower_
        is_title_of_several = self.root.i in self.scene.title_at and word.endswith("s") and not word.endswith("ss")
        return self.root.tag_ in ("NNS", "NNPS") or word.endswith("men") or is_title_of_several

    @property
    def title(self) -> Title | None:
        return self.scene.title_at.get(self.root.i)

    @property
    def words_before(self) -> frozenset[str]:
        """The lower-case words of the phrase up to its head."""
        return frozenset(t.lower_ for t in self.scene.doc[self.start : self.root.i])


def find_owner(scene: Scene, roster: Roster, start: int, root: Token) -> Owner | None:
    """A country or actor beside the noun, before a possessor, before one after "of"."""
    return _beside(scene, roster, start, root) or _possessor(roster, root) or _after_of(scene, root)


def _beside(scene: Scene, roster: Roster, start: int, root: Token) -> Owner | None:
    for i in range(start, root.i):
        known = scene.known_at.get(i)
        if known and not _is_stance(scene, i):
            found = _owner_of_known(scene, known) or _owner_at(roster, i)
            if found:
                return found
    return None


def _owner_at(roster: Roster, i: int) -> Owner | None:
    """The actor that a name several bear was decided to be."""
    at = roster.heads.get(i)
    ids = roster.references[at].actors if at is not None else ()
    return Owner(roster.country(ids[0]), ids[0], None) if len(ids) == 1 and roster.country(ids[0]) else None


def _is_stance(scene: Scene, i: int) -> bool:
    """ "pro-Russian": a country behind "pro-" or "anti-" is no owner."""
    before = scene.doc[i - 1].lower_ if i else ""
    if _is_backer(scene, i) or scene.is_descent(scene.known_at[i].start):
        return True
    hyphened = before in ("-", "–") and i > 1 and scene.doc[i - 2].lower_ in ("pro", "anti", "non", "ex")
    return hyphened or before in ("pro-", "anti-", "non-")


def _is_backer(scene: Scene, i: int) -> bool:
    """ "Iranian-backed militias": Iran stands behind them; they are not its own."""
    end = scene.known_at[i].end
    words = [token.lower_ for token in scene.doc[end : end + 2]]
    joined = words[0] if words and words[0] not in ("-", "–") else words[-1] if words else ""
    return joined.lstrip("-") in load_nominals().backing


def _possessor(roster: Roster, root: Token) -> Owner | None:
    for child in root.children:
        at = roster.heads.get(child.i) if child.dep_ in ("poss", "compound", "nmod") else None
        if at is not None:
            ids = roster.references[at].actors
            return Owner(roster.country(ids[0]), ids[0], None) if len(ids) == 1 else None
    return None


def find_owners(scene: Scene, start: int, root: Token, before_only: bool = False) -> tuple[Owner, ...]:
    """Every country or organisation beside a noun or after its "of": "Canada's and Russia's ministers"."""
    after = [t.i for t in root.subtree if t.dep_ in ("pobj", "conj") and root.i < t.i < root.i + 12]
    seen: dict[str, Owner] = {}
    for i in (*range(_series_start(scene, start), root.i), *(() if before_only else after)):
        known = scene.known_at.get(i)
        found = _owner_of_known(scene, known) if known and not _is_stance(scene, i) else None
        if found:
            seen.setdefault(found.country or found.id or "", found)
    return tuple(seen.values())


def owners_after(scene: Scene, root: Token) -> tuple[Owner, ...]:
    """Each country of "leaders of Japan and South Korea"; the name is that of the first alone."""
    preps = (child for child in root.children if child.dep_ == "prep" and child.lower_ in ("of", "from"))
    held = [noun for prep in preps for noun in prep.children]
    # "The heads of state and government of Japan and South Korea".
    within = (c for noun in held for n in (noun, *noun.conjuncts) for c in n.children if n.lemma_ in _RULED)
    held += [noun for prep in within if prep.lower_ == "of" for noun in prep.children]
    nouns = (each for noun in held for each in (noun, *noun.conjuncts))
    seen: dict[str, Owner] = {}
    for known in (scene.known_at[noun.i] for noun in nouns if noun.i in scene.known_at):
        found = _owner_of_known(scene, known)
        if found and found.country:
            seen.setdefault(found.country, found if not seen else replace(found, known=None))
    return tuple(seen.values())


def _series_start(scene: Scene, start: int) -> int:
    """Where a series of owners opens: "Canada's and Russia's ministers" is often parsed in two."""
    at = start
    while at and (
        scene.doc[at - 1].lower_ in ("and", ",", "the") or scene.doc[at - 1].tag_ == "POS" or _is_owner(scene, at - 1)
    ):
        at -= 1
    return at


def _is_owner(scene: Scene, i: int) -> bool:
    """A demonym or a possessive: a bare "Russia" in a series is a member of it, no owner of the next."""
    known = scene.known_at.get(i)
    if known is None:
        return False
    after = scene.doc[known.end] if known.end < len(scene.doc) else None
    return known.hit.use == "demonym" or (after is not None and after.tag_ == "POS")


def _after_of(scene: Scene, root: Token) -> Owner | None:
    """ "The leaders of Chad", "students throughout Chad"."""
    # "Security forces in Chad", "police officers in Chad": whose they are, the modifier tells.
    told = [root, *(child for child in root.children if child.dep_ == "compound")]
    is_resident = any(token.lemma_.lower() in load_nominals().residents for token in told)
    for child in root.children:
        speaks_for = child.lower_ == "for" and root.lemma_.lower() in _SPEAKING_FOR
        is_theirs = child.lower_ in ("of", "from") or speaks_for or (is_resident and child.lower_ in _WITHIN)
        if child.dep_ == "prep" and is_theirs:
            held = [t for noun in child.children for t in ((noun, *noun.children) if speaks_for else (noun,))]
            for grandchild in held:
                known = scene.known_at.get(grandchild.i)
                found = _owner_of_known(scene, known) if known else None
                if found:
                    return found
    return None


def _owner_of_known(scene: Scene, known: Known) -> Owner | None:
    entity = known.entity
    country = scene.country_of(known)
    if entity is None and country is None:
        return None
    return Owner(country, entity.id if entity else None, known)
