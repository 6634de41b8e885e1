"""The cases of the identity measure: who a mention in a sentence is, as of a day.

Three sources, one shape: our own table (`identity/cases.csv`); our answers to pairs of `plv_train.tsv`
(`identity/plv.csv`), whose words stay in ../shared; the PLOVER gold records there, with their codes for answers and
their faults listed in `identity/plover_faults.csv`. `identity/README.md` tells the columns.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

HERE = Path(__file__).resolve().parent / "identity"
NOBODY = "none"
_PUBLISHERS = {
    "www.whitehouse.gov": "The White House",
    "bidenwhitehouse.archives.gov": "The White House",
    "en.kremlin.ru": "President of Russia",
    "www.president.gov.ua": "President of Ukraine",
}
# Codes of the gold that stand for no state: international and non-governmental organisations, networks, faiths.
_STATELESS = {"IGO": ("IGO",), "NGO": ("IGO", NOBODY), "IMG": (NOBODY, "IGO"), "ISM": (NOBODY,), "HKG": ("CHN", "HKG")}
_ELLIPSIS = re.compile(r"\s*\.{2,}\s*")


@dataclass(frozen=True, slots=True)
class Case:
    """A mention `[start, end)` in a sentence. `countries` and `actors` are all the answers that are right.

    `countries` holds ISO alpha-3 codes, "IGO" or "none"; `actors` names or ids, empty where none is asked.
    `date` and `publisher` are None where the source tells none.
    """

    id: str
    source: str
    kind: str
    sentence: str
    start: int
    end: int
    date: str | None
    publisher: str | None
    countries: tuple[str, ...]
    actors: tuple[str, ...]

    @property
    def mention(self) -> str:
        return self.sentence[self.start : self.end]

    @property
    def is_somebody(self) -> bool:
        """Whether an answer is asked for: nobody would be wrong."""
        return NOBODY not in self.countries


def load_table(path: Path = HERE / "cases.csv") -> Iterator[Case]:
    """Our own table. Raises ValueError where a mention is not in its sentence."""
    for row in _rows(path):
        start, end = locate(row["sentence"], row["mention"], int(row["occurrence"]))
        source = "own" if row["source"] == "own" else "releases"
        publisher = None if source == "own" else _PUBLISHERS[urlsplit(row["source"]).netloc]
        yield Case(
            row["id"], source, row["kind"], row["sentence"], start, end, row["date"], publisher,
            tuple(row["expected_country"].split("|")), _listed(row["expected_actor"]),
        )  # fmt: skip


def load_pairs(shared: Path) -> Iterator[Case]:
    """Our answers to the labelled pairs, with the words out of ../shared."""
    with (shared / "eval" / "plv_train.tsv").open(encoding="utf-8", newline="") as file:
        pairs = {row["id"]: row for row in csv.DictReader(file, delimiter="\t")}
    for row in _rows(HERE / "plv.csv"):
        pair = pairs[row["row"]]
        start, end = locate(pair["sentence"], pair[row["side"]], 1)
        yield Case(
            f"{row['row']} {row['side']}", "pairs", row["kind"], pair["sentence"], start, end,
            row["date"] or None, None, tuple(row["expected_country"].split("|")), _listed(row["expected_actor"]),
        )  # fmt: skip


def load_gold(shared: Path) -> Iterator[Case]:
    """The actors of the PLOVER gold records with their codes; faults of the gold are put right or left out.

    The records carry one made-up date for all, so they are read without one. An actor whose words are not in the
    text is left out; "U.S. ... negotiators" is looked for by its first words.
    """
    faults = {
        (row["record"], row["side"], int(row["place"])): row["right"] for row in _rows(HERE / "plover_faults.csv")
    }
    records = json.loads((shared / "eval" / "plover_gsr_cameo.json").read_text(encoding="utf-8"))
    for record in records:
        for side, place, actor in _gold_actors(record):
            ident = record["id"].removeprefix("PLOVER-GSR01-")
            code = faults.get((ident, side, place), actor["code"])
            at = _gold_mention(record["text"], actor["actorText"])
            if code and at:
                yield Case(
                    f"{ident} {side} {place}", "gold", actor.get("sector") or "no sector", record["text"], *at,
                    None, None, _STATELESS.get(code, (code,)), (),
                )  # fmt: skip


def _gold_actors(record: dict[str, Any]) -> Iterator[tuple[str, int, dict[str, str]]]:
    for side in ("source", "target"):
        actors = record.get(side) or []
        for place, actor in enumerate([actors] if isinstance(actors, dict) else actors):
            if isinstance(actor, dict):
                yield side, place, actor


def _gold_mention(text: str, words: str) -> tuple[int, int] | None:
    first = _ELLIPSIS.split(words.strip())[0].split()
    found = re.search(r"(?<!\w)" + r"\s+".join(map(re.escape, first)), text) if first else None
    return found.span() if found else None


def locate(sentence: str, mention: str, occurrence: int) -> tuple[int, int]:
    """Where the words stand whole for the n-th time. Raises ValueError where they do not."""
    left, right = (r"(?<!\w)" if mention[0].isalnum() else "", r"(?!\w)" if mention[-1].isalnum() else "")
    found = list(re.finditer(left + re.escape(mention) + right, sentence))
    if len(found) < occurrence:
        raise ValueError(f"{mention!r} does not stand {occurrence} times in {sentence!r}")
    return found[occurrence - 1].span()


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
