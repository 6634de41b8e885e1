"""Hits of a search as a page for people, as JSON, or as JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from ..errors import OptionError
from ..ledger import open_view
from ..ledger.search import Answer, Hit, HitFact, Question, Snippet
from .page import PageStyle, draw_parts
from .plain import plain_text
from .stdout import Stdout

_MOST_FACTS = 6
_CORRECTED = {"disputed": "bold red", "amended": "yellow", "added": "yellow", "confirmed": "green"}


def print_hits(
    question: Question, limit: int, after: str | None, newest: bool, output_format: str, ledger: str | None
) -> None:
    """Print one page of hits, and how to get the next."""
    if question.is_empty:
        raise OptionError("search: say what to search for: words, or a filter like --actor CAN")
    with open_view(ledger) as view:
        answer = view.search(question, size=limit, cursor=after, newest_first=newest)
    if output_format == "json":
        Stdout().write(json.dumps(as_json(answer), indent=2) + "\n")
        return
    if output_format == "jsonl":
        Stdout().write("".join(json.dumps(hit_json(hit)) + "\n" for hit in answer.hits))
    elif answer.hits:
        Stdout().write(draw_parts(_parts(answer.hits), PageStyle.for_terminal(sys.stdout)))
    told = f"more: --after {answer.cursor}" if answer.cursor else "" if answer.hits else "dragoman: nothing found"
    if told:
        print(told, file=sys.stderr)


def as_json(answer: Answer) -> dict[str, Any]:
    """A page as plain values; `cursor` is null after the last."""
    return {"hits": [hit_json(hit) for hit in answer.hits], "cursor": answer.cursor}


def hit_json(hit: Hit) -> dict[str, Any]:
    """One hit as plain values; spans as `[start, end]` into the report's text."""
    plain = asdict(hit)
    told = plain.pop("told")
    return {"report": {"id": told.pop("report"), **told}, **plain}


def _parts(hits: Sequence[Hit]) -> Iterator[RenderableType]:
    for number, hit in enumerate(hits):
        if number:
            yield ""
        yield _heading(hit)
        yield Padding(Group(*_body(hit)), (0, 0, 0, 2))


def _heading(hit: Hit) -> Text:
    heading = plain_text(" ".join((hit.told.title or "(no title)").split()), "bold")
    alike = f"and {hit.alike} more of this story" if hit.alike else None
    told = (hit.told.publisher, hit.told.published, hit.told.report[:12], alike)
    return heading.append_text(plain_text("  " + " · ".join(filter(None, told)), "dim"))


def _body(hit: Hit) -> Iterator[RenderableType]:
    if hit.snippet is not None:
        yield _marked(hit.snippet)
    for fact in hit.facts[:_MOST_FACTS]:
        yield _fact_line(fact)
    if len(hit.facts) > _MOST_FACTS:
        yield Text(f"and {len(hit.facts) - _MOST_FACTS} more", "dim")


def _marked(snippet: Snippet) -> Text:
    """The passage with «» around the words asked for, so that a page without colour shows them too."""
    text, at = Text(), snippet.span.start
    for mark in snippet.marks:
        if mark.start < at:
            continue
        text.append_text(plain_text(snippet.text[at - snippet.span.start : mark.start - snippet.span.start]))
        words = snippet.text[mark.start - snippet.span.start : mark.end - snippet.span.start]
        text.append_text(plain_text(f"«{words}»", "bold yellow"))
        at = mark.end
    return text.append_text(plain_text(snippet.text[at - snippet.span.start :]))


def _fact_line(fact: HitFact) -> Text:
    sides = " & ".join(fact.actors) + (" → " + " & ".join(fact.recipients) if fact.recipients else "")
    words = " ".join(fact.words.split())
    brief = words if len(words) <= 60 else f"{words[:59]}…"
    told = (fact.type or fact.kind, sides, fact.status, fact.day, f"“{brief}”")
    line = plain_text("· " + "  ".join(filter(None, told)))
    if fact.correction is not None:
        line.append_text(plain_text(f"  {fact.correction}", _CORRECTED[fact.correction]))
    return line.append_text(plain_text(f"  {fact.id}", "dim"))
