"""Texts in the first person: a leader's written statement, a communiqué ("We, the Leaders of the G7 …").

The author is named by the title. Each paragraph that says "we" or "I" outside of quotations is the author's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..actors.cast import Cast
from ..model import Channel, Span
from .spans import Stretches
from .utterances import Utterance

_KIND: Final = re.compile(
    r"\b(?:(?P<speech>remarks|speech|address(?:es|ed)?|message|interview|greetings)|(?P<text>statement|communiqu[eé]|declaration|letter|op-ed))\b",
    re.I,
)
_BY: Final = re.compile(r"\s+(?:by|from|of)\b|.*?\bby\b", re.I)  # right behind the kind of text, "by" also later
_LABEL: Final = re.compile(r"\s*[:–—]")
_OWNED: Final = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,2}$")
_FIRST_PERSON: Final = re.compile(r"(?:^|[\s(“\"—–-])(?:I|[Ww]e|[Mm]y)(?=[\s,’'])")
_SHARE: Final = 3  # one paragraph in so many must speak in the first person
_SPEAKING: Final = frozenset({"person", "office", "group", "organisation", "government", "state"})


def find_author(cast: Cast, speech: Stretches) -> str | None:
    """The one whose text this is, where the title says so: "Statement by President X", "G7 Leaders' Statement"."""
    report = cast.parsed.report
    if report.title is None or report.title_span is None:
        return None
    kind = _KIND.search(report.title)
    if kind is None or not _is_first_person(cast, speech):
        return None
    owner = _owner(cast, report.title_span.start + kind.start())
    if owner is not None:
        return owner
    by = _BY.match(report.title, kind.end())
    first = report.title_span.start
    # Without "by" whoever stands behind the kind of text is what it is about: "Joint Statement on Israel".
    start, end = (first + by.end(), report.title_span.end) if by else (first, first + _opens(report.title, kind))
    for reference in sorted(cast.references, key=lambda r: (r.span.start, -r.span.end)):
        if reference.span.start >= end:
            break
        if reference.span.start >= start and len(reference.actors) == 1 and _may_speak(cast, reference.actors[0]):
            return reference.actors[0]
    return None


def _opens(title: str, kind: re.Match[str]) -> int:
    """Up to where in a title an author may be named: before the kind of text, or right behind its colon."""
    is_label = _LABEL.match(title, kind.end()) is not None
    return len(title) if is_label else kind.start()


def _owner(cast: Cast, kind: int) -> str | None:
    """ "…: President X's address to the universities of Y": whose name stands in the genitive before the kind."""
    title = cast.parsed.report.title_span
    owned = _OWNED.search(cast.parsed.report.text, title.start if title else 0, kind)
    if owned is None:
        return None
    ends = [r for r in cast.references if owned.start() <= r.span.end <= owned.end() and r.span.start < owned.start()]
    one = [r for r in ends if len(r.actors) == 1 and _may_speak(cast, r.actors[0])]
    return max(one, key=lambda r: len(r.span.words(cast.parsed.report.text))).actors[0] if one else None


def _may_speak(cast: Cast, id: str) -> bool:
    return cast.by_id[id].kind in _SPEAKING


def _is_first_person(cast: Cast, speech: Stretches) -> bool:
    """Whether enough of the text's paragraphs say "I" or "we" outside of quotations."""
    report = cast.parsed.report
    own = sum(_speaks(report.text, span, speech) for span in report.body)
    return own * _SHARE >= len(report.body) > 0


def _speaks(text: str, span: Span, speech: Stretches) -> bool:
    return any(not speech.holds(mark.end() - 1) for mark in _FIRST_PERSON.finditer(text, *span))


def authored_utterances(cast: Cast, author: str, speech: Stretches) -> Iterator[Utterance]:
    """One utterance for each paragraph of the body in which the author speaks of "we" or "I" outside of quotations."""
    report = cast.parsed.report
    channel = _channel(cast)
    sentences = [s for s in cast.parsed.sentences if s.part == "body"]
    by_paragraph: dict[int, list[Span]] = {}
    for sentence in sentences:
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence.span)
    for spans in by_paragraph.values():
        whole = Span(spans[0].start, spans[-1].end)
        if _speaks(report.text, whole, speech):
            yield Utterance(
                -2 - whole.start, whole.start, None, whole, "direct", spans, speaker=author, channel=channel,
                takes_floor=False,
            )  # fmt: skip


def _channel(cast: Cast) -> Channel | None:
    report = cast.parsed.report
    kind = _KIND.search(report.title or "")
    if kind is None or report.title_span is None:
        return None
    start = report.title_span.start
    span = Span(start + kind.start(), start + kind.end())
    return Channel("speech" if kind["speech"] else "written statement", span)
