"""`dragoman evaluate records`: who did what to whom in whole texts, against answers made by hand."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..coder.labels import TYPES
from ..errors import OptionError, SourceError
from ..model import Event, Record
from ..reading import read_reports
from ..settings import Settings
from .answer_key import Answered, Wanted, read_answers
from .answer_match import Judge, Matched, has_status, join

RUN = ("id", "wanted", "result", "found", "words")
WAYS = (("where and type", Judge.has_type), ("who-what-whom", Judge.is_right), ("strict", Judge.is_complete))
RIGHT, STATUS, SIDES, TYPE, MISSED, EXTRA = "right", "wrong status", "wrong sides", "wrong type", "missed", "extra"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one answer, or of one event that no answer wants (`result` extra, `wanted` empty).

    `found` is the type and status of the event that was taken for it, "" for none.
    """

    id: str
    wanted: str
    result: str
    found: str
    words: str

    @property
    def is_right(self) -> bool:
        return self.result in (RIGHT, STATUS)


@dataclass(frozen=True, slots=True)
class Counts:
    """Right, extra and missed events of one way of counting."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @staticmethod
    def of(matched: Matched) -> Counts:
        return Counts(len(matched.pairs), len(matched.extra), len(matched.missed))

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.extra + other.extra, self.missed + other.missed)

    def __str__(self) -> str:
        precision, recall = _share(self.right, self.extra), _share(self.right, self.missed)
        f1 = 2 * precision * recall / (precision + recall) if self.right else 0.0
        return f"{precision:6.3f} {recall:6.3f} {f1:6.3f} {self.right:6} {self.extra:6} {self.missed:6}"


def print_records(folder: Path, settings: Settings, saved: Path | None, against: Path | None) -> None:
    """Print the tables; then gains and losses since a kept run.

    Raises SourceError when the answers break their form, OptionError when `against` is no kept run.
    """
    before = read_results(against) if against is not None else None
    judges = read_judges(folder, settings)
    results = [result for judge in judges for result in judge_text(judge)]
    print("\n".join(describe(judges, results)))
    if before is not None:
        print("\n".join(compare(before, results)))
    if saved is not None:
        write_results(saved, results)


def read_judges(folder: Path, settings: Settings) -> list[Judge]:
    """Every text with answers, read."""
    texts = read_answers(folder, settings)
    outcomes = read_reports([text.report for text in texts], settings)
    return [Judge(text, _read(text, outcome)) for text, outcome in zip(texts, outcomes, strict=True)]


def _read(text: Answered, outcome: Record | SourceError) -> Record:
    if isinstance(outcome, SourceError):
        raise outcome
    return outcome


def judge_text(judge: Judge) -> Iterator[Result]:
    """A result for each answer, then the events that no answer wants where the answers are exhaustive."""
    matched = judge.match(Judge.is_right)
    met = {wanted.id: event for event, wanted in matched.pairs}
    yield from (_result(judge, wanted, met.get(wanted.id)) for wanted in judge.text.events)
    if judge.text.is_exhaustive:
        for event in matched.extra:
            at = f"{judge.text.id} at {event.trigger.span.start}"
            yield Result(at, "", EXTRA, _name(event), judge.record.text(event.trigger))


def _result(judge: Judge, wanted: Wanted, met: Event | None) -> Result:
    """What became of an answer; where answers are not exhaustive one event may meet several."""
    near = [event for event in judge.events if judge.is_near(event, wanted)]
    if met is None and not judge.text.is_exhaustive:
        met = next((event for event in near if judge.is_right(event, wanted)), None)
    result, found = _fault(judge, wanted, near) if met is None else (RIGHT if has_status(met, wanted) else STATUS, met)
    return Result(wanted.id, f"{wanted.type} {wanted.status}", result, _name(found), wanted.words)


def _fault(judge: Judge, wanted: Wanted, near: Sequence[Event]) -> tuple[str, Event | None]:
    """Why an answer is not met, and by which event near by it was missed."""
    others = [e for e in near if judge.has_sides(e, wanted) and join(e.type) != join(wanted.type)]
    if others:
        return TYPE, others[0]
    return (SIDES, near[0]) if near else (MISSED, None)


def _name(event: Event | None) -> str:
    return f"{event.type} {event.status}" if event is not None else ""


def describe(judges: Sequence[Judge], results: Sequence[Result]) -> Iterator[str]:
    """The report, line by line."""
    full = [judge for judge in judges if judge.text.is_exhaustive]
    told = [judge for judge in judges if not judge.text.is_exhaustive]
    if full:
        yield f"texts with every event answered: {len(full)}, events: {sum(len(j.text.events) for j in full)}"
        yield from _tables(full, results)
    if told:
        yield f"\naccounts with what matters answered: {len(told)}, events: {sum(len(j.text.events) for j in told)}"
        yield from _recall(told)
    yield from _faults(results)


def _tables(judges: Sequence[Judge], results: Sequence[Result]) -> Iterator[str]:
    yield f"{'':22}   prec    rec     F1  right  extra missed"
    for name, same in WAYS:
        yield f"{name:22} {sum((Counts.of(judge.match(same)) for judge in judges), Counts())}"
    pairs = [pair for judge in judges for pair in judge.match(Judge.is_right).pairs]
    held = sum(has_status(event, wanted) for event, wanted in pairs)
    yield f"{'status of those':22} {_share(held, len(pairs) - held):6.3f} of {len(pairs)}"
    yield "\nwho-what-whom by type (CONCEDE and RETREAT are met by either)"
    known = {wanted.id for judge in judges for wanted in judge.text.events}
    yield from _by_type([result for result in results if result.id in known or result.result == EXTRA])


def _by_type(results: Sequence[Result]) -> Iterator[str]:
    for type in TYPES:
        wanted = [r for r in results if r.wanted.split(" ")[0] == type]
        extra = sum(r.result == EXTRA and r.found.split(" ")[0] == type for r in results)
        if wanted or extra:
            right = sum(r.is_right for r in wanted)
            yield f"{type:22} {Counts(right, extra, len(wanted) - right)}"


def _recall(judges: Sequence[Judge]) -> Iterator[str]:
    for name, same in (("noticed", Judge.is_near), ("type", Judge.has_type), ("who-what-whom", Judge.is_right)):
        met = [any(same(j, event, w) for event in j.events) for j in judges for w in j.text.events]
        yield f"{name:22} {sum(met)} of {len(met)} ({_share(sum(met), len(met) - sum(met)):.3f})"
    right = [
        any(judge.is_right(event, wanted) and has_status(event, wanted) for event in judge.events)
        for judge in judges
        for wanted in judge.text.events
        if any(judge.is_right(event, wanted) for event in judge.events)
    ]
    yield f"{'status of those':22} {sum(right)} of {len(right)} ({_share(sum(right), len(right) - sum(right)):.3f})"


def _faults(results: Sequence[Result]) -> Iterator[str]:
    """What became of the answers in all, and what was taken for what."""
    counted = Counter(result.result for result in results if result.wanted)
    yield "\nof all answers: " + ", ".join(f"{counted[name]} {name}" for name in (RIGHT, STATUS, SIDES, TYPE, MISSED))
    yield from _confusion("another type where the sides agree", [r for r in results if r.result == TYPE], 0)
    yield from _confusion("another status", [r for r in results if r.result == STATUS], 1)


def _confusion(title: str, results: Sequence[Result], word: int) -> Iterator[str]:
    taken = Counter((r.wanted.split(" ")[word], r.found.split(" ")[word]) for r in results)
    if taken:
        yield f"\n{title}"
        yield from (f"{count:5} {wanted} → {found}" for (wanted, found), count in taken.most_common())


def compare(before: Sequence[Result], now: Sequence[Result]) -> Iterator[str]:
    """What was gained and lost since an earlier run, answer by answer, and which extra events came and went."""
    old = {result.id: result for result in before}
    new = {result.id: result for result in now}
    changes = [(old[id], new[id]) for id in new if id in old and new[id].wanted]
    gained = [(a, b) for a, b in changes if b.is_right and not a.is_right]
    lost = [(a, b) for a, b in changes if a.is_right and not b.is_right]
    came = [r for r in now if r.result == EXTRA and r.id not in old]
    went = [r for r in before if r.result == EXTRA and r.id not in new]
    yield (
        f"\nsince the kept run ({len(changes)} answers in both): {len(gained)} gained, {len(lost)} lost, "
        f"{len(came)} extra came, {len(went)} went"
    )
    for sign, moved in (("+", gained), ("-", lost)):
        for a, b in moved:
            yield f"{sign} {b.id} {b.wanted}: {_say(a)} → {_say(b)} «{b.words[:60]}»"
    for sign, extras in (("- extra", came), ("+ no more", went)):
        yield from (f"{sign} {r.id} {r.found} «{r.words}»" for r in extras)


def _say(result: Result) -> str:
    return f"{result.result} ({result.found})" if result.found else result.result


def write_results(path: Path, results: Sequence[Result]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n")
        writer.writerow(RUN)
        writer.writerows((r.id, r.wanted, r.result, r.found, " ".join(r.words.split())) for r in results)


def read_results(path: Path) -> list[Result]:
    """A kept run. Raises OptionError when the file is none."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return [Result(*(row[name] for name in RUN)) for row in csv.DictReader(lines, delimiter="\t")]
    except (OSError, KeyError, ValueError) as error:
        raise OptionError(f"--against {path}: not a run kept with --save ({error})") from error


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part else 0.0
