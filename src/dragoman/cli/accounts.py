"""An encounter in a box: what it was, the sides' accounts beside each other, where they agree and differ."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table

from ..model import Account, Encounter
from .plain import plain_text
from .wording import Names, encounter_words


def draw_encounter(encounter: Encounter, names: Names) -> RenderableType:
    """The box of one encounter."""
    parts: list[RenderableType] = [_facts(encounter, names)]
    if encounter.accounts:
        parts += ["", _side_by_side(encounter, names)]
    comparison = Table.grid(padding=(0, 2, 0, 0))
    for label, words in _comparison(encounter):
        comparison.add_row(plain_text(label, "bold"), plain_text(words))
    if comparison.row_count:
        parts += ["", comparison]
    return Panel(
        Group(*parts), title=plain_text(encounter_words(encounter), "bold"), title_align="left", box=box.ROUNDED
    )


def _facts(encounter: Encounter, names: Names) -> RenderableType:
    facts = Table.grid(padding=(0, 2, 0, 0))
    facts.add_row(plain_text("who", "bold"), plain_text(names.names(encounter.participants)))
    if encounter.occasion:
        facts.add_row(plain_text("on", "bold"), plain_text(encounter.occasion.text))
    if encounter.host:
        facts.add_row(plain_text("host", "bold"), plain_text(names.name(encounter.host)))
    if encounter.first_since:
        facts.add_row(plain_text("first since", "bold"), plain_text(encounter.first_since.text))
    return facts


def _side_by_side(encounter: Encounter, names: Names) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0))
    for account in encounter.accounts:
        table.add_column(plain_text(f"{names.name(account.side)} tells"), ratio=1)
    table.add_row(*(plain_text(_account_words(account)) for account in encounter.accounts))
    return table


def _account_words(account: Account) -> str:
    topics = [f"• {topic.label}" for topic in account.topics]
    tone = [f"“{wording.text}”" for wording in account.tone]
    return "\n".join([*topics, *tone]) or "—"


def _comparison(encounter: Encounter) -> Iterator[tuple[str, str]]:
    comparison = encounter.comparison
    if comparison.both:
        yield "both", ", ".join(comparison.both)
    for side, labels in comparison.only.items():
        if labels:
            yield f"only {side}", ", ".join(labels)
    for difference in comparison.differing:
        told = "  ".join(f"{side} “{wording.text}”" for side, wording in difference.wordings.items())
        yield "differing", f"{difference.about}: {told}"
