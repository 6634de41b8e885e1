"""The measures of a relation, each defined once, in Ibis: the same expression runs on DuckDB, Spark or a warehouse.

A measure is a function from a table of events (shape: `table.EVENT_COLUMNS`, one row an event) to a value over whatever
the table is grouped by. Scores are summed as decimals of six places: a sum of binary fractions depends on the order in
which a store happens to add them up, and a figure that is published must not.

Scores are PLOVER's (Open Event Data Alliance, PLOVER manual, table of scores: -10 conflict … 10 cooperation) and
Goldstein's (J. S. Goldstein, "A Conflict-Cooperation Scale for WEIS Events Data", J. of Conflict Resolution 36, 1992).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis

DECIMAL = "decimal(18, 6)"


def events(rows: ibis.Table) -> ibis.Value:
    """Number of events: n, for a row is one event here (the plain count: Schrodt and Gerner, *Analyzing International
    Event Data*, 2012)."""
    return rows.count()


def reports(rows: ibis.Table) -> ibis.Value:
    """Number of reports that tell an event of these: |{report}|. How broad the evidence behind a figure is."""
    return rows.report.nunique()


def score_sum(rows: ibis.Table) -> ibis.Value:
    """Sum of PLOVER scores: Σ score. Net cooperation weighted by how much each event helps or hurts."""
    return rows.score.cast(DECIMAL).sum().cast("float64")


def score_mean(rows: ibis.Table) -> ibis.Value:
    """Mean PLOVER score: Σ score / n; null where there is no event. The tone of dealings, whatever their number."""
    return rows.score.cast(DECIMAL).sum().cast("float64") / rows.count()


def goldstein_sum(rows: ibis.Table) -> ibis.Value:
    """Sum of Goldstein scores over events with one: Σ g (Goldstein 1992); 0 where none has one."""
    return rows.goldstein.cast(DECIMAL).sum().cast("float64").fill_null(0.0)


def goldstein_mean(rows: ibis.Table) -> ibis.Value:
    """Mean Goldstein score: Σ g / |{g}|; null where no event has one. Lies beside GDELT's mean `GoldsteinScale`."""
    return rows.goldstein.cast(DECIMAL).sum().cast("float64") / rows.goldstein.count()


def cooperation(rows: ibis.Table) -> ibis.Value:
    """Number of cooperative events, in words or deeds: |{quad ∈ verbal or material cooperation}|."""
    return _of_quads(rows, "verbal cooperation", "material cooperation")


def conflict(rows: ibis.Table) -> ibis.Value:
    """Number of conflictual events, in words or deeds: |{quad ∈ verbal or material conflict}|."""
    return _of_quads(rows, "verbal conflict", "material conflict")


def material_conflict(rows: ibis.Table) -> ibis.Value:
    """Number of events of material conflict: |{quad = material conflict}|. What was done, not said."""
    return _of_quads(rows, "material conflict")


def net_cooperation(rows: ibis.Table) -> ibis.Value:
    """Net cooperation: cooperation − conflict, in events (the net of Azar's and Goldstein's tradition, unweighted)."""
    return cooperation(rows) - conflict(rows)


def _of_quads(rows: ibis.Table, *quads: str) -> ibis.Value:
    return rows.quad.isin(quads).cast("int64").sum()


Measure = Callable[["ibis.Table"], "ibis.Value"]

MEASURES: dict[str, Measure] = {
    measure.__name__: measure
    for measure in (
        events, reports, score_sum, score_mean, goldstein_sum, goldstein_mean, cooperation, conflict, material_conflict,
        net_cooperation,
    )
}  # fmt: skip
