"""The commands of docs/api.md do what it says."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import feedparser
import httpx2

from places import ROOT
from web.serving import Served

GUIDE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
BLOCKS = [block for block in re.findall(r"```bash\n(.*?)```", GUIDE, re.DOTALL) if "export ROOM" not in block]


def test_every_command_is_answered(served: Served, tmp_path: Path) -> None:
    told = []
    for block in BLOCKS:
        script = "set -eu\n" + re.sub(r"\bcurl -s\b(?! -o)", "curl -s --fail-with-body", block)
        if "sidde" in block:
            script = "set -eu\n" + block
        done = subprocess.run(
            ["bash", "-c", script], env=os.environ | {"ROOM": served.address}, cwd=tmp_path, capture_output=True
        )
        assert done.returncode == 0, block + done.stdout.decode() + done.stderr.decode()
        told.append(done.stdout.decode())
    assert any(answer.endswith("304\n") for answer in told)
    assert '"Unknown parameter"' in told[-1]
    assert (tmp_path / "events.csv").read_text(encoding="utf-8").startswith("day,")
    assert feedparser.parse(next(answer for answer in told if "<feed" in answer)).version == "atom10"


def test_every_operation_is_in_the_guide_and_on_the_page(client: httpx2.Client) -> None:
    page = client.get("/api/docs").text
    for path in client.get("/api/v1/openapi.json").json()["paths"]:
        assert path in page
        bare = re.sub(r"\{\w+\}", "", path.removeprefix("/api/v1")).strip("/").split("/")[0]
        assert f"/{bare}" in GUIDE, path
