"""Examples to learn from: marked sentences with the labels they admit and the way the deed runs."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.coder.encode import Marked
from dragoman.coder.given import PairError, parse_marked
from dragoman.coder.labels import LABELS, MUTUAL, NONE, TYPES
from dragoman.model import Span

READ, LABELLED = "read", "labelled"
# The labelled pairs join two types under their old name.
JOINED = {"YIELD": ("CONCEDE", "RETREAT")}
QUADS = {
    "1": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "2": ("COOPERATE", "AID", "RETREAT", "YIELD"),
    "3": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "4": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}


@dataclass(frozen=True, slots=True)
class Example:
    """One pair: `admits` are the labels that are right; `turned` whether recipient and actor are swapped.

    `admits` is empty where nobody labelled the pair. `turned` is None where the way does not matter (mutual deeds, no
    event, a side missing). `group` keeps what belongs together in one fold: the sentence, or the pattern a sentence was
    made from. `kind` says where it is from: written, labelled, read, unlabelled, or why a pair is known to be so (its
    basis).
    """

    marked: Marked
    admits: tuple[str, ...]
    turned: bool | None
    group: str
    weight: float = 1.0
    needs_trigger: bool = False
    kind: str = "written"

    def swapped(self) -> Example:
        """The same pair the other way round."""
        marked = replace(self.marked, actor=self.marked.recipient, recipient=self.marked.actor)
        return replace(self, marked=marked, turned=None if self.turned is None else not self.turned)

    def without_trigger(self) -> Example:
        return replace(self, marked=replace(self.marked, trigger=None))


class ExampleError(ValueError):
    """A training file breaks its form: the file, the line and what was expected."""


def read_labelled(path: Path) -> list[Example]:
    """The labelled pairs, in file order: every row, an unmarked side left unmarked.

    Rows whose type and quad class disagree are read as the type says, at half the weight.
    Raises ExampleError for an unknown type or a row that marks nothing, with the line.
    """
    rows = list(_rows(path))
    return [_labelled(path, line, row) for line, row in rows]


def _labelled(path: Path, line: int, row: dict[str, str]) -> Example:
    root = row["gold_root"]
    if root not in TYPES and root not in JOINED:
        raise ExampleError(f"{path} line {line}: {root!r} is no event type; expected one of {', '.join(TYPES)}")
    marked = _marked(path, line, row["marked_sentence"])
    is_sure = row["gold_penta"] not in QUADS or root in QUADS[row["gold_penta"]]
    is_whole = marked.actor is not None and marked.recipient is not None
    turned = False if root not in MUTUAL and is_whole else None
    return Example(
        marked,
        JOINED.get(root, (root,)),
        turned,
        row["sentence"].strip().lower(),
        1.0 if is_sure else 0.5,
        kind=LABELLED,
    )


def read_written(path: Path) -> list[Example]:
    """Sentences of our own: columns group, type, turned (yes, no, -) and marked."""
    return [_written(path, line, row) for line, row in _rows(path)]


def _written(path: Path, line: int, row: dict[str, str]) -> Example:
    if row["type"] not in LABELS:
        raise ExampleError(f"{path} line {line}: {row['type']!r} is no label; expected one of {', '.join(LABELS)}")
    marked = _marked(path, line, row["marked"])
    if marked.actor is None or marked.recipient is None:
        raise ExampleError(f"{path} line {line}: a side is unmarked; expected <s>…</s> and <t>…</t>")
    turned = False if row["type"] not in MUTUAL and row["type"] != NONE else None
    return Example(marked, (row["type"],), turned, row["group"], needs_trigger="&" in row["group"])


def _marked(path: Path, line: int, text: str) -> Marked:
    try:
        return parse_marked(text)
    except PairError as error:
        raise ExampleError(f"{path} line {line}: {error}") from error


def read_pairs_read(path: Path, corpus: Path) -> list[Example]:
    """Pairs of the bulk corpus, labelled or not: the table holds offsets, the words stay in the corpus.

    What whoever labelled a pair was not sure of (`sure` is no) counts half.
    Raises ExampleError when a sentence is not where the table says.
    """
    rows = list(_rows(path))
    texts = _texts(corpus, {row["url"] for _, row in rows})
    return [_pair_read(path, line, row, texts) for line, row in rows]


def _texts(corpus: Path, urls: set[str]) -> dict[str, str]:
    """The raw texts of some reports of the corpus, by URL."""
    found: dict[str, str] = {}
    for archive in sorted(corpus.glob("*.jsonl.gz")):
        with gzip.open(archive, "rt", encoding="utf-8") as lines:
            for report in map(json.loads, lines):
                if report["url"] in urls:
                    found[report["url"]] = report["text"]
    return found


def _pair_read(path: Path, line: int, row: dict[str, str], texts: dict[str, str]) -> Example:
    start = int(row["start"])
    sentence = texts.get(row["url"], "")[start : start + int(row["length"])]
    if hashlib.sha1(sentence.encode()).hexdigest()[:8] != row["digest"]:
        raise ExampleError(f"{path} line {line}: the sentence is not in the corpus at {row['url']}")
    actor, recipient, trigger = (_span(row[name]) for name in ("actor", "recipient", "trigger"))
    marked = Marked(sentence, actor, recipient, trigger)
    type = row.get("type", "")
    if not type:
        return Example(marked, (), None, row["url"], kind="unlabelled")
    # Of two types that are both defensible, one may run the other way round ("accused Russia of attacking").
    has_way = type not in MUTUAL and type != NONE and "|" not in type and actor is not None and recipient is not None
    admits = ("SANCTION", "COERCE") if type == "SANCTION" else tuple(type.split("|"))
    turned = row["turned"] == "yes" if has_way else None
    weight = 0.5 if row.get("sure") == "no" else 1.0
    return Example(marked, admits, turned, row["url"], weight, needs_trigger=True, kind=row.get("basis", READ))


def _span(words: str) -> Span | None:
    start, _, end = words.partition("-")
    return Span(int(start), int(end)) if end else None


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), start=2)


def assign_folds(examples: list[Example], folds: int, seed: int) -> list[int]:
    """A fold for each example: all of one group in one fold, the types spread evenly."""
    order = sorted({e.group for e in examples})
    random.Random(seed).shuffle(order)
    type_of = {e.group: e.admits for e in examples}
    order.sort(key=lambda group: type_of[group])
    fold_of = {group: i % folds for i, group in enumerate(order)}
    return [fold_of[e.group] for e in examples]
