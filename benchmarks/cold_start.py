"""How long a person waits for an answer: medians of ten fresh processes, after one that compiles.

python benchmarks/cold_start.py [--runs 10]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from time import perf_counter

DRAGOMAN = str(Path(sys.executable).with_name("dragoman"))
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
STORY = str(EXAMPLES / "pasted-story.txt")
READOUTS = [str(EXAMPLES / "readouts" / f"2021-12-07-{side}.txt") for side in ("white-house", "kremlin")]
# Command, and the seconds it may take.
COMMANDS = ((("--help",), 0.3), (("read", STORY, "--format", "json"), 4.0), (("compare", *READOUTS), 3.0))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as compiled:
        # As installed: compiled once by an earlier run, whatever this shell says of writing bytecode.
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment = {**kept, "PYTHONPYCACHEPREFIX": compiled}
        for arguments, limit in COMMANDS:
            time_once(arguments, environment)
            times = [time_once(arguments, environment) for _ in range(options.runs)]
            wall, cpu = (median(column) for column in zip(*times, strict=True))
            print(f"dragoman {arguments[0]:8s} {wall:.2f} s, {cpu:.2f} s of CPU   (under {limit:g} s)")


def time_once(arguments: tuple[str, ...], environment: Mapping[str, str]) -> tuple[float, float]:
    """Seconds on the clock and seconds of CPU of one process."""
    begun, before = perf_counter(), os.times()
    subprocess.run([DRAGOMAN, *arguments], stdout=subprocess.DEVNULL, check=True, env=environment)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return perf_counter() - begun, cpu


if __name__ == "__main__":
    main()
