"""Where things lie, seen from the tests."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "dragoman"
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"
# The command as it is installed beside the Python that runs the tests.
DRAGOMAN = Path(sys.executable).with_name("dragoman")
