"""The page that Dragoman began with: every line of its record holds."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from places import DRAGOMAN


def test_every_line_of_the_seed_record_holds(shared: Path) -> None:
    scorer = shared / "eval" / "score_seed.py"
    finished = subprocess.run(
        [sys.executable, scorer, "--cmd", str(DRAGOMAN)], capture_output=True, text=True, check=False, timeout=120
    )
    held = re.search(r"(\d+)/(\d+) lines hold", finished.stdout)
    assert held, finished.stderr
    assert held.group(1) == held.group(2), finished.stdout
    assert finished.returncode == 0
