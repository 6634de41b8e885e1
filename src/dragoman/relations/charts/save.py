"""Charts to files: SVG and PNG drawn here by vl-convert, HTML with its scripts inside, so that no page loads
anything.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ...errors import OptionError

FORMATS = (".svg", ".png", ".html", ".json")
_EXTRA: dict[str, dict[str, Any]] = {"html": {"inline": True}, "png": {"scale_factor": 2}}


def checked_file(file: Path) -> Path:
    """A file that a chart can be saved as. Raises OptionError, naming the formats."""
    if file.suffix.lower() not in FORMATS:
        raise OptionError(f"--chart {file}: name a file that ends in {', '.join(FORMATS)}")
    if not file.absolute().parent.is_dir():
        raise OptionError(f"--chart {file}: there is no folder {file.parent}; make it first")
    return file


def save_chart(chart: Any, file: Path) -> None:
    """Write the chart in the format of the file's ending. Raises OptionError when that cannot be written."""
    kind = checked_file(file).suffix.lower().removeprefix(".")
    extra = _EXTRA.get(kind, {})
    try:
        chart.save(str(file), format=kind, **extra)
    except OSError as error:
        raise OptionError(f"--chart {file}: cannot be written ({error.strerror}); name another file") from error
