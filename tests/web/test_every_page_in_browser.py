"""Every kind of page in a real browser: axe-core finds nothing wrong, narrow and wide, light and dark, full and empty.

`walking` does the same, and all that people do, over any ledger: make walk LEDGER=news.db.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from dragoman.ledger import open_ledger
from places import EXAMPLES
from web.acting import compare, dispute, log_in, read_file
from web.browsing import empty_scripts, looking
from web.people import GENEROUS, let_in
from web.serving import Served, serving
from web.visiting import BROUGHT, Visit, look, look_at, page_paths, visits

READOUTS = sorted((EXAMPLES / "readouts").glob("*.txt"))


def _look_at_all(page: Page, wanted: list[Visit], scripts: bool = True) -> set[str]:
    """The kinds looked at; fails with all that is wrong with any."""
    found = {visit.address: wrong for visit in wanted if (wrong := look_at(page, visit, scripts=scripts))}
    assert found == {}
    return {visit.kind for visit in wanted}


def test_every_kind_of_page_is_accessible(browser: Browser, served_with_desk: Served) -> None:
    view = served_with_desk.house.view
    with looking(browser, served_with_desk.address) as page:
        seen = _look_at_all(page, [Visit("/login", "/login")])
        log_in(page, "administrator")
        seen |= _look_at_all(page, list(visits(view)))
    assert page_paths() - seen == BROUGHT


def test_what_people_bring_is_accessible(browser: Browser, served_with_desk: Served) -> None:
    event = list(served_with_desk.house.view.events())[5]
    with looking(browser, served_with_desk.address) as page:
        log_in(page, "contributor")
        dispute(page, f"/corrections/new?report={event.told.report}&fact={event.id}", "To be looked at.")
        assert look(page) == []
        texts = [path.read_text(encoding="utf-8") for path in READOUTS]
        # A readout of a later day than that which the ledger holds of the same side.
        read_file(page, "later.txt", texts[0].replace("2021-12-07", "2021-12-30").encode())
        assert look(page) == []
        _look_at_all(page, [Visit("/own/{id}/earlier", f"{page.url}/earlier")])
        compare(page, texts, "2021-12-07")
        assert look(page) == []
        _look_at_all(page, [Visit("/own/{id}/texts/{number}", f"{page.url}/texts/2")])


@pytest.mark.parametrize("kind", ["/reports/{id}", "/relations/{one}/{other}", "/own"])
def test_what_scripts_help_is_accessible_without_them(browser: Browser, served: Served, kind: str) -> None:
    with looking(browser, served.address) as page:
        empty_scripts(page)
        _look_at_all(page, [visit for visit in visits(served.house.view) if visit.kind == kind], scripts=False)


def test_what_came_of_promises_is_accessible(browser: Browser, served_promises: Served) -> None:
    with looking(browser, served_promises.address) as page:
        view = served_promises.house.view
        _look_at_all(page, [visit for visit in visits(view, each=4) if visit.kind.startswith("/commitments")])


def test_an_empty_ledger_s_pages_are_accessible(browser: Browser, tmp_path: Path) -> None:
    with open_ledger(tmp_path / "empty.db"):
        pass
    with serving(tmp_path / "empty.db", bounds=GENEROUS) as room, looking(browser, room.address) as page:
        let_in(room.house.reception.desk)
        log_in(page, "administrator")
        wanted = list(visits(room.house.view))
        assert not [visit for visit in wanted if "{" in visit.kind]
        _look_at_all(page, wanted)
