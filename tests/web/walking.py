"""A walk through the reading room over a copy of any ledger: every page judged, and all that people do done.

    PYTHONPATH=tests python -m web.walking LEDGER [--each 3]        (make walk LEDGER=news.db)

The ledger is copied, and an account for each role made beside the copy. What people do is done, with scripts and
without. Then so many pages of every kind, drawn at random, are judged by axe-core at 390 and 1280 pixels, light and
dark; those with scripts of their own twice more (dark and narrow, light and wide) with the scripts empty. Printed are
tables of both. The exit status is 1 where anything is wrong.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Browser, Error, Page

from dragoman.ledger import View
from dragoman.ledger.counts import pairs_of_states
from dragoman.readouts.joining import Wanted, joined_page
from dragoman.web.addresses import address_of_dispute, address_of_relation
from web import acting
from web.browsing import AXE, chromium, empty_scripts, looking
from web.people import GENEROUS, copied, let_in
from web.serving import Served, serving
from web.visiting import ALL_WAYS, BROUGHT, WAYS, Visit, look_at, page_paths, visits

Act = tuple[str, Callable[[Page], str]]
# Whose pages have scripts besides the frame's.
SCRIPTED = {"/reports/{id}", "/relations/{one}/{other}", "/own", "/own/compare", "/own/{id}"}
_MOST_WORDS = 6_000  # characters of a report that is pasted


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("ledger", type=Path)
    asked.add_argument("--each", type=int, default=3)
    told = asked.parse_args()
    if not AXE.exists() or shutil.which("chromium") is None:
        sys.exit("walking: needs Chromium and axe-core; make services installs them")
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        place = copied(told.ledger, Path(folder) / "news.db")
        with serving(place, bounds=GENEROUS) as room:
            let_in(room.house.reception.desk)
            brought, are_done = do_all(browser, room)
            are_right = see_all(browser, room, [*brought, *visits(room.house.view, told.each)])
    sys.exit(0 if are_done and are_right else 1)


def do_all(browser: Browser, room: Served) -> tuple[list[Visit], bool]:
    """Whether all was done; and the pages that only this brought about."""
    print(f"{'what people do':26} {'scripts':8} {'s':>5}  seen")
    left: list[Visit] = []
    failed = 0
    for scripts in (True, False):
        with looking(browser, room.address, scripts=scripts) as page:
            for name, act in acts(room.house.view, scripts, left):
                begun = perf_counter()
                try:
                    seen = act(page)
                except (Error, AssertionError) as error:
                    seen, failed = f"FAILED {str(error).splitlines()[0]}", failed + 1
                seconds = perf_counter() - begun
                print(f"{name:26} {'with' if scripts else 'without':8} {seconds:5.1f}  {seen}", flush=True)
    return left, not failed


def acts(view: View, scripts: bool, left: list[Visit]) -> Iterator[Act]:
    """What is done, in turn; pages that an act leaves behind are put into `left`."""
    texts, day = _accounts(view)
    pair = next(iter(pairs_of_states(view)))
    relation = address_of_relation(pair.one, pair.other)
    event = list(view.events().newest_first().first(9))[4 if scripts else 5]
    proposed: list[str] = []

    def leave(page: Page, kind: str, seen: str, more: str = "", status: int = 200) -> str:
        if scripts:
            left.append(Visit(kind, page.url.partition("?")[0] + more, status))
        return seen

    def dispute(page: Page) -> str:
        address = address_of_dispute(event.told.report, event.id)
        proposed.append(acting.dispute(page, address, "Not so."))
        return leave(page, "/corrections/{id}", f"{event.type} of {event.day} waits for an editor")

    def compare(page: Page) -> str:
        seen = acting.compare(page, texts, day)
        leave(page, "/own/{id}/texts/{number}", "", "/texts/2")
        return leave(page, "/own/{id}", seen)

    def read(page: Page) -> str:
        seen = acting.read(page, texts[0], day)
        # What is pasted names no publisher: that it is of no side is told in a sentence.
        leave(page, "/own/{id}/earlier", "", "/earlier", 422)
        return leave(page, "/own/{id}", seen)

    yield "search and narrow", lambda page: acting.search(page, "sanctions")
    if scripts:
        yield "brush a relation", lambda page: acting.brush(page, relation)
    yield "choose a time by the form", lambda page: acting.choose_time(page, relation, "2022")
    yield "log in as contributor", lambda page: acting.log_in(page, "contributor")
    yield "dispute a fact", dispute
    yield "log out", acting.log_out
    yield "log in as editor", lambda page: acting.log_in(page, "editor")
    yield "approve it", lambda page: acting.approve(page, proposed[-1], "editor")
    yield "export", lambda page: acting.export(page, "polecat", "2024-07-01")
    yield "log out", acting.log_out
    yield "log in as administrator", lambda page: acting.log_in(page, "administrator")
    yield "read one's own", read
    yield "compare one's own", compare
    yield "log out", acting.log_out


def _accounts(view: View) -> tuple[list[str], str]:
    """Two reports of one encounter, from two sides where there are such, and its day."""
    met = joined_page(view, Wanted(tellers=2), most=50)[0] or joined_page(view, Wanted(), most=50)[0]
    told = next(one for one in met if len(one.reports) > 1)
    texts = [view.record(report).report.text[:_MOST_WORDS] for report in told.reports[:2]]
    return texts, (told.starts or "2022-01-01")[:10]


def see_all(browser: Browser, room: Served, wanted: list[Visit]) -> bool:
    """Whether nothing is wrong with any page."""
    print(f"\n{'kind of page':36} {'scripts':8} {'pages':>5} {'looks':>5} {'s':>6}  wrong")
    kinds = list(dict.fromkeys(["/login", *(visit.kind for visit in wanted)]))
    wrong = 0
    for scripts in (True, False):
        with looking(browser, room.address) as page:
            if not scripts:
                empty_scripts(page)
            wrong += see(page, "/login", [Visit("/login", "/login")], scripts) if scripts else 0
            acting.log_in(page, "administrator")
            for kind in kinds[1:] if scripts else [kind for kind in kinds if kind in SCRIPTED]:
                wrong += see(page, kind, [visit for visit in wanted if visit.kind == kind], scripts)
    lacking = sorted(page_paths() - set(kinds))
    print(f"\n{len(wanted) + 1} pages of {len(kinds)} kinds; not there: {', '.join(lacking) or 'none'}; wrong: {wrong}")
    return not wrong and not set(lacking) - BROUGHT


def see(page: Page, kind: str, wanted: list[Visit], scripts: bool) -> int:
    """How many things are wrong with the pages of one kind, each of which is printed."""
    begun = perf_counter()
    ways = ALL_WAYS if scripts else WAYS
    found = {visit.address: look_at(page, visit, ways=ways, scripts=scripts) for visit in wanted}
    wrong, looks = sum(map(len, found.values())), len(wanted) * len(ways)
    row = f"{kind:36} {'with' if scripts else 'without':8} {len(wanted):5} {looks:5}"
    print(f"{row} {perf_counter() - begun:6.0f}  {wrong or 'nothing'}", flush=True)
    for address, troubles in found.items():
        for trouble in dict.fromkeys(troubles):
            print(f"    {address}: {trouble}", flush=True)
    return wrong


if __name__ == "__main__":
    main()
