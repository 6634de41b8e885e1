"""What the sides of an encounter tell, and how their accounts compare, as rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..model import Account, Comparison, Span

Row = dict[str, Any]


def account_rows(accounts: Sequence[Account]) -> list[Row]:
    """One row a topic, tone, statement or event, side by side, numbered through."""
    return _numbered(row for account in accounts for row in _account(account))


def comparison_rows(comparison: Comparison) -> list[Row]:
    """One row a matter both name, one a matter that one side alone names, one a wording of what is told differently."""
    return _numbered(_comparison(comparison))


def _account(account: Account) -> Iterator[Row]:
    told = [("topic", topic.label, topic.span) for topic in account.topics]
    told += [("tone", wording.text, wording.span) for wording in account.tone]
    ids = [("statement", id) for id in account.statements] + [("event", id) for id in account.events]
    if not told and not ids:
        yield _cells(account.side, "silent", None, None)
    yield from (_cells(account.side, kind, text, span) for kind, text, span in told)
    yield from (_cells(account.side, kind, id, None) for kind, id in ids)


def _comparison(comparison: Comparison) -> Iterator[Row]:
    for label in comparison.both:
        yield _compared("both", label, None, None, None)
    for side, labels in comparison.only.items():
        yield from (_compared("only", label, side, None, None) for label in labels)
    for difference in comparison.differing:
        for side, wording in difference.wordings.items():
            yield _compared("differing", difference.about, side, wording.text, wording.span)


def _compared(kind: str, about: str, side: str | None, text: str | None, span: Span | None) -> Row:
    return {"kind": kind, "about": about, "side": side, "text": text, **_span(span)}


def _cells(side: str, kind: str, text: str | None, span: Span | None) -> Row:
    return {"side": side, "kind": kind, "text": text, **_span(span)}


def _span(span: Span | None) -> Row:
    return {"span_start": span and span.start, "span_end": span and span.end}


def _numbered(rows: Iterator[Row] | list[Row]) -> list[Row]:
    return [{"position": n, **row} for n, row in enumerate(rows)]
