"""Whether each stored set of reports of one encounter becomes one encounter.

    python evaluation/joined_pairs.py [LEDGER]

The texts of `../shared/corpus/texts/pairs` that begin alike (p01, p03, …) tell of one encounter. They are taken out of
LEDGER, or read anew into a ledger of their own. Prints, for each set, the encounter that most of its texts are joined
in, and the texts that are not; exit status 1 where a set is not one.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.ledger import View, open_ledger, open_view
from dragoman.ledger.ingest import Ingest
from dragoman.ledger.work import Reading
from dragoman.readouts.joining import JoinedEncounter, joined_encounters_of, keep_joined
from dragoman.settings import Settings

PAIRS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "texts" / "pairs"


def main(arguments: list[str]) -> int:
    if arguments:
        with open_view(arguments[0]) as view:
            return tell(view)
    with TemporaryDirectory() as folder, open_ledger(Path(folder) / "pairs.db") as ledger:
        Ingest(ledger, Reading(Settings())).sources([str(PAIRS)])
        keep_joined(ledger)
        return tell(ledger)


def tell(view: View) -> int:
    """Print each set, and give 1 where one is not whole."""
    sets: dict[str, set[str]] = defaultdict(set)
    names = {}
    for report in view.reports():
        if report.path and Path(report.path).parent.name == "pairs":
            names[report.id] = Path(report.path).stem
            sets[names[report.id].partition("-")[0]].add(names[report.id])
    encounters = [(one, {names[id] for id in one.reports if id in names}) for one in joined_encounters_of(view)]
    whole = 0
    for name, texts in sorted(sets.items()):
        one, held = max(encounters, key=lambda each: (len(each[1] & texts), each[0].starts or ""))
        missing = sorted(texts - held)
        whole += not missing
        print(
            f"{name}: {len(texts) - len(missing)} of {len(texts)} in one encounter: {_named(one)}",
            *missing,
            sep="\n   not: ",
        )
    print(f"{whole} of {len(sets)} sets are one encounter")
    return 0 if whole == len(sets) else 1


def _named(one: JoinedEncounter) -> str:
    return f"{one.starts} {one.format}, {' and '.join(one.participants)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
