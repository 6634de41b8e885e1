"""What each side tells of an encounter: its topics, its tone, in its own words; and how the tellings differ.

A government's own readout is that side's account throughout. In a news story each side's account is made of
its statements; what the reporter tells in nobody's name stands under the side "report".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..actors.cast import Cast
from ..model import Account, Comparison, Difference, Event, Span, Statement, Topic, Wording
from ..parse.parsed import Sentence
from ..text.normalise import fold
from .grammar import side_of
from .lexicon import load_words
from .topics import points_of, topics_of

REPORT = "report"
_SHORT = 220  # words of a readout


@dataclass(frozen=True, slots=True)
class Telling:
    """What an encounter's accounts are drawn from: the cast, what was said and done, and whose the report is."""

    cast: Cast
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    home: str | None


def tell_accounts(telling: Telling, countries: tuple[str, ...], sentences: tuple[Sentence, ...]) -> tuple[Account, ...]:
    """The accounts of one encounter, in the order of `countries`, the report's own last."""
    home = telling.home if telling.home in countries else None
    found = [_account(telling, side, home, sentences) for side in countries]
    if home is None:
        found.append(_account(telling, REPORT, REPORT, sentences))
    own = {t.span for a in found if a.side == home for t in a.topics}
    told = [a if a.side == home else replace(a, topics=_not_among(a.topics, own)) for a in found]
    return tuple(a for a in told if a.topics or a.tone or a.statements)


def without_topics(accounts: tuple[Account, ...], told: tuple[Account, ...]) -> tuple[Account, ...]:
    """The accounts of an encounter without the topics that other accounts, of another encounter, hold already."""
    spans = {topic.span for account in told for topic in account.topics}
    left = (replace(account, topics=_not_among(account.topics, spans)) for account in accounts)
    return tuple(a for a in left if a.topics or a.tone or a.statements)


def _not_among(topics: tuple[Topic, ...], spans: set[Span]) -> tuple[Topic, ...]:
    return tuple(topic for topic in topics if topic.span not in spans)


def _account(telling: Telling, side: str, home: str | None, sentences: tuple[Sentence, ...]) -> Account:
    said = tuple(s for s in telling.statements if _is_by(telling.cast, s, side)) if side != REPORT else ()
    topics, tone = _told(telling, said, side == home, sentences)
    ids = {s.id for s in said}
    events = tuple(e.id for e in telling.events if e.according_to in ids) if ids else ()
    return Account(side, tuple(s.id for s in said), topics, tone, events)


def _is_by(cast: Cast, statement: Statement, side: str) -> bool:
    return side in (statement.on_behalf_of or "").split(":")[-1:] or side_of(cast, statement.speaker) == side


def _told(
    telling: Telling, said: tuple[Statement, ...], is_own: bool, sentences: tuple[Sentence, ...]
) -> tuple[tuple[Topic, ...], tuple[Wording, ...]]:
    parts: list[tuple[Sentence, Span | None]] = [(s, None) for s in sentences] if is_own else []
    for statement in said:
        parts += [(s, statement.content.span) for s in _sentences_of(telling.cast, statement)]
    others = _words_of_others(telling, said) if is_own else ()
    is_close = telling.home is not None and is_short(telling.cast)
    topics = {
        t.span: t
        for s, within in parts
        for t in _raised(telling.cast, s, within, is_close)
        if not _is_in(t.span, others)
    }
    tone = {w.span: w for s, within in parts for w in tone_of(telling.cast, s, within) if not _is_in(w.span, others)}
    return _ordered(topics.values()), tuple(sorted(tone.values(), key=lambda w: w.span))


def is_short(cast: Cast) -> bool:
    """Whether a readout is so short that each stand in it is a point made; a longer one says what was discussed."""
    report = cast.parsed.report
    return sum(len(span.words(report.text).split()) for span in report.body) <= _SHORT


def _raised(cast: Cast, sentence: Sentence, within: Span | None, is_close: bool) -> tuple[Topic, ...]:
    """What a sentence says was discussed; in a side's own short readout also the stands that it takes."""
    topics = topics_of(cast, sentence, within, with_points=is_close)
    if within is None and (topics or sentence.part == "title" or not is_close):
        return topics
    points = points_of(cast, sentence, within) if is_close else ()
    return (*topics, *(p for p in points if not any(t.span.overlaps(p.span) for t in topics)))


def _words_of_others(telling: Telling, said: tuple[Statement, ...]) -> tuple[Span, ...]:
    """Quoted or reported words that belong to other accounts than the report's own."""
    if telling.home:
        return ()
    own = {s.id for s in said}
    return tuple(s.content.span for s in telling.statements if s.id not in own)


def _is_in(span: Span, stretches: tuple[Span, ...]) -> bool:
    return any(s.overlaps(span) for s in stretches)


def _ordered(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """Topics in text order, one a label."""
    kept: dict[str, Topic] = {}
    for topic in sorted(topics, key=lambda t: t.span):
        kept.setdefault(key_of(topic.label), topic)
    return tuple(kept.values())


def _sentences_of(cast: Cast, statement: Statement) -> Iterator[Sentence]:
    span = statement.content.span
    return (s for s in cast.parsed.sentences if s.span.overlaps(span))


def tone_of(cast: Cast, sentence: Sentence, within: Span | None = None) -> Iterator[Wording]:
    """Words for the tone of talks or the manner of a point: "frank", "totally unacceptable"."""
    tones = set(load_words("encounters")["tone"])
    text = cast.parsed.report.text
    for token in sentence.tokens:
        if token.lower_ not in tones or token.pos_ not in ("ADJ", "ADV", "NOUN", "VERB"):
            continue
        first = next((c for c in token.lefts if c.dep_ == "advmod"), token)
        span = Span(min(first.idx, token.idx), token.idx + len(token))
        inside = within is None or within.overlaps(span)
        if inside and _is_of_talks(token.head.lemma_.lower(), token.lower_):
            yield Wording(span.words(text), span)


def _is_of_talks(noun: str, word: str) -> bool:
    """Plain words of praise count as tone only when said of the talks themselves."""
    words = load_words("encounters")
    return word not in words["plain_tone"] or noun in words["nouns"] or noun in words["tone_of"]


def compare_accounts(accounts: tuple[Account, ...]) -> Comparison:
    """Topics that all sides name, that one alone names, and the tones that differ."""
    sides = [a for a in accounts if a.side != REPORT and (a.topics or a.tone)]
    keys = {a.side: {key_of(t.label): t.label for t in a.topics} for a in sides}
    if len(sides) < 2:
        return Comparison((), {s: tuple(k.values()) for s, k in keys.items()}, ())
    shared = [key for key in keys[sides[0].side] if all(key in other for other in keys.values())]
    both = tuple(keys[sides[0].side][key] for key in shared)
    only = {
        s: tuple(label for key, label in k.items() if not any(key in o for t, o in keys.items() if t != s))
        for s, k in keys.items()
    }
    return Comparison(both, only, _differing(sides))


def _differing(sides: list[Account]) -> tuple[Difference, ...]:
    toned = {a.side: a.tone[0] for a in sides if a.tone}
    words = {fold(w.text) for w in toned.values()}
    return (Difference("tone", toned),) if len(toned) > 1 and len(words) > 1 else ()


def key_of(label: str) -> str:
    """A topic's label folded for comparison: no articles, no frame ("the situation in")."""
    words = re.sub(r"[^\w\s-]", " ", fold(label)).split()
    frames = {"the", "a", "an", "situation", "developments", "issue", "issues", "of", "in", "around"}
    return " ".join(w for w in words if w not in frames) or fold(label)
