"""How long the server takes for answers of each kind of the API, and what memory an export takes.

    python benchmarks/web_api.py LEDGER [--addresses 100] [--seed 1] [--export FORMAT]

One process serves the ledger; nothing of the network is measured. Of each kind as many addresses are drawn at random
out of the ledger, each asked once, none answered from memory but relations asked again. *CPU* is what the process took
of a core: on a busy machine the time on the clock says more of its neighbours.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Callable, Iterator
from statistics import median, quantiles
from threading import Event
from urllib.parse import quote

from starlette.testclient import TestClient

from dragoman.exchange.formats import outgoing_format
from dragoman.exchange.out import Wanted
from dragoman.ledger import View
from dragoman.ledger.counts import actor_counts, pairs_of_states, places_of, reports_newest_first
from dragoman.readouts.joining import joined_encounters_of
from dragoman.web import make_app, open_house
from dragoman.web.api.exporting import export_pieces
from dragoman.web.desk.rates import Bounds

Address = Callable[[], str]
BOUNDLESS = Bounds(api="1000000 per 1 minute")


def kinds(view: View, drawn: random.Random) -> Iterator[tuple[str, Address]]:
    """What gives a random address of each kind."""
    reports = [one.id for one in reports_newest_first(view, 5_000)]
    actors = [one.id for one in actor_counts(view)]
    states = [one.country for one in actor_counts(view)[:400] if one.country]
    towns = [one.geonames for one in places_of(view) if one.geonames]
    met = [one.id for one in joined_encounters_of(view)]
    promised = [row.id for row in view.commitments()]
    words = [word for one in reports_newest_first(view, 2_000) for word in (one.title or "").split() if len(word) > 4]
    pairs = pairs_of_states(view)[:300]

    def side() -> str:
        return drawn.choice(states)

    def days() -> str:
        return f"since={drawn.randint(2010, 2024)}&limit={drawn.choice([20, 50, 200])}"

    yield "events", lambda: f"events?actor={side()}&{days()}"
    yield "statements", lambda: f"statements?speaker={side()}&{days()}"
    yield "commitments", lambda: f"commitments?by={side()}&{days()}"
    yield "encounters", lambda: f"encounters?side={side()}&{days()}"
    yield "as told", lambda: f"encounters/as-told?side={side()}&{days()}"
    yield "encounter", lambda: f"encounters/{drawn.choice(met)}"
    yield "record", lambda: f"reports/{drawn.choice(reports)}"
    yield "text", lambda: f"reports/{drawn.choice(reports)}/text"
    yield "readings", lambda: f"reports/{drawn.choice(reports)}/readings"
    yield "reports", lambda: f"reports?since={drawn.randint(2010, 2024)}&limit={drawn.choice([20, 50, 200])}"
    yield "actors", lambda: f"actors?country={side()}"
    yield "actor", lambda: f"actors/{quote(drawn.choice(actors), safe=':')}"
    yield "places", lambda: f"places?country={side()}"
    yield "events in a town", lambda: f"places/{drawn.choice(towns)}/events"
    yield "search", lambda: f"search?q={quote(drawn.choice(words))}&limit=20"
    yield "facets", lambda: f"search/facets?q={quote(drawn.choice(words))}"
    yield "promise", lambda: f"promises/{drawn.choice(promised)}"
    yield "promises", lambda: "promises?limit=20"
    yield "relation", lambda: "relations/{0.one}/{0.other}".format(drawn.choice(pairs))
    yield "stats", lambda: "stats"
    yield "sources", lambda: "sources"
    yield "feed", lambda: "../../relations/{0.one}/{0.other}.atom".format(drawn.choice(pairs))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("ledger")
    asked.add_argument("--addresses", type=int, default=100)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--export", action="append", default=[])
    told = asked.parse_args()
    with open_house(told.ledger, bounds=BOUNDLESS) as house:
        with TestClient(make_app(house), base_url="http://127.0.0.1") as client:
            client.get("/relations/USA/RUS.atom")  # the gazetteer is loaded with the first address that asks it
            print(f"{'kind':18}{'median':>9}{'p95':>9}{'most':>9}{'CPU median':>12}{'CPU p95':>9}{'kB':>7}   ms")
            for name, address in kinds(house.view, random.Random(told.seed)):
                print(_measured(name, client, [address() for _ in range(told.addresses)]), flush=True)
        for name in told.export:
            print(_exported(house.view, name))


def _measured(name: str, client: TestClient, addresses: list[str]) -> str:
    clock, cores, sizes = [], [], []
    for address in addresses:
        began, used = time.perf_counter(), time.process_time()
        answer = client.get(address.removeprefix("../..") if address.startswith("../") else f"/api/v1/{address}")
        clock.append(time.perf_counter() - began)
        cores.append(time.process_time() - used)
        # A pair without events that count is a 404, and takes as long to find out.
        assert answer.status_code in (200, 404), f"{address}: {answer.status_code}"
        sizes.append(len(answer.content))
    words = "".join(f"{cell * 1000:>9.1f}" for cell in (median(clock), quantiles(clock, n=20)[-1], max(clock)))
    core = f"{median(cores) * 1000:>12.1f}{quantiles(cores, n=20)[-1] * 1000:>9.1f}"
    return f"{name:18}{words}{core}{max(sizes) / 1000:>7.0f}"


def _exported(view: View, name: str) -> str:
    """What the process holds at most after each quarter of the pieces that an export gives."""
    lots, size, held = 0, 0, []
    for piece in export_pieces(view, outgoing_format(name), Wanted(), Event()):
        size += len(piece)
        if size // 20_000_000 > lots:
            lots = size // 20_000_000
            held.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    return f"export {name}: {size / 1e6:.0f} MB; the most that was held, every 20 MB: {held} MB"


if __name__ == "__main__":
    main()
