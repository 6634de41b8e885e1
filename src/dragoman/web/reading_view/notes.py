"""Notes in the margin: who says what stands beside them, and the numbers that lead to the cards.

A note hangs on the line on which the words begin. What begins so soon behind it that the notes would stand on one
another goes into the same note. Its words are no part of the text: they can be neither searched in it nor copied with
it, for the style sheet takes them from the attributes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup

from ...model import Actor, Record, Statement
from ..wording import cut, visible
from .numbering import Numbered
from .sides import Sides

# About how many characters stand on a line of the text, and on one of the margin.
_TEXT_LINE, _MARGIN_LINE = 66, 20
_LONGEST_NAME = 60


@dataclass(slots=True)
class _Note:
    """A note being put together: where it begins, and by speaker the numbers of what they say."""

    start: int
    said: dict[str, list[Numbered]] = field(default_factory=dict)

    @property
    def reach(self) -> int:
        """How many characters of text stand beside it."""
        return _TEXT_LINE * sum(1 + len(name) // _MARGIN_LINE for name in self.said)


def notes_of(record: Record, facts: Iterable[Numbered], sides: Sides) -> dict[int, str]:
    """The notes by the offset at which they hang: the beginning of the words said."""
    actors = {actor.id: actor for actor in record.actors}
    paragraphs = sorted(
        [*(span.start for span in record.report.body), *(one.span.start for one in record.report.captions)]
    )
    notes: list[_Note] = []
    marks: dict[str, str] = {}
    following = 0
    for fact in facts:
        if fact.kind != "statement":
            continue
        speakers = [one.speaker for one in fact.facts if isinstance(one, Statement)]
        names = " & ".join(_short(actors.get(id), id) for id in speakers)
        marks.setdefault(names, sides.marks.get(speakers[0], "a0"))
        is_new = False
        while following < len(paragraphs) and paragraphs[following] <= fact.at.start:
            following, is_new = following + 1, True
        if not notes or is_new or fact.at.start - notes[-1].start > notes[-1].reach:
            notes.append(_Note(fact.at.start))
        notes[-1].said.setdefault(names, []).append(fact)
    return {note.start: _drawn(note, marks) for note in notes}


def _drawn(note: _Note, marks: dict[str, str]) -> str:
    said = Markup("").join(
        Markup('<i class="{}" data-by="{}"></i>').format(marks[name], name) + Markup("").join(map(_number, facts))
        for name, facts in note.said.items()
    )
    return f'<span class="beside">{said}</span>'


def _number(fact: Numbered) -> Markup:
    link = Markup('<a class="n statement" id="t{}" href="#{}" data-f="{}" aria-label="Statement {}"></a>')
    return link.format(fact.number, fact.id, fact.number, fact.number)


def _short(actor: Actor | None, id: str) -> str:
    """A person's last name, where the name has the form of one; anyone else's name whole."""
    name = actor.name if actor else id
    words = name.split()
    is_western = actor is not None and actor.kind == "person" and len(words) == 2
    return visible(cut(words[-1] if is_western else name, _LONGEST_NAME))
