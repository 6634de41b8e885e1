"""Many reports in: every one is accounted for, nothing is lost, nothing comes twice, and broken-off work goes on."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete, event, insert, update

from dragoman.errors import SourceError
from dragoman.intake import Raw
from dragoman.ledger import Ledger, open_ledger
from dragoman.ledger.account import Account, Outcome
from dragoman.ledger.fact_tables import events, mentions
from dragoman.ledger.failing import stored_raws
from dragoman.ledger.ingest import Ingest
from dragoman.ledger.work import QuickLook, Reading
from dragoman.model import Record, Report, Source
from dragoman.settings import Settings
from ledger.rows import all_rows
from serving import STORY

# The patterns alone: as real, and quicker to load.
READING = Reading(Settings(event_coder="patterns"))
STORIES = (
    "Canada and Russia met on Monday in Vienna to discuss the border between the two countries.",
    "The Foreign Minister of Norway said on Tuesday that Norway will give Finland 12 patrol boats by 2023.",
    "France accused Belgium of breaking the fishing agreement and recalled its ambassador from Brussels.",
    "Der Minister sagte am Montag in Berlin, dass die Regierung das Abkommen mit Frankreich nicht kündigen werde.",
)


@dataclass(frozen=True)
class Verdict:
    passes: bool
    why: str


def only_canada(report: Report) -> Verdict:
    return Verdict("Canada" in report.text, "no word of Canada")


def broken(report: Report) -> Verdict:
    raise RuntimeError(f"no look at {report.id[:6]}")


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """Four reports, the first once more, and two lines that hold none."""
    path = tmp_path / "lines.jsonl"
    rows = [{"id": str(n), "text": text, "published": "2021-03-01"} for n, text in enumerate(STORIES)]
    rows += [rows[0], {"id": "5"}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + "{broken\n", encoding="utf-8")
    return path


def ingest(ledger: Ledger, *sources: object, reading: Reading = READING) -> tuple[Account, list[SourceError]]:
    failures: list[SourceError] = []
    run = Ingest(ledger, reading, lambda account, failure: failures.append(failure) if failure else None)
    return run.sources([str(source) for source in sources]), failures


def test_every_report_is_accounted_for(ledger: Ledger, lines: Path, tmp_path: Path) -> None:
    account, failures = ingest(ledger, lines, tmp_path / "nowhere.txt")
    assert account == Account(read=3, known=1, not_english=1, failed=3)
    assert str(account) == "seen 8 = read 3 + already known 1 + not news 0 + not English 1 + failed 3"
    assert [failure.where for failure in failures] == [
        f"{lines} line 6",
        f"{lines} line 7",
        str(tmp_path / "nowhere.txt"),
    ]
    (run,) = ledger.runs()
    assert (run.seen, run.read, run.known, run.not_english, run.failed) == (8, 3, 1, 1, 3)
    assert run.ended is not None
    assert [failure.place for failure in ledger.failures()] == [failure.where for failure in failures]
    assert ledger.counts()["raws"] == 6
    assert [report.language for report in ledger.reports()] == ["en", "en", "en", "de"]


def test_the_same_bytes_again_change_no_row_but_the_runs_own(ledger: Ledger, lines: Path, tmp_path: Path) -> None:
    ingest(ledger, lines, tmp_path / "nowhere.txt")
    before = all_rows(ledger, with_clock=True)
    account, _ = ingest(ledger, lines, tmp_path / "nowhere.txt")
    assert account == Account(known=5, failed=3)
    assert all_rows(ledger, with_clock=True) == before
    assert [run.seen for run in ledger.runs()] == [8, 8]


def test_the_same_bytes_elsewhere_are_known_and_the_place_is_kept(ledger: Ledger, lines: Path, tmp_path: Path) -> None:
    ingest(ledger, lines)
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes(lines.read_bytes())
    before = all_rows(ledger)
    account, _ = ingest(ledger, copy)
    assert account == Account(known=5, failed=2)
    after = all_rows(ledger)
    assert {name for name in before if before[name] != after[name]} == {"sightings"}
    assert len(after["sightings"]) == 2 * len(before["sightings"])


@pytest.mark.parametrize("after", [1, 3, 5])
def test_an_interrupt_keeps_what_is_done_and_the_next_run_goes_on(
    place: str, lines: Path, after: int, tmp_path: Path
) -> None:
    with open_ledger(tmp_path / "undisturbed.db") as ledger:
        ingest(ledger, lines)
        expected = _but_search(all_rows(ledger))

    def interrupt(account: Account, failure: SourceError | None) -> None:
        if account.seen == after:
            raise KeyboardInterrupt

    with open_ledger(place) as ledger:
        with pytest.raises(KeyboardInterrupt):
            Ingest(ledger, READING, interrupt).sources([str(lines)])
        assert ledger.runs()[0].seen == after
        account, _ = ingest(ledger, lines)
        assert account.seen == 7
        assert _but_search(all_rows(ledger)) == expected


def test_an_interrupt_while_facts_are_written_keeps_none_of_that_report(place: str, lines: Path) -> None:
    begun: list[str] = []

    def interrupt(cursor: object, statement: str, *_: object) -> None:
        begun.extend([statement] if statement.startswith("INSERT INTO mentions") else [])
        if len(begun) == 2:
            raise KeyboardInterrupt

    calls = ("do_execute", "do_executemany")
    with open_ledger(place) as ledger:
        for call in calls:
            event.listen(Engine, call, interrupt)
        try:
            with pytest.raises(KeyboardInterrupt):
                ingest(ledger, lines)
        finally:
            for call in calls:
                event.remove(Engine, call, interrupt)
        assert len(list(ledger.reports())) == 1
        account, _ = ingest(ledger, lines)
        assert account.seen == 7
        assert len(list(ledger.reports())) == 4


def _but_search(rows: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    """All rows but the index to search in, of which each store has its own form (`test_killing` compares it)."""
    return {name: held for name, held in rows.items() if not name.startswith("search_")}


def test_workers_change_no_row(tmp_path: Path, lines: Path, examples: Path) -> None:
    kept = []
    for workers in (1, 2):
        with open_ledger(tmp_path / f"{workers}.db") as ledger:
            account, _ = ingest(ledger, lines, examples, reading=replace(READING, workers=workers))
            kept.append((account, all_rows(ledger)))
    assert kept[0] == kept[1]


def test_what_a_look_holds_for_no_news_is_counted_and_its_bytes_are_kept(ledger: Ledger, lines: Path) -> None:
    account, _ = ingest(ledger, lines, reading=replace(READING, triage=only_canada))
    assert account == Account(read=1, known=1, not_news=2, not_english=1, failed=2)
    outcomes = [(row[6], row[7]) for row in sorted(all_rows(ledger)["raws"], key=lambda row: row[1])]
    assert outcomes[1] == ("not news", "no word of Canada")
    account = Ingest(ledger, READING).again()
    assert account == Account(read=2)
    assert len(list(ledger.reports())) == 4


def test_what_was_read_is_read_again_whatever_a_look_says(ledger: Ledger, lines: Path, newer: Reading) -> None:
    ingest(ledger, lines)
    account = Ingest(ledger, replace(newer, triage=only_canada)).again()
    assert account == Account(read=3, not_english=1)


def test_the_quick_look_lets_relations_of_states_through(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    domestic = "The council of the town opened a new swimming pool on Monday. Children from all schools came to swim."
    rows = ({"text": text, "published": "2021-03-01"} for text in (*STORIES[:3], domestic))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    account, _ = ingest(ledger, path, reading=replace(READING, triage=QuickLook()))
    assert account == Account(read=3, not_news=1)
    assert ledger.counts()["raws"] == 4


def test_what_failed_is_tried_again_and_marked_as_mended(ledger: Ledger, lines: Path, tmp_path: Path) -> None:
    late = tmp_path / "late.txt"
    account, _ = ingest(ledger, lines, late, reading=replace(READING, triage=broken))
    assert account == Account(not_english=1, failed=7)
    late.write_text(STORIES[0] + " They agreed on nothing.", encoding="utf-8")
    account = Ingest(ledger, READING).retry()
    assert (account.read, account.failed) == (4, 2)
    assert [failure.place for failure in ledger.failures()] == [f"{lines} line 6", f"{lines} line 7"]
    mended = ledger.failures(mended=True)
    assert len(mended) == 4
    assert str(late) in {failure.place for failure in mended}
    before = all_rows(ledger)
    assert Ingest(ledger, READING).retry() == Account(failed=2)
    assert all_rows(ledger) == before


def test_a_newer_reader_reads_all_again_beside_the_old(ledger: Ledger, lines: Path, newer: Reading) -> None:
    ingest(ledger, lines)
    before = all_rows(ledger)
    assert Ingest(ledger, newer).again() == Account(read=3, not_english=1)
    after = all_rows(ledger)
    assert {name for name in before if before[name] != after[name]} == {"readers", "readings"}
    assert len(list(ledger.newer_readings())) == 4
    assert Ingest(ledger, newer).again() == Account()
    for report, reader in list(ledger.newer_readings()):
        ledger.writer.make_current(report, reader)
        assert ledger.record(report) == ledger.record(report, reader)
    assert not list(ledger.newer_readings())


@pytest.fixture
def newer() -> Reading:
    """The learned model is another reader than the patterns alone."""
    return Reading(Settings(event_coder="model"))


def test_a_source_that_gives_bytes_again_is_mended(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "late.txt"
    ingest(ledger, path)
    assert [failure.mended for failure in ledger.failures()] == [False]
    path.write_text(STORIES[0], encoding="utf-8")
    ingest(ledger, path)
    assert (ledger.failures(), len(ledger.failures(mended=True))) == ([], 1)


def test_an_account_adds_up_whatever_is_counted() -> None:
    account = Account()
    outcomes: tuple[Outcome, ...] = ("read", "known", "known", "failed", "not_news", "not_english")
    for outcome in outcomes:
        account.count(outcome)
    assert account.cells() == {"seen": 6, "read": 1, "known": 2, "not_news": 1, "not_english": 1, "failed": 1}


def test_the_day_that_a_feed_gives_a_page_is_kept_for_reading_it_again(ledger: Ledger) -> None:
    source = Source(None, None, "https://news.example/a", None, "text/html")
    raw = Raw(STORY.encode(), source, "https://news.example/a", "document", published="2021-03")
    with Ingest(ledger, READING).one_by_one("watch feeds.toml") as take:
        take(raw, raw.where)
    published = ledger.record(raw.id).report.published
    assert published is not None
    assert (published.start, published.end, published.basis) == ("2021-03-01", "2021-04-01", "given by caller")
    with ledger.looking() as connection:
        assert stored_raws(connection, [raw.id]) == [raw]


def test_rows_of_facts_cannot_be_written_around_the_words_to_search_in(ledger: Ledger, record: Record) -> None:
    ledger.add(record)
    before = all_rows(ledger)
    for statement in (delete(mentions), insert(events).values(key=1), update(events).values(status="denied")):
        with pytest.raises(RuntimeError, match="put_facts and take_facts alone"), ledger.writer.transaction() as open:
            open.execute(statement)
    assert all_rows(ledger) == before
