"""What `dragoman correct …` does: one line for what was said, a list, or examples as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from getpass import getuser
from typing import Any

from ..errors import OptionError
from ..ledger import Ledger, open_ledger, open_view
from ..ledger.corrections import Correction
from ..ledger.corrections.export import exported
from .plain import plain_text
from .stdout import Stdout


def judge(verb: str, fact: str, reason: str, who: str | None, report: str | None, ledger: str | None) -> None:
    """Dispute or confirm a fact."""
    with existing_ledger(ledger) as kept:
        say = kept.corrector.dispute if verb == "dispute" else kept.corrector.confirm
        _print_said(say(fact, reason=reason, who=name_of(who), report=report))


def amend(
    fact: str, fields: Sequence[str], reason: str, who: str | None, report: str | None, ledger: str | None
) -> None:
    """Set fields of a fact."""
    wanted = read_fields(fields)
    with existing_ledger(ledger) as kept:
        _print_said(kept.corrector.amend(fact, wanted, reason=reason, who=name_of(who), report=report))


def add(report: str, kind: str, fields: Sequence[str], reason: str, who: str | None, ledger: str | None) -> None:
    """Add a fact to a report."""
    wanted = read_fields(fields)
    with existing_ledger(ledger) as kept:
        _print_said(kept.corrector.add(report, kind, wanted, reason=reason, who=name_of(who)))


def end(correction: str, reason: str, who: str | None, ledger: str | None) -> None:
    """Let a correction hold no longer."""
    with existing_ledger(ledger) as kept:
        ended = kept.corrector.end(correction, reason=reason, who=name_of(who))
    Stdout().write(f"{ended.id}: ended\n")


def print_corrections(
    report: str | None, fact: str | None, in_force: bool | None, unfitting: bool, output_format: str, ledger: str | None
) -> None:
    """What people said: a block each, a JSON array, or a JSON object a line."""
    out = Stdout()
    with open_view(ledger) as view:
        found = view.corrections(report=report, fact=fact, in_force=in_force, unfitting=unfitting)
        if output_format == "json":
            out.write(json.dumps([asdict(one) for one in found], ensure_ascii=True, indent=2) + "\n")
        elif output_format == "jsonl":
            for one in found:
                out.write(json.dumps(asdict(one)) + "\n")
        else:
            said = False
            for one in found:
                said = True
                out.write(plain_text("\n".join(_block(one))).plain + "\n")
            out.write("" if said else "nobody said anything of this\n")


def export(ledger: str | None) -> None:
    """Every correction as a JSON object a line."""
    out = Stdout()
    with open_view(ledger) as view:
        for example in exported(view.corrections(), view.record):
            out.write(json.dumps(example) + "\n")


def existing_ledger(ledger: str | None) -> Ledger:
    """A ledger to write to, which is not made where there is none: nothing in it could be corrected."""
    open_view(ledger).close()
    return open_ledger(ledger)


def read_fields(fields: Sequence[str]) -> dict[str, Any]:
    """What `FIELD=VALUE` words say; a value that begins like a list, an object or a string of JSON is JSON."""
    return dict(map(_field, fields))


def _field(words: str) -> tuple[str, Any]:
    name, sign, value = words.partition("=")
    if not sign or not name.strip():
        raise OptionError(f"{words}: write FIELD=VALUE, like status=planned")
    if value == "null":
        return name.strip(), None
    if not value.startswith(("[", "{", '"')):
        return name.strip(), value
    try:
        return name.strip(), json.loads(value)
    except ValueError as error:
        raise OptionError(f"{words}: begins like JSON and is none ({error})") from error


def name_of(who: str | None) -> str:
    return getuser() if who is None else who


def _print_said(said: Correction) -> None:
    Stdout().write(plain_text(f"{said.id}: {said.kind} {said.fact} {said.verdict} by {said.who}").plain + "\n")


def _block(one: Correction) -> Iterator[str]:
    yield f"{one.id}  {one.kind} {one.fact} {one.verdict} by {one.who}, {one.at}"
    words = one.anchors[0].words if one.anchors else ""
    yield f"  report {one.report[:16]}: “{_brief(words)}”"
    if one.verdict == "amended":
        own = one.program or {}
        for name, value in (one.value or {}).items():
            yield f"  {name}: {_shown(own.get(name))} → {_shown(value)}"
    yield f"  because: {_brief(one.reason)}"
    if one.ending is not None:
        yield f"  ended by {one.ending.who}, {one.ending.at}, because: {_brief(one.ending.reason)}"
    elif one.trouble is not None:
        yield f"  fits no fact now: {one.trouble}"


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _brief(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 200 else f"{words[:199]}…"
