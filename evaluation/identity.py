"""Measure who is who: each mention of a case is read in its sentence, dated that day, and held against the answer.

    python evaluation/identity.py [--shared ../shared] [--errors] [--only releases]

Prints, by source and by kind of case, how many are answered and how many of the answers are right, in country and in
actor, and the errors by kind; `--errors` lists each with what was said. The floors stand in
`tests/identity_floors.yaml`. What counts as the actor at a mention is told by `references_at` in `identity_reading.py`.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from identity_cases import HERE, NOBODY, Case, load_gold, load_pairs, load_table
from identity_reading import Answer, Reader, country_of

SHARED = Path(__file__).resolve().parents[2] / "shared"
FLOORS = Path(__file__).resolve().parents[1] / "tests" / "identity_floors.yaml"
SHARED_SOURCES = ("gold", "pairs")
# Sectors of gold actors that act for states; the others are people, movements, firms and places by their inhabitants.
_OF_STATES = frozenset({"no sector", "GOV", "LEG", "JUD", "MIL", "COP", "SPY"})


@dataclass(frozen=True)
class Tally:
    """The figures of some answers, all shares of 1."""

    answers: tuple[Answer, ...]

    @cached_property
    def asked(self) -> tuple[Answer, ...]:
        return tuple(a for a in self.answers if a.case.is_somebody)

    @cached_property
    def named(self) -> tuple[Answer, ...]:
        """Right in country, and asked for by name or id."""
        return tuple(a for a in self.asked if a.case.actors and a.is_country_right)

    @cached_property
    def nobodies(self) -> tuple[Answer, ...]:
        return tuple(a for a in self.answers if a.case.countries == (NOBODY,))

    @property
    def answering(self) -> float:
        """Of the cases that ask for somebody, those answered."""
        return _share(self.asked, lambda a: a.is_answered)

    @property
    def country_right(self) -> float:
        """Of all cases answered, also where nobody is asked for, those right in country."""
        return _share([a for a in self.answers if a.is_answered], lambda a: a.is_country_right)

    @property
    def actor_right(self) -> float:
        """Of the cases that ask for somebody by name or id and are right in country, those right in actor."""
        return _share(self.named, lambda a: a.is_actor_right)

    @property
    def silent_right(self) -> float:
        """Of the cases that are nobody's alone, those where nothing was said."""
        return _share(self.nobodies, lambda a: not a.is_answered)

    @property
    def figures(self) -> dict[str, float]:
        return {
            "answering": self.answering,
            "country right": self.country_right,
            "actor right": self.actor_right,
            "silent right": self.silent_right,
        }


def _share(answers: Iterable[Answer], holds: Callable[[Answer], bool]) -> float:
    listed = [holds(answer) for answer in answers]
    return sum(listed) / len(listed) if listed else 1.0


def load_shared(shared: Path) -> tuple[Case, ...]:
    """The cases whose words lie in ../shared."""
    return (*load_gold(shared), *load_pairs(shared))


def load_floors() -> dict[str, Any]:
    """Floors by group of cases, "table" or "shared", with the digest of the answers they were measured on."""
    floors: dict[str, Any] = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    return floors


def digest_of(*paths: Path) -> str:
    """What floors were measured on: changes with any byte of the files."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:16]


def answer_files(group: str, shared: Path) -> tuple[Path, ...]:
    """The files that hold the answers of a group of cases."""
    if group == "table":
        return (HERE / "cases.csv",)
    given = (shared / "eval" / name for name in ("plover_gsr_cameo.json", "plv_train.tsv"))
    return (HERE / "plv.csv", HERE / "plover_faults.csv", *given)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--only", choices=("releases", "own", *SHARED_SOURCES))
    parser.add_argument("--errors", action="store_true", help="list every error with what was said")
    options = parser.parse_args()
    cases = list(load_table())
    if options.shared.is_dir():
        cases += load_shared(options.shared)
    else:
        print(f"{options.shared}: not here; the gold records and the pairs are left out", file=sys.stderr)
    reader = Reader()
    answers = [reader.answer(case) for case in cases if options.only in (None, case.source)]
    for line in (*report(answers), *(list_errors(answers) if options.errors else ())):
        print(line)


def report(answers: list[Answer]) -> Iterator[str]:
    """The tables: all, by source, by kind of our own cases, and the errors by kind."""
    yield f"{'':28s} {'cases':>6s} {'answering':>10s} {'country':>8s} {'actor':>8s} {'silent':>8s}"
    yield _line("all", answers)
    for source in dict.fromkeys(a.case.source for a in answers):
        yield _line(source, [a for a in answers if a.case.source == source])
    gold = [a for a in answers if a.case.source == "gold"]
    yield _line("  gold, states and their arms", [a for a in gold if a.case.kind in _OF_STATES])
    yield _line("  gold, others", [a for a in gold if a.case.kind not in _OF_STATES])
    for kind in dict.fromkeys(a.case.kind for a in answers if a.case.source in ("releases", "own")):
        own = [a for a in answers if a.case.kind == kind and a.case.source in ("releases", "own")]
        yield _line(f"  {kind}", own)
    counts = Counter((a.fault, a.case.source) for a in answers if a.fault)
    yield ""
    for fault, total in Counter(a.fault for a in answers if a.fault).most_common():
        parts = ", ".join(f"{source} {n}" for (kind, source), n in counts.items() if kind == fault)
        yield f"{fault:28s} {total:4d}   {parts}"


def _line(name: str, answers: list[Answer]) -> str:
    tally = Tally(tuple(answers))
    asked = (tally.asked, [a for a in answers if a.is_answered], tally.named, tally.nobodies)
    shares = zip(tally.figures.values(), asked, (10, 8, 8, 8), strict=True)
    return f"{name:28s} {len(answers):6d} " + " ".join(f"{f:{w}.3f}" if of else f"{'–':>{w}s}" for f, of, w in shares)


def list_errors(answers: list[Answer]) -> Iterator[str]:
    """Each error: the case, the words, what was wanted and what was said."""
    for answer in sorted((a for a in answers if a.fault), key=lambda a: (a.fault or "", a.case.source, a.case.id)):
        case = answer.case
        wanted = "/".join(case.countries) + (f" {'/'.join(case.actors)}" if case.actors else "")
        said = "; ".join(f"{a.name} [{country_of(a)}] {a.id}" for a in answer.actors) or "nothing"
        yield f"\n{answer.fault} | {case.source} {case.id} | {case.kind} | {case.date or 'no date'}"
        yield f"  {case.sentence[: case.start]}«{case.mention}»{case.sentence[case.end :]}"
        yield f"  wanted {wanted}; said {said}"


if __name__ == "__main__":
    main()
