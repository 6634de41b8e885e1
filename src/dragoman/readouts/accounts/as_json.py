"""A comparison as JSON: every matter with its class, its score and reason, and each side's words with their spans."""

from __future__ import annotations

import json
import re
from typing import Any

from .account import Fact, Mention, Position, Raised, SideAccount
from .align import Comparison, Differing, Matter
from .over_time import Habit, OverTime

SCHEMA, TIME_SCHEMA = "dragoman/comparison/1", "dragoman/over-time/1"
_UNSAFE = re.compile("[\u0085\u2028\u2029\ud800-\udfff]")


def to_json(plain: dict[str, Any]) -> str:
    """A comparison's dict as JSON text, ending in a line break."""
    text = json.dumps(plain, ensure_ascii=False, indent=2)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"


def to_dict(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain dicts and lists; a span is `[start, end]` into that account's `report.text`."""
    return {
        "schema": SCHEMA,
        "accounts": [_account(account) for account in comparison.accounts],
        "both": [_matter(matter) for matter in comparison.both],
        "only": {key: [_matter(matter) for matter in matters] for key, matters in comparison.only.items()},
        "differing": [_fact(fact) for fact in comparison.differing],
        "alike": [_fact(fact) for fact in comparison.alike],
        "silent": {key: list(labels) for key, labels in comparison.silent.items()},
    }


def time_to_dict(over: OverTime) -> dict[str, Any]:
    """A side over time as plain dicts and lists."""
    return {
        "schema": TIME_SCHEMA,
        "now": _account(over.now),
        "earlier": [_report(account) for account in over.earlier],
        "always": [_habit(habit) for habit in over.always],
        "new": [_habit(habit) for habit in over.new],
        "no_longer": [_habit(habit) for habit in over.no_longer],
    }


def _habit(habit: Habit) -> dict[str, Any]:
    return {
        "subject": habit.label,
        "share": habit.share,
        "now": [_mention(m) for m in habit.now.mentions] if habit.now else [],
        "earlier": [
            {"report": account.record.report.id, "mentions": [_mention(m) for m in raised.mentions]}
            for account, raised in habit.earlier
        ],
    }


def _account(account: SideAccount) -> dict[str, Any]:
    return {
        "key": account.key,
        "side": account.side,
        "report": _report(account),
        "is_implied": account.is_implied,
        "words": account.words,
        "raised": [_raised(raised) for raised in account.raised],
        "positions": [_position(position) for position in account.positions],
        "tone": [_mention(mention) for mention in account.tone],
        "named": [{"name": name, **_mention(mention)} for name, mention in account.named],
        "facts": [_told(fact) for fact in account.facts],
    }


def _report(account: SideAccount) -> dict[str, Any]:
    report = account.record.report
    return {
        "id": report.id,
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published.start if report.published else None,
        "source": report.source.url or report.source.path or report.source.id,
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {"text": mention.text, "span": list(mention.span)}


def _raised(raised: Raised) -> dict[str, Any]:
    return {
        "label": raised.label,
        "kind": raised.kind,
        "rank": raised.rank,
        "weight": raised.weight,
        "mentions": [_mention(mention) for mention in raised.mentions],
    }


def _matter(matter: Matter) -> dict[str, Any]:
    return {
        "subject": matter.label,
        "kind": matter.kind,
        "score": matter.score,
        "why": matter.why,
        "accounts": {
            key: {"rank": r.rank, "weight": r.weight, "mentions": [_mention(m) for m in r.mentions]}
            for key, r in matter.raised.items()
        },
    }


def _told(fact: Fact) -> dict[str, Any]:
    return {"about": fact.about, "value": fact.value, **_mention(fact.told)}


def _fact(differing: Differing) -> dict[str, Any]:
    return {"about": differing.about, **{key: _told(fact) for key, fact in differing.facts.items()}}


def _position(position: Position) -> dict[str, Any]:
    return {
        "kind": position.kind,
        "who": position.who,
        "cue": _mention(position.cue),
        "sentence": _mention(position.sentence),
        "subjects": list(position.subjects),
    }
