"""Vega, Vega-Lite and Vega-Embed as one script of our own, put together out of the package vl-convert, offline.

Putting it together takes some seconds, so it is done once for each version and kept in the user's cache folder.
"""

from __future__ import annotations

import os
import tempfile
from functools import cache
from importlib import metadata
from pathlib import Path
from threading import Lock

_SNIPPET = "window.vegaEmbed = vegaEmbed;"
_LOCK = Lock()


@cache
def version() -> str:
    """What the script is made of, as one word: its address changes with it."""
    import vl_convert

    return f"vl{metadata.version('vl-convert-python')}-lite{vl_convert.get_vegalite_versions()[-1]}"


@cache
def chart_script() -> bytes:
    """The script, out of the cache folder where it is there."""
    with _LOCK:
        kept = _folder() / f"vega-{version()}.js"
        if not kept.exists():
            _keep(kept, _put_together())
        return kept.read_bytes()


def _put_together() -> bytes:
    import vl_convert

    made: str = vl_convert.javascript_bundle(_SNIPPET, vl_version=vl_convert.get_vegalite_versions()[-1])
    return made.encode("utf-8")


def _keep(kept: Path, script: bytes) -> None:
    """Whole or not at all, also where two write at once."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=kept.parent, delete=False) as file:
        file.write(script)
    os.replace(file.name, kept)


def _folder() -> Path:
    """$XDG_CACHE_HOME/dragoman, by default ~/.cache/dragoman."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dragoman"
