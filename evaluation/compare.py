"""How much of what two accounts share, and of what one alone tells, `compare` finds.

    python evaluation/compare.py [--shared ../shared] [--part gold|development|test|fresh|all] [--show]

A matter of the answers is **found** in its class (both, only) when an entry of that class cites words that touch the
answer's evidence: for `both` one entry must touch the evidence of two accounts at least. An entry that is only a name
("Ukraine", "NATO") counts where the answer's own label holds that name. **Strict** asks more: of all entries, of any
class, that touch the evidence, the one whose words fit it best (overlap over union, in characters) must be of the
right class; for `both` this must hold in two accounts. **Right** is the precision of our entries of a class, names
aside: of those that touch an answer, the share that touch one of that class; entries that touch none are counted
apart, as the gold's lists are not complete. What is doubtful neither helps nor hurts.

Forms with an even digest are for development, those with an odd one are the test; those named d.. are the fresh ones.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from compare_forms import ROOT, Form, Item, Place, places_of, read_forms, text_of
from dragoman.errors import OptionError, SourceError
from dragoman.model import Record
from dragoman.reading import read_all
from dragoman.readouts.accounts import Comparison, Matter, Telling, compare_accounts, find_common
from dragoman.readouts.accounts.likeness import likeness
from dragoman.text.normalise import fold


@dataclass(slots=True)
class Tally:
    """Counts of one class."""

    wanted: int = 0
    found: int = 0
    strict: int = 0
    entries: int = 0
    touching: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def records_of(form: Form, shared: Path, cache: Path | None) -> dict[str, Record]:
    """The record of each account."""
    kept = cache / f"{form.id}.pickle" if cache else None
    if kept and kept.exists():
        found: dict[str, Record] = pickle.loads(kept.read_bytes())
        return found
    with tempfile.TemporaryDirectory() as folder:
        sources = []
        for key, entry in form.files.items():
            text = text_of(shared, entry)
            if isinstance(text, dict):
                path = Path(folder) / f"{key}.jsonl"
                path.write_text(json.dumps(text), encoding="utf-8")
                text = str(path)
            sources.append(text)
        outcomes = list(read_all(sources))
    records = {}
    for key, outcome in zip(form.files, outcomes, strict=True):
        if isinstance(outcome, SourceError):
            raise outcome
        records[key] = outcome
    if kept:
        kept.write_bytes(pickle.dumps(records))
    return records


def compare(records: dict[str, Record]) -> Comparison:
    """The comparison, its accounts under the keys of the form."""
    encounters = find_common(list(records.values()))
    tellings = [Telling(r, e, key) for (key, r), e in zip(records.items(), encounters, strict=True)]
    return compare_accounts(tellings, likeness)


class Score:
    """One form's answers held against our comparison."""

    def __init__(self, form: Form, records: dict[str, Record], comparison: Comparison) -> None:
        self.form = form
        self.texts = {key: record.report.text for key, record in records.items()}
        self.matters = [("both", m) for m in comparison.both]
        self.matters += [("only", m) for matters in comparison.only.values() for m in matters]

    def places(self, item: Item) -> dict[str, list[Place]]:
        return {key: self._places(key, quotes) for key, quotes in item.evidence.items()}

    def _places(self, key: str, quotes: Iterable[str]) -> list[Place]:
        return [place for quote in quotes for place in places_of(self.texts[key], quote)]

    def count(self, name: str, tally: Tally) -> None:
        for item in self.form.both if name == "both" else self.form.only:
            places = self.places(item)
            for key, quotes in item.evidence.items():
                for quote in quotes:
                    if not places_of(self.texts[key], quote):
                        sys.exit(f"{self.form.id}: {key} does not hold “{quote}”; mend the form")
            needed = 2 if name == "both" else 1
            tally.wanted += 1
            if any(c == name and len(touched(m, places, item)) >= needed for c, m in self.matters):
                tally.found += 1
            else:
                tally.missed.append(f"{self.form.id} {name}: {item.subject} {item.evidence}")
            if sum(self._best_is(name, key, places, item) for key in places) >= needed:
                tally.strict += 1

    def _best_is(self, name: str, key: str, places: dict[str, list[Place]], item: Item) -> bool:
        fits = [(fit(m, key, places[key]), c) for c, m in self.matters if key in touched(m, places, item)]
        best = max((f for f, _ in fits), default=0.0)
        return any(f == best and c == name for f, c in fits)

    def check(self, name: str, tally: Tally) -> None:
        """Our entries of a class held against the answers."""
        both, only = ([(i, self.places(i)) for i in items] for items in (self.form.both, self.form.only))
        doubtful = [(i, self.places(i)) for i in self.form.doubtful]
        for matter in (m for c, m in self.matters if c == name and m.kind != "named"):
            if any(touched(matter, p, i) for i, p in doubtful):
                continue
            tally.entries += 1
            in_both, in_only = (any(touched(matter, p, i) for i, p in items) for items in (both, only))
            if in_both or in_only:
                tally.touching += 1
                is_right = in_both if name == "both" else in_only
                tally.right += is_right
                if not is_right:
                    quotes = {k: r.mentions[0].text for k, r in matter.raised.items()}
                    tally.wrong.append(f"{self.form.id} {name}: {matter.label} {quotes}")


def touched(matter: Matter, places: dict[str, list[Place]], item: Item) -> set[str]:
    """The accounts in which the matter cites words of the evidence; a bare name must stand in the answer's label."""
    label = fold(item.subject)
    keys = set()
    for key, raised in matter.raised.items():
        for mention in raised.mentions:
            if matter.kind == "named" and fold(matter.label) not in label and fold(mention.text) not in label:
                continue
            if any(overlap(mention.span, place) for place in places.get(key, ())):
                keys.add(key)
    return keys


def overlap(one: Place, other: Place) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def fit(matter: Matter, key: str, places: list[Place]) -> float:
    """How well the matter's words fit the evidence at best: overlap over union."""
    shares = [
        overlap(m.span, p) / (max(m.span[1], p[1]) - min(m.span[0], p[0]))
        for m in matter.raised[key].mentions
        for p in places
        if overlap(m.span, p)
    ]
    return max(shares, default=0.0)


def is_test(form: Form) -> bool:
    return hashlib.sha256(form.id.encode()).digest()[0] % 2 == 1


def score(forms: list[Form], shared: Path, cache: Path | None) -> dict[str, Tally]:
    tallies = {"both": Tally(), "only": Tally()}
    for form in forms:
        records = records_of(form, shared, cache)
        try:
            comparison = compare(records)
        except OptionError as error:
            print(f"{form.id}: {error}", file=sys.stderr)
            comparison = Comparison((), (), {}, (), (), {})
        scored = Score(form, records, comparison)
        for name, tally in tallies.items():
            scored.count(name, tally)
            scored.check(name, tally)
    return tallies


def rows(tallies: dict[str, Tally]) -> Iterator[str]:
    yield f"{'':6s} wanted  found        strict       entries  touching  right"
    for name, t in tallies.items():
        found, strict = (f"{n:3d} ({n / (t.wanted or 1):.3f})" for n in (t.found, t.strict))
        yield (
            f"{name:6s} {t.wanted:6d}  {found}  {strict}  {t.entries:7d}  {t.touching:8d}  "
            f"{t.right:3d} ({t.right / (t.touching or 1):.3f})"
        )


def is_fresh(form: Form) -> bool:
    """Whether a form was annotated after the last change to what is measured, and has served for nothing since."""
    return form.id.startswith("d")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--part", choices=("gold", "development", "test", "fresh", "all"), default="gold")
    parser.add_argument("--cache", type=Path, help="a folder that keeps the records between runs")
    parser.add_argument("--show", action="store_true", help="print what was missed and what is wrong")
    options = parser.parse_args()
    gold, forms = read_forms(options.shared)
    parts = {
        "gold": gold,
        "development": [f for f in forms if not is_test(f) and not is_fresh(f)],
        "test": [f for f in forms if is_test(f) and not is_fresh(f)],
        "fresh": [f for f in forms if is_fresh(f)],
        "all": forms,
    }
    chosen = parts[options.part]
    tallies = score(chosen, options.shared, options.cache)
    print(f"{options.part}: {len(chosen)} encounters")
    print("\n".join(rows(tallies)))
    if options.show:
        for tally in tallies.values():
            print(
                "\n".join([*(f"missed {line}" for line in tally.missed), *(f"wrong  {line}" for line in tally.wrong)])
            )


if __name__ == "__main__":
    main()
