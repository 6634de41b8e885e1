"""Every step of `make train` runs, and what it would ship can be loaded. Needs the extra `train`, so CI skips it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.coder.encoder import load_encoder
from dragoman.coder.features import load_features
from dragoman.coder.given import parse_marked
from dragoman.coder.model_file import load_files
from places import ROOT

PAIR = parse_marked("<s>France</s> condemned <t>Russia</t> for the attack.")


def test_a_quick_run_goes_through_every_step(shared: Path) -> None:
    pytest.importorskip("torch", reason="needs the extra train: pip install -e '.[train]'")
    before = load_files().card.digests
    command = [sys.executable, "-m", "training.make", "--quick"]
    finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=900)
    assert finished.returncode == 0, finished.stderr
    assert "no event at 0.5" in finished.stdout
    files = load_files(ROOT / "training" / "work" / "quick" / "shipped")
    assert len(load_encoder(files).read([PAIR])) == 1
    assert load_features(files).read([PAIR]).any()
    assert load_files().card.digests == before, "a quick run ships nothing"
