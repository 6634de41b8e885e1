"""How long a person waits for an answer: medians of ten fresh processes.

python benchmarks/cold_start.py [--runs 10]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

DRAGOMAN = str(Path(sys.executable).with_name("dragoman"))
EXAMPLE = str(Path(__file__).resolve().parents[1] / "examples" / "pasted-story.txt")
# Command, and the seconds it may take.
COMMANDS = ((("--help",), 0.3), (("read", EXAMPLE, "--format", "json"), 4.0))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=10)
    options = parser.parse_args()
    for arguments, limit in COMMANDS:
        seconds = median(time_once(arguments) for _ in range(options.runs))
        print(f"dragoman {arguments[0]:8s} {seconds:.2f} s   (under {limit:g} s)")


def time_once(arguments: tuple[str, ...]) -> float:
    begun = perf_counter()
    subprocess.run([DRAGOMAN, *arguments], stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - begun


if __name__ == "__main__":
    main()
