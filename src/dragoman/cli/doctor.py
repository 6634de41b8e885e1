"""`dragoman doctor`: is everything here that reading needs, and what to do where it is not.

Each check is one line, `ok` or what to do; a check that needs an earlier one still runs, so that one
visit shows everything that is wrong.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from ..errors import DragomanError
from ..pipeline import Pipeline
from ..reading import read
from ..settings import Settings
from ..version import __version__

OLDEST_PYTHON = (3, 11)
NEEDED = ("spacy", "trafilatura", "PyYAML", "typer", "rich", "daachorse", "onnxruntime", "tokenizers")
EXAMPLE = (
    "OSLO — Norway’s Foreign Minister met her Swedish counterpart in Stockholm on 3 March 2021.\n\n"
    "Sweden criticised Russia over the closed border."
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's: what was looked at, and what was found or what to do."""

    what: str
    found: str
    is_ok: bool


def print_health(settings: Settings) -> int:
    """Print every check. The exit status: 0 when all is well, else 1."""
    findings = list(examine(settings))
    for finding in findings:
        print(f"{'ok ' if finding.is_ok else 'NOT'}  {finding.what}: {finding.found}")
    return 0 if all(finding.is_ok for finding in findings) else 1


def examine(settings: Settings) -> Iterator[Finding]:
    """All checks, in the order in which they build on each other."""
    yield Finding("dragoman", __version__, True)
    yield _examine_python()
    yield from map(_examine_package, NEEDED)
    pipeline = Pipeline(settings)
    yield _try("language model", lambda: pipeline.language_model.label)
    yield _try("gazetteer", lambda: _loads(pipeline.gazetteer))
    yield _try("codebook", lambda: _loads(pipeline.codebook))
    yield _try("event coder", lambda: _loads(pipeline.coder))
    yield _try("worked example", lambda: _read_example(settings))


def _examine_python() -> Finding:
    is_ok = sys.version_info >= OLDEST_PYTHON
    return Finding("python", platform.python_version() + ("" if is_ok else ": install 3.11 or newer"), is_ok)


def _examine_package(name: str) -> Finding:
    try:
        return Finding(name, version(name), True)
    except PackageNotFoundError:
        return Finding(name, f"missing: pip install {name}", False)


def _try(what: str, check: Callable[[], str]) -> Finding:
    try:
        return Finding(what, check(), True)
    except DragomanError as error:
        return Finding(what, str(error), False)


def _loads(part: object) -> str:
    return f"{type(part).__name__} loads and is valid"


def _read_example(settings: Settings) -> str:
    record = read(text=EXAMPLE, settings=settings)
    if not record.actors or not record.events:
        raise DragomanError("read, but found nothing in it: reinstall dragoman, its data files are not whole")
    return f"{len(record.actors)} actors, {len(record.statements)} statements, {len(record.events)} events"
