"""Plain text as people paste it: which line is the title, which a caption, a label, furniture, the article.

Order of use: `draft_text` splits the text into lines, gives each line its part by what it says itself (labels,
credits, furniture), then by where it stands (caption above its credit, headline above the article).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from .captions import LONGEST, is_caption, merge_captions, split_credit
from .credits import byline, photo_credit, wire_credit
from .datelines import find_dateline, is_date_line
from .draft import Draft, PrintedCaption, unique
from .furniture import is_edge_notice, is_notice, is_rule, is_tail_heading, labelled_items
from .lines import Line, split_lines
from .tidy import clean_line, clean_text, drop_markup, fold

Part = Literal["prose", "notice", "rule", "label", "wire", "photo credit", "byline", "caption", "title"]

_STOPS = (".", "!", "?", "…", "。", ":", ";", ",")
# "THE PRESIDENT: Thank you!" is speech; "BREAKING: Ministers meet" has one word before its colon.
_SPEAKER = re.compile(
    r"(?:Q |(?:[A-Z][A-Z.'’-]* )+[A-Z.'’-]+: |(?:AUDIENCE|MODERATOR|PRESIDENT|Q|A|QUESTION|ANSWER): )"
)
_CLOSING = "\"'”’»)]*_"
_LONGEST_TITLE = 220
_FULL_PARAGRAPH = 80
# Shorter lines are said twice in any transcript.
_SHORTEST_REPEATED = 40
# A byline stands among the first or the last few lines, a tail of contacts among the last third.
_HEAD_LINES = 8
_TAIL_LINES = 4
# Where more lines than these stand outside the full paragraphs, they are the article: a list, a table.
_MOST_OUTSIDE = 16


@dataclass(slots=True)
class _Sorted:
    """Lines by part, while they are being sorted; indices run over all lines."""

    lines: list[Line]
    parts: list[Part]
    credits: dict[int, str | None] = field(default_factory=dict)

    def prose(self) -> list[int]:
        return [i for i, part in enumerate(self.parts) if part == "prose"]

    def words(self, part: Part) -> Iterator[str]:
        return (line.words for line, its in zip(self.lines, self.parts, strict=True) if its == part)


def draft_text(text: str, title: str | None = None) -> Draft:
    """The draft of a plain text whose title is given, or is looked for when it is not."""
    return draft_lines(split_lines(drop_markup(clean_text(text))), title)


def draft_lines(lines: list[Line], title: str | None) -> Draft:
    """The draft of lines in reading order, a page's paragraphs or a text's."""
    given = clean_line(title) if title else ""
    parts = _Sorted(lines, [_own_part(line.words, _is_near_edge(i, lines)) for i, line in enumerate(lines)])
    _find_captions(parts)
    _drop_repeated_title(parts, given)
    if not given:
        _find_title(parts)
    _find_edges(parts)
    return replace(_collect(parts), title=given or next(parts.words("title"), None))


def _is_near_edge(index: int, lines: list[Line]) -> bool:
    return index < _HEAD_LINES or index >= len(lines) - _TAIL_LINES


def _own_part(words: str, is_near_edge: bool) -> Part:
    """What a line is by its own words alone."""
    if is_rule(words):
        return "rule"
    if labelled_items(words) is not None:
        return "label"
    if wire_credit(words) is not None:
        return "wire"
    if is_notice(words):
        return "notice"
    if photo_credit(words) is not None:
        return "photo credit"
    return "byline" if is_near_edge and byline(words) else "prose"


def _find_captions(parts: _Sorted) -> None:
    """A caption stands right above its credit, is printed twice, or says itself what it is."""
    for i, line in enumerate(parts.lines):
        if parts.parts[i] != "prose":
            continue
        after = parts.lines[i + 1] if i + 1 < len(parts.lines) else None
        if after and parts.parts[i + 1] == "photo credit" and after.block == line.block and len(line.words) <= LONGEST:
            parts.parts[i] = "caption"
            parts.credits[i] = photo_credit(after.words)
        elif is_caption(line.words):
            parts.parts[i] = "caption"
    _find_repeated(parts)


def _find_repeated(parts: _Sorted) -> None:
    """A sentence printed twice on end is a picture's alternative text and its caption."""
    shown = [i for i, part in enumerate(parts.parts) if part in ("prose", "caption")]
    for i, j in pairwise(shown):
        first, second = parts.lines[i].words, parts.lines[j].words
        if _SHORTEST_REPEATED <= len(first) <= LONGEST and first[0] != "(" and fold(first) == fold(second):
            is_sentence = _ends_in_stop(first)
            parts.parts[i] = "caption" if is_sentence or "caption" in (parts.parts[i], parts.parts[j]) else "rule"
            if parts.parts[i] == "caption":
                parts.parts[j] = "caption"


def _drop_repeated_title(parts: _Sorted, title: str) -> None:
    """The title is printed once: a text that repeats it at its head does not hold it twice."""
    folded = fold(title)
    for i in parts.prose()[:4]:
        if folded and fold(parts.lines[i].words) == folded:
            parts.parts[i] = "rule"


def _find_title(parts: _Sorted) -> None:
    """The headline is the first line of three words or more, without a full stop, above the first full paragraph."""
    candidates: list[int] = []
    prose = parts.prose()
    for i in prose[:_HEAD_LINES]:
        words = parts.lines[i].words
        if not _is_headline(words):
            break
        candidates.append(i)
    candidates = [i for i in candidates if i != prose[-1]]
    best = next((i for i in candidates if parts.lines[i].words.count(" ") >= 2), None)
    best = candidates[0] if best is None and candidates else best
    if best is None:
        return
    parts.parts[best] = "title"
    for i in candidates:
        if i < best and not is_date_line(parts.lines[i].words):
            parts.parts[i] = "notice"


def _is_headline(words: str) -> bool:
    if len(words) > _LONGEST_TITLE or find_dateline(words) or _SPEAKER.match(words):
        return False
    ending = words.rstrip(_CLOSING)
    return not ending.endswith((".", "…", ":", ";", ",")) or is_date_line(words)


def _ends_in_stop(words: str) -> bool:
    return words.rstrip(_CLOSING).endswith(_STOPS)


def _find_edges(parts: _Sorted) -> None:
    """Outside the first and the last full paragraph, contacts and pitches are furniture."""
    prose = parts.prose()
    full = [i for i in prose if len(parts.lines[i].words) >= _FULL_PARAGRAPH and _ends_in_stop(parts.lines[i].words)]
    full = [i for i in full if not is_edge_notice(parts.lines[i].words)]
    _cut_tail(parts, prose, len(full))
    if not full:
        return
    outside = [i for i in parts.prose() if i < full[0] or i > full[-1]]
    for i in outside if len(outside) <= _MOST_OUTSIDE else []:
        words = parts.lines[i].words
        if is_edge_notice(words) and not is_date_line(words):
            parts.parts[i] = "notice"


def _cut_tail(parts: _Sorted, prose: list[int], full: int) -> None:
    """A heading such as "Media contacts" in the last third closes the article, when an article stands above it."""
    for i in prose[max(2, len(prose) * 2 // 3) :]:
        if full and is_tail_heading(parts.lines[i].words):
            for j in prose:
                if j >= i:
                    parts.parts[j] = "notice"
            return


def _collect(parts: _Sorted) -> Draft:
    labels = [label for words in parts.words("label") if (label := labelled_items(words))]
    return Draft(
        captions=merge_captions(list(_captions(parts))),
        paragraphs=tuple(parts.words("prose")),
        byline=next((who for words in parts.words("byline") if (who := byline(words))), None),
        wire=unique(agency for words in _credit_lines(parts) for agency in wire_credit(words) or ()),
        categories=_items(labels, "categories"),
        tags=_items(labels, "tags"),
        notices=unique(_notices(parts)),
    )


def _captions(parts: _Sorted) -> Iterator[PrintedCaption]:
    for i, part in enumerate(parts.parts):
        if part == "caption":
            printed = split_credit(parts.lines[i].words)
            yield PrintedCaption(printed.words, parts.credits.get(i) or printed.credit)


def _credit_lines(parts: _Sorted) -> Iterator[str]:
    yield from parts.words("wire")
    # "By Jane Doe, The Associated Press" credits the agency too.
    for words in parts.words("byline"):
        yield byline_outlet(words)


def byline_outlet(words: str) -> str:
    """What follows the last comma or bar of a byline: the newsroom, when there is one."""
    return words.replace("|", ",").rpartition(",")[2].strip()


def _items(labels: Iterable[tuple[str, tuple[str, ...]]], kind: str) -> tuple[str, ...]:
    return unique(item for its, items in labels if its == kind for item in items)


def _notices(parts: _Sorted) -> Iterator[str]:
    """Furniture in reading order, with the credits to people, which no other field keeps."""
    for line, part in zip(parts.lines, parts.parts, strict=True):
        if part == "notice" or (part == "wire" and not wire_credit(line.words)):
            yield line.words
