"""Made tables of events for the tests: the same few hundred rows for every store, drawn from a seed."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pyarrow

from dragoman.codebook import load_codebook
from dragoman.exchange.event_table import QUADS
from dragoman.relations import arrow_schema, column_names

SIDES = ("USA", "RUS", "UKR", "CHN", "FIN", "SWE", "DEU", "org:nato", "org:un")
STATUSES = ("occurred", "occurred", "occurred", "ongoing", "ended", "planned", "promised", "demanded", "denied")
CONTEXTS = ("military", "economic", "diplomatic", "legal")
FIRST = date(2021, 10, 1)


def made_events(count: int = 3_000, seed: int = 7) -> list[dict[str, Any]]:
    """Rows of the table: a third of the events go both ways, some are told again, some are dated to no day."""
    draw = random.Random(seed)
    types = list(load_codebook().types.values())
    rows: list[dict[str, Any]] = []
    for number in range(count):
        kind, (one, other) = draw.choice(types), draw.sample(SIDES, 2)
        row = {
            "id": f"r{number // 3}#e{number}",
            "day": FIRST + timedelta(days=draw.randrange(900)) if draw.random() > 0.02 else None,
            "actor": one,
            "recipient": other if draw.random() > 0.05 else None,
            "actor_sector": draw.choice(("GOV", "MIL", None)),
            "recipient_sector": draw.choice(("GOV", "MIL", None)),
            "type": kind.name,
            "quad": kind.quad,
            "status": draw.choice(STATUSES),
            "contexts": draw.sample(CONTEXTS, draw.randrange(3)),
            "score": round(draw.uniform(-10, 10), 1),
            "goldstein": round(draw.uniform(-10, 10), 1) if draw.random() > 0.1 else None,
            "confidence": round(draw.random(), 3),
            "story": f"r{number // 6}",
            "source": "made",
            "report": f"r{number // 3}",
            "is_first": draw.random() > 0.1,
        }
        rows.append(row)
        if row["recipient"] and draw.random() < 0.33:
            rows.append({**row, "actor": other, "recipient": one})
    assert {row["quad"] for row in rows} == set(QUADS)
    return rows


def as_arrow(rows: list[dict[str, Any]]) -> pyarrow.Table:
    """The rows as an Arrow table of the agreed shape."""
    assert all(tuple(row) == column_names() for row in rows)
    return pyarrow.Table.from_pylist(rows, schema=arrow_schema())
