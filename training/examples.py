"""Examples to learn from: marked sentences with the labels they admit and the way the deed runs."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.coder.encode import Marked
from dragoman.coder.labels import LABELS, MUTUAL, NONE, TYPES
from dragoman.model import Span

# The labelled pairs join two types under their old name.
JOINED = {"YIELD": ("CONCEDE", "RETREAT")}
QUADS = {
    "1": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "2": ("COOPERATE", "AID", "RETREAT", "YIELD"),
    "3": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "4": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
_MARK = re.compile(r"<(/?)([ste])>")


@dataclass(frozen=True, slots=True)
class Example:
    """One pair: `admits` are the labels that are right; `turned` whether recipient and actor are swapped.

    `turned` is None where the way does not matter (mutual deeds, no event, a side missing). `group` keeps what
    belongs together in one fold: the sentence, or the pattern a sentence was made from.
    """

    marked: Marked
    admits: tuple[str, ...]
    turned: bool | None
    group: str
    weight: float = 1.0

    def swapped(self) -> Example:
        """The same pair the other way round."""
        marked = replace(self.marked, actor=self.marked.recipient, recipient=self.marked.actor)
        return replace(self, marked=marked, turned=None if self.turned is None else not self.turned)

    def without_trigger(self) -> Example:
        return replace(self, marked=replace(self.marked, trigger=None))


class ExampleError(ValueError):
    """A training file breaks its form: the file, the line and what was expected."""


def parse_marked(text: str) -> Marked:
    """A sentence marked with <s> actor </s>, <t> recipient </t> and perhaps <e> trigger </e>."""
    plain: list[str] = []
    opened: dict[str, int] = {}
    spans: dict[str, Span] = {}
    length = at = 0
    for mark in _MARK.finditer(text):
        piece = text[at : mark.start()]
        plain.append(piece)
        length += len(piece)
        at = mark.end()
        if not mark.group(1):
            opened[mark.group(2)] = length
        elif mark.group(2) in opened and mark.group(2) not in spans:
            spans[mark.group(2)] = Span(opened[mark.group(2)], length)
    plain.append(text[at:])
    return Marked("".join(plain), spans.get("s"), spans.get("t"), spans.get("e"))


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
    marked = parse_marked(row["marked_sentence"])
    if marked.actor is None and marked.recipient is None:
        raise ExampleError(f"{path} line {line}: no side is marked; expected <s>…</s> and <t>…</t>")
    is_sure = row["gold_penta"] not in QUADS or root in QUADS[row["gold_penta"]]
    is_whole = marked.actor is not None and marked.recipient is not None
    turned = False if root not in MUTUAL and is_whole else None
    return Example(marked, JOINED.get(root, (root,)), turned, row["sentence"].strip().lower(), 1.0 if is_sure else 0.5)


def read_written(path: Path) -> list[Example]:
    """Sentences of our own: columns group, type, turned (yes, no, -) and marked."""
    return [_written(path, line, row) for line, row in _rows(path)]


def _written(path: Path, line: int, row: dict[str, str]) -> Example:
    if row["type"] not in LABELS:
        raise ExampleError(f"{path} line {line}: {row['type']!r} is no label; expected one of {', '.join(LABELS)}")
    marked = parse_marked(row["marked"])
    if marked.actor is None or marked.recipient is None:
        raise ExampleError(f"{path} line {line}: a side is unmarked; expected <s>…</s> and <t>…</t>")
    turned = False if row["type"] not in MUTUAL and row["type"] != NONE else None
    return Example(marked, (row["type"],), turned, row["group"])


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), start=2)


def assign_folds(examples: list[Example], folds: int, seed: int) -> list[int]:
    """A fold for each example: all of one group in one fold, the types spread evenly."""
    import random

    order = sorted({e.group for e in examples})
    random.Random(seed).shuffle(order)
    type_of = {e.group: e.admits for e in examples}
    order.sort(key=lambda group: type_of[group])
    fold_of = {group: i % folds for i, group in enumerate(order)}
    return [fold_of[e.group] for e in examples]
