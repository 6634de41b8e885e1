"""One relation as a page: its course, who did what to whom, its spells and turns, its encounters and commitments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...ledger import View
from ...readouts.promises import Telling
from ...relations import PERIODS
from ...relations.answer import Relation, ToldTurn
from ...relations.answering import Answering
from ...relations.charts.findings import course_finding, mirror_finding, responses_finding
from ...relations.charts.wording import counted, signed
from ...relations.citing import Citation
from ...relations.pages import RelationPage
from ...relations.periods import label_of, next_start
from ...relations.series import Point, Series
from ...relations.turning import Spell
from ..addresses import address_of_commitment, address_of_report
from ..asking import address_with
from ..encounters.listing import lines_of
from ..serving import Sheet
from .asked import QUADS, Asked, told_of
from .axis import events_at
from .lanes import lanes_finding

_MOST_POINTS = 40
_MOST_SHOWN = 10
SCRIPTS = ("vega.js", "relation.js")


@dataclass(frozen=True, slots=True)
class PointLine:
    """A period as a line of the table, and where its events are listed."""

    label: str
    at: str
    events: int
    reports: int
    cooperation: int
    conflict: int
    score: str
    attention: str
    forth: str
    back: str


@dataclass(frozen=True, slots=True)
class Cited:
    """An event behind a turn: its words and where they stand."""

    at: str
    day: str
    sides: str
    type: str
    status: str
    words: str
    title: str
    publisher: str | None


@dataclass(frozen=True, slots=True)
class TurnLine:
    """A turning point as it is told."""

    when: str
    way: str
    name: str
    levels: str
    figures: str
    lasts: str
    contacts: str | None
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class SpellLine:
    start: str
    end: str
    way: str
    periods: str
    events: int
    mean: str


@dataclass(frozen=True, slots=True)
class Promised:
    """A commitment in the list of the newest."""

    at: str
    day: str
    by: str
    words: str
    status: str


def relation_sheet(view: View, asked: Asked) -> Sheet:
    """The page of a relation, or, where nothing between the sides counts, an OptionError that says so."""
    page = told_of(view, asked)
    relation = page.relation
    series, name = relation.series, f"{asked.one.name} – {asked.other.name}"
    values = {
        "name": name,
        "asked": asked,
        "form": _form(asked, series),
        "span": tuple(label_of(series.both[at].start, series.period) for at in (0, -1)),
        "series": series,
        "charts": _charts(page, asked),
        "points": _point_lines(series, asked),
        "is_cut": _active(series) > _MOST_POINTS,
        "refusal": relation.course.refusal,
        "turns": [
            _turn(told, spell, series)
            for told, spell in zip(relation.turns, relation.course.spells[1:], strict=True)
        ],
        "spells": [_spell(spell, relation) for spell in relation.course.spells],
        "answering": answers_told(relation.answering, series),
        "encounters": lines_of(view, relation.encounters[: -_MOST_SHOWN - 1 : -1]),
        "commitments": [_promised(telling) for telling in page.commitments[:_MOST_SHOWN]],
        "all_encounters": address_with("/encounters", {"between": asked.one.code, "and": asked.other.code}),
        "all_events": asked.at("/events"),
        "bare": Asked(asked.one, asked.other).at(),
        "turned": Asked(asked.other, asked.one).at(),
        "promised": [
            (f"{by.name} to {to.name}", address_with("/commitments", {"by": by.code, "for": to.code}))
            for by, to in ((asked.one, asked.other), (asked.other, asked.one))
        ],
    }  # fmt: skip
    feed = f"{Asked(asked.one, asked.other).at()}.atom"
    return Sheet(name, "relation.html", values, here="relations", scripts=SCRIPTS, feed=feed)


def _form(asked: Asked, series: Series) -> dict[str, Any]:
    return {"periods": PERIODS, "quads": QUADS, "period": series.period, "floors": ("0.3", "0.5", "0.7", "0.9")}


def _charts(page: RelationPage, asked: Asked) -> dict[str, dict[str, Any]]:
    """Each picture by its name: the finding that heads it, what it shows, where its spec lies."""
    relation = page.relation
    one, other, period = relation.series.one.name, relation.series.other.name, relation.series.period
    found = {
        "course": (
            course_finding(relation),
            f"Net PLOVER score by {period}; dots: reports behind each; line: level between turns, numbered as below. "
            "Drag over a stretch of time to look at it alone, click a bar for its reports.",
        ),
        "mirror": (
            mirror_finding(relation.series),
            f"Events by {period}: {one} on {other} upwards, {other} on {one} downwards.",
        ),
        "lanes": (lanes_finding(page), "Spells of freeze and thaw, encounters and the newest commitments over time."),
    }
    if relation.answering.refusal is None:
        found["answers"] = (responses_finding(relation), _method(relation.answering, period))
    return {
        name: {
            "finding": finding,
            "told": told,
            "at": asked.at(f"/{name}.json"),
            "is_keyed": name != "answers",
        }
        for name, (finding, told) in found.items()
    }


def _method(answering: Answering, period: str) -> str:
    """How the answers were found, and what their curves show."""
    factor, change = "a factor, when 1 + the other's events double", "√ of events, after 1 more of the other's"
    back, length = counted(answering.lags, period), counted(answering.periods, period)
    what = factor if answering.model == "count model" else change
    return f"{(answering.model or '').capitalize()}, {back} back, {length}. What follows: {what}; bands of 95 %."


def _active(series: Series) -> int:
    return sum(1 for point in series.both if point.events)


def _point_lines(series: Series, asked: Asked) -> list[PointLine]:
    """One line a period that has events; of a long series those with most."""
    ways = zip(series.both, series.forth, series.back, strict=True)
    told = [(both, forth, back) for both, forth, back in ways if both.events]
    busiest = sorted(told, key=lambda points: -points[0].events)[:_MOST_POINTS]
    return [_point(points, series, asked) for points in sorted(busiest, key=lambda points: points[0].start)]


def _point(points: tuple[Point, Point, Point], series: Series, asked: Asked) -> PointLine:
    both, forth, back = points
    return PointLine(
        label=label_of(both.start, series.period),
        at=events_at(both, series, asked),
        events=both.events,
        reports=both.reports,
        cooperation=both.cooperation,
        conflict=both.conflict,
        score=_minus(f"{both.score_sum:+.1f}"),
        attention="" if both.attention is None else f"{100 * both.attention:.0f} %",
        forth=f"{forth.cooperation} / {forth.conflict}",
        back=f"{back.cooperation} / {back.conflict}",
    )


def _minus(figure: str) -> str:
    return figure.replace("-", "−")


def _turn(told: ToldTurn, spell: Spell, series: Series) -> TurnLine:
    named, period = told.named, series.period
    return TurnLine(
        when=label_of(named.turn.start, period),
        way=named.turn.way,
        name=named.name,
        levels=f"{signed(named.turn.before)} → {signed(named.turn.after)} a {period}",
        figures=named.figures,
        lasts=counted(spell.periods, period),
        contacts=named.contacts,
        cited=tuple(map(cited_of, told.citations)),
    )


def cited_of(citation: Citation) -> Cited:
    """An event with its words, as lists of events show it."""
    deed = citation.deed
    return Cited(
        at=address_of_report(deed.report, deed.id.partition("#")[2]),
        day=deed.day.isoformat(),
        sides=citation.sides,
        type=deed.type,
        status=citation.status,
        words=citation.words,
        title=" ".join((citation.title or "(no title)").split()),
        publisher=citation.publisher,
    )


def _spell(spell: Spell, relation: Relation) -> SpellLine:
    series = relation.series
    last = next_start(series.both[-1].start, series.period)
    return SpellLine(
        start=label_of(spell.start, series.period),
        end=label_of(spell.end, series.period) if spell.end else f"the end, {last.isoformat()}",
        way=spell.way or "first",
        periods=counted(spell.periods, series.period),
        events=spell.events,
        mean=_minus(f"{spell.mean_score:+.1f}"),
    )


def answers_told(answering: Answering, series: Series) -> list[str]:
    """Who answers whom, a sentence each; where nothing can be said, why."""
    if answering.refusal is not None:
        return [f"That cannot be told here: {answering.refusal}."]
    told = []
    for following in answering.following:
        p = "p < .001" if following.p < 0.001 else f"p = {following.p:.3f}".replace("0.", ".", 1)
        verb = "does not visibly follow"
        if following.is_sure:
            verb = "answers" if following.is_in_kind else "does less after"
        told.append(f"{following.who} {verb} {following.whom} in conflict ({p}).")
    if answering.reciprocity:
        at = answering.reciprocity
        bounds = f"{at.value:.2f} (95 %: {at.lower:.2f} to {at.upper:.2f})"
        told.append(f"Reciprocity of conflict {bounds}; 1 where each gives in every {series.period} what it gets.")
    if answering.escalation:
        at = answering.escalation
        bounds = f"{at.value:.2f} ({at.lower:.2f} to {at.upper:.2f})"
        told.append(f"Largest root {bounds}: below 1 conflict fades by itself.")
    return told


def _promised(telling: Telling) -> Promised:
    return Promised(
        at=address_of_commitment(telling.row.id),
        day=telling.day,
        by=", ".join(sorted(telling.by)),
        words=" ".join(telling.words.split()),
        status=telling.row.status,
    )
