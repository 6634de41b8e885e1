"""What triage lets through and leaves out, and how much faster than reading it is.

    python benchmarks/triage.py [--read 80] [--missed 0] [--corpus ../shared/corpus/bulk]

Measured on releases that the weights have not seen. Let through: of the held-out half of `evaluation/triage/labels.csv`
those whose full reading tells of two states (an event, an encounter or a commitment), with the 95 % interval of Wilson.
Left out: of all domestic and of all diplomatic releases of the corpus but those used for fitting. Speed is processor
time on one core, triage over all these, reading over `--read` of them drawn at random.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from random import Random
from time import process_time

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "evaluation"))

from dragoman.model import Report  # noqa: E402
from dragoman.pipeline import Pipeline  # noqa: E402
from dragoman.settings import Settings  # noqa: E402
from dragoman.triage import Look, Triage, load_triage  # noqa: E402
from label_triage import CORPUS, SEED, Place  # noqa: E402
from triage_labels import Labelled, digest_of, read_labels, reports_at  # noqa: E402

SHARES = (0.98, 0.99, 0.995, 1.0)


@dataclass(frozen=True, slots=True)
class Looks:
    """What triage made of the releases that it has not seen; `seconds` for all of them."""

    looks: dict[Place, Look]
    seconds: float

    def left_out(self, is_domestic: bool, threshold: float | None = None) -> tuple[int, int]:
        """How many of the domestic or of the diplomatic releases are left out, of how many."""
        looks = [look for place, look in self.looks.items() if is_domestic_file(place[0]) == is_domestic]
        return sum(not passes(look, threshold) for look in looks), len(looks)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--read", type=int, default=80)
    parser.add_argument("--missed", type=int, default=0, help="show so many of those wrongly left out")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    options = parser.parse_args()
    labels = read_labels()
    fitted = {row.place for row in labels if row.is_for_fitting}
    reports = {place: report for place, report in reports_at(None, options.corpus) if place not in fitted}
    reports = {place: report for place, report in reports.items() if report.is_read}
    triage = load_triage()
    looks = look_at_all(reports, triage)
    held_out = [row for row in labels if row.place in looks.looks]
    print(f"labels                   {digest_of()}, {len(labels)} releases read whole, seed {SEED}")
    print_passing(held_out, looks)
    print_left_out(looks)
    print_curve(held_out, looks)
    print_speed(reports, looks, options.read)
    for row in missed(held_out, looks)[: options.missed]:
        print(f"\nleft out: {row.place} {reports[row.place].title}\n  {looks.looks[row.place].why}")


def look_at_all(reports: dict[Place, Report], triage: Triage) -> Looks:
    """Look at every report; the parts are loaded before the clock starts."""
    for report in list(reports.values())[:3]:
        triage.look(report)
    begun = process_time()
    looks = {place: triage.look(report) for place, report in reports.items()}
    return Looks(looks, process_time() - begun)


def print_passing(held_out: list[Labelled], looks: Looks) -> None:
    for name, rows, wanted in (
        ("tell of two states", [row for row in held_out if row.has_states], "   (at least .99)"),
        ("of a state and an organisation", [row for row in held_out if row.has_organisation], ""),
    ):
        passed = sum(looks.looks[row.place].passes for row in rows)
        low, high = interval(passed, len(rows))
        share = passed / max(1, len(rows))
        print(f"{name:31s} {passed} of {len(rows)} pass: {share:.4f}, 95 % interval {low:.4f} to {high:.4f}{wanted}")


def print_left_out(looks: Looks) -> None:
    for name, is_domestic, wanted in (("domestic", True, "   (at least .60)"), ("diplomatic", False, "")):
        out, count = looks.left_out(is_domestic)
        print(f"{name:24s} {out} of {count} are left out: {out / max(1, count):.3f}{wanted}")


def print_curve(held_out: list[Labelled], looks: Looks) -> None:
    """What other thresholds would give on the held-out releases."""
    scores = sorted(looks.looks[row.place].score for row in held_out if row.has_states)
    for share in SHARES if scores else ():
        threshold = scores[int((1 - share) * len(scores))]
        domestic, all_domestic = looks.left_out(True, threshold)
        others, all_others = looks.left_out(False, threshold)
        print(
            f"  at {threshold:.4f}: {share:.3f} pass, "
            f"domestic left out {domestic / all_domestic:.3f}, diplomatic {others / all_others:.3f}"
        )


def print_speed(reports: dict[Place, Report], looks: Looks, count: int) -> None:
    drawn = Random(SEED).sample(sorted(reports), min(count, len(reports)))
    pipeline = Pipeline(Settings())
    pipeline.read(reports[drawn[0]])
    begun = process_time()
    for place in drawn:
        pipeline.read(reports[place])
    reading = (process_time() - begun) / len(drawn)
    looking = looks.seconds / len(looks.looks)
    print(f"a look                   {1e3 * looking:.2f} ms, mean of {len(looks.looks)}")
    print(f"a reading                {1e3 * reading:.0f} ms, mean of {len(drawn)}")
    print(f"faster                   {reading / looking:.0f} times   (at least 30)")


def missed(held_out: list[Labelled], looks: Looks) -> list[Labelled]:
    return [row for row in held_out if row.has_states and not looks.looks[row.place].passes]


def passes(look: Look, threshold: float | None) -> bool:
    return look.passes if threshold is None else look.score >= threshold


def is_domestic_file(name: str) -> bool:
    return "domestic" in name


def interval(passed: int, count: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share (Wilson 1927)."""
    if not count:
        return 0.0, 1.0
    z, share = 1.96, passed / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return max(0.0, middle - half), min(1.0, middle + half)


if __name__ == "__main__":
    main()
