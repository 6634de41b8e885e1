"""One line of time: spells of freeze and thaw, encounters, and what each side bound itself to."""

from __future__ import annotations

from typing import Any

from ...relations.answer import Relation
from ...relations.charts.wording import counted, period_words
from ...relations.pages import RelationPage
from ...relations.periods import next_start
from ..addresses import address_of_commitment, address_of_encounter
from .axis import Spec, across, finished, tooltip, way_colour

HEIGHT = 150
_SPELLS, _ENCOUNTERS, _COMMITMENTS = "spells", "encounters", "commitments"
LANES = (_SPELLS, _ENCOUNTERS, _COMMITMENTS)


def lanes_spec(page: RelationPage) -> Spec:
    """Three lanes over the same time. Each mark knows the address of what it stands for (`at`)."""
    relation = page.relation
    data = {"spells": _spell_rows(relation), "ticks": [*_encounter_rows(relation), *_commitment_rows(page)]}
    return finished([_spells(relation), _ticks(relation)], HEIGHT, lanes_finding(page), data)


def lanes_finding(page: RelationPage) -> str:
    """How often they met, and when last."""
    relation = page.relation
    series, met = relation.series, relation.encounters
    pair = f"{series.one.name} and {series.other.name}"
    told = f"{pair} met or spoke {counted(len(met), 'time')}" if met else f"No encounter of {pair} is told"
    last = f", last on {met[-1].starts}" if met and met[-1].precision == "day" else ""
    return f"{told}{last}"


def _lane() -> Spec:
    axis = {"labelLimit": 160, "ticks": False, "domain": False}
    scale = {"domain": list(LANES)}
    return {"field": "lane", "type": "nominal", "title": None, "sort": list(LANES), "scale": scale, "axis": axis}


def _spells(relation: Relation) -> Spec:
    return {
        "data": {"name": "spells"},
        "mark": {"type": "bar", "height": 16, "opacity": 0.85},
        "encoding": {
            "x": across(relation.series), "x2": {"field": "end"}, "y": _lane(), "color": way_colour(),
            "tooltip": tooltip("what", "from", "mean net score", "events"),
        },
    }  # fmt: skip


def _ticks(relation: Relation) -> Spec:
    return {
        "data": {"name": "ticks"},
        "mark": {"type": "tick", "style": "ink", "thickness": 2.5, "size": 22, "cursor": "pointer", "opacity": 0.8},
        "encoding": {"x": across(relation.series, "day"), "y": _lane(), "tooltip": tooltip("day", "what")},
    }


def _spell_rows(relation: Relation) -> list[dict[str, Any]]:
    series = relation.series
    last = next_start(series.both[-1].start, series.period)
    return [
        {
            "lane": _SPELLS, "start": spell.start.isoformat(), "end": (spell.end or last).isoformat(),
            "way": "cooperation" if spell.mean_score >= 0 else "conflict", "what": spell.way or "first spell",
            "from": period_words(spell.start, series.period), "mean net score": round(spell.mean_score, 1),
            "events": spell.events,
        }
        for spell in relation.course.spells
    ]  # fmt: skip


def _encounter_rows(relation: Relation) -> list[dict[str, Any]]:
    return [
        {"lane": _ENCOUNTERS, "day": one.starts[:10], "what": one.format, "at": address_of_encounter(one.id)}
        for one in relation.encounters
        if one.starts and _is_shown(one.starts, relation)
    ]


def _commitment_rows(page: RelationPage) -> list[dict[str, Any]]:
    return [
        {
            "lane": _COMMITMENTS, "day": one.day, "what": f"{', '.join(sorted(one.by))}: {one.row.type}",
            "at": address_of_commitment(one.row.id),
        }
        for one in page.commitments
        if one.day and _is_shown(one.day, page.relation)
    ]  # fmt: skip


def _is_shown(day: str, relation: Relation) -> bool:
    series = relation.series
    last = next_start(series.both[-1].start, series.period)
    return series.both[0].start.isoformat() <= day[:10] < last.isoformat()
