"""Run the scorers that lie beside the shared corpus, and hold their figures against the floors.

    python evaluation/scores.py [--shared ../shared]

Prints every figure with its floor. The floors and the digest of the answers they were measured on stand in
`tests/floors.yaml`; `tests/test_accuracy.py` fails when one is not reached.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "tests" / "floors.yaml"
DRAGOMAN = Path(sys.executable).with_name("dragoman")

SCORERS = {"score_records": "corpus", "score_exhaustive": "corpus", "score_pages": "corpus/pages"}
ANSWERS = {"score_records": "gold/*.yaml", "score_exhaustive": "gold-full/*.yaml", "score_pages": "ground-truth.json"}

_SHARE = re.compile(r"^(\S.*?)\s+\d+/\d+\s+([\d.]+)$")
_PRF = re.compile(r"^(\S.*?)\s{2,}([\d.]+) ([\d.]+) ([\d.]+)\s+\d+\s+\d+\s+\d+$")
_PAGES = re.compile(r"precision ([\d.]+) recall ([\d.]+) F1 ([\d.]+)")
_VOLUME = re.compile(r"^per 100 sentences: (\{.*\})$")

# A fault of score_exhaustive.py: the answers give a joint statement a list of sides, and the scorer stops at the first
# whose speaker it does not know by name. Run through this, it takes a list as any of its sides.
_TAKING_LISTS = """
import score_exhaustive as scorer
one_side = scorer.is_side
scorer.is_side = lambda actor, side: any(one_side(actor, each) for each in (side if isinstance(side, list) else [side]))
scorer.main()
"""

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Bound:
    """A floor under a figure, or, for volumes, a ceiling over it."""

    measure: str
    value: float
    is_ceiling: bool

    def holds(self, figure: float) -> bool:
        return figure <= self.value if self.is_ceiling else figure >= self.value


def run_scorer(name: str, shared: Path) -> Figures:
    """All figures that one scorer prints, by measure: "actor found", "who-what-whom f1", "events per 100" …"""
    program = ["-c", _TAKING_LISTS] if name == "score_exhaustive" else [str(shared / "eval" / f"{name}.py")]
    command = [sys.executable, *program, str(shared / SCORERS[name]), "--cmd", str(DRAGOMAN)]
    finished = subprocess.run(command, capture_output=True, text=True, check=False, env=_beside(shared / "eval"))
    if finished.returncode:
        raise RuntimeError(f"{name} failed: {finished.stderr or finished.stdout}")
    return dict(figure for line in finished.stdout.splitlines() for figure in _figures(line))


def _beside(folder: Path) -> dict[str, str]:
    """The environment in which a program finds the modules of a folder, and writes nothing there."""
    return {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}


def _figures(line: str) -> Iterator[tuple[str, float]]:
    if found := _VOLUME.match(line):
        yield from ((f"{what} per 100 sentences", float(n)) for what, n in ast.literal_eval(found.group(1)).items())
    elif found := _PRF.match(line):
        yield from zip(_three(found.group(1)), map(float, found.groups()[1:]), strict=True)
    elif found := _PAGES.search(line):
        yield from zip(_three("pages"), map(float, found.groups()), strict=True)
    elif found := _SHARE.match(line):
        yield found.group(1), float(found.group(2))


def _three(measure: str) -> tuple[str, str, str]:
    return f"{measure} precision", f"{measure} recall", f"{measure} f1"


def digest_of_answers(name: str, shared: Path) -> str:
    """What the floors were measured on: changes with any byte of the answers."""
    digest = hashlib.sha256()
    for path in sorted((shared / SCORERS[name]).glob(ANSWERS[name])):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def load_floors() -> dict[str, Any]:
    floors: dict[str, Any] = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    return floors


def bounds_of(entry: dict[str, Any]) -> list[Bound]:
    """The floors and ceilings of one scorer's entry."""
    floors = [Bound(measure, value, False) for measure, value in entry.get("at_least", {}).items()]
    return floors + [Bound(measure, value, True) for measure, value in entry.get("at_most", {}).items()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    options = parser.parse_args()
    if not options.shared.is_dir():
        sys.exit(f"{options.shared}: not here; the corpus and its answers are not part of the repository")
    floors = load_floors()
    for name in SCORERS:
        print_figures(name, run_scorer(name, options.shared), bounds_of(floors[name]))


def print_figures(name: str, figures: Figures, bounds: list[Bound]) -> None:
    by_measure = {bound.measure: bound for bound in bounds}
    print(f"\n{name}")
    for measure, figure in figures.items():
        bound = by_measure.get(measure)
        note = ""
        if bound:
            note = f"{'≤' if bound.is_ceiling else '≥'} {bound.value:g}  {'ok' if bound.holds(figure) else 'MISSED'}"
        print(f"  {measure:44s} {figure:8.3f}  {note}".rstrip())


if __name__ == "__main__":
    main()
