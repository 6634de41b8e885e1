"""Events by year and type: bars drawn on the server, and the same as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..codebook import load_codebook
from ..ledger.counts import Deed

WIDTH, HALF = 700, 90
_MOST_YEARS = 30
_TABLE_YEARS = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of a bar, in the picture's own units."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A year below the bars."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class TypeLine:
    """One type of event: how many the side did and underwent, and both together in each of the table's years."""

    type: str
    quad: str
    acted: int
    underwent: int
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Years:
    """What a side did (bars upwards) and underwent (downwards), and by type the last years of it."""

    width: int
    height: int
    middle: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    most: int
    years: tuple[str, ...]
    lines: tuple[TypeLine, ...]
    acted: int
    underwent: int
    left_out: int


def years_of(deeds: Sequence[Deed]) -> Years | None:
    """The picture and the table; None where there are no events."""
    if not deeds:
        return None
    dated = sorted({int(deed.year) for deed in deeds if deed.year})
    last = dated[-1] if dated else 0
    shown = list(range(max(last - _MOST_YEARS + 1, dated[0]), last + 1)) if dated else []
    counts: Counter[tuple[int, str, str]] = Counter()
    for deed in deeds:
        if deed.year and int(deed.year) in shown:
            counts[int(deed.year), deed.role, _kind(deed.type)] += deed.events
    most = max((sum(n for (y, r, _), n in counts.items() if (y, r) == at) for at in _stacks(shown)), default=0)
    total = {role: sum(deed.events for deed in deeds if deed.role == role) for role in ("actor", "recipient")}
    years = tuple(map(str, shown[-_TABLE_YEARS:]))
    return Years(
        WIDTH, 2 * HALF + 40, HALF + 10, _bars(shown, counts, most), _ticks(shown), most, years,
        _lines(deeds, years), total["actor"], total["recipient"], sum(total.values()) - sum(counts.values()),
    )  # fmt: skip


def _kind(type: str) -> str:
    return "conflict" if load_codebook().types[type].quad.endswith("conflict") else "cooperation"


def _stacks(years: Sequence[int]) -> list[tuple[int, str]]:
    return [(year, role) for year in years for role in ("actor", "recipient")]


def _bars(years: Sequence[int], counts: Counter[tuple[int, str, str]], most: int) -> tuple[Bar, ...]:
    bars, step = [], WIDTH / max(len(years), 8)
    for n, year in enumerate(years):
        for role, way, did in (("actor", -1, "did"), ("recipient", 1, "underwent")):
            from_middle = 0.0
            for kind in ("cooperation", "conflict"):
                count = counts[year, role, kind]
                height = HALF * count / max(most, 1)
                top = HALF + 10 - from_middle - height if way < 0 else HALF + 10 + from_middle
                words = f"{year}: {did} {count} of {kind}"
                if count:
                    x, width = n * step + step * 0.12, step * 0.76
                    bars.append(Bar(round(x, 1), round(top, 1), round(width, 1), round(height, 1), kind, words))
                from_middle += height
    return tuple(bars)


def _ticks(years: Sequence[int]) -> tuple[Tick, ...]:
    step = WIDTH / max(len(years), 8)
    every = 1 if len(years) <= 14 else 5
    return tuple(
        Tick(round((n + 0.5) * step, 1), str(year)) for n, year in enumerate(years) if year % every == 0 or every == 1
    )


def _lines(deeds: Sequence[Deed], years: Sequence[str]) -> tuple[TypeLine, ...]:
    lines = []
    for name, type in load_codebook().types.items():
        mine = [deed for deed in deeds if deed.type == name]
        if mine:
            acted, underwent = (sum(d.events for d in mine if d.role == role) for role in ("actor", "recipient"))
            each = tuple(sum(d.events for d in mine if d.year == year) for year in years)
            lines.append(TypeLine(name, type.quad, acted, underwent, each))
    return tuple(lines)
