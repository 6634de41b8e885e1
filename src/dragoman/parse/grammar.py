"""The grammar of a report: its text read by a spaCy pipeline, with sentences that end where paragraphs end."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from ..model import Report, Span
from .parsed import Paragraph, Part

# Signs that carry emphasis, not grammar; blanked for the parser in a copy of the same length.
_EMPHASIS = str.maketrans({"*": " ", "_": " ", "\u00a0": " ", "\u2028": "\n", "\u2029": "\n"})

_SENTENCE_ENDS = frozenset(".!?…")
# In tokens; the longest sentence of the corpus that is one has about 200.
LONGEST_SENTENCE = 300
_LONGEST_DATELINE = 12  # in tokens


_ENDS = frozenset(".!?…:;")
_CLOSERS = frozenset("\"”’'»)]")


def read_grammar(report: Report, nlp: Language) -> Doc:
    """The report's words with their grammar and the names among them; offsets are offsets into `report.text`."""
    doc = nlp.make_doc(report.text.translate(_EMPHASIS))
    _end_sentences_at_paragraphs(doc, report)
    _cut_endless_sentences(doc)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def _end_sentences_at_paragraphs(doc: Doc, report: Report) -> None:
    """Fix sentence starts at the first token of every paragraph; the parser decides the others."""
    starts = {paragraph.span.start for paragraph in paragraphs_of(report)}
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


def paragraphs_of(report: Report) -> Iterator[Paragraph]:
    """The paragraphs of a report in text order: its title, its captions, its body."""
    parts: list[tuple[Span, Part]] = [(span, "body") for span in report.body]
    parts += [(caption.span, "caption") for caption in report.captions]
    if report.title_span:
        parts.append((report.title_span, "title"))
    for index, (span, part) in enumerate(sorted(parts)):
        yield Paragraph(index, part, span)
