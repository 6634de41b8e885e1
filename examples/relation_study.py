"""A study of one relation, from a ledger to what a paper prints: figures, a table of the series, findings with sources.

    python examples/relation_study.py news.db USA RUS --since 2021-10 --until 2022-07 --out study

Into the folder go `series.csv` (both directions and both together, every measure), `figure-1.svg` (the series and its
turns), `figure-2.svg` (who did what to whom), `figure-3.svg` where it can be said who answers whom, and
`findings.md`: the turns with the reports that make them, robustness to the choices made, and how all of it was made.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from dataclasses import asdict, fields, replace
from pathlib import Path

import dragoman
from dragoman.cli.relation import Asked, answer
from dragoman.relations import Choice, Point, first_day
from dragoman.relations.answer import Relation
from dragoman.relations.charts import course_chart, finished, mirror_chart, responses_chart, save_chart
from dragoman.relations.charts.wording import period_words, signed
from dragoman.relations.turning import PENALTY


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("ledger")
    parser.add_argument("one")
    parser.add_argument("other")
    parser.add_argument("--since")
    parser.add_argument("--until")
    parser.add_argument("--out", type=Path, default=Path("study"))
    asked = parser.parse_args()
    choice = Choice(since=first_day(asked.since, "--since"), until=first_day(asked.until, "--until"))
    study(Asked(asked.one, asked.other, "week", choice, None), asked.ledger, asked.out)


def study(asked: Asked, ledger: str, out: Path) -> None:
    """Write the whole study of one relation into a folder."""
    relation = answer(asked, ledger)
    out.mkdir(parents=True, exist_ok=True)
    write_series(relation, out / "series.csv")
    save_chart(finished(course_chart(relation)), out / "figure-1.svg")
    save_chart(finished(mirror_chart(relation.series)), out / "figure-2.svg")
    if relation.answering.refusal is None:
        save_chart(finished(responses_chart(relation)), out / "figure-3.svg")
    text = "\n".join([*findings(relation), *robustness(asked, ledger), *method(relation)])
    (out / "findings.md").write_text(text + "\n", encoding="utf-8")


def write_series(relation: Relation, file: Path) -> None:
    """One row a period and way."""
    with file.open("w", newline="", encoding="utf-8") as opened:
        table = csv.DictWriter(opened, ["way", *(field.name for field in fields(Point))])
        table.writeheader()
        series = relation.series
        for way, points in (("both", series.both), ("forth", series.forth), ("back", series.back)):
            table.writerows({"way": way, **asdict(point)} for point in points)


def findings(relation: Relation) -> Iterator[str]:
    series = relation.series
    yield f"# {series.one.name} and {series.other.name}\n"
    yield f"{series.events} events, {len(relation.encounters)} encounters.\n"
    for told in relation.turns:
        turn = told.named.turn
        yield f"## {told.named.name}, from {period_words(turn.start, series.period)} on\n"
        levels = f"from {signed(turn.before)} to {signed(turn.after)} a {series.period}"
        yield f"The net score goes {levels}; {told.named.figures}."
        for citation in told.citations:
            source = f"{citation.publisher}, {citation.published}, `{citation.deed.report[:12]}`"
            yield f"- {citation.deed.day}: “{citation.words}” ({source})"
        yield ""
    answering = relation.answering
    yield f"Who answers whom: {answering.refusal}.\n" if answering.refusal else "## Who answers whom\n"
    yield from (
        f"- {f.who} {'follows' if f.is_sure else 'is not seen to follow'} {f.whom} (p = {f.p:.3f})"
        for f in answering.following
    )


def robustness(asked: Asked, ledger: str) -> Iterator[str]:
    """Where the turns stand under other choices: only deeds, only what is surest, every report counted."""
    yield "\n## Under other choices\n"
    others = {
        "only what was done": replace(asked.choice, deeds="done"),
        "confidence of at least .8": replace(asked.choice, min_confidence=0.8),
        "every report of a story": replace(asked.choice, is_deduplicated=False),
    }
    for name, choice in others.items():
        try:
            found = answer(replace(asked, choice=choice), ledger)
        except dragoman.OptionError as error:
            yield f"- {name}: {error}"
            continue
        turns = ", ".join(f"{told.named.turn.way} {told.named.turn.start}" for told in found.turns) or "no turn"
        yield f"- {name}: {found.series.events} events; {turns}"


def method(relation: Relation) -> Iterator[str]:
    choice, penalty = relation.series.choice, f"{PENALTY:g} σ² ln n"
    counted = "once" if choice.is_deduplicated else "by report"
    yield "\n## How this was made\n"
    yield f"Dragoman {dragoman.__version__}; deeds: {choice.deeds}; confidence from {choice.min_confidence:g};"
    yield f"stories counted {counted}; turning points by PELT on signed roots of the net score, penalty {penalty}."


if __name__ == "__main__":
    main()
