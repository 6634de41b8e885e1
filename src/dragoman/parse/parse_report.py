"""From a report to its grammar: each paragraph is parsed within its bounds, offsets untouched."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from ..model import Report, Span
from .grammar import paragraphs_of
from .parsed import Grammarian, Paragraph, Parsed, Sentence
from .quotations import find_quotations


def parse_report(report: Report, model: Grammarian) -> Parsed:
    """Parse a report. Sentences end where paragraphs end; `doc` offsets are offsets into `report.text`."""
    doc = model.parse(report)
    paragraphs = tuple(paragraphs_of(report))
    sentences = tuple(_sentences(doc, paragraphs))
    sentence_of = _sentence_of(doc, sentences)
    return Parsed(report, doc, paragraphs, sentences, sentence_of, find_quotations(report.text, paragraphs))


def _sentences(doc: Doc, paragraphs: tuple[Paragraph, ...]) -> Iterator[Sentence]:
    index = at = 0
    for tokens in doc.sents:
        start, end = tokens.start, tokens.end
        while start < end and doc[start].is_space:
            start += 1
        while end > start and doc[end - 1].is_space:
            end -= 1
        if start == end or not paragraphs:
            continue
        trimmed = doc[start:end]
        while at + 1 < len(paragraphs) and paragraphs[at + 1].span.start <= trimmed.start_char:
            at += 1
        span = Span(trimmed.start_char, trimmed.end_char)
        yield Sentence(index, paragraphs[at].index, paragraphs[at].part, span, trimmed)
        index += 1


def _sentence_of(doc: Doc, sentences: tuple[Sentence, ...]) -> tuple[int, ...]:
    owner = [-1] * len(doc)
    for sentence in sentences:
        for i in range(sentence.tokens.start, sentence.tokens.end):
            owner[i] = sentence.index
    return tuple(owner)
