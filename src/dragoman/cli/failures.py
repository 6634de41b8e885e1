"""`dragoman failures`: what could not be read, and why."""

from __future__ import annotations

from ..ledger import open_view


def print_failures(ledger: str | None, mended: bool) -> int:
    """One line a failure; the exit status is 0 whether there are any or not."""
    with open_view(ledger) as view:
        failures = view.failures(mended=mended)
    for failure in failures:
        print(f"{failure.place}: {failure.reason}")
    if not failures:
        print("nothing was mended" if mended else "nothing failed")
    return 0
