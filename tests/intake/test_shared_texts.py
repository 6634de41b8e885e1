"""The texts at hand: what intake finds in the page that Dragoman began with, and on the public pages."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from statistics import mean

from dragoman.intake import NOWHERE, read_page, read_sources
from dragoman.model import Report
from dragoman.settings import Settings

# Trafilatura alone has .972; what we add must not be lost.
FLOOR = 0.98


def test_the_seed_page(shared: Path) -> None:
    (report,) = read_sources([str(next((shared / "seed").glob("*.txt")))], Settings())
    assert isinstance(report, Report)
    assert report.title == "Dion and Lavrov attempt to mend broken ties during Laos meeting"
    assert (report.published, report.language, report.wire) == (None, "en", ("The Canadian Press",))
    assert [caption.credit for caption in report.captions] == ["mid.ru"]
    assert (report.categories, report.tags) == (("International", "Politics"), ())
    assert (len(report.body), len(report.notices)) == (11, 2)


def test_articles_on_public_pages(shared: Path) -> None:
    sys.path.insert(0, str(shared / "eval"))
    from score_pages import shingles  # type: ignore[import-not-found]

    folder = shared / "corpus" / "pages"
    precision, recall = [], []
    for name, truth in json.loads((folder / "ground-truth.json").read_text("utf-8")).items():
        html = gzip.decompress((folder / f"{name}.html.gz").read_bytes()).decode("utf-8", "replace")
        report = read_page(html, NOWHERE, Settings())
        have, want = shingles("\n".join(s.words(report.text) for s in report.body)), shingles(truth["articleBody"])
        both = sum((have & want).values())
        precision.append(both / sum(have.values()))
        recall.append(both / sum(want.values()))
    assert 2 * mean(precision) * mean(recall) / (mean(precision) + mean(recall)) >= FLOOR
