"""What the reading view bears: requests a second with 32 clients, and when a browser has painted each page.

    python benchmarks/web_load.py LEDGER [--clients 32] [--seconds 20] [--reports 400] [--seed 1]

One process of `dragoman serve` serves the ledger. `wrk` asks it for reports drawn at random; then Chromium opens one
page of each kind, and the browser's own Largest Contentful Paint, layout shift and bytes are printed.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

import httpx2
from playwright.sync_api import Browser, sync_playwright

from dragoman.ledger import open_view
from dragoman.web.addresses import address_of_report

# What the browser measures of itself, asked for after the page is quiet.
PAINT = """() => new Promise(done => {
  const told = {paint: 0, shift: 0};
  new PerformanceObserver(list => { for (const e of list.getEntries()) told.paint = e.startTime; })
    .observe({type: 'largest-contentful-paint', buffered: true});
  new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) told.shift += e.value; })
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(told), 400);
})"""
PAGES = ("/", "/search?q=Ukraine", "/encounters", "/relations/USA/RUS", "/actors/state:USA", "/places", "/commitments")
PAGES_MORE = ("/corrections", "/sources", "/own")


def main() -> None:
    options = _options()
    with open_view(options.ledger) as view:
        ids = [row.id for row in view.reports()]
    drawn = random.Random(options.seed).sample(ids, min(options.reports, len(ids)))
    addresses = [address_of_report(id) for id in drawn]
    with serving(options.ledger) as base:
        for title in ("first drawn", "kept"):
            print(f"reading view, {len(addresses)} reports, {title}: {load(base, addresses, options)}")
        with browser() as opened:
            for address in (addresses[0], *PAGES, *PAGES_MORE):
                print(paint(opened, base, address))


@contextmanager
def serving(ledger: str) -> Iterator[str]:
    """`dragoman serve` in a process of its own, and where it answers."""
    command = [str(Path(sys.executable).with_name("dragoman")), "serve", "--ledger", ledger, "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        found = re.search(r"http://\S+:\d+", server.stderr.readline())
        if found is None:
            raise SystemExit(f"dragoman serve --ledger {ledger} did not start")
        try:
            yield found[0]
        finally:
            server.terminate()


def load(base: str, addresses: list[str], options: argparse.Namespace) -> str:
    """What `wrk` says of so many clients asking for these addresses in turn."""
    if shutil.which("wrk") is None:
        return "needs wrk (apt-get install wrk)"
    listed = ",".join(f'"{address}"' for address in addresses)
    script = (
        f'local at, n = {{{listed}}}, 0\nrequest = function() n = n % #at + 1 return wrk.format("GET", at[n]) end\n'
    )
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        clients = ["-t1", f"-c{options.clients}", f"-d{options.seconds}s", "--latency", "--timeout", "10s"]
        said = subprocess.run(["wrk", *clients, "-s", file.name, base], capture_output=True, text=True, check=True)
    wanted = ("Requests/sec", "50%", "99%", "Non-2xx", "Socket errors")
    return "; ".join(" ".join(line.split()) for line in said.stdout.splitlines() if line.strip().startswith(wanted))


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield opened
        opened.close()


def paint(opened: Browser, base: str, address: str) -> str:
    """One page in the browser, twice: the second time it is drawn. Paint in ms, shift as the browser scores it."""
    page = opened.new_page(viewport={"width": 1280, "height": 900})
    told = {"paint": 0.0, "shift": 0.0}
    for _ in range(2):
        answer = page.goto(base + address)
        page.wait_for_load_state("networkidle")
        told = page.evaluate(PAINT)
        sleep(0.1)
    weight = len(httpx2.get(base + address, timeout=60).content)
    page.close()
    status = answer.status if answer else 0
    return f"{address}: {status}, painted {told['paint']:.0f} ms, shift {told['shift']:.3f}, {weight / 1000:.0f} kB"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--reports", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
