"""What was found in a report before it has offsets, and the one place where the text is put together.

Plain text and pages both end as a `Draft`; `compose_report` lays its parts out as title, captions, body, one
blank line between each two, and every span is known from that laying out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Caption, Dateline, Published, Report, Source, Span
from ..settings import Settings
from .datelines import PrintedDateline, find_dateline, find_stated_day
from .dates import parse_day, published
from .language import detect_language

_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class PrintedCaption:
    """The words under a picture, and whose picture it is."""

    words: str
    credit: str | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A report without offsets. `published` is what metadata says; what the text states is found in composing."""

    title: str | None = None
    captions: tuple[PrintedCaption, ...] = ()
    paragraphs: tuple[str, ...] = ()
    byline: str | None = None
    publisher: str | None = None
    wire: tuple[str, ...] = ()
    published: Published | None = None
    language: str | None = None
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def compose_report(draft: Draft, id: str, source: Source, settings: Settings) -> Report:
    """The report that a draft is of: immutable text, and every part of it as a span."""
    titles = [draft.title] if draft.title else []
    pieces = [*titles, *(caption.words for caption in draft.captions), *draft.paragraphs]
    spans = list(_lay_out(pieces))
    title_span = spans[0] if titles else None
    captions, body = spans[len(titles) : -len(draft.paragraphs) or None], spans[len(spans) - len(draft.paragraphs) :]
    text = _BETWEEN.join(pieces)
    dateline = _first_dateline(draft.paragraphs)
    return Report(
        id=id,
        source=source,
        title=draft.title,
        text=text,
        title_span=title_span,
        body=tuple(body),
        captions=tuple(Caption(span, part.credit) for span, part in zip(captions, draft.captions, strict=True)),
        byline=draft.byline,
        publisher=draft.publisher,
        wire=unique([*draft.wire, *(dateline[1].agencies if dateline else ())]),
        dateline=_cite(dateline, body),
        published=draft.published or _stated(draft.paragraphs, body, dateline) or _given(settings),
        language=draft.language or detect_language(text),
        categories=draft.categories,
        tags=draft.tags,
        notices=draft.notices,
    )


def unique(words: Iterable[str]) -> tuple[str, ...]:
    """The same words in the same order, none twice."""
    return tuple(dict.fromkeys(words))


def _lay_out(pieces: list[str]) -> Iterable[Span]:
    at = 0
    for piece in pieces:
        yield Span(at, at + len(piece))
        at += len(piece) + len(_BETWEEN)


def _first_dateline(paragraphs: tuple[str, ...]) -> tuple[int, PrintedDateline] | None:
    """A dateline opens the story: no later than the third paragraph (after a date and a subtitle)."""
    for index, paragraph in enumerate(paragraphs[:3]):
        found = find_dateline(paragraph)
        if found:
            return index, found
    return None


def _cite(dateline: tuple[int, PrintedDateline] | None, body: list[Span]) -> Dateline | None:
    if dateline is None:
        return None
    index, printed = dateline
    start = body[index].start
    return Dateline(printed.words, Span(start, start + len(printed.words)))


def _stated(
    paragraphs: tuple[str, ...], body: list[Span], dateline: tuple[int, PrintedDateline] | None
) -> Published | None:
    if dateline and dateline[1].day:
        where, day = dateline[1].day
        return published(day, "dateline", _shift(where, body[dateline[0]].start))
    found = find_stated_day(paragraphs)
    if found is None:
        return None
    index, where, day = found
    return published(day, "stated", _shift(where, body[index].start))


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _given(settings: Settings) -> Published | None:
    return parse_day(settings.published) if settings.published else None
