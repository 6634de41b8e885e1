"""Pictures of the ten main pages, at a desk's and a phone's width, in light and dark, to be looked at and kept.

    python benchmarks/web_pictures.py LEDGER [--out docs/pictures] [--page NAME]

The pages are those of one ledger, a report and an encounter of it chosen by what they hold: the reports with most facts
of the usual length, the encounter told by most sides. JPEG, the first screen of each page.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from dragoman.ledger import View, open_view
from dragoman.readouts.joining import joined_encounters_of
from dragoman.web.addresses import address_of_encounter, address_of_report
from web_load import serving

WIDTHS = {"desk": (1280, 900), "phone": (390, 844)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main() -> None:
    options = _options()
    with open_view(options.ledger) as view:
        pages = main_pages(view)
    options.out.mkdir(parents=True, exist_ok=True)
    with serving(options.ledger) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, address in pages.items():
            if options.page in (None, name):
                take(browser, base + address, options.out, name)
        browser.close()


def main_pages(view: View) -> dict[str, str]:
    """The ten pages by name, and where each is in this ledger."""
    encounters = list(joined_encounters_of(view, ("USA", "RUS"), None, None))
    told = max(encounters, key=lambda one: (len(one.told_by), len(one.reports), one.starts or ""))
    return {
        "overview": "/",
        "report": address_of_report(told.reports[0]),
        "encounter": address_of_encounter(told.id),
        "relation": "/relations/USA/RUS",
        "commitments": "/commitments",
        "search": "/search?q=sanctions",
        "actor": "/actors/state:UKR",
        "places": "/places",
        "corrections": "/corrections",
        "own": "/own",
    }


def take(browser: Browser, address: str, out: Path, name: str) -> None:
    for device, (width, height) in WIDTHS.items():
        for scheme in SCHEMES:
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            answer = page.goto(address)
            page.wait_for_load_state("networkidle")
            file = out / f"{name}-{device}-{scheme}.jpg"
            page.screenshot(path=file, type="jpeg", quality=72)
            page.close()
            print(f"{file}: {answer.status if answer else 0}, {file.stat().st_size / 1000:.0f} kB")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("--out", type=Path, default=Path("docs/pictures"))
    parser.add_argument("--page")
    return parser.parse_args()


if __name__ == "__main__":
    main()
