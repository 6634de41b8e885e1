"""The language model on another core: the same grammar, the same words when it fails, and nothing left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from places import DRAGOMAN, EXAMPLES

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="needs Linux and two cores"
)

READOUTS = [EXAMPLES / "readouts" / f"2021-12-07-{side}.txt" for side in ("white-house", "kremlin")]
COMPARE = [str(DRAGOMAN), "compare", *map(str, READOUTS), "--format", "json"]
READ = [str(DRAGOMAN), "read", *map(str, READOUTS), "--format", "json"]
# A process with one core reads as it does where there is no fork.
ON_ONE_CORE = [
    sys.executable,
    "-c",
    "import os, sys; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); os.execv(sys.argv[1], sys.argv[1:])",
]
# Reads both readouts with the model beside, in the other order than was foretold, and with a model of this process.
READ_BOTH = """
import sys
from dragoman.intake import read_sources
from dragoman.parse import language_model_beside, load_language_model
from dragoman.settings import Settings

with language_model_beside("en_core_web_sm") as beside:
    first, second = read_sources(sys.argv[1:], Settings())
    beside.expect([first, second])
    {meanwhile}
    docs = [beside.parse(report) for report in (second, first, second)]
    label, loaded = beside.label, "_here" in vars(beside)
here = load_language_model("en_core_web_sm")
same = [here.parse(report) for report in (second, first, second)]
assert label == here.label, label
for one, other in zip(docs, same, strict=True):
    assert one.to_bytes(exclude=["tensor"]) == other.to_bytes(exclude=["tensor"])
    assert [s.text for s in one.sents] == [s.text for s in other.sents]
    assert [c.text for c in one.noun_chunks] == [c.text for c in other.noun_chunks]
    flags = ("is_stop", "like_num", "shape_", "is_title", "norm_", "lower_", "is_sent_start", "ent_iob_")
    assert [[getattr(t, f) for f in flags] for t in one] == [[getattr(t, f) for f in flags] for t in other]
print("loaded here" if loaded else "parsed beside")
"""


def finished(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)


def read_both(meanwhile: str) -> str:
    told = finished([sys.executable, "-c", READ_BOTH.format(meanwhile=meanwhile), *map(str, READOUTS)])
    assert told.returncode == 0, told.stderr
    return told.stdout.strip()


def test_the_grammar_is_the_same_in_whatever_order_it_is_asked_for() -> None:
    assert read_both("pass") == "parsed beside"


def test_what_a_killed_child_owes_is_parsed_here() -> None:
    assert read_both("import multiprocessing; multiprocessing.active_children()[0].kill()") == "loaded here"


@pytest.mark.parametrize("command", [COMPARE, READ], ids=["compare", "read"])
def test_what_is_printed_is_byte_for_byte_that_of_one_core(command: list[str]) -> None:
    two, one = finished(command), finished([*ON_ONE_CORE, *command])
    assert (two.returncode, two.stderr) == (0, "")
    assert two.stdout == one.stdout


@pytest.mark.parametrize("wrong", [["--language-model", "en_absent"], ["--language-model", "json"]])
def test_what_is_wrong_beside_is_told_in_the_same_sentence(wrong: list[str]) -> None:
    two, one = finished([*COMPARE, *wrong]), finished([*ON_ONE_CORE, *COMPARE, *wrong])
    assert two.returncode == 2
    assert two.stderr.startswith("dragoman: language model ")
    assert two.stderr.count("\n") == 1
    assert (two.stdout, two.stderr) == (one.stdout, one.stderr)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_signal_leaves_no_child(sent: signal.Signals) -> None:
    with subprocess.Popen(COMPARE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as run:
        child = await_child(run)
        run.send_signal(sent)
        assert run.wait(60) == (130 if sent == signal.SIGINT else -sent)
        assert run.stderr is not None
        assert run.stderr.read() == ""
    await_end(child)


def await_child(run: subprocess.Popen[str]) -> Path:
    """Where /proc shows the child, as soon as there is one."""
    children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if found := children.read_text().split():
            return Path("/proc", found[0])
        time.sleep(0.01)
    raise AssertionError("no child within a minute")


def await_end(child: Path) -> None:
    """Until the process is gone, or dead and not yet fetched by whoever inherited it."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            if "\nState:\tZ" in (child / "status").read_text():
                return
        except OSError:
            return
        time.sleep(0.01)
    raise AssertionError("the child outlived its parent by a minute")
