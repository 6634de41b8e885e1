"""CAMEO crossed over to PLOVER, Goldstein's scores, and what CAMEO's codes of actors stand for.

The crossing is the published table's (`data/cameo.yaml`, see `data/SOURCES.md`). Our own rows there for 01 and 02,
which the published table does not have, serve our exports only: what comes in under these roots has no counterpart.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from ..errors import DataError
from ..text.words import read_words
from .event_types import Codebook
from .load import load_codebook

ActorCodeKind = Literal["country", "region", "role", "group"]

# Roots that the published table leaves out.
WITHOUT_COUNTERPART = ("01", "02")


@dataclass(frozen=True, slots=True)
class CameoCode:
    """One CAMEO event code.

    `type`, `mode` and `contexts` are PLOVER's, `type` None where there is no counterpart; `quad` is that of the type,
    or without one that of the CAMEO root; `score` is PLOVER's, `goldstein` from -10 to 10; `about` names the root.
    """

    code: str
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    quad: str
    score: float | None
    goldstein: float
    about: str


@dataclass(frozen=True, slots=True)
class ActorCode:
    """One CAMEO actor code. `means`: ISO alpha-3 of a country, sector of a role, our id of a group, else None."""

    code: str
    kind: ActorCodeKind
    means: str | None


@cache
def cameo_codes() -> dict[str, CameoCode]:
    """Every CAMEO event code, by code. Raises DataError when a data file breaks its schema."""
    crossed, codebook = read_words(__package__, "cameo"), load_codebook()
    roots = {row["root"]: row for row in _rows("cameo_roots.csv")}
    codes = {}
    for row in _rows("goldstein.csv"):
        code, root = row["code"], roots[row["code"][:2]]
        match = {} if root["root"] in WITHOUT_COUNTERPART else crossed.get(code, {})
        type = match.get("type") or (root["type"] if code == root["root"] else "") or None
        codes[code] = _crossed(code, type, match, root, float(row["goldstein"]), codebook)
    missing = sorted(set(crossed) - set(codes))
    if missing:
        raise DataError(f"codebook/data/goldstein.csv lacks {', '.join(missing)}")
    return codes


def _crossed(
    code: str,
    type: str | None,
    match: dict[str, object],
    root: dict[str, str],
    goldstein: float,
    codebook: Codebook,
) -> CameoCode:
    mode, contexts = match.get("mode"), match.get("contexts", ())
    if type is None:
        return CameoCode(code, None, None, (), root["quad"], None, goldstein, root["name"])
    mode = str(mode) if mode else None
    listed = tuple(str(context) for context in contexts) if isinstance(contexts, list) else ()
    score = plover_score(type, mode, codebook)
    return CameoCode(code, type, mode, listed, codebook.types[type].quad, score, goldstein, root["name"])


def plover_score(type: str, mode: str | None, codebook: Codebook | None = None) -> float:
    """PLOVER's score of a type, or of its mode where that has one of its own."""
    entry = (codebook or load_codebook()).types[type]
    return entry.scores.get(mode, entry.score) if mode else entry.score


@cache
def actor_codes() -> tuple[ActorCode, ...]:
    """CAMEO's codes of regions, roles and known groups, and of countries where they are not ISO's."""
    kinds: dict[str, ActorCodeKind] = {"country": "country", "region": "region", "role": "role", "group": "group"}
    return tuple(ActorCode(row["code"], kinds[row["kind"]], row["means"] or None) for row in _rows("cameo_actors.csv"))


@cache
def icews_sectors() -> dict[str, str]:
    """The sectors of ICEWS that say what PLOVER's do, in the order in which they decide."""
    return {row["sector"]: row["means"] for row in _rows("icews_sectors.csv")}


@cache
def icews_countries() -> dict[str, str]:
    """Names of countries as ICEWS has them, in lower case, to ISO alpha-3, where the gazetteer has them otherwise."""
    return {row["name"].lower(): row["iso3"] for row in _rows("icews_countries.csv")}


@cache
def iso2_codes() -> dict[str, str]:
    """ISO 3166-1 alpha-3 to alpha-2, for formats that have only that."""
    return {row["iso3"]: row["iso2"] for row in _rows("iso2.csv")}


@cache
def coded_as(kind: ActorCodeKind) -> dict[str, str]:
    """The other way: what an ActorCode `means` to CAMEO's code for it, the first where several mean the same."""
    return {one.means: one.code for one in reversed(actor_codes()) if one.kind == kind and one.means}


@cache
def cameo_for(type: str, mode: str | None) -> str:
    """The most general CAMEO code of a PLOVER type and mode; of the type alone where CAMEO does not know the mode.

    General are a root's own codes (030, 180); among several, that whose score is the type's, with fewest contexts.
    """
    of_type = [one for one in cameo_codes().values() if one.type == type and len(one.code) > 2]
    of_mode = [one for one in of_type if one.mode == mode] or [one for one in of_type if one.mode is None] or of_type
    own = load_codebook().types[type].score

    def rank(one: CameoCode) -> tuple[bool, float, int, str]:
        is_general = len(one.code) == 3 and one.code.endswith("0")
        return not is_general, abs((one.score or 0) - own), len(one.contexts), one.code

    return min(of_mode, key=rank).code


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        if None in row or None in row.values():
            raise DataError(f"codebook/data/{name} line {number}: not as many cells as columns")
        yield row
