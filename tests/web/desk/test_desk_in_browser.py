"""In a real browser, with and without scripts: log in, dispute, approve, log out."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from web.acting import approve, dispute, log_in, log_out
from web.browsing import looking
from web.serving import Served


@pytest.mark.parametrize("scripts", [True, False])
def test_a_fact_is_disputed_by_one_and_approved_by_another(
    browser: Browser, served_with_desk: Served, scripts: bool
) -> None:
    event = list(served_with_desk.house.view.events())[3 if scripts else 4]
    reason = f"Not so, {'with' if scripts else 'without'} scripts."
    with looking(browser, served_with_desk.address, scripts=scripts) as page:
        log_in(page, "contributor")
        address = dispute(page, f"/corrections/new?report={event.told.report}&fact={event.id}", reason)
        log_out(page)
        log_in(page, "editor")
        approve(page, address, "editor")
        log_out(page)
    assert reason in [said.reason for said in served_with_desk.house.view.corrections()]
