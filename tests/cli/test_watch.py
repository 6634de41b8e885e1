"""`dragoman watch` as a person and as cron runs it: feeds on real servers into a real ledger."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.ledger import open_view
from places import DRAGOMAN
from serving import STORY, Page, Site, serve

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "DRAGOMAN_LEDGER"}
OTHER = STORY.replace("Norway and Finland", "Canada and Russia").replace("Monday", "Friday")


def feed(*paths: str) -> Page:
    items = "".join(f"<item><guid>{path}</guid><link>{path}</link></item>" for path in paths)
    text = f"<rss version='2.0'><channel><title>Desk</title>{items}</channel></rss>"
    return Page(text, media_type="application/rss+xml")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve(
        a=Page(), b=Page(OTHER), feed=feed("/a", "/b", "/gone"), page=Page("<html><body>Log in</body></html>")
    ) as site:
        text = f'pace = "0s"\n[[feed]]\nurl = "{site.url}/feed"\nname = "The desk"\n[[feed]]\nurl = "{site.url}/page"\n'
        (tmp_path / "feeds.toml").write_text(text)
        yield site


def command(*words: str) -> list[str]:
    # What triage thinks of these pages is not the matter here.
    return [str(DRAGOMAN), *words, "--event-coder", "patterns", "--read-all"]


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*words), capture_output=True, text=True, timeout=120, check=False, cwd=folder, env=ENVIRONMENT
    )


def make_due(folder: Path) -> None:
    """As if half an hour had passed."""
    with sqlite3.connect(folder / "news.watch.db") as connection:
        connection.execute("UPDATE feed SET next_poll = '2020-01-01T00:00:00+00:00'")
    connection.close()


def test_feeds_go_into_the_ledger_once_and_every_item_is_accounted_for(tmp_path: Path, site: Site) -> None:
    first = run(tmp_path, "watch", "feeds.toml", "--once")
    assert first.stdout == (
        "2 feeds polled, 0 unchanged, 1 failed; 3 items seen = 2 taken + 0 known + 1 failed + 0 put off\n"
        "seen 3 = read 2 + already known 0 + not news 0 + not English 0 + failed 1\n"
    )
    assert first.returncode == 1
    assert first.stderr.splitlines() == [
        f"dragoman: {site.url}/gone: is not there: the server answers 404 Not Found; check the address",
        "The desk: 2 new",
        f"dragoman: {site.url}/page: is a web page (HTML), no feed; name the feed's own address",
    ]
    with open_view(tmp_path / "news.db") as view:
        assert sorted(report.url or "" for report in view.reports()) == [f"{site.url}/a", f"{site.url}/b"]
        assert [failure.place for failure in view.failures()] == [f"{site.url}/gone"]

    asked = len(site.asked)
    idle = run(tmp_path, "watch", "feeds.toml", "--once")
    assert (idle.returncode, idle.stderr, len(site.asked)) == (0, "", asked)
    assert idle.stdout.startswith("0 feeds polled")

    make_due(tmp_path)
    site.pages |= {
        "/c": Page(OTHER.replace("Friday", "Sunday")),
        "/feed": feed("/c", "/a", "/b", "/gone"),
        "/page": feed(),
    }
    third = run(tmp_path, "watch", "feeds.toml", "--once")
    assert third.stdout.splitlines() == [
        "2 feeds polled, 0 unchanged, 0 failed; 4 items seen = 1 taken + 3 known + 0 failed + 0 put off",
        "seen 1 = read 1 + already known 0 + not news 0 + not English 0 + failed 0",
    ]
    assert (third.returncode, third.stderr) == (0, "The desk: 1 new\n")

    site.pages["/gone"] = Page(STORY.replace("Oslo", "Bergen"))
    assert run(tmp_path, "ingest", "--retry").returncode == 0
    with open_view(tmp_path / "news.db") as view:
        assert len([*view.reports()]) == 4
        assert [*view.failures()] == []


def test_whoever_stops_it_keeps_what_was_done(tmp_path: Path, site: Site) -> None:
    site.pages |= {"/feed": feed("/a", "/slow", "/b"), "/slow": site.hang}
    status, out, err = stopped(tmp_path, site, "/slow", signal.SIGINT)
    assert (status, err) == (130, "")
    assert "seen 1 = read 1" in out
    site.pages |= {"/slow": Page(STORY.replace("Oslo", "Bergen")), "/page": site.hang}
    status, out, err = stopped(tmp_path, site, "/page", signal.SIGTERM)
    assert (status, err) == (130, "The desk: 2 new\n")
    assert "3 items seen = 2 taken + 1 known + 0 failed" in out
    assert site.paths.count("/a") == 1


def stopped(folder: Path, site: Site, path: str, stop: signal.Signals) -> tuple[int, str, str]:
    """Watch until a path is asked for, then stop it: exit status and what it said."""
    process = subprocess.Popen(
        command("watch", "feeds.toml"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=folder,
        env=ENVIRONMENT,
    )  # fmt: skip
    try:
        wait_for(site, path)
    except BaseException:
        process.kill()
        process.communicate()
        raise
    process.send_signal(stop)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def wait_for(site: Site, path: str) -> None:
    for _ in range(600):
        if path in site.paths:
            return
        time.sleep(0.1)
    pytest.fail(f"{path} was never asked for")


def test_a_mistake_in_the_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_text("[[feed]]\n")
    finished = run(tmp_path, "watch", "feeds.toml")
    assert (finished.returncode, finished.stdout) == (2, "")
    assert finished.stderr == 'dragoman: feeds.toml: feed 1: has no "url"; write url = "https://…"\n'
    assert not (tmp_path / "news.db").exists()
