"""A question to the index, with what else must hold, and a page of reports out of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, Subquery, and_, func, literal_column, or_, select, text
from sqlalchemy.engine import Connection, Row

from ..shapes import Told
from ..tables import reports, story_reports
from .cursor import read_cursor, write_cursor
from .facts_shown import Shown, facts_of
from .filters import report_conditions
from .index import WEIGHTS
from .shapes import Answer, Hit, HitFact, Question, Snippet
from .snippets import passage_at, snippet_of
from .terms import Term, as_fts5, as_tsquery, terms_of


def find(
    connection: Connection,
    question: Question,
    size: int,
    cursor: str | None,
    newest_first: bool,
    most_facts: int | None = None,
) -> Answer:
    """A page of `size` hits. Without words the newest come first; words that hold no letters are found nowhere.

    Of each hit's facts the first `most_facts` are given.
    """
    terms = terms_of(question.words)
    if not terms and question.words.strip():
        return Answer((), None)
    found = _found(connection, question, terms, newest_first)
    first = select(found).where(found.c.turn == 1)
    if cursor is not None:
        first = first.where(_beyond(found, *read_cursor(question, cursor)))
    rows = connection.execute(_page(first, found, size + 1)).all()
    shown, last = rows[:size], rows[size - 1] if len(rows) > size else None
    snippets = {row.key: snippet_of(row.text, terms) for row in shown}
    facts = facts_of(connection, {row.key: row.text for row in shown}, question, snippets, most_facts)
    told = [(row, facts.get(row.key, _NONE)) for row in shown]
    return Answer(
        tuple(_hit(row, snippets[row.key], one.facts) for row, one in told),
        None if last is None else write_cursor(question, (last.value, last.key)),
        tuple(one.further for _, one in told),
    )


_NONE = Shown((), 0)


def _page(first: Select[Any], found: Subquery, most: int) -> Select[Any]:
    """Of each story the report that comes first, with its text; `alike` counts the story's reports that are found.

    Texts are looked up for the page alone, not for all that has to be put in order.
    """
    page = first.order_by(found.c.value.desc(), found.c.key.desc()).limit(most).subquery("page")
    names = ("id", "title", "publisher", "url", "published_from", "text")
    query = select(page, *(reports.c[name] for name in names)).join(reports, reports.c.key == page.c.key)
    return query.order_by(page.c.value.desc(), page.c.key.desc())


def _found(connection: Connection, question: Question, terms: tuple[Term, ...], newest_first: bool) -> Subquery:
    """Every report in which all holds: key, what it is ordered by, score, and its turn among those of its story."""
    day: ColumnElement[Any] = func.coalesce(reports.c.published_from, "")
    score: ColumnElement[Any] = literal_column("NULL")
    source: Select[Any] = select(reports.c.key).where(*report_conditions(question, reports))
    if terms:
        matches = _matches(connection, terms)
        score = matches.c.score
        source = source.join(matches, matches.c.report == reports.c.key)
    value = day if newest_first or not terms else score
    source = source.outerjoin(story_reports, story_reports.c.report == reports.c.key)
    story = func.coalesce(story_reports.c.story, reports.c.id)
    turn = func.row_number().over(partition_by=story, order_by=(value.desc(), reports.c.key.desc()))
    alike = func.count().over(partition_by=story)
    source = source.add_columns(value.label("value"), score.label("score"), turn.label("turn"), alike.label("alike"))
    return source.subquery("found")


def reports_with(connection: Connection, terms: tuple[Term, ...]) -> CTE:
    """The reports whose words these are, without any score, which takes long where they are many."""
    if connection.dialect.name == "postgresql":
        statement = text("SELECT report FROM search_index WHERE stems @@ CAST(:asked AS tsquery)")
        asked = as_tsquery(terms)
    else:
        statement = text("SELECT rowid AS report FROM search_index WHERE search_index MATCH :asked")
        asked = as_fts5(terms)
    return statement.bindparams(asked=asked).columns(reports.c.key.label("report")).cte("worded")


def _matches(connection: Connection, terms: tuple[Term, ...]) -> CTE:
    """The same, each with its score. Kept apart, for a store scores only what it finds."""
    if connection.dialect.name == "postgresql":
        weights = "{0.1," + ",".join(str(WEIGHTS[name] / 4) for name in ("text", "facts", "title")) + "}"
        statement = text(
            f"SELECT report, CAST(ts_rank(CAST('{weights}' AS real[]), stems, asked, 1) AS double precision) AS score "
            "FROM search_index, CAST(:asked AS tsquery) AS asked WHERE stems @@ asked"
        ).bindparams(asked=as_tsquery(terms))
    else:
        weights = ", ".join(str(weight) for weight in WEIGHTS.values())
        statement = text(
            f"SELECT rowid AS report, -bm25(search_index, {weights}) AS score "
            "FROM search_index WHERE search_index MATCH :asked"
        ).bindparams(asked=as_fts5(terms))
    columns = statement.columns(reports.c.key.label("report"), literal_column("score"))
    return columns.cte("matches")


def _beyond(found: Subquery, last: float | str, key: int) -> ColumnElement[bool]:
    return or_(found.c.value < last, and_(found.c.value == last, found.c.key < key))


def _hit(row: Row[Any], snippet: Snippet | None, facts: Sequence[HitFact]) -> Hit:
    if snippet is None:
        span = passage_at(row.text, facts[0].span.start if facts else 0)
        snippet = Snippet(span, span.words(row.text), ())
    told = Told(row.id, row.title, row.publisher, row.url, row.published_from)
    return Hit(told, row.score, row.alike - 1, snippet, tuple(facts))
