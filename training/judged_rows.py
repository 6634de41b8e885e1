"""What the coder was asked of judged events, as a table: places in the corpus, no words of it.

A row is an event that somebody judged: where its sentence, sides and trigger stand, what the reader knew of it, and
the verdict. Of an event that today's reader no longer finds, the row keeps what an earlier reading knew of it: what was
wrong and has been mended still shows what wrong events look like.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.coder import Question
from dragoman.model import Span
from training.examples import ExampleError

TABLE = Path(__file__).resolve().parent / "written" / "judged_events.tsv"
COLUMNS = (
    "id", "seed", "url", "start", "length", "digest", "actor", "recipient", "trigger", "type", "pattern",
    "actor_slot", "recipient_slot", "said", "alone", "transcript", "found", "right",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A question about a judged event of a document, whether the reader finds the event today, and the verdict."""

    id: str
    seed: str
    url: str
    question: Question
    is_found: bool
    is_right: bool


def whole(report: dict[str, str]) -> str:
    """The text that offsets of the table count in: a report's title, a line break and its words."""
    return f"{report.get('title') or ''}\n{report['text']}"


def read_reports(corpus: Path, urls: set[str]) -> Iterator[dict[str, str]]:
    """The reports of these addresses, in the order of the archives."""
    for archive in sorted(corpus.glob("*.jsonl.gz")):
        with gzip.open(archive, "rt", encoding="utf-8") as lines:
            yield from (report for report in map(json.loads, lines) if report["url"] in urls)


def read_rows(corpus: Path, path: Path = TABLE) -> list[JudgedRow]:
    """All rows, in file order. Raises ExampleError when a sentence is not where the table says."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    texts = {report["url"]: whole(report) for report in read_reports(corpus, {row["url"] for row in rows})}
    return [_read(path, line, row, texts) for line, row in enumerate(rows, start=2)]


def _read(path: Path, line: int, row: dict[str, str], texts: dict[str, str]) -> JudgedRow:
    start = int(row["start"])
    sentence = texts.get(row["url"], "")[start : start + int(row["length"])]
    if _digest(sentence) != row["digest"]:
        raise ExampleError(f"{path} line {line}: the sentence is not in the corpus at {row['url']}")
    actor, recipient, trigger = (_span(row[name]) for name in ("actor", "recipient", "trigger"))
    if trigger is None:
        raise ExampleError(f"{path} line {line}: no trigger; expected two offsets, as in 12-20")
    said, alone, transcript, found, right = (row[name] == "yes" for name in COLUMNS[13:])
    question = Question(
        sentence, actor, recipient, trigger, row["type"], float(row["pattern"]),
        (row["actor_slot"], row["recipient_slot"]), said, alone, transcript,
    )  # fmt: skip
    return JudgedRow(row["id"], row["seed"], row["url"], question, found, right)


def write_rows(rows: Iterable[JudgedRow], corpus: Path, path: Path = TABLE) -> int:
    """Write the rows whose sentences stand in the corpus word for word, by seed and id; how many there are."""
    listed = sorted(rows, key=lambda row: (row.seed, row.id))
    texts = {report["url"]: whole(report) for report in read_reports(corpus, {row.url for row in listed})}
    written = [line for row in listed if (line := _line(row, texts[row.url]))]
    path.write_text("\n".join(["\t".join(COLUMNS), *written]) + "\n", encoding="utf-8")
    return len(written)


def _line(row: JudgedRow, text: str) -> str | None:
    q = row.question
    start = _place(q.sentence, text)
    if start is None:
        return None
    length = len(q.sentence)
    flags = (q.is_said, q.is_alone, q.is_transcript, row.is_found, row.is_right)
    cells = (
        row.id, row.seed, row.url, str(start), str(length), _digest(text[start : start + length]),
        *map(_offsets, (q.actor, q.recipient, q.trigger)), q.suggestion, f"{q.confidence:.3f}", *q.slots,
        *("yes" if flag else "no" for flag in flags),
    )  # fmt: skip
    return "\t".join(cells)


def _place(sentence: str, text: str) -> int | None:
    """Where a sentence stands, whatever white space parts its words, if of one length."""
    found = re.search(r"\s+".join(map(re.escape, sentence.split())), text)
    lead = len(sentence) - len(sentence.lstrip())
    is_same = found is not None and len(found.group()) == len(sentence.strip()) and found.start() >= lead
    return found.start() - lead if found is not None and is_same else None


def _digest(sentence: str) -> str:
    return hashlib.sha1(sentence.encode()).hexdigest()[:8]


def _offsets(span: Span | None) -> str:
    return f"{span.start}-{span.end}" if span else ""


def _span(words: str) -> Span | None:
    start, _, end = words.partition("-")
    return Span(int(start), int(end)) if end else None
