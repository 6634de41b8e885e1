"""PLOVER's own gold records, read as plain sentences with nothing given: who did what to whom, by country.

    python evaluation/plover_gold.py [--gold ../shared/eval/plover_gsr_cameo.json] [--show]

Every record is one sentence with its source, target and type (retired names folded). The sentence alone is read; an
event found is right when source and target agree by country (IGO for organisations), with and without its type.
Reciprocal types have no direction. `--show` prints each sentence with what was wanted and what was found.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.coder.measure import JOINED
from dragoman.errors import SourceError
from dragoman.intake import NOWHERE, read_text
from dragoman.model import Actor, Event, Record
from dragoman.reading import read_reports
from dragoman.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared" / "eval" / "plover_gsr_cameo.json"
RETIRED = {"DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "DEMAND": "REQUEST", "FIGHT": "ASSAULT"}
# Codes that the records misspell, or write otherwise than ISO 3166.
SPELT = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}
# An armed group of no state is what PLOVER calls an international militarized group.
_ARMED = frozenset({"REB", "UAF"})
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
BODIES = frozenset({"IGO", "NGO", "IMG", "MNC"})


@dataclass(frozen=True, slots=True)
class Gold:
    """One record. Sides are country codes, or IGO and the like; empty where the record names none."""

    id: str
    text: str
    type: str
    sources: frozenset[str]
    targets: frozenset[str]

    @property
    def is_domestic(self) -> bool:
        """Whether both sides are of one country, so that it is no event between states."""
        return bool(self.sources) and self.sources == self.targets


@dataclass(frozen=True, slots=True)
class Found:
    """One event of a record, its sides as country codes, IGO for organisations."""

    type: str
    actors: frozenset[str]
    recipients: frozenset[str]

    def __str__(self) -> str:
        return f"{'+'.join(sorted(self.actors)) or '–'} {self.type} {'+'.join(sorted(self.recipients)) or '–'}"


Test = Callable[[Found, Gold], bool]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--event-coder", default="model", choices=["model", "patterns"])
    options = parser.parse_args()
    if not options.gold.is_file():
        sys.exit(f"{options.gold}: not here; the gold records are not part of the repository")
    wanted = list(read_gold(options.gold))
    found = list(read_sentences([gold.text for gold in wanted], Settings(event_coder=options.event_coder)))
    print(f"{len(wanted)} records, digest {hashlib.sha256(options.gold.read_bytes()).hexdigest()[:16]}")
    print("\n".join(describe(wanted, found)))
    if options.show:
        print("\n".join(show(wanted, found)))


def read_gold(path: Path) -> Iterator[Gold]:
    """Every record that is an event."""
    for record in json.loads(path.read_text(encoding="utf-8")):
        if record["event"] != "DOCUMENT":
            type = RETIRED.get(record["event"], record["event"])
            yield Gold(record["id"], record["text"], type, _codes(record.get("source")), _codes(record.get("target")))


def _codes(sides: Any) -> frozenset[str]:
    """The codes of a side: a list of actors, or one actor where a record forgot the list."""
    actors = sides if isinstance(sides, list) else [sides]
    codes = [str(actor.get("code") or "") for actor in actors if isinstance(actor, dict)]
    return frozenset(SPELT.get(code, code) for code in codes) - {""}


def read_sentences(texts: Sequence[str], settings: Settings) -> Iterator[list[Found]]:
    """The events of each text read by itself."""
    outcomes = read_reports((read_text(text, NOWHERE, settings) for text in texts), settings)
    yield from ([] if isinstance(outcome, SourceError) else _events(outcome) for outcome in outcomes)


def _events(record: Record) -> list[Found]:
    by_id = {actor.id: actor for actor in record.actors}
    return [_found(event, by_id) for event in record.events]


def _found(event: Event, by_id: dict[str, Actor]) -> Found:
    actors, recipients = (
        frozenset(side_of(by_id[id]) for id in ids if id in by_id) - {""} for ids in (event.actors, event.recipients)
    )
    return Found(event.type, actors, recipients)


def side_of(actor: Actor) -> str:
    """The country an actor belongs to; IGO for an organisation of states, the sector for what belongs to none."""
    if actor.sector == "IGO" or (actor.id.startswith("org:") and actor.country is None):
        return "IGO"
    if actor.country is None and actor.sector in _ARMED:
        return "IMG"
    return actor.country or actor.sector or ""


def same_sides(found: Found, gold: Gold) -> bool:
    """Whether both sides agree; where the record names one side only, this one. Reciprocal types have no direction."""
    everyone = gold.sources | gold.targets
    if gold.type in MUTUAL and found.type in MUTUAL:
        return len((found.actors | found.recipients) & everyone) >= min(2, len(everyone))
    agrees = not gold.sources or bool(found.actors & gold.sources)
    return agrees and (not gold.targets or bool(found.recipients & gold.targets))


def same_event(found: Found, gold: Gold) -> bool:
    return JOINED.get(found.type, found.type) == JOINED.get(gold.type, gold.type) and same_sides(found, gold)


def score(wanted: Sequence[Gold], found: Sequence[Sequence[Found]], same: Test) -> tuple[int, int, int]:
    """Right, found and wanted: each record is met once at most, each event counts once."""
    right = sum(any(same(event, gold) for event in events) for gold, events in zip(wanted, found, strict=True))
    return right, sum(map(len, found)), len(wanted)


def describe(wanted: Sequence[Gold], found: Sequence[Sequence[Found]]) -> Iterator[str]:
    rows = list(zip(wanted, found, strict=True))
    across = [(gold, events) for gold, events in rows if not gold.is_domestic]
    within = [(gold, events) for gold, events in rows if gold.is_domestic]
    for title, part in (("all", rows), ("of two countries or one-sided", across), ("within one country", within)):
        yield f"\n{title + ':':32}   prec    rec     F1  right  found wanted"
        for name, same in (("who and whom", same_sides), ("who, what and whom", same_event)):
            yield f"  {name:30} {_line(*score([gold for gold, _ in part], [events for _, events in part], same))}"
    yield "\nby type: who, what and whom; who and whom"
    for type in sorted({gold.type for gold in wanted}):
        mine = [(gold, events) for gold, events in rows if gold.type == type]
        hits = [sum(any(same(e, gold) for e in events) for gold, events in mine) for same in (same_event, same_sides)]
        yield f"{type:24} {hits[0]:4} {hits[1]:4} of {len(mine)}"
    taken = Counter(
        (gold.type, next(event.type for event in events if same_sides(event, gold)))
        for gold, events in zip(wanted, found, strict=True)
        if any(same_sides(e, gold) for e in events) and not any(same_event(e, gold) for e in events)
    )
    yield "\nanother type where the sides agree"
    yield from (f"{count:5} {a} → {b}" for (a, b), count in taken.most_common(12))


def _line(right: int, found: int, wanted: int) -> str:
    precision, recall = right / found if found else 0.0, right / wanted if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return f"{precision:6.3f} {recall:6.3f} {f1:6.3f} {right:6} {found:6} {wanted:6}"


def show(wanted: Sequence[Gold], found: Sequence[Sequence[Found]]) -> Iterator[str]:
    for gold, events in zip(wanted, found, strict=True):
        right, sides = any(same_event(e, gold) for e in events), any(same_sides(e, gold) for e in events)
        mark = "=" if right else "~" if sides else "-"
        asked = Found(gold.type, gold.sources, gold.targets)
        yield f"{mark} {gold.id.removeprefix('PLOVER-GSR01-')} want {asked} | got {'; '.join(map(str, events)) or '–'}"
        yield f"    {gold.text}"


if __name__ == "__main__":
    main()
