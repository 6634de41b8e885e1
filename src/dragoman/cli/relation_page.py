"""A relation on a page for people: how it went, period by period, its turns and the reports that make them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..relations.answer import Relation, ToldTurn
from ..relations.citing import Citation
from ..relations.periods import label_of
from ..relations.series import Point, Series
from ..relations.turning import Spell
from .answering_page import answering_parts
from .plain import plain_text

_BARS = "▁▂▃▄▅▆▇█"
_MOST_POINTS = 40
_MOST_ENCOUNTERS = 12
_STYLES = {"freeze": "blue", "thaw": "yellow", None: ""}


def relation_parts(relation: Relation, width: int) -> Iterator[RenderableType]:
    """The page's parts, top to bottom."""
    series = relation.series
    yield _heading(series)
    yield _sparkline(series, width)
    yield ""
    yield _table(series)
    yield from _course(relation)
    yield from answering_parts(relation.answering, relation.series.period)
    yield from _encounters(relation)


def _heading(series: Series) -> Text:
    first, last = (label_of(series.both[at].start, series.period) for at in (0, -1))
    heading = plain_text(f"{series.one.name} – {series.other.name}, {first} to {last}", "bold")
    return heading.append_text(plain_text(f"  {series.events:,} events, told in {series.reports:,} reports", "dim"))


def _sparkline(series: Series, width: int) -> Text:
    """The net score of each period as a bar between the lowest and the highest; a long series in what columns fit."""
    scores = [point.score_sum for point in series.both]
    step = -(-len(scores) // max(1, width - 40))
    means = [sum(some) / len(some) for some in (scores[at : at + step] for at in range(0, len(scores), step))]
    low, high = min(means), max(means)
    bars = "".join(_BARS[round((mean - low) / (high - low) * 7)] if high > low else _BARS[3] for mean in means)
    return plain_text(f"net score  {bars}  {low:+.0f} to {high:+.0f} a {series.period}")


def _table(series: Series) -> RenderableType:
    """One line a period; of a long series the periods with most events."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("", "events", "reports", "cooperation", "conflict", "net score", "per event", "attention"):
        table.add_column(name, justify="right" if name else "left")
    points: Sequence[Point] = series.both
    if len(points) > _MOST_POINTS:
        busiest = sorted(points, key=lambda point: (-point.events, point.start))[:_MOST_POINTS]
        points = sorted(busiest, key=lambda point: point.start)
        table.caption = f"the {_MOST_POINTS} of {len(series.both)} periods with most events; --format json has all"
    for point in points:
        table.add_row(*_cells(point, series))
    return table


def _cells(point: Point, series: Series) -> tuple[str, ...]:
    return (
        label_of(point.start, series.period),
        f"{point.events:,}",
        f"{point.reports:,}",
        f"{point.cooperation:,}",
        f"{point.conflict:,}",
        f"{point.score_sum:+.1f}" if point.events else "",
        "" if point.score_mean is None else f"{point.score_mean:+.1f}",
        "" if point.attention is None else f"{100 * point.attention:.0f} %",
    )


def _course(relation: Relation) -> Iterator[RenderableType]:
    yield ""
    if relation.course.refusal:
        yield plain_text(f"Turning points: {relation.course.refusal}.")
        return
    if not relation.turns:
        yield plain_text("No turning point: the level holds from the first period to the last.")
        return
    yield Text("Turning points", "bold")
    for turn, spell in zip(relation.turns, relation.course.spells[1:], strict=True):
        yield from _turn(turn, spell, relation.series)


def _turn(told: ToldTurn, spell: Spell, series: Series) -> Iterator[RenderableType]:
    named = told.named
    when = label_of(named.turn.start, series.period)
    levels = f"net score {named.turn.before:+.1f} → {named.turn.after:+.1f} a {series.period}"
    yield plain_text(f"{when}  {named.turn.way}", f"bold {_STYLES[named.turn.way]}").append_text(
        plain_text(f"  {named.name}  ({levels}; {named.figures}; lasts {spell.periods} {series.period}s)")
    )
    if named.contacts:
        yield Padding(plain_text(named.contacts), (0, 0, 0, 2))
    for citation in told.citations:
        yield Padding(_citation(citation), (0, 0, 0, 2))


def _citation(citation: Citation) -> Text:
    deed = citation.deed
    words = citation.words if len(citation.words) <= 200 else f"{citation.words[:199]}…"
    line = plain_text(f"· {deed.day}  {citation.sides}  {deed.type} {citation.status} {deed.confidence:.2f}  “{words}”")
    told = (
        citation.title and " ".join(citation.title.split()),
        citation.publisher,
        citation.published,
        deed.report[:12],
    )
    return line.append_text(plain_text("  " + " · ".join(filter(None, told)), "dim"))


def _encounters(relation: Relation) -> Iterator[RenderableType]:
    if not relation.encounters:
        return
    yield ""
    shown = relation.encounters[-_MOST_ENCOUNTERS:]
    more = f", the last {len(shown)}" if len(shown) < len(relation.encounters) else ""
    yield Text(f"Encounters: {len(relation.encounters)} held{more}", "bold")
    for encounter in shown:
        told = encounter.mentions[0].told
        title, count = " ".join((told.title or "").split()), len(encounter.reports)
        line = plain_text(f"· {encounter.starts}  {encounter.format}  {', '.join(encounter.countries)}")
        more = f" and {count - 1} more" if count > 1 else ""
        yield Padding(line.append_text(plain_text(f"  {title}{more} · {encounter.id}", "dim")), (0, 0, 0, 2))
