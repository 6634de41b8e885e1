"""What the pages of encounters, relations and commitments cost a server, drawn for the first time, out of a ledger.

    python benchmarks/record_pages.py LEDGER [--pages 100]

Draws so many addresses of each kind, chosen by a fixed seed, as the server does, nothing of them kept. Told are the
median, the 95th percentile and the most in milliseconds, by the clock and of the processor, and the largest page.
The ledger is opened for reading alone.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import select

from dragoman.errors import OptionError
from dragoman.ledger import View, open_view
from dragoman.ledger.fact_tables import commitments, event_dyads
from dragoman.ledger.join_tables import joined_encounters
from dragoman.readouts.joining import Wanted
from dragoman.relations.pages import get_ready
from dragoman.web.commitments.query import Wanted as WantedCommitments
from dragoman.web.pages.commitments import commitment_sheet
from dragoman.web.pages.commitments import list_sheet as commitments_sheet
from dragoman.web.pages.encounters import encounter_sheet, list_sheet
from dragoman.web.pages.relations import busiest_sheet
from dragoman.web.relations.asked import Asked, sides_asked
from dragoman.web.relations.events import events_sheet
from dragoman.web.relations.page import relation_sheet
from dragoman.web.serving import Sheet, draw_sheet

SEED = 8
# The fields of the two forms, empty.
NO_ENCOUNTERS = dict.fromkeys(("between", "and", "since", "until", "status", "format", "sides"))
NO_COMMITMENTS = dict.fromkeys(("by", "for", "status", "type", "since", "until", "due", "overdue", "words", "sort"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("--pages", type=int, default=100)
    options = parser.parse_args()
    get_ready()
    with open_view(options.ledger) as view:
        for name, sheets in kinds(view, options.pages):
            show(name, sheets)


def kinds(view: View, pages: int) -> list[tuple[str, list[Callable[[], Sheet]]]]:
    """The pages of each kind, as what draws them."""
    some = random.Random(SEED)
    met = _column(view, select(joined_encounters.c.id))
    vowed = _column(view, select(commitments.c.id).where(commitments.c.same_as.is_(None)))
    pairs = _pairs(view)
    days = [f"{year}-{month:02}" for year in range(2010, 2026) for month in range(1, 13)]
    asked = [Asked(*sides_asked(*pair)) for pair in some.sample(pairs, min(pages, len(pairs)))]
    return [
        (
            "encounters",
            [_with(list_sheet, view, Wanted(until=day), NO_ENCOUNTERS, None) for day in some.sample(days, pages)],
        ),
        ("encounter", [_with(encounter_sheet, view, id) for id in some.sample(met, pages)]),
        ("relations", [_with(busiest_sheet, view, None, day, "") for day in some.sample(days, pages)]),
        ("relation", [_with(relation_sheet, view, one) for one in asked]),
        ("events", [_with(events_sheet, view, one, None) for one in asked]),
        (
            "commitments",
            [
                _with(commitments_sheet, view, WantedCommitments("2026-11-26", until=day), NO_COMMITMENTS, None)
                for day in some.sample(days, pages)
            ],
        ),
        ("commitment", [_with(commitment_sheet, view, id) for id in some.sample(vowed, pages)]),
    ]


def _with(make: Callable[..., Sheet], *given: Any) -> Callable[[], Sheet]:
    return lambda: make(*given)


def _column(view: View, query: Any) -> list[str]:
    with view.looking() as connection:
        return list(connection.execute(query).scalars())


def _pairs(view: View) -> list[tuple[str, str]]:
    pairs = event_dyads.c
    query = select(pairs.actor_country, pairs.recipient_country).where(pairs.actor_country < pairs.recipient_country)
    with view.looking() as connection:
        return [(row[0], row[1]) for row in connection.execute(query.distinct().order_by(*query.selected_columns))]


def show(name: str, sheets: Sequence[Callable[[], Sheet]]) -> None:
    clock, processor, sizes, refused = [], [], [], 0
    for make in sheets:
        begun, before = perf_counter(), process_time()
        try:
            sizes.append(len(draw_sheet(make()).inside.encode()))
        except OptionError:
            refused += 1
            continue
        clock.append(1000 * (perf_counter() - begun))
        processor.append(1000 * (process_time() - before))
    told = "  ".join(
        f"{what} {median(took):6.1f} / {sorted(took)[int(0.95 * len(took))]:6.1f} / {max(took):6.1f} ms"
        for what, took in (("clock", clock), ("processor", processor))
    )
    print(f"{name:12} {len(clock):4} pages  {told}  largest {max(sizes) / 1000:.0f} kB  refused {refused}", flush=True)


if __name__ == "__main__":
    main()
