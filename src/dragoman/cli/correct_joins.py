"""What `dragoman correct join`, `part` and `joins` do: people's decisions on which reports tell of one encounter."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from ..ledger import open_view
from ..readouts.joining import Joiner, keep_joined
from ..readouts.joining.decisions import Decision, all_decisions
from .correct import existing_ledger, name_of
from .plain import plain_text
from .stdout import Stdout


def join(encounters: Sequence[str], reason: str, who: str | None, ledger: str | None) -> None:
    """Let encounters be one."""
    with existing_ledger(ledger) as kept:
        keep_joined(kept)
        _print_said(Joiner(kept.writer).join(encounters, reason=reason, who=name_of(who)))


def part(encounter: str, reports: Sequence[str], reason: str, who: str | None, ledger: str | None) -> None:
    """Let some reports tell of another encounter than this."""
    with existing_ledger(ledger) as kept:
        keep_joined(kept)
        _print_said(Joiner(kept.writer).part(encounter, reports, reason=reason, who=name_of(who)))


def end_join(decision: str, reason: str, who: str | None, ledger: str | None) -> None:
    """Let a decision hold no longer."""
    with existing_ledger(ledger) as kept:
        keep_joined(kept)
        ended = Joiner(kept.writer).end(decision, reason=reason, who=name_of(who))
    Stdout().write(f"{ended.id}: ended\n")


def print_joins(output_format: str, ledger: str | None) -> None:
    """Every decision: a block each, a JSON array, or a JSON object a line."""
    out = Stdout()
    with open_view(ledger) as view, view.looking() as connection:
        found = all_decisions(connection)
    if output_format == "json":
        out.write(json.dumps([asdict(one) for one in found], indent=2) + "\n")
    elif output_format == "jsonl":
        out.write("".join(json.dumps(asdict(one)) + "\n" for one in found))
    else:
        told = "\n".join(line for one in found for line in _block(one)) or "nobody joined or parted any"
        out.write(plain_text(told).plain + "\n")


def _print_said(said: Decision) -> None:
    count = len({one.report for one in (*said.ones, *said.others)})
    Stdout().write(plain_text(f"{said.id}: {said.verdict} by {said.who}, of {count} reports").plain + "\n")


def _block(one: Decision) -> list[str]:
    told = [f"{one.id}  {one.verdict} by {one.who}, {one.at}", f"  because: {one.reason}"]
    for name, some in (("", one.ones), ("with " if one.verdict == "joined" else "from ", one.others)):
        told += [f"  {name}{each.report[:12]}: “{' '.join(' '.join(each.words[:1]).split())[:160]}”" for each in some]
    if one.ended is not None:
        told.append(f"  ended by {one.ended[0]}, {one.ended[2]}, because: {one.ended[1]}")
    return told
