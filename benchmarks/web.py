"""How long the server takes for pages of each kind: drawn for the first time, and kept.

    python benchmarks/web.py LEDGER [--addresses 100] [--kind NAME …] [--seed 1]

One process serves the ledger; nothing of the network is measured. Of each kind as many addresses are drawn at random
out of the ledger. Median, p95 and most are of the first drawing of an address, *kept* is the same address again. The
two columns of the processor's time say the same where other jobs share the machine. A kind is a line in
`KINDS`: its name, and what gives its addresses.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator
from statistics import median, quantiles
from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.testclient import TestClient

from dragoman.gazetteer import load_gazetteer
from dragoman.ledger import View
from dragoman.ledger.counts import actor_counts, pairs_of_states, places_of, publishers, reports_newest_first
from dragoman.web import House, make_app, open_house
from dragoman.web.addresses import (
    address_of_actor,
    address_of_encounter,
    address_of_organisation,
    address_of_place,
    address_of_relation,
    address_of_report,
)
from dragoman.web.months import month_after
from dragoman.web.ready import ready_soon

# Gives one address of its kind after the other, drawn at random.
Sampler = Callable[[View, random.Random], Iterator[str]]


def _overviews(view: View, drawn: random.Random) -> Iterator[str]:
    months, month = [], "2021-01"
    while month < "2026-09":
        months.append(month)
        month = month_after(month)
    yield "/"
    while True:
        yield f"/?month={drawn.choice(months)}"


def _report_lists(view: View, drawn: random.Random) -> Iterator[str]:
    names = [one.name for one in publishers(view) if one.name]
    while True:
        day = f"{drawn.randint(2021, 2026)}" + drawn.choice(["", f"-{drawn.randint(1, 12):02}"])
        yield "/reports?" + urlencode(drawn.choice([{"publisher": drawn.choice(names)}, {"day": day}]) | {"day": day})


def _actor_lists(view: View, drawn: random.Random) -> Iterator[str]:
    actors = actor_counts(view)
    while True:
        one = drawn.choice(actors)
        asked = [{"q": one.name.split()[-1][:6]}, {"kind": one.kind}, {"country": one.country or "USA"}]
        yield "/actors?" + urlencode(drawn.choice(asked))


def _actors(view: View, drawn: random.Random) -> Iterator[str]:
    ids = [one.id for one in actor_counts(view)]
    while True:
        yield address_of_actor(drawn.choice(ids))


def _states(view: View, drawn: random.Random) -> Iterator[str]:
    ids = [one.id for one in actor_counts(view) if one.kind == "state"]
    while True:
        yield address_of_actor(drawn.choice(ids))


def _organisations(view: View, drawn: random.Random) -> Iterator[str]:
    ids = [entity.id for entity in load_gazetteer().entities() if entity.id.startswith("org:")]
    while True:
        yield address_of_organisation(drawn.choice(ids))


def _places(view: View, drawn: random.Random) -> Iterator[str]:
    places = places_of(view)
    while True:
        one = drawn.choice(places)
        yield address_of_place(one.geonames or one.country or "")


def _searches(view: View, drawn: random.Random) -> Iterator[str]:
    """Two words of a headline, or a word and a filter."""
    titles = [one.title for one in reports_newest_first(view, 5_000) if one.title]
    actors = [one.country for one in actor_counts(view)[:200] if one.country]
    while True:
        words = [word for word in drawn.choice(titles).split() if len(word) > 4] or ["talks"]
        asked: dict[str, Any] = {"q": " ".join(drawn.sample(words, min(len(words), 2)))}
        more = [{}, {}, {"type": drawn.choice(["AID", "ACCUSE", "CONSULT"])}, {"actor": drawn.choice(actors)}]
        yield "/search?" + urlencode(asked | drawn.choice(more))


def _left_out(view: View, drawn: random.Random) -> Iterator[str]:
    while True:
        yield f"/sources/left-out?before={drawn.randint(100, 6_000)}"


def _reports(view: View, drawn: random.Random) -> Iterator[str]:
    ids = [one.id for one in reports_newest_first(view, 5_000)]
    while True:
        yield address_of_report(drawn.choice(ids))


def _encounters(view: View, drawn: random.Random) -> Iterator[str]:
    from dragoman.readouts.joining import Wanted, joined_page

    ids = [one.id for one in joined_page(view, Wanted(), most=3_000)[0]]
    while True:
        yield address_of_encounter(drawn.choice(ids))


def _relations(view: View, drawn: random.Random) -> Iterator[str]:
    pairs = pairs_of_states(view)
    while True:
        pair = drawn.choice(pairs)
        yield address_of_relation(pair.one, pair.other)


def _one(address: str) -> Sampler:
    def always(view: View, drawn: random.Random) -> Iterator[str]:
        while True:
            yield address

    return always


KINDS: dict[str, Sampler] = {
    "overview": _overviews,
    "list of reports": _report_lists,
    "list of actors": _actor_lists,
    "actor": _actors,
    "state": _states,
    "organisations": _one("/organisations"),
    "organisation": _organisations,
    "map of places": _one("/places"),
    "place": _places,
    "search": _searches,
    "sources": _one("/sources"),
    "left out": _left_out,
    "help": _one("/help"),
    "report": _reports,
    "encounter": _encounters,
    "relation": _relations,
}

_COLUMNS = ("addresses", "median", "p95", "most", "kept", "cpu", "cpu p95", "kB")
_HEAD = f"{'kind':18}" + "".join(f"{name:>10}" for name in _COLUMNS) + "   ms at the server"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("ledger")
    asked.add_argument("--addresses", type=int, default=100)
    asked.add_argument("--kind", action="append", choices=list(KINDS))
    asked.add_argument("--seed", type=int, default=1)
    told = asked.parse_args()
    with open_house(told.ledger) as house, TestClient(make_app(house), base_url="http://127.0.0.1") as client:
        ready_soon().join()  # as `dragoman serve` begins
        client.get("/actors/person:sergey-lavrov")  # the gazetteer is loaded with the first page that asks it
        print(_HEAD)
        for name in told.kind or KINDS:
            print(_measured(name, house, client, told.addresses, random.Random(told.seed)), flush=True)


def _measured(name: str, house: House, client: TestClient, count: int, drawn: random.Random) -> str:
    addresses, sampler = [], KINDS[name](house.view, drawn)
    for _ in range(count):
        addresses.append(next(sampler))
    addresses = list(dict.fromkeys(addresses))
    first = [_asked(client, address) for address in addresses]
    kept = [_asked(client, address) for address in addresses]
    walls, works = [one.wall for one in first], [one.work for one in first]
    cells = [median(walls), _p95(walls), max(walls), median(one.wall for one in kept), median(works), _p95(works)]
    size = max(one.size for one in first)
    return f"{name:18}{len(addresses):>10}" + "".join(f"{c * 1000:>10.1f}" for c in cells) + f"{size / 1000:>10.0f}"


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


class Took(NamedTuple):
    """Seconds by the clock and of the processor, and the bytes of the page."""

    wall: float
    work: float
    size: int


def _asked(client: TestClient, address: str) -> Took:
    wall, work = time.perf_counter(), time.process_time()
    answer = client.get(address)
    took = Took(time.perf_counter() - wall, time.process_time() - work, len(answer.content))
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    return took


if __name__ == "__main__":
    main()
