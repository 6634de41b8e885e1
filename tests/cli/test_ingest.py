"""`dragoman ingest` and its companions as a person runs them: streams, exit status, and work that is broken off."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from dragoman.ledger import open_ledger, open_view
from dragoman.model import Record
from ledger.rows import all_rows
from ledger.test_stores import newer
from places import DRAGOMAN, EXAMPLES

STORY = EXAMPLES / "readout-kenya.txt"
CHEAP = ("--event-coder", "patterns")


def run(command: str, *arguments: object, folder: Path) -> subprocess.CompletedProcess[str]:
    words = [str(DRAGOMAN), command, *map(str, arguments)]
    environment = {name: value for name, value in os.environ.items() if name != "DRAGOMAN_LEDGER"}
    return subprocess.run(words, capture_output=True, text=True, timeout=120, check=False, cwd=folder, env=environment)


def test_ingest_says_what_became_of_everything_and_the_next_run_finds_it_known(tmp_path: Path) -> None:
    first = run("ingest", STORY, "nowhere.txt", *CHEAP, folder=tmp_path)
    account = "seen 2 = read 1 + already known 0 + not news 0 + not English 0 + failed 1\n"
    assert (first.returncode, first.stdout) == (1, account)
    assert first.stderr.splitlines()[0] == "dragoman: nowhere.txt: no such file; check the path"
    assert (tmp_path / "news.db").exists()
    second = run("ingest", STORY, *CHEAP, folder=tmp_path)
    account = "seen 1 = read 0 + already known 1 + not news 0 + not English 0 + failed 0\n"
    assert (second.returncode, second.stdout, second.stderr) == (0, account, "")
    listed = run("failures", folder=tmp_path)
    assert listed.stdout == "nowhere.txt: no such file; check the path\n"
    (tmp_path / "nowhere.txt").write_text("Canada met Russia in Vienna on Monday.", encoding="utf-8")
    assert run("ingest", "--retry", *CHEAP, folder=tmp_path).returncode == 0
    assert run("failures", folder=tmp_path).stdout == "nothing failed\n"


def test_read_keeps_what_it_prints_where_it_is_told_to(tmp_path: Path) -> None:
    place = tmp_path / "kept.db"
    printed = run("read", STORY, "--ledger", place, "--format", "json", folder=tmp_path)
    with open_view(place) as view:
        (report,) = view.reports()
        assert view.raw(report.id) == STORY.read_bytes()
        assert json.loads(printed.stdout)["report"]["id"] == report.id
        assert view.record(report.id).report.title == report.title
    assert not (tmp_path / "news.db").exists()


def test_diff_tells_what_a_newer_reading_changes_and_adopt_takes_it(tmp_path: Path, record: Record) -> None:
    with open_ledger(tmp_path / "news.db") as ledger:
        ledger.add(record)
        ledger.add(newer(record))
    told = run("diff", folder=tmp_path).stdout.splitlines()
    assert told[0] == "000000000000 Norwegian and Finnish ministers meet in Kirkenes"
    assert told[1] == "  - event ACCUSE (occurred) state:FIN → state:NOR “criticised”"
    assert told[-1] == "1 reports read otherwise: 1 gone, 0 new, 0 changed"
    assert run("adopt", "0000", folder=tmp_path).stdout.startswith("1 reports have")
    assert run("diff", folder=tmp_path).stdout == "0 reports read otherwise: 0 gone, 0 new, 0 changed\n"
    unknown = run("adopt", "ffff", folder=tmp_path)
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "no report whose id begins with 'ffff'" in unknown.stderr


@pytest.mark.parametrize("arguments", [(), ("--retry", "--again"), (str(STORY), "--retry")])
def test_one_thing_at_a_time(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    finished = run("ingest", *arguments, folder=tmp_path)
    assert finished.returncode == 2
    assert "name what to read, or --retry what failed, or --again all that is kept" in finished.stderr
    assert not (tmp_path / "news.db").exists()


def many(folder: Path, count: int) -> Path:
    path = folder / "many.jsonl"
    lines = (
        {"text": f"Canada and Russia met on Monday in Vienna to discuss border number {n}.", "published": "2021-03-01"}
        for n in range(count)
    )
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_an_interrupt_keeps_what_is_done_and_says_so(tmp_path: Path) -> None:
    source = many(tmp_path, 5000)
    command = [DRAGOMAN, "ingest", source, *CHEAP]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as process:
        wait_for_reports(tmp_path / "news.db", 3)
        os.kill(process.pid, signal.SIGINT)
        printed, complaints = process.communicate(timeout=60)
    assert (process.returncode, complaints) == (130, b"")
    with open_view(tmp_path / "news.db") as view:
        (run,) = view.runs()
        assert 3 <= run.read < 5000
        assert len(list(view.reports())) == run.read
    assert printed.decode().startswith(f"seen {run.read:,} = read {run.read:,} + already known 0")


@pytest.mark.parametrize("workers", [1, 2])
def test_a_killed_run_leaves_whole_reports_and_no_process_and_the_next_goes_on(tmp_path: Path, workers: int) -> None:
    source = many(tmp_path, 60)
    whole = run("ingest", source, "--ledger", "undisturbed.db", *CHEAP, folder=tmp_path)
    assert whole.returncode == 0
    command = [DRAGOMAN, "ingest", source, *CHEAP, "--workers", str(workers)]
    with subprocess.Popen(command, cwd=tmp_path, start_new_session=True) as process:
        wait_for_reports(tmp_path / "news.db", 1)
        time.sleep(random.uniform(0, 0.5))
        process.kill()
    assert wait_for_no_process(process.pid), "workers outlive the run that was killed"
    assert run("ingest", source, *CHEAP, folder=tmp_path).returncode == 0
    with open_view(tmp_path / "news.db") as killed, open_view(tmp_path / "undisturbed.db") as undisturbed:
        assert all_rows(killed) == all_rows(undisturbed)


def wait_for_reports(path: Path, count: int) -> None:
    for _ in range(600):
        time.sleep(0.1)
        if path.exists():
            try:
                with open_view(path) as view:
                    if view.counts()["reports"] >= count:
                        return
            except Exception:
                continue
    raise AssertionError("nothing was read")


def wait_for_no_process(session: int) -> bool:
    for _ in range(100):
        try:
            os.killpg(session, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
