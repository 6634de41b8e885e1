"""A user's own codebook: types with a definition and a few marked sentences each, as YAML.

    name: sanctions
    types:
      ASSET_FREEZE:
        definition: Money, accounts or property of persons or firms are frozen.
        examples:
          - <s>The European Union</s> froze the assets of <t>twelve officials</t>.
    none:
      - <s>France</s> and <t>Germany</t> discussed sanctions.

Who acts stands between <s> and </s>, on whom between <t> and </t>. `none` (may be left out) shows what is no event of
these types. Whatever breaks the form is refused with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from ..errors import SourceError
from .encode import Marked
from .given import PairError, parse_marked
from .labels import NONE

LEAST_EXAMPLES, LEAST_TYPES = 3, 2
_NAME = re.compile(r"[A-Z][A-Z0-9_]*")
_FORM = "expected keys name, types and perhaps none"


@dataclass(frozen=True, slots=True)
class OwnType:
    """A type by its name (capitals, digits and underscores) and what it means."""

    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class OwnExample:
    """A marked sentence that shows a type, or NONE; `line` is where it stands in the file."""

    label: str
    marked: Marked
    line: int


@dataclass(frozen=True, slots=True)
class OwnCodebook:
    """The whole file, in its order."""

    name: str
    types: tuple[OwnType, ...]
    examples: tuple[OwnExample, ...]


def read_codebook(path: Path) -> OwnCodebook:
    """The codebook of a file. Raises SourceError naming the line that breaks the form."""
    try:
        root = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(str(path), f"cannot be read: {error}") from error
    except yaml.YAMLError as error:
        raise SourceError(_where(path, _fault_line(error)), f"is no YAML: {' '.join(str(error).split())}") from error
    top = _table(path, root, ("name", "types", "none"), _FORM)
    if "name" not in top or "types" not in top:
        raise SourceError(_where(path, 1), f"{'types' if 'name' in top else 'name'} is missing; {_FORM}")
    types = list(_types(path, top["types"]))
    examples = [example for _, found in types for example in found]
    if "none" in top:
        examples += [_example(path, NONE, node) for node in _list(path, top["none"])]
    _refuse_repeats(path, examples)
    return OwnCodebook(_words(path, top["name"]), tuple(type for type, _ in types), tuple(examples))


def _types(path: Path, node: yaml.Node) -> Iterator[tuple[OwnType, list[OwnExample]]]:
    table = _table(path, node, None, "expected a table of types")
    if len(table) < LEAST_TYPES:
        raise SourceError(_where(path, _line(node)), f"{len(table)} types; at least {LEAST_TYPES} are needed")
    for name, value in table.items():
        where = _where(path, _line(value))
        if not _NAME.fullmatch(name):
            raise SourceError(where, f"{name!r} is no name of a type; write capitals, digits and underscores")
        parts = _table(path, value, ("definition", "examples"), f"expected definition and examples of {name}")
        if "definition" not in parts or "examples" not in parts:
            raise SourceError(where, f"{name} needs a definition and examples")
        nodes = _list(path, parts["examples"])
        if len(nodes) < LEAST_EXAMPLES:
            raise SourceError(where, f"{name} has {len(nodes)} examples; at least {LEAST_EXAMPLES} are needed")
        yield OwnType(name, _words(path, parts["definition"])), [_example(path, name, node) for node in nodes]


def _example(path: Path, label: str, node: yaml.Node) -> OwnExample:
    where = _where(path, _line(node))
    try:
        marked = parse_marked(_words(path, node))
    except PairError as error:
        raise SourceError(where, str(error)) from error
    if marked.actor is None or marked.recipient is None:
        raise SourceError(where, "a side is unmarked; expected both <s>…</s> and <t>…</t>")
    return OwnExample(label, marked, _line(node))


def _refuse_repeats(path: Path, examples: Sequence[OwnExample]) -> None:
    """The same pair twice would stand on both sides of a fold, or under two types."""
    seen: dict[Marked, OwnExample] = {}
    for example in examples:
        first = seen.setdefault(example.marked, example)
        if first is not example:
            raise SourceError(
                _where(path, example.line), f"repeats line {first.line} ({first.label}); keep one of them"
            )


def _table(path: Path, node: yaml.Node | None, known: Sequence[str] | None, expected: str) -> dict[str, yaml.Node]:
    """The keys and values of a table. Raises SourceError for what is none, for a key not known or given twice."""
    if not isinstance(node, yaml.MappingNode):
        raise SourceError(_where(path, _line(node)), expected)
    table: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if known is not None and key.value not in known:
            raise SourceError(_where(path, _line(key)), f"unknown key {key.value!r}; {expected}")
        if key.value in table:
            raise SourceError(_where(path, _line(key)), f"{key.value!r} stands twice; keep one")
        table[key.value] = value
    return table


def _list(path: Path, node: yaml.Node) -> list[yaml.Node]:
    if not isinstance(node, yaml.SequenceNode):
        raise SourceError(_where(path, _line(node)), "expected a list of sentences, each after a dash")
    return list(node.value)


def _words(path: Path, node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
        raise SourceError(_where(path, _line(node)), "expected words; put them in quotation marks if they hold a colon")
    return " ".join(node.value.split())


def _line(node: yaml.Node | None) -> int:
    return node.start_mark.line + 1 if node is not None else 1


def _fault_line(error: yaml.YAMLError) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark is not None else 1


def _where(path: Path, line: int) -> str:
    return f"{path} line {line}"
