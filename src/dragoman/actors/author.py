"""Whose own words a report is, as its title says: who "I" is in it.

"Statement by President Biden on …", "President Volodymyr Zelenskyy's address", "… - address by the President of
Ukraine": a name, or an office of which that day had one holder.
"""

from __future__ import annotations

from ..model import Span
from .history import History
from .nominals import refer_nominal
from .roster import Roster
from .scene import Scene, Title
from .wordlists import load_name_words

_BY = ("by", "from")
_OWNED = 4  # so many words at most from the genitive to the kind of text: "'s evening address"


def find_author(scene: Scene, roster: Roster) -> str | None:
    """The person whose own words the report is, or None."""
    title = scene.parsed.report.title_span
    if title is None:
        return None
    return _named(scene, roster, title) or _in_office(scene, roster, title)


def _named(scene: Scene, roster: Roster, title: Span) -> str | None:
    """The person named behind "by" or "from", or in the genitive before the kind of text."""
    for reference in roster.references:
        is_name = title.contains(reference.span) and reference.form in ("title", "name")
        if is_name and (_word(scene, reference.start - 1) in _BY or _owns_text(scene, reference.end)):
            return _person(roster, reference.actors[0])
    return None


def _in_office(scene: Scene, roster: Roster, title: Span) -> str | None:
    """ "Address by the President of Ukraine", "Statement of the President": the office's holder that day."""
    for office in sorted(scene.titles, key=lambda one: one.start):
        first = office.start - 1 if _word(scene, office.start - 1) == "the" else office.start
        if title.contains(scene.span(first, office.end)) and _is_authors(scene, first, office):
            root = scene.doc[office.end - 1]
            if root.i not in roster.heads:
                refer_nominal(scene, roster, History(roster), first, office.end, root)
            at = roster.heads.get(root.i)
            return _person(roster, roster.references[at].actors[0]) if at is not None else None
    return None


def _is_authors(scene: Scene, first: int, office: Title) -> bool:
    if _word(scene, first - 1) in (*_BY, "of"):
        return _word(scene, first - 2) in load_name_words().authored
    return _owns_text(scene, office.end)


def _owns_text(scene: Scene, end: int) -> bool:
    """Whether a genitive at token `end` and a kind of text follow."""
    is_genitive = end < len(scene.doc) and scene.doc[end].tag_ == "POS"
    return is_genitive and any(_word(scene, i) in load_name_words().authored for i in range(end + 1, end + _OWNED))


def _person(roster: Roster, id: str) -> str | None:
    return id if roster.actors[id].kind == "person" else None


def _word(scene: Scene, i: int) -> str:
    return scene.doc[i].lower_ if 0 <= i < len(scene.doc) else ""
