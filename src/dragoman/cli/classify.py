"""`dragoman classify`: the type of the event between given pairs, a table in and the same table with it out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TextIO

from ..coder.encode import Marked
from ..coder.encoder import Reading, load_encoder
from ..coder.given import PairError, find_pair, parse_marked
from ..coder.labels import NONE
from ..coder.own_model import OwnModel, load_model
from ..errors import OptionError, SourceError
from .stdout import Stdout

MARKED, GIVEN = "marked_sentence", ("sentence", "source", "target")
ADDED = ("type", "confidence")
CHUNK = 256
EXPECTED = f"expected tab-separated columns {', '.join(GIVEN)}, or {MARKED} with <s> and <t>"

Row = tuple[int, list[str]]
# Type and confidence for each pair.
Namer = Callable[[Sequence[Marked]], Sequence[tuple[str, float]]]


def print_types(path: str, allows_none: bool, model: Path | None = None) -> int:
    """Classify the pairs of a TSV file (`-` is stdin). The exit status: 0, or 1 when some rows could not be read.

    A row that cannot be read is named on stderr with its line and keeps its place, its type and confidence empty.
    With `model` the types are those of a user's own codebook. Raises SourceError when the file or its header cannot
    be read, ModelError when the model cannot.
    """
    stdout, own = Stdout(), load_model(model) if model is not None else None
    if own is not None and allows_none and NONE not in own.labels:
        raise OptionError(f"--none: {model} has no sentences under none; add some to its codebook and train it again")
    try:
        if path == "-":
            return _print_table(path, sys.stdin, stdout, allows_none, own)
        with open(path, encoding="utf-8-sig", newline="") as lines:
            return _print_table(path, lines, stdout, allows_none, own)
    except BrokenPipeError:
        stdout.abandon()
        return 0
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        raise SourceError(path, f"{reason}; {EXPECTED}") from error


def _print_table(path: str, lines: TextIO, stdout: Stdout, allows_none: bool, own: OwnModel | None) -> int:
    rows = ((number, line.rstrip("\r\n").split("\t")) for number, line in enumerate(lines, start=1) if line.strip())
    _, header = next(rows, (1, [""]))
    if MARKED not in header and not set(GIVEN) <= set(header):
        raise SourceError(f"{path} line 1", EXPECTED)
    namer = _namer(allows_none, own)
    stdout.write("\t".join((*header, *ADDED)) + "\n")
    status = 0
    while chunk := list(islice(rows, CHUNK)):
        for cells, failure in _classify(path, header, chunk, namer):
            if failure:
                print(f"dragoman: {failure}", file=sys.stderr)
                status = 1
            stdout.write("\t".join(cells) + "\n")
    return status


def _namer(allows_none: bool, own: OwnModel | None) -> Namer:
    """What names pairs: the shipped model, or one of the user's own types."""
    if own is not None:
        return lambda pairs: [name_own(shares, allows_none) for shares in own.read(pairs)]
    encoder = load_encoder()
    return lambda pairs: [name_type(reading, allows_none) for reading in encoder.read(pairs)]


def _classify(
    path: str, header: list[str], chunk: list[Row], namer: Namer
) -> Iterator[tuple[list[str], SourceError | None]]:
    """The rows of a chunk with type and confidence, or with the reason why there are none."""
    pairs = [_pair(path, header, row) for row in chunk]
    named = iter(namer([pair for pair in pairs if isinstance(pair, Marked)]))
    for (_, cells), pair in zip(chunk, pairs, strict=True):
        if isinstance(pair, SourceError):
            yield [*cells, "", ""], pair
        else:
            type, confidence = next(named)
            yield [*cells, type, f"{confidence:.3f}"], None


def _pair(path: str, header: list[str], row: Row) -> Marked | SourceError:
    number, cells = row
    if len(cells) != len(header):
        return SourceError(f"{path} line {number}", f"{len(cells)} columns; expected {len(header)} as in the header")
    values = dict(zip(header, cells, strict=True))
    try:
        return parse_marked(values[MARKED]) if values.get(MARKED) else find_pair(*(values[name] for name in GIVEN))
    except KeyError:
        return SourceError(f"{path} line {number}", f"{MARKED} is empty; expected a sentence with <s> and <t>")
    except PairError as error:
        return SourceError(f"{path} line {number}", str(error))


def name_type(reading: Reading, allows_none: bool) -> tuple[str, float]:
    """The type and how likely it is right; "none" only for callers who do not vouch for an event."""
    if allows_none and reading.none > 0.5:
        return NONE, reading.none
    confidence = reading.types[reading.best]
    return reading.best, confidence * (1 - reading.none) if allows_none else confidence


def name_own(shares: dict[str, float], allows_none: bool) -> tuple[str, float]:
    """The likeliest of a user's own types; "none" only for callers who do not vouch for an event."""
    left = shares if allows_none else {label: share for label, share in shares.items() if label != NONE}
    best = max(left, key=lambda label: left[label])
    return best, left[best] / sum(left.values())
