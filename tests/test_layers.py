"""A room imports only from rooms above it in the table of docs/architecture.md.

The table in the document is the rule: this test reads it there, so the two cannot drift apart.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from places import ROOT, SOURCE

ARCHITECTURE = ROOT / "docs" / "architecture.md"
# Small modules of the package itself that every room may know.
COMMON = {"errors", "settings", "version"}
# `extract` asks the event model for types across a seam, though the model stands below it;
# `dragoman serve` is a command that starts the pages.
ALLOWED = {("extract", "coder"), ("cli", "web")}
# The ways in may import everything, and nothing imports them.
WAYS_IN = ("web", "cli", "scale")


def rooms_in_order() -> list[str]:
    """The rooms, top to bottom, as the first column of the document's table names them."""
    rows = re.findall(r"^\| ((?:`\w+/?`[ ,]*)+)", ARCHITECTURE.read_text(encoding="utf-8"), re.MULTILINE)
    return [room for row in rows for room in re.findall(r"`(\w+)/?`", row)]


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> Iterator[str]:
    """The rooms of the package that a module imports, wherever in the module it does."""
    package = ["dragoman", *path.relative_to(SOURCE).with_suffix("").parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = [*base, *(node.module.split(".") if node.module else [])]
            names = [module] if len(module) > 1 else [[*module, alias.name] for alias in node.names]
        else:
            continue
        yield from (name[1] for name in names if name[0] == "dragoman" and len(name) > 1)


def is_allowed(importer: str, imported: str, order: list[str]) -> bool:
    if imported in COMMON or importer == imported or (importer, imported) in ALLOWED:
        return True
    if importer in WAYS_IN:
        return imported not in WAYS_IN
    return order.index(imported) < order.index(importer)


MODULES = sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_room_imports_only_from_rooms_above_it(path: Path) -> None:
    importer = room_of(path)
    order = rooms_in_order()
    if importer in {"__init__", *COMMON}:
        return
    forbidden = [room for room in imported_rooms(path) if not is_allowed(importer, room, order)]
    assert not forbidden, f"{importer} stands above {', '.join(forbidden)} and may not import from there"


def test_every_room_stands_in_the_table() -> None:
    order = rooms_in_order()
    rooms = {room_of(path) for path in MODULES} - COMMON - {"__init__"}
    assert rooms <= set(order), f"not in {ARCHITECTURE.name}: {sorted(rooms - set(order))}"
    assert len(order) == len(set(order))


def test_common_modules_import_no_room() -> None:
    for name in sorted(COMMON):
        assert set(imported_rooms(SOURCE / f"{name}.py")) <= COMMON


def test_the_rule_tells_right_from_wrong() -> None:
    order = rooms_in_order()
    assert is_allowed("parse", "model", order)
    assert is_allowed("extract", "coder", order)
    assert not is_allowed("model", "parse", order)
    assert not is_allowed("actors", "extract", order)
    assert not is_allowed("extract", "cli", order)
