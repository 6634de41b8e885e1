"""A few of the tries of which `make kill` makes a hundred: killed, or out of disk, and the same rows in the end."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from ledger.disks import can_mount
from places import ROOT
from postgresql import why_not


@pytest.mark.parametrize("store", ["sqlite", "postgresql"])
def test_after_the_next_run_a_ledger_equals_an_undisturbed_one(store: str) -> None:
    if store == "postgresql" and (reason := why_not()):
        pytest.skip(reason)
    # A process of its own: it forks, which one that runs threads must not.
    command = [sys.executable, "-m", "ledger.killing", "--kills", "3", "--full-disks", "2", "--store", store]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "tests")}
    finished = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    assert f"{store}: killed: 3 tries" in finished.stdout
    assert (f"{store}: full disk: 2 tries" in finished.stdout) == can_mount()
    assert finished.stdout.splitlines()[-1] == "every ledger equals the undisturbed one, row for row"
