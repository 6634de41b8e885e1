"""The formats that go out: name, media type, ending, and what writes them. The commands and the web both ask here.

A format is written in pieces, as they come, or as a folder of files. Whichever it is, no more than one record and what
the format must add up is held in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import OptionError
from .out.annotations import annotation_pieces
from .out.calendar import calendar_pieces
from .out.entry import Entry, Wanted, dyads
from .out.follow_the_money import ftm_pieces
from .out.gdelt import gdelt_pieces
from .out.graphml import graphml_pieces
from .out.icews import icews_pieces
from .out.package import write_package
from .out.parquet import parquet_pieces, write_years
from .out.plover_json import plover_pieces
from .out.polecat import polecat_pieces
from .out.records import record_pieces
from .out.spreadsheet import csv_pieces

Pieces = Callable[[Iterable[Entry], Wanted], Iterator[bytes]]
WriteFolder = Callable[[Iterable[Entry], Wanted, Path], None]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One format. It has `pieces` or `write_folder`; `ending` is that of a file's name, empty for a folder's.

    `selects` is False where everything goes out, whatever is wanted.
    """

    name: str
    about: str
    media_type: str
    ending: str
    pieces: Pieces | None = None
    write_folder: WriteFolder | None = None
    selects: bool = True


def _by_dyad(write: Callable[..., Iterator[bytes]]) -> Pieces:
    return lambda entries, wanted: write(dyads(entries, wanted))


def _by_record(write: Callable[..., Iterator[bytes]]) -> Pieces:
    return lambda entries, wanted: write(entries)


OUTGOING: tuple[Outgoing, ...] = (
    Outgoing("jsonl", "whole records, one a line", "application/jsonl", ".jsonl", _by_record(record_pieces),
             selects=False),
    Outgoing("csv", "events for a spreadsheet", "text/csv", ".csv", _by_dyad(csv_pieces)),
    Outgoing("parquet", "events as one Parquet file", "application/vnd.apache.parquet", ".parquet",
             _by_dyad(parquet_pieces)),
    Outgoing("polecat", "events in POLECAT's columns", "text/tab-separated-values", ".txt", _by_dyad(polecat_pieces)),
    Outgoing("icews", "events in ICEWS's columns, by CAMEO", "text/tab-separated-values", ".tab",
             _by_dyad(icews_pieces)),
    Outgoing("gdelt", "events in GDELT 2.0's columns, by CAMEO", "text/tab-separated-values", ".export.CSV",
             _by_dyad(gdelt_pieces)),
    Outgoing("plover", "events as PLOVER's JSON, one a line", "application/jsonl", ".plover.jsonl", plover_pieces),
    Outgoing("annotations", "citations as W3C Web Annotations", "application/ld+json", ".jsonld", annotation_pieces),
    Outgoing("ftm", "FollowTheMoney entities, one a line", "application/jsonl", ".ftm.json", ftm_pieces),
    Outgoing("ical", "encounters as a calendar", "text/calendar", ".ics", calendar_pieces),
    Outgoing("graphml", "the network of actors", "application/graphml+xml", ".graphml", _by_dyad(graphml_pieces)),
    Outgoing("package", "a data package with its codebook", "application/json", "", write_folder=write_package),
    Outgoing("parquet-years", "events as Parquet, parted by year", "application/vnd.apache.parquet", "",
             write_folder=lambda entries, wanted, folder: write_years(dyads(entries, wanted), folder)),
)  # fmt: skip


def outgoing_format(name: str) -> Outgoing:
    """The format of this name. Raises OptionError when there is none."""
    for format in OUTGOING:
        if format.name == name:
            return format
    raise OptionError(f"--format {name}: no such format; there are {', '.join(one.name for one in OUTGOING)}")
