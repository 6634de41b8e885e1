"""`dragoman who NAME`: what the gazetteer knows by a name on a day, and why, as a page or as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..errors import OptionError
from ..gazetteer import Gazetteer, load_gazetteer
from ..gazetteer.answers import Answer, Question
from ..gazetteer.spells import Spell
from ..gazetteer.who import missing, who
from ..settings import Settings
from .page import PageStyle, draw_parts
from .plain import plain_text
from .stdout import Stdout

_MOST_SPELLS = 12
_STANDING_WORDS = {
    "held": "held", "before": "earlier", "later": "later", "not known": "last known", "any day": "",
}  # fmt: skip
_STANDING_STYLES = {"held": "bold green", "before": "", "later": "dim", "not known": "yellow", "any day": ""}


def print_who(question: Question, output_format: str, settings: Settings) -> int:
    """Print every answer. The exit status: 0, or 1 when nothing is known by that name."""
    gazetteer = load_gazetteer(settings.gazetteer)
    _check_country(gazetteer, question.country)
    answers = who(gazetteer, question)
    if output_format == "json":
        Stdout().write(json.dumps(as_json(question, answers), ensure_ascii=False, indent=2) + "\n")
    elif answers:
        Stdout().write(draw_answers(question, answers, PageStyle.for_terminal(sys.stdout)))
    if not answers:
        print(f"dragoman: {missing(gazetteer, question)}", file=sys.stderr)
        return 1
    return 0


def _check_country(gazetteer: Gazetteer, country: str | None) -> None:
    if country is None:
        return
    try:
        gazetteer.state(country)
    except KeyError:
        raise OptionError(
            f"--country {country}: no such country; write its ISO 3166-1 alpha-3 code, like GRC for Greece"
        ) from None


def as_json(question: Question, answers: tuple[Answer, ...]) -> dict[str, Any]:
    """The question and its answers as plain values; keys in a fixed order, what is not known null."""
    return {
        "name": question.words,
        "on": question.on,
        "country": question.country,
        "decided": len(answers) == 1 and answers[0].id is not None,
        "answers": [_answer_json(answer) for answer in answers],
    }


def _answer_json(answer: Answer) -> dict[str, Any]:
    return {
        "kind": answer.kind, "id": answer.id, "name": answer.name, "country": answer.country,
        "wikidata": answer.wikidata, "why": answer.why, "note": answer.note, "decides": answer.decides,
        "offices": [_spell_json(spell) for spell in answer.spells],
    }  # fmt: skip


def _spell_json(spell: Spell) -> dict[str, Any]:
    term = spell.term
    return {
        "person": term.person, "office": term.office, "title": term.title, "of": term.country, "from": term.start,
        "to": term.end, "as_of": term.as_of, "on_the_day": None if spell.standing == "any day" else spell.standing,
    }  # fmt: skip


def draw_answers(question: Question, answers: tuple[Answer, ...], style: PageStyle) -> str:
    """The answers as a page; several are numbered, under a line that says so."""
    return draw_parts(_parts(question, answers), style)


def _parts(question: Question, answers: tuple[Answer, ...]) -> Iterator[RenderableType]:
    if len(answers) > 1:
        day = f" on {question.on}" if question.on else ""
        yield plain_text(f"“{question.words}” may be any of {len(answers)}{day}:", "bold")
        yield ""
    for number, answer in enumerate(answers, start=1):
        mark = f"{number}  " if len(answers) > 1 else ""
        yield Group(_heading(answer, mark), Padding(_body(answer), (0, 0, 0, len(mark) or 2)))
        if number < len(answers):
            yield ""


def _heading(answer: Answer, mark: str) -> Text:
    heading = Text(mark, "bold yellow")
    heading.append_text(plain_text(answer.name, "bold"))
    told = (answer.kind if answer.kind != answer.name else None, answer.country, answer.id, answer.wikidata)
    heading.append_text(plain_text("  " + " · ".join(filter(None, told)), "dim"))
    return heading


def _body(answer: Answer) -> Group:
    parts: list[RenderableType] = []
    if answer.spells:
        parts.append(_draw_spells(answer.spells, with_person=answer.kind != "person"))
    if len(answer.spells) > _MOST_SPELLS:
        parts.append(Text(f"and {len(answer.spells) - _MOST_SPELLS} terms more", "dim"))
    if answer.note:
        parts.append(plain_text(answer.note, "yellow"))
    parts.append(plain_text(f"Why: {answer.why}.", "dim"))
    if answer.decides:
        parts.append(plain_text(f"What would decide: {answer.decides}.", "dim"))
    return Group(*parts)


def _draw_spells(spells: tuple[Spell, ...], with_person: bool) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for spell in spells[:_MOST_SPELLS]:
        style = _STANDING_STYLES[spell.standing]
        what = f"{spell.term.person}, {spell.what}" if with_person else spell.what
        cells = [plain_text(cell, style) for cell in (_STANDING_WORDS[spell.standing], what, spell.when)]
        table.add_row(*(cells if cells[0].plain else cells[1:]))
    return table
