"""A CSV of your own, with a mapping file that says what its columns mean.

    source: border-incidents        # what the rows' `source` will hold: small letters, digits, hyphens
    delimiter: ","                  # a comma when nothing is said
    date: "%d/%m/%Y"                # how days are written; %Y-%m-%d when nothing is said
    countries: iso3                 # iso3, cameo, or name (in English)
    coding: plover                  # plover (CONSULT, or CONSULT/visit) or cameo (042)
    columns:                        # ours: the file's
      id: incident
      day: date
      code: kind
      actor: side_a
      recipient: side_b

`id`, `day`, `code` and `actor` must be there; `recipient`, `actor_sector`, `recipient_sector` (PLOVER's), `goldstein`,
`score`, `confidence`, `story` and `report` may be.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any, get_args

import yaml

from ...errors import OptionError
from .layout import Coding, CountryNames, Incoming, Layout, Reading, Side, column

_NEEDED = ("id", "day", "code", "actor")
_OPTIONAL = (
    "recipient", "actor_sector", "recipient_sector", "goldstein", "score", "confidence", "story", "report",
)  # fmt: skip
_KEYS = ("source", "delimiter", "date", "countries", "coding", "columns")
_SOURCE = re.compile(r"[a-z][a-z0-9-]*")


def mapped_format(mapping: Path, header: str) -> Incoming:
    """The format that a mapping file makes of a CSV whose first line is `header`.

    Raises OptionError naming the file, the key and what is wrong with it.
    """
    plain = _read(mapping)
    columns: dict[str, str] = plain["columns"]
    delimiter = str(plain.get("delimiter", ","))
    names = tuple(next(csv.reader([header], delimiter=delimiter), ()))
    _check_columns(mapping, columns, names)
    coding = _one_of(mapping, "coding", plain.get("coding", "plover"), get_args(Coding))
    countries = _one_of(mapping, "countries", plain.get("countries", "iso3"), get_args(CountryNames))
    layout = Layout(
        names, has_header=True, delimiter=delimiter, quote='"', date_format=str(plain.get("date", "%Y-%m-%d"))
    )
    return Incoming(
        str(plain["source"]), f"CSV after {mapping}", (layout,), _reading(columns, countries), columns["day"],
        coding=coding, countries=countries, roles="plover", prefix=str(plain["source"]),
    )  # fmt: skip


def _reading(columns: dict[str, str], countries: str) -> Reading:
    cells = {name: column(given) for name, given in columns.items()}

    def number(name: str, otherwise: str) -> str:
        return f"TRY_CAST({cells[name]} AS DOUBLE)" if name in cells else otherwise

    def side(who: str) -> Side:
        whole = cells.get(who, "NULL")
        country = f"lower({whole})" if countries == "name" else whole
        return Side(country, country, cells.get(f"{who}_sector", "NULL"), whole, is_guess=True)

    return Reading(
        id=cells["id"],
        day=cells["day"],
        code=cells["code"],
        actor=side("actor"),
        recipient=side("recipient"),
        goldstein=number("goldstein", "NULL"),
        score=number("score", "NULL"),
        confidence=number("confidence", "1.0"),
        story=cells.get("story", "NULL"),
        report=cells.get("report", "NULL"),
    )


def _read(mapping: Path) -> dict[str, Any]:
    try:
        plain = yaml.safe_load(mapping.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise OptionError(f"--mapping {mapping}: cannot be read as YAML: {error}") from error
    if not isinstance(plain, dict) or not isinstance(plain.get("columns"), dict):
        raise OptionError(f"--mapping {mapping}: must say `columns`, ours and the file's")
    unknown = [key for key in plain if key not in _KEYS]
    if unknown:
        raise OptionError(f"--mapping {mapping}: knows no {unknown[0]!r}; there are {', '.join(_KEYS)}")
    if not _SOURCE.fullmatch(str(plain.get("source", ""))):
        raise OptionError(f"--mapping {mapping}: `source` must be a name of small letters, digits and hyphens")
    return plain


def _check_columns(mapping: Path, columns: dict[str, str], names: tuple[str, ...]) -> None:
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        raise OptionError(f"--mapping {mapping}: `columns` must say which is {missing[0]!r}")
    for ours, given in columns.items():
        if ours not in (*_NEEDED, *_OPTIONAL):
            known = ", ".join((*_NEEDED, *_OPTIONAL))
            raise OptionError(f"--mapping {mapping}: `columns` knows no {ours!r}; there are {known}")
        if given not in names:
            raise OptionError(f"--mapping {mapping}: the file has no column {given!r} for {ours!r}")


def _one_of(mapping: Path, key: str, value: Any, allowed: tuple[Any, ...]) -> Any:
    if value not in allowed:
        raise OptionError(f"--mapping {mapping}: {key} {value!r} is none of {', '.join(allowed)}")
    return value
