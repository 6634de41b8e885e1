"""What imports and series of ten million events cost, against DuckDB alone and against pandas on the same work.

    python benchmarks/relations.py [--rows 10000000] [--folder DIR] [--pandas-rows 1000000] [--keep]

Makes a file in the layout of a GDELT 2.0 export: 61 columns, codes of CAMEO and of states, sides drawn unevenly as news
draws them, three events a story, an address of some 95 letters; of every 100,000 lines one has an unknown event code
and one a column too many. Then, each in a process of its own:

- DuckDB's bare `read_csv` of the file into a table, and our import with the summaries that it makes;
- ours, as a user asks (`relations.imported`): the month series of every dyad, out of the summary and, with a floor of
  confidence, out of the rows; the same of one dyad; the series of one relation with all its measures, both ways;
- pandas on the same work, the month series of every dyad with the same measures: out of our table of events, of a frame
  that is in memory already, and straight from the first `--pandas-rows` lines of the file with nothing checked or kept.

Seconds are told by the clock and of the processor: on a busy machine only the latter say much. Sizes are peak resident
memory. Ours and pandas' series are held against each other before anything is told.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence, Sized
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import duckdb

from dragoman.codebook.crosswalk import cameo_codes
from dragoman.exchange.event_table import QUADS
from dragoman.exchange.imports import import_file, tables
from dragoman.exchange.imports.gdelt import SECOND
from dragoman.relations import Choice
from dragoman.relations.imported import every_dyad, imported_series, one_dyad, summarise_import
from dragoman.relations.sides import Side
from gdelt_rows import BUSY, make_export

Told = dict[str, float]

# No imported event is less certain, so answers are the same; summaries cannot know that, and the rows are asked.
SURE = Choice(min_confidence=0.5)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--pandas-rows", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, help="where the file is made, and found again when it is there")
    parser.add_argument("--keep", action="store_true", help="leave the file where it is")
    parser.add_argument("--step", choices=sorted(STEPS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        print(json.dumps(STEPS[options.step](options.folder, options.rows)))
        return
    folder = options.folder or Path(tempfile.mkdtemp(prefix="dragoman-relations-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        run(folder, options.rows, options.pandas_rows)
    finally:
        if not options.keep:
            shutil.rmtree(folder)


def run(folder: Path, rows: int, pandas_rows: int) -> None:
    file = folder / f"{rows}.export.CSV"
    if not file.exists():
        told = step("make", folder, rows)
        print(f"file       {rows:,} rows, {file.stat().st_size / 1e9:.2f} GB, made in {told['seconds']:.0f} s")
    bare, ours = step("bare", folder, rows), step("import", folder, rows)
    show("bare", bare)
    show(
        "import",
        ours,
        f"{ratio(ours, bare, 'seconds')} of bare by the clock, {ratio(ours, bare, 'cpu')} of the processor",
    )
    frames = step("pandas", folder, rows)
    loaded = {"seconds": frames["loaded_seconds"], "cpu": frames["loaded_cpu"], "megabytes": frames["megabytes"]}
    for name, words in (("series", "under 2 s"), ("series-rows", "under 2 s")):
        series = step(name, folder, rows)
        assert all(series[one] == frames[one] for one in ("told", "events")), (series, frames)
        assert abs(series["score"] - frames["score"]) < 1e-3, (series, frames)
        times = " and ".join(
            f"{ratio(one, series, 'seconds')} ({ratio(one, series, 'cpu')})" for one in (frames, loaded)
        )
        show(name, series, f"{series['told']:,} dyad-months ({words}); pandas takes {times} times as long")
    for name, words in (("one", "under 0.05 s"), ("one-rows", "under 0.05 s"), ("relation", "all measures, all ways")):
        one = step(name, folder, rows)
        show(name, one, f"{one['told']} months of one dyad, the median of fifteen ({words})")
    show("pandas", frames, "the same series, out of our table")
    show("in memory", loaded, "the same series, the frame being loaded already")
    some = min(pandas_rows, rows)
    whole = step("pandas-csv", folder, some)
    show("pandas CSV", whole, f"from the file, {some:,} rows of it, nothing checked or kept: import and series in one")


def step(name: str, folder: Path, rows: int) -> Told:
    """One step in a process of its own: `seconds`, `cpu`, `megabytes`, and what it `told`."""
    arguments = [sys.executable, __file__, "--step", name, "--folder", str(folder), "--rows", str(rows)]
    begun, before = perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    printed = subprocess.run(arguments, check=True, stdout=subprocess.PIPE, text=True).stdout
    seconds, after = perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    told: Told = json.loads(printed)
    return {"seconds": seconds, "cpu": cpu} | told


def show(name: str, told: Told, words: str = "") -> None:
    size = f"{told['megabytes']:6.0f} MB"
    line = f"{name:11} {told['seconds']:8.2f} s  {told['cpu']:8.2f} s of the processor  {size}  {words}"
    print(line.rstrip(), flush=True)


def ratio(one: Told, other: Told, key: str) -> str:
    return f"{one[key] / other[key]:.2f}"


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def make(folder: Path, rows: int) -> Told:
    make_export(folder, rows)
    return {"megabytes": peak()}


def bare(folder: Path, rows: int) -> Told:
    """DuckDB's own reader into a table, told the file's columns as text: no sniffing, nothing looked up."""
    connection = duckdb.connect(str(folder / "bare.duckdb"), config={"memory_limit": "1200MB"})
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in SECOND)
    options = f"delim = '\t', quote = '', header = false, columns = {{{columns}}}, ignore_errors = true"
    connection.execute(f"CREATE OR REPLACE TABLE bare AS FROM read_csv('{folder / f'{rows}.export.CSV'}', {options})")
    connection.close()
    (folder / "bare.duckdb").unlink()
    return {"megabytes": peak()}


def bring_in(folder: Path, rows: int) -> Told:
    shutil.rmtree(folder / "imported", ignore_errors=True)
    one = import_file(folder / f"{rows}.export.CSV", folder / "imported")
    assert one.account.taken + one.account.failed == rows
    begun, before = perf_counter(), cpu()
    summarise_import(one, folder / "imported")
    print(f"summaries  {perf_counter() - begun:.2f} s, {cpu() - before:.2f} s of the processor", file=sys.stderr)
    return {"megabytes": peak(), "told": one.account.failed}


def series(folder: Path, choice: Choice) -> Told:
    """The question as it is asked, whoever asks having the libraries loaded and this shape of it in SQL."""
    paths = tables(folder / "imported")
    for _ in range(2):
        begun, before = perf_counter(), cpu()
        found = every_dyad(paths, "month", choice)
        seconds, spent = perf_counter() - begun, cpu() - before
    events, score = (sum(found[name].to_pylist()) for name in ("events", "score_sum"))
    told = {"told": found.num_rows, "events": events, "score": score}
    return {"megabytes": peak(), "seconds": seconds, "cpu": spent} | told


def of_one(folder: Path, question: Callable[[Sequence[Path], str], Sized]) -> Told:
    """Of one dyad: USA with fifteen others, the first question not counted; the median of the others."""
    paths = tables(folder / "imported")
    times, told = [], 0
    for code in ("RUS", *(code for code in BUSY if code != "USA")):
        begun, before = perf_counter(), cpu()
        told = len(question(paths, code))
        times.append((perf_counter() - begun, cpu() - before))
    seconds, spent = (median(some) for some in zip(*times[1:], strict=True))
    return {"megabytes": peak(), "told": told, "seconds": seconds, "cpu": spent}


def whole_relation(paths: Sequence[Path], code: str) -> Sized:
    """Both directions and both together, with distinct reports and attention."""
    return imported_series(paths, Side("United States", "USA"), Side(code, code), "month").both


def with_pandas(folder: Path, rows: int) -> Told:
    """The series of all dyads over what came in, as one writes it: from the table, and once it is read."""
    import pandas

    begun, before = perf_counter(), cpu()
    wanted = ["actor", "recipient", "day", "quad", "goldstein", "score"]
    frame = pandas.concat(pandas.read_parquet(path, columns=wanted) for path in tables(folder / "imported"))
    frame["day"] = pandas.to_datetime(frame["day"])
    loaded, spent = perf_counter(), cpu()
    found = _summed(frame, "actor", "recipient")
    done, in_all = perf_counter(), cpu()
    told = {"told": len(found), "events": int(found["events"].sum()), "score": float(found["score_sum"].sum())}
    times = {"seconds": done - begun, "cpu": in_all - before}
    return times | {"megabytes": peak(), "loaded_seconds": done - loaded, "loaded_cpu": in_all - spent} | told


def with_pandas_csv(folder: Path, rows: int) -> Told:
    """The same straight from the file: read the columns, cross the codes over, sum by dyad and month."""
    import pandas

    wanted = ["SQLDATE", "Actor1CountryCode", "Actor2CountryCode", "EventCode", "GoldsteinScale"]
    (file, *_) = sorted(folder.glob("*.export.CSV"))
    frame = pandas.read_csv(
        file, sep="\t", names=list(SECOND), usecols=wanted, dtype={"EventCode": str}, nrows=rows, quoting=3,
        on_bad_lines="skip",
    )  # fmt: skip
    frame["day"] = pandas.to_datetime(frame["SQLDATE"].astype(str), format="%Y%m%d")
    for name in ("quad", "score"):
        frame[name] = frame["EventCode"].map({code: getattr(one, name) for code, one in cameo_codes().items()})
    frame = frame.rename(columns={"GoldsteinScale": "goldstein"})
    return {"megabytes": peak(), "told": len(_summed(frame, "Actor1CountryCode", "Actor2CountryCode"))}


def _summed(frame: Any, one: str, other: str) -> Any:
    """The measures of every dyad by month: those that `dyads.OF_ALL` names."""
    rows = frame[frame[one].notna() & frame[other].notna() & (frame[one] != frame[other]) & frame["score"].notna()]
    rows = rows.assign(
        month=rows["day"].dt.to_period("M"),
        cooperation=rows["quad"].isin(QUADS[:2]),
        conflict=rows["quad"].isin(QUADS[2:]),
        material_conflict=rows["quad"].eq(QUADS[3]),
    )
    sums = {"events": ("day", "count"), "cooperation": ("cooperation", "sum"), "conflict": ("conflict", "sum"),
            "material_conflict": ("material_conflict", "sum"), "score_sum": ("score", "sum"),
            "goldstein_sum": ("goldstein", "sum")}  # fmt: skip
    found = rows.groupby([one, other, "month"]).agg(**sums)
    return found.assign(net_cooperation=found["cooperation"] - found["conflict"])


def cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


STEPS = {
    "make": make,
    "bare": bare,
    "import": bring_in,
    "series": lambda folder, rows: series(folder, Choice()),
    "series-rows": lambda folder, rows: series(folder, SURE),
    "one": lambda folder, _: of_one(folder, lambda paths, code: one_dyad(paths, "USA", code, "month")),
    "one-rows": lambda folder, _: of_one(folder, lambda paths, code: one_dyad(paths, "USA", code, "month", SURE)),
    "relation": lambda folder, _: of_one(folder, whole_relation),
    "pandas": with_pandas,
    "pandas-csv": with_pandas_csv,
}

if __name__ == "__main__":
    main()
