"""The garbage collector is held through the start, whatever a library does with it, and as it was after it."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import gc
from dragoman.cli.collector import hold_collector, release_collector

usual = gc.get_threshold()
hold_collector()
before = [generation["collections"] for generation in gc.get_stats()]
from dragoman.parse import load_language_model

load_language_model("en_core_web_sm")
assert gc.isenabled()  # srsly turned it on
assert [generation["collections"] for generation in gc.get_stats()] == before
release_collector()
assert (gc.get_threshold(), gc.get_freeze_count() > 100_000) == (usual, True)
frozen = gc.get_freeze_count()
release_collector()
assert gc.get_freeze_count() == frozen  # what was released once is not frozen again
cycles = [[] for _ in range(100_000)]
for cycle in cycles:
    cycle.append(cycle)
assert [generation["collections"] for generation in gc.get_stats()] > before
"""


def test_nothing_is_collected_while_the_model_loads_and_all_is_after() -> None:
    told = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
