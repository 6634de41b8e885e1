"""From a report to its grammar: each paragraph is parsed within its bounds, offsets untouched."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ..model import Report, Span
from .language_model import LanguageModel
from .parsed import Paragraph, Parsed, Part, Sentence
from .quotations import find_quotations

# Signs that carry emphasis, not grammar; blanked for the parser in a copy of the same length.
_EMPHASIS = str.maketrans({"*": " ", "_": " ", "\u00a0": " ", "\u2028": "\n", "\u2029": "\n"})

_SENTENCE_ENDS = frozenset(".!?…")
# In tokens; the longest sentence of the corpus that is one has about 200.
LONGEST_SENTENCE = 300
_LONGEST_DATELINE = 12  # in tokens


_ENDS = frozenset(".!?…:;")
_CLOSERS = frozenset("\"”’'»)]")


def parse_report(report: Report, model: LanguageModel) -> Parsed:
    """Parse a report. Sentences end where paragraphs end; `doc` offsets are offsets into `report.text`."""
    doc = _parse(report, model)
    paragraphs = tuple(_paragraphs(report))
    sentences = tuple(_sentences(doc, paragraphs))
    sentence_of = _sentence_of(doc, sentences)
    return Parsed(report, doc, paragraphs, sentences, sentence_of, find_quotations(report.text, paragraphs))


def _paragraphs(report: Report) -> Iterator[Paragraph]:
    parts: list[tuple[Span, Part]] = [(span, "body") for span in report.body]
    parts += [(caption.span, "caption") for caption in report.captions]
    if report.title_span:
        parts.append((report.title_span, "title"))
    for index, (span, part) in enumerate(sorted(parts)):
        yield Paragraph(index, part, span)


def _parse(report: Report, model: LanguageModel) -> Doc:
    doc = model.nlp.make_doc(report.text.translate(_EMPHASIS))
    _end_sentences_at_paragraphs(doc, report)
    _cut_endless_sentences(doc)
    for _, component in model.nlp.pipeline:
        doc = component(doc)
    return doc


def _end_sentences_at_paragraphs(doc: Doc, report: Report) -> None:
    """Fix sentence starts at the first token of every paragraph; the parser decides the others."""
    starts = {paragraph.span.start for paragraph in _paragraphs(report)}
    starts |= set(_after_datelines(doc, starts))
    ended = True
    for token in doc:
        if token.idx in starts or (token.i and token.text[0].isupper() and _ends_bracket(doc[token.i - 1])):
            token.is_sent_start = True
        elif token.i and not token.is_space and (not ended or token.text[0].islower()):
            # Within a paragraph only a full stop or the like ends a sentence, maybe with a closing mark or bracket.
            token.is_sent_start = False
        if not token.is_space:
            last = token.text[-1]
            ended = last in _ENDS or (ended and last in _CLOSERS)


def _after_datelines(doc: Doc, starts: set[int]) -> Iterator[int]:
    """Where the text begins after "(Kyiv, 1 February 2022) ": the parser would make the bracket part of its grammar."""
    for token in doc:
        if token.text == "(" and token.idx in starts:
            closing = next((t for t in doc[token.i : token.i + _LONGEST_DATELINE] if t.text == ")"), token)
            after = doc[closing.i + 1] if closing.i + 1 < len(doc) else token
            if after.text[0].isupper() and any(t.like_num for t in doc[token.i : closing.i]):
                yield after.idx


def _cut_endless_sentences(doc: Doc) -> None:
    """Words without end (lists, broken extraction) are cut, so that no sentence costs more than its share."""
    run = 0
    for token in doc:
        run = 0 if token.text in _SENTENCE_ENDS else run + 1
        if run > LONGEST_SENTENCE:
            token.is_sent_start = True
            run = 0


def _ends_bracket(token: Token) -> bool:
    """ "(Kyiv, 1 February)The Prime Minister": a space lost after a dateline."""
    return token.text == ")" and not token.whitespace_


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
