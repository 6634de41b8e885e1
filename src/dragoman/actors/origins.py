"""Where a named person is from, by words that stand right before or after the name and hold no office.

And what, by such words, is no person but a town or a university.
"""

from __future__ import annotations

from .scene import Scene
from .wordlists import load_name_words, load_nominals

_REACH = 7  # tokens before a name within which its bearer's country may stand


def origin_before(scene: Scene, start: int) -> str | None:
    """The country of "Australian cross recipient X", "former Germany defender X": nouns in the singular between."""
    at = start - 1
    while at >= 0 and start - at < _REACH and scene.doc[at].tag_ in ("NN", "JJ", "CC") and at not in scene.known_at:
        at -= 1
    known = scene.known_at.get(at)
    if known is None or at == start - 1 or scene.doc[start - 1].tag_ != "NN" or known.end != at + 1:
        return None
    is_capital = known.hit.use in ("capital", "metonym")
    return None if is_capital or scene.is_descent(known.start) else scene.country_of(known)


def home_after(scene: Scene, at: int) -> str | None:
    """ "Ramin Toloui, of Iowa, to be …": where one is from."""
    doc = scene.doc
    if doc[at + 1].lower_ != "of" or at + 2 >= len(doc):
        return None
    here = at + 3 if doc[at + 2].lower_ == "the" and at + 3 < len(doc) else at + 2
    return scene.country_of(scene.known_by_start.get(here))


def is_town_of_state(scene: Scene, end: int) -> bool:
    """ "Taylor, Texas": a word before a comma and an American state is a town."""
    if end + 1 >= len(scene.doc) or scene.doc[end].text != ",":
        return False
    known = scene.known_by_start.get(end + 1)
    return known is not None and any(entity.id.startswith("region:usa-") for entity in known.hit.entities)


def is_name_of_house(scene: Scene, start: int) -> bool:
    """Whether a name says which university it is: "the University of Birmingham"."""
    doc = scene.doc
    return start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in load_name_words().civil_edu


def is_kin_of(scene: Scene, at: int) -> bool:
    """Whether a title that opens at token `at` is held by another: "wife of the President of France X"."""
    doc = scene.doc
    at -= 1 if at and doc[at - 1].lower_ == "the" else 0
    return at > 1 and doc[at - 1].lower_ == "of" and doc[at - 2].lower_ in load_nominals().kin
