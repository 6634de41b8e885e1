"""What the page of one relation costs a server, out of a ledger.

    python benchmarks/relation_pages.py LEDGER [--dyads 60] [--repeat 3]

Asks for the pages of the ledger's busiest dyads of states, of others drawn along the way, and of blocs (NATO with
Russia, and so on), through `relations.pages.RelationPages`, as the reading room does: first when nothing of them is
kept, then again. Told are the median and the 95th percentile by the clock and of the processor. The
ledger is opened for reading alone.
"""

from __future__ import annotations

import argparse
import resource
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import func, select

from dragoman.gazetteer.gazetteer import load_gazetteer
from dragoman.ledger import View, open_view
from dragoman.ledger.fact_tables import event_dyads
from dragoman.relations import side_named
from dragoman.relations.pages import RelationPages, get_ready
from dragoman.relations.sides import Side

BLOCS = (("NATO", "RUS"), ("European Union", "CHN"), ("G7", "RUS"), ("ASEAN", "USA"))

Pair = tuple[Side, Side]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("--dyads", type=int, default=60)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    begun = perf_counter()
    get_ready()
    print(f"ready in {perf_counter() - begun:.1f} s")
    with open_view(options.ledger) as view:
        pairs = busiest(view, options.dyads)
        told = [(one.key, other.key) for one, other in pairs]
        print(f"{len(pairs)} dyads of states, {told[0][0]}-{told[0][1]} to {told[-1][0]}-{told[-1][1]}")
        show("not kept", *fresh(view, pairs, options.repeat))
        gazetteer = load_gazetteer()
        blocs = [(side_named(one, gazetteer), side_named(other, gazetteer)) for one, other in BLOCS]
        show("not kept, blocs", *fresh(view, blocs, options.repeat))
        pages = RelationPages(view)
        for pair in pairs:
            pages.page(*pair)
        show("kept", *timed([partial(pages.page, *pair) for pair in pairs for _ in range(options.repeat)]))
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")


def busiest(view: View, most: int) -> list[Pair]:
    """The dyads of states with most events, of which half are the very busiest and half lie between them and one."""
    pairs = event_dyads.c
    count = func.count(pairs.event.distinct())
    query = select(pairs.actor_country, pairs.recipient_country).where(pairs.actor_country < pairs.recipient_country)
    query = query.group_by(pairs.actor_country, pairs.recipient_country).order_by(count.desc(), pairs.actor_country)
    with view.looking() as connection:
        found = [tuple(row) for row in connection.execute(query)]
    rest = found[most // 2 :]
    chosen = found[: most // 2] + rest[:: max(1, len(rest) // (most - most // 2))]
    gazetteer = load_gazetteer()
    return [(side_named(one, gazetteer), side_named(other, gazetteer)) for one, other in chosen[:most]]


def fresh(view: View, pairs: Sequence[Pair], repeat: int) -> tuple[list[float], list[float]]:
    """Pages of which nothing is kept but the totals of attention, as in a ledger that nothing was written to."""
    asks = []
    for _ in range(repeat):
        pages = RelationPages(view)
        pages.page(*pairs[0])
        asks += [partial(pages.page, *pair) for pair in pairs[1:]]
    return timed(asks)


def timed(asks: Sequence[Callable[[], Any]]) -> tuple[list[float], list[float]]:
    """Milliseconds of each, by the clock and of the processor."""
    clock, cpu = [], []
    for ask in asks:
        begun, before = perf_counter(), process_time()
        ask()
        clock.append(1000 * (perf_counter() - begun))
        cpu.append(1000 * (process_time() - before))
    return clock, cpu


def show(name: str, clock: Sequence[float], cpu: Sequence[float]) -> None:
    told = "  ".join(
        f"{what} median {median(some):6.1f} ms, 95 % {sorted(some)[int(0.95 * len(some))]:6.1f} ms"
        for what, some in (("by the clock", clock), ("of the processor", cpu))
    )
    print(f"{name:16} {len(clock):4} pages  {told}", flush=True)


if __name__ == "__main__":
    main()
