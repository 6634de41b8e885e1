"""The worked comparison of docs/readouts.md: printed by the program, put in place by `make golden`, and tested."""

from __future__ import annotations

import re
from pathlib import Path

from dragoman.cli.compare_page import draw_sheet
from dragoman.cli.page import PageStyle
from dragoman.reading import read
from dragoman.readouts.accounts import Telling, compare_accounts, find_common
from dragoman.readouts.accounts.likeness import likeness
from dragoman.readouts.accounts.sheet import lay_out
from dragoman.readouts.publishers import side_of

ROOT = Path(__file__).resolve().parents[2]
WALKTHROUGH = ROOT / "docs" / "readouts.md"
FILES = ("2021-12-07-white-house.txt", "2021-12-07-kremlin.txt")


def with_comparison(text: str) -> str:
    """The document's text with the comparison as the program prints it today."""
    records = [read(ROOT / "examples" / "readouts" / name) for name in FILES]
    encounters = find_common(records)
    tellings = [Telling(r, e, side_of(r.report)) for r, e in zip(records, encounters, strict=True)]
    page = draw_sheet(lay_out(compare_accounts(tellings, likeness)), PageStyle())
    block = f"<!-- compare -->\n\n```text\n{page}```\n"
    return re.sub(r"<!-- compare -->\n\n```text\n.*?```\n", lambda _: block, text, count=1, flags=re.DOTALL)
