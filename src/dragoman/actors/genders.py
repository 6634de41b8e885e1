"""Whether a pronoun's gender and a person's agree, as far as names, titles and styles tell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..text.words import read_words
from .roster import Roster
from .scene import Scene

_WOMEN, _MEN = "women", "men"
_SORTS = ("styles", "pronouns")


@dataclass(frozen=True, slots=True)
class GivenNames:
    """Given names by those who bear them, `either` by both; and styles and pronouns, lower case, with their gender."""

    women: frozenset[str]
    men: frozenset[str]
    either: frozenset[str]
    styles: dict[str, str]
    pronouns: dict[str, str]


@cache
def load_given_names() -> GivenNames:
    """Read the lists once."""
    raw = read_words(__package__, "genders")
    styles, pronouns = ({word: key for key in (_WOMEN, _MEN) for word in raw[f"{sort}_{key}"]} for sort in _SORTS)
    return GivenNames(frozenset(raw[_WOMEN]), frozenset(raw[_MEN]), frozenset(raw["either"]), styles, pronouns)


def is_given_name(scene: Scene, word: str) -> bool:
    """Whether people bear the word as their first name."""
    names = load_given_names()
    return word in names.women or word in names.men or word in names.either or scene.gazetteer.is_given_name(word)


def are_man_and_woman(one: str, other: str) -> bool:
    """Whether two given names, in any case, are a man's and a woman's."""
    names = load_given_names()
    one, other = one.capitalize(), other.capitalize()
    return (one in names.women and other in names.men) or (one in names.men and other in names.women)


def gender_of_pronoun(word: str) -> str | None:
    """Whom "he" or "her" can mean: men or women; None for other words."""
    return load_given_names().pronouns.get(word)


def may_be(scene: Scene, roster: Roster, id: str, gender: str | None) -> bool:
    """Whether a person may be meant by a pronoun of this gender; whoever's is not known may be."""
    known = _gender(scene, roster, id)
    return gender is None or known is None or known == gender


def _gender(scene: Scene, roster: Roster, id: str) -> str | None:
    """As the given name tells, else the words of the mentions: "Ms. Wu", "the Queen"."""
    names = load_given_names()
    first = roster.actors[id].name.split(" ", 1)[0]
    if first in names.women or first in names.men:
        return _WOMEN if first in names.women else _MEN
    for reference in roster.references:
        if reference.actors == (id,) and reference.form in ("name", "title", "nominal"):
            words = (t.lower_ for t in scene.doc[max(reference.start - 1, 0) : reference.end])
            found = next((names.styles[word] for word in words if word in names.styles), None)
            if found:
                return found
    return None
