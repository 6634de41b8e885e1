"""Where the user's own gazetteer lies: as an option or the environment says, else in the user's data folder."""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import OptionError

WITHOUT = "none"


def own_path() -> Path:
    """Where `gazetteer add` keeps the table when nothing is said: `dragoman/gazetteer.csv` in XDG_DATA_HOME."""
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(home) / "dragoman" / "gazetteer.csv"


def chosen_gazetteer(given: str | None) -> str | None:
    """The path for `Settings.gazetteer`: what was given, else the kept table if there is one.

    Raises OptionError when a given table is not there.
    """
    if given == WITHOUT:
        return None
    if given:
        if not Path(given).is_file():
            raise OptionError(f"--gazetteer {given}: no such file; make one with `dragoman gazetteer add`")
        return given
    return str(own_path()) if own_path().is_file() else None
