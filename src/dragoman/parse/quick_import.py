"""Importing spaCy without its command line, which takes half of a second and is never used here.

`import spacy` ends by importing `spacy.cli` for one function, `spacy.info`, and with it an HTTP client, a project
manager and a shell. A stand-in takes its place during that import and goes away after it, so that whoever wants
the real commands still gets them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_COMMANDS = "spacy.cli"
_INFO = "spacy.cli.info"
_PLUGINS = "PYDANTIC_DISABLE_PLUGINS"


def import_spacy() -> None:
    """Import spaCy; where it was imported before, nothing is gained or lost."""
    if "spacy" in sys.modules:
        return
    _sort_entry_points()
    stand_ins = {_COMMANDS: ModuleType(_COMMANDS), _INFO: ModuleType(_INFO)}
    vars(stand_ins[_INFO])["info"] = _info
    sys.modules.update(stand_ins)
    try:
        with _no_plugins():
            vars(import_module("spacy")).pop("cli", None)
    finally:
        for name in stand_ins:
            sys.modules.pop(name, None)


def _sort_entry_points() -> None:
    """What packages offer each of spaCy's registers, by register.

    `catalogue` takes a dict as well; as it stands it walks through all packages' entry points for each of some 190
    questions that loading a model asks, which is a tenth of the loading.
    """
    catalogue: Any = import_module("catalogue")
    points = catalogue.AVAILABLE_ENTRY_POINTS
    if hasattr(points, "groups"):
        catalogue.AVAILABLE_ENTRY_POINTS = {group: list(points.select(group=group)) for group in points.groups}


@contextmanager
def _no_plugins() -> Iterator[None]:
    """pydantic makes spaCy's shapes without asking all packages for plug-ins; it asks them for whatever comes after."""
    asked = os.environ.get(_PLUGINS)
    os.environ[_PLUGINS] = "__all__"
    try:
        yield
    finally:
        del os.environ[_PLUGINS]
        if asked is not None:
            os.environ[_PLUGINS] = asked


def _info(*arguments: Any, **options: Any) -> Any:
    """What `spacy.info` is until somebody calls it."""
    from spacy.cli.info import info

    return info(*arguments, **options)


import_spacy()
