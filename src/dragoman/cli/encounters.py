"""Joined encounters as a page for people, as JSON, or as JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from ..errors import LedgerError
from ..ledger import View, open_ledger, open_view
from ..readouts.joining import JoinedEncounter, JoinedMention, joined_encounter, joined_encounters_of, keep_joined
from .page import PageStyle, draw_parts
from .plain import plain_text
from .stdout import Stdout

_MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked: some encounters by their ids, or those that all the rest holds of."""

    ids: tuple[str, ...]
    sides: tuple[str, ...]
    since: str | None
    until: str | None
    status: str | None
    kind: str | None
    reports: int
    limit: int


def print_encounters(asking: Asking, output_format: str, ledger: str | None) -> None:
    """Join what was read since, and print what is asked for."""
    bring_up_to_date(ledger)
    with open_view(ledger) as view:
        found = _asked(view, asking)
        if output_format == "json":
            Stdout().write(json.dumps([encounter_json(one) for one in found], indent=2) + "\n")
        elif output_format == "jsonl":
            for one in found:
                Stdout().write(json.dumps(encounter_json(one)) + "\n")
        else:
            _print_page(list(found), is_full=bool(asking.ids))


def bring_up_to_date(ledger: str | None) -> None:
    """Join what waits for it; a ledger that cannot be written to is shown as it is. LedgerError where there is none."""
    open_view(ledger).close()
    try:
        with open_ledger(ledger) as kept:
            keep_joined(kept)
    except LedgerError as error:
        print(f"dragoman: shown as last joined ({error})", file=sys.stderr)


def encounter_json(encounter: JoinedEncounter) -> dict[str, Any]:
    """One encounter as plain values."""
    plain = asdict(encounter)
    for mention in plain["mentions"]:
        told = mention.pop("told")
        mention["report"] = {"id": told.pop("report"), **told}
    return plain


def _asked(view: View, asking: Asking) -> Iterator[JoinedEncounter]:
    if asking.ids:
        return (joined_encounter(view, id) for id in asking.ids)
    found = joined_encounters_of(
        view, asking.sides, asking.since, asking.until, status=asking.status, format=asking.kind,
        least_reports=asking.reports,
    )  # fmt: skip
    return islice(found, asking.limit)


def _print_page(found: Sequence[JoinedEncounter], *, is_full: bool) -> None:
    if not found:
        print("dragoman: nothing found", file=sys.stderr)
        return
    parts = (part for one in found for part in (_full(one) if is_full else [_line(one)]))
    Stdout().write(draw_parts(parts, PageStyle.for_terminal(sys.stdout)))


def _line(one: JoinedEncounter) -> Text:
    line = plain_text(f"{_day(one):10}  ").append_text(plain_text(_what(one), "bold"))
    tellers = ", ".join(side.removeprefix("org:") for side in one.told_by) or "no side's own"
    count = len(one.reports)
    told = f"{count} report{'s' if count != 1 else ''} ({tellers})"
    return line.append_text(plain_text(f"  {told}  {one.id}", "dim"))


def _what(one: JoinedEncounter) -> str:
    names = [_name(id) for id in one.participants[:_MOST_NAMES]]
    more = len(one.participants) - len(names)
    who = ", ".join(names) + (f" and {more} more" if more > 0 else "")
    where = f" in {one.place}" if one.place else ""
    status = "" if one.status == "held" else f" ({one.status})"
    return f"{one.format}{where}: {who}{status}"


def _day(one: JoinedEncounter) -> str:
    if one.starts is None:
        return "no day"
    return one.starts if one.precision == "day" else f"{one.starts} to {one.ends}"


def _name(id: str) -> str:
    kind, _, rest = id.partition(":")
    return rest if kind == "state" else " ".join(part.capitalize() for part in rest.split("-"))


def _full(one: JoinedEncounter) -> Iterator[RenderableType]:
    yield _line(one)
    if one.parent:
        yield Padding(plain_text(f"part of the visit {one.parent}"), (0, 0, 0, 2))
    for child in one.children:
        yield Padding(plain_text(f"held the meeting {child}"), (0, 0, 0, 2))
    for mention in one.mentions:
        yield from (Padding(part, (0, 0, 0, 2)) for part in _mention(mention))
    yield ""


def _mention(mention: JoinedMention) -> Iterator[Text]:
    told = mention.told
    heading = plain_text("· " + " ".join((told.title or "(no title)").split()))
    side = mention.side or "side unknown"
    yield heading.append_text(plain_text(f"  {told.publisher} · {side} · {told.published} · {told.report[:12]}", "dim"))
    words = " ".join(mention.words[0].split()) if mention.words else ""
    yield plain_text(f"  “{words if len(words) <= 220 else words[:219] + '…'}”")
    score = "" if mention.score is None else f"{mention.score:.2f}  "
    yield plain_text(f"  {score}{mention.why}", "cyan")
    if mention.rivals:
        yield plain_text(f"  may be of {', '.join(mention.rivals)}", "yellow")
