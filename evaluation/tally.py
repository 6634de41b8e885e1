"""Count the verdicts of judged samples.

    python evaluation/tally.py FOLDER

For each CSV under FOLDER (as `sample.py` writes them): how many were judged, the share right with its 95 %
interval (Wilson), and the reasons of what is wrong, most frequent first.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from dragoman.cli.judged_table import read_judged


@dataclass(frozen=True, slots=True)
class Tally:
    """The verdicts of one sample."""

    name: str
    right: int
    judged: int
    left: int
    reasons: tuple[tuple[str, int], ...]

    @property
    def share(self) -> float:
        return self.right / self.judged if self.judged else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % score interval (Wilson 1927)."""
        if not self.judged:
            return 0.0, 1.0
        n, p, z = self.judged, self.share, 1.96
        centre = p + z * z / (2 * n)
        spread = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return (centre - spread) / (1 + z * z / n), (centre + spread) / (1 + z * z / n)

    def __str__(self) -> str:
        low, high = self.interval
        left = f", {self.left} not judged yet" if self.left else ""
        lines = [f"{self.name:12s} {self.right:3d}/{self.judged:<3d} {self.share:.3f} ({low:.2f}–{high:.2f}){left}"]
        return "\n".join([*lines, *(f"    {count:3d} {reason}" for reason, count in self.reasons)])


def tally_file(path: Path) -> Tally:
    """The tally of one CSV. Raises SourceError on a verdict that is none."""
    rows = read_judged(path)
    right = sum(row.verdict == "right" for row in rows)
    reasons = Counter(row.reason for row in rows if row.verdict == "wrong")
    judged = sum(bool(row.verdict) for row in rows)
    return Tally(path.stem, right, judged, len(rows) - judged, tuple(reasons.most_common()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    for path in sorted(options.folder.rglob("*.csv")):
        print(tally_file(path))


if __name__ == "__main__":
    main()
