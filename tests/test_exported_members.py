"""What the package says it offers is there, is lazy, and is described."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
import tomllib

import pytest

import dragoman
from places import ROOT

ROOMS = sorted(f"dragoman.{info.name}" for info in pkgutil.iter_modules(dragoman.__path__) if info.ispkg)


@pytest.mark.parametrize("room", ["dragoman", *ROOMS])
def test_every_exported_name_exists_once_and_in_order(room: str) -> None:
    module = importlib.import_module(room)
    exported = list(getattr(module, "__all__", []))
    assert len(exported) == len(set(exported))
    assert all(getattr(module, name) is not None for name in exported)


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_opens_with_its_idea(room: str) -> None:
    assert (importlib.import_module(room).__doc__ or "").strip()


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, dragoman; print([m for m in ('spacy', 'numpy', 'lxml', 'yaml') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = dragoman.nothing


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == dragoman.__version__
    assert f"## {dragoman.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
