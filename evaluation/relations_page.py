"""Writes the part of docs/relations.md that tells how three relations went, and draws their pictures.

    python evaluation/relations_page.py --ledger bulk.db [--since 2021-10-01] [--until 2022-07-01]

The page keeps what people wrote above the line that begins the made part; all below it is written anew.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dragoman.cli.relation import Asked, answer
from dragoman.relations import Choice
from dragoman.relations.answer import Relation, ToldTurn
from dragoman.relations.charts import relation_chart, save_chart
from dragoman.relations.charts.wording import counted, period_words, signed
from dragoman.relations.periods import label_of, start_of
from dragoman.relations.series import Point

DYADS = (("USA", "RUS"), ("USA", "UKR"), ("RUS", "UKR"))
DOCS = Path(__file__).resolve().parent.parent / "docs"
BEGINS = "<!-- Made by evaluation/relations_page.py: what follows is written anew with each run. -->"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--ledger", required=True)
    parser.add_argument("--since", default="2021-10-01")
    parser.add_argument("--until", default="2022-07-01")
    asked = parser.parse_args()
    page = DOCS / "relations.md"
    written, mark, _ = page.read_text(encoding="utf-8").partition(BEGINS)
    if not mark:
        raise SystemExit(f"{page} lacks the line that begins the made part: {BEGINS}")
    lines = [line for one, other in DYADS for line in told(one, other, asked.ledger, asked.since, asked.until)]
    page.write_text(written + BEGINS + "\n\n" + "\n".join(lines) + "\n", encoding="utf-8")


def told(one: str, other: str, ledger: str, since: str, until: str) -> Iterator[str]:
    """One relation: months in a table, its turns with their reports, its picture."""
    choice = Choice(since=since, until=until)
    weeks, months = (answer(Asked(one, other, period, choice, None), ledger) for period in ("week", "month"))
    picture = f"relations-{one}-{other}.svg".lower()
    save_chart(relation_chart(weeks), DOCS / picture)
    series = months.series
    yield f"## {series.one.name} and {series.other.name}, {since} to {until}"
    yield ""
    command = f"dragoman relation {one} {other} --since {since} --until {until} --by week"
    yield f"`{command}`: {counted(series.events, 'event')}."
    yield ""
    yield f"![Net score by week, who did what to whom, and who answers whom]({picture})"
    yield ""
    yield from table(months)
    yield ""
    for turn in weeks.turns:
        yield from turn_lines(turn, weeks)
    yield from answer_lines(weeks)


def table(relation: Relation) -> Iterator[str]:
    """The months of a relation, with the days on which the two were in contact and what was done most."""
    counts = ("events", "reports", "cooperation", "conflict")
    heads = ("month", *counts, "net score", "attention", "days of contact", "most of all")
    yield f"| {' | '.join(heads)} |"
    yield "|---" * len(heads) + "|"
    for point in relation.series.both:
        yield _row(point, relation)


def _row(point: Point, relation: Relation) -> str:
    mine = [deed for deed in relation.deeds if start_of(deed.day, relation.series.period) == point.start]
    contacts = len({deed.day for deed in mine if deed.is_contact})
    kinds = ", ".join(f"{kind} {count}" for kind, count in Counter(deed.type for deed in mine).most_common(3))
    attention = "" if point.attention is None else f"{100 * point.attention:.0f} %"
    cells = (
        label_of(point.start, relation.series.period), point.events, point.reports, point.cooperation, point.conflict,
        signed(point.score_sum), attention, contacts, kinds,
    )  # fmt: skip
    return "| " + " | ".join(map(str, cells)) + " |"


def turn_lines(told: ToldTurn, relation: Relation) -> Iterator[str]:
    named, period = told.named, relation.series.period
    when = period_words(named.turn.start, period)
    levels = f"net score {signed(named.turn.before)} → {signed(named.turn.after)} a {period}; {named.figures}"
    yield f"**{when[0].upper()}{when[1:]}: {named.turn.way}.** {named.name[0].upper()}{named.name[1:]} ({levels})."
    if named.contacts:
        yield f"{named.contacts[0].upper()}{named.contacts[1:]}."
    yield ""
    for citation in told.citations:
        title = " ".join((citation.title or "untitled").split())
        about = f"{citation.deed.type}, {citation.sides}, confidence {citation.deed.confidence:.2f}"
        source = f"*{title}*, {citation.publisher}, {citation.published}, report `{citation.deed.report[:12]}`"
        yield f"- {citation.deed.day}: “{citation.words}” — {about}; {source}"
    yield ""


def answer_lines(relation: Relation) -> Iterator[str]:
    answering = relation.answering
    if not relation.turns:
        yield f"No turn: {relation.course.refusal or 'the level holds throughout'}."
        yield ""
    if answering.refusal:
        yield f"Who answers whom: {answering.refusal}."
    for following in answering.following:
        verb = (
            ("answers" if following.is_in_kind else "does less after") if following.is_sure else "is not seen to follow"
        )
        yield f"- {following.who} {verb} {following.whom}: p = {following.p:.3f} ({answering.model})."
    if answering.reciprocity:
        at = answering.reciprocity
        yield f"- Reciprocity of conflict {at.value:.2f}, 95 % interval {at.lower:.2f} to {at.upper:.2f}."
    yield ""


if __name__ == "__main__":
    main()
