"""Commitments followed up, as a page for people, as JSON, or as JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from ..ledger import open_view
from ..readouts.promises import Asked, Promise, Said, Suggestion, Telling, checked, follow_up
from .page import PageStyle, draw_parts
from .plain import plain_text
from .stdout import Stdout

_STYLES = {"kept": "green", "under way": "cyan", "broken": "bold red", "changed": "yellow"}
_MOST_TELLINGS = 3
_MOST_SUGGESTIONS = 2


def print_commitments(asked: Asked, limit: int, output_format: str, ledger: str | None) -> None:
    """Print the promises that fit, newest first."""
    question = checked(asked)
    with open_view(ledger) as view:
        found = list(islice(follow_up(view, question), limit))
    if output_format == "json":
        Stdout().write(json.dumps([promise_json(promise) for promise in found], indent=2) + "\n")
    elif output_format == "jsonl":
        Stdout().write("".join(json.dumps(promise_json(promise)) + "\n" for promise in found))
    elif found:
        Stdout().write(draw_parts(_parts(found), PageStyle.for_terminal(sys.stdout)))
    if not found:
        print("dragoman: no commitment fits; ask for less, or see what is there with dragoman search", file=sys.stderr)


def promise_json(promise: Promise) -> dict[str, Any]:
    """One promise as plain values; spans as `[start, end]` into the text of the telling's report."""
    first, said = promise.first, promise.said
    return {
        "id": first.row.id,
        "by": sorted(first.by),
        "towards": sorted(first.towards),
        "kind": first.kind,
        "type": first.row.type,
        "status": said.status if said else promise.tellings[-1].row.status,
        "said_by_person": said and _said_json(said),
        "due_before": promise.due,
        "is_overdue": promise.is_overdue,
        "is_unmentioned": promise.is_unmentioned,
        "tellings": [_telling_json(telling) for telling in promise.tellings],
        "suggestions": [_suggestion_json(suggestion) for suggestion in promise.suggestions],
    }


def _said_json(said: Said) -> dict[str, Any]:
    return {"status": said.status, "who": said.mark.who, "at": said.mark.at, "why": said.mark.reason}


def _telling_json(telling: Telling) -> dict[str, Any]:
    row = telling.row
    return {
        "id": row.id,
        "report": row.told.report,
        "publisher": row.told.publisher,
        "url": row.told.url,
        "published": row.told.published,
        "words": telling.words,
        "span": list(row.action),
        "status": row.status,
        "quantity": None if row.quantity is None else {"value": row.quantity, "unit": row.quantity_unit},
        "place": row.place and row.place.name,
        "due": row.due and row.due.text,
    }


def _suggestion_json(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "bearing": suggestion.bearing,
        "score": suggestion.score,
        "reason": suggestion.reason,
        "fact": suggestion.fact,
        "report": suggestion.report,
        "day": suggestion.day,
        "words": suggestion.words,
    }


def _parts(found: Sequence[Promise]) -> Iterator[RenderableType]:
    for number, promise in enumerate(found):
        if number:
            yield ""
        yield _heading(promise)
        yield Padding(Group(*_body(promise)), (0, 0, 0, 2))


def _heading(promise: Promise) -> Text:
    first = promise.first
    towards = f" → {', '.join(sorted(first.towards))}" if first.towards else ""
    heading = plain_text(f"{', '.join(sorted(first.by))}{towards}: ", "bold")
    heading.append_text(plain_text(_brief(promise.tellings[0].words, 200)))
    return heading.append_text(plain_text(f"  {first.row.id}", "dim"))


def _body(promise: Promise) -> Iterator[RenderableType]:
    yield plain_text(" · ".join(_facts(promise)), "dim")
    for telling in promise.tellings[1 : 1 + _MOST_TELLINGS]:
        yield plain_text(f"again {telling.day}: {_brief(telling.words, 120)}", "dim")
    if len(promise.tellings) > 1 + _MOST_TELLINGS:
        yield plain_text(f"and {len(promise.tellings) - 1 - _MOST_TELLINGS} times more", "dim")
    if promise.said is not None:
        mark = promise.said.mark
        yield plain_text(f"{promise.said.status}, says {mark.who} ({mark.at[:10]}): {_brief(mark.reason, 160)}", "bold")
    for suggestion in promise.suggestions[:_MOST_SUGGESTIONS]:
        yield _suggestion_line(suggestion)
    if promise.is_unmentioned:
        yield plain_text("nothing later in the ledger speaks of it", "yellow")


def _facts(promise: Promise) -> Iterator[str]:
    row = promise.first.row
    yield promise.said.status if promise.said else promise.tellings[-1].row.status
    yield f"{promise.first.day or 'no day'}, {row.told.publisher or 'unnamed publisher'}"
    if row.quantity is not None:
        yield f"{row.quantity:,.15g} {row.quantity_unit}"
    if row.place is not None:
        yield f"in {row.place.name}"
    if row.due is not None:
        yield f"due {row.due.text}{' — overdue' if promise.is_overdue else ''}"


def _suggestion_line(suggestion: Suggestion) -> Text:
    score = f"{suggestion.score:.2f}".removeprefix("0")
    line = plain_text(f"{suggestion.bearing}? {score} ", _STYLES[suggestion.bearing])
    line.append_text(plain_text(f"{suggestion.day} “{_brief(suggestion.words, 140)}” {suggestion.reason}"))
    return line.append_text(plain_text(f"  {suggestion.fact}", "dim"))


def _brief(words: str, most: int) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else f"{words[: most - 1]}…"
