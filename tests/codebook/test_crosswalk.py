"""CAMEO crossed over to PLOVER as the published table has it, and the actor codes that come with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.codebook import load_codebook
from dragoman.codebook.crosswalk import (
    actor_codes,
    cameo_codes,
    cameo_for,
    coded_as,
    icews_countries,
    icews_sectors,
    iso2_codes,
    plover_score,
)
from dragoman.gazetteer.tables import read_table

STATES = {row["iso3"] for row in read_table("states.csv") if row["iso3"]}
ORGANISATIONS = {row["id"] for row in read_table("organisations.csv")}


def test_every_code_has_a_goldstein_score_a_quad_and_a_root() -> None:
    codes = cameo_codes()
    assert len(codes) == 313
    assert {code[:2] for code in codes} == {f"{root:02}" for root in range(1, 21)}
    assert all(-10 <= one.goldstein <= 10 and re.fullmatch(r"\d{2,4}", one.code) for one in codes.values())
    assert (codes["043"].goldstein, codes["190"].goldstein, codes["010"].goldstein) == (2.8, -10, 0)


def test_the_crossing_is_that_of_the_published_table(shared: Path) -> None:
    text = (shared / "reference" / "CAMEO2PLOVER-2021.txt").read_text(encoding="utf-8")
    published: dict[str, set[str]] = {}
    for code, type in re.findall(r"^(\d+): ([A-Z]+)", text, re.MULTILINE):
        published.setdefault(code, set()).add(type)
    ours = {code: one.type for code, one in cameo_codes().items()}
    for code, types in published.items():
        # Yielding (08) stands under two types: the root alone says neither.
        assert ours[code] == (min(types) if len(types) == 1 else None), code
    assert {code[:2] for code, type in ours.items() if type is None and code != "08"} == {"01", "02"}
    assert all(code in published for code, type in ours.items() if type is not None)


def test_scores_and_quads_are_the_codebooks() -> None:
    codebook = load_codebook()
    for one in cameo_codes().values():
        if one.type is not None:
            assert (one.quad, one.score) == (codebook.types[one.type].quad, plover_score(one.type, one.mode))
    assert cameo_codes()["042"].score == 4


def test_actor_codes_mean_what_there_is() -> None:
    sectors = set(load_codebook().sectors)
    for one in actor_codes():
        known = {"country": STATES, "region": {None}, "role": sectors | {None}, "group": ORGANISATIONS}[one.kind]
        assert one.means in known, one
    assert len({(one.kind, one.code) for one in actor_codes()}) == len(actor_codes())
    assert coded_as("role")["REB"] == "INS"
    assert coded_as("group")["org:nato"] == "NAT"


def test_names_and_sectors_of_icews_mean_what_there_is() -> None:
    assert set(icews_sectors().values()) <= set(load_codebook().sectors)
    assert set(icews_countries().values()) <= STATES
    assert all(code in STATES and re.fullmatch("[A-Z]{2}", short) for code, short in iso2_codes().items())


@pytest.mark.parametrize(
    ("type", "mode", "code"),
    [("CONSULT", "visit", "042"), ("ASSAULT", "drone", "180"), ("ACCUSE", None, "110"), ("AGREE", None, "030"),
     ("COERCE", None, "170"), ("RETREAT", None, "084"), ("RETREAT", "ceasefire", "0871")],
)  # fmt: skip
def test_a_type_finds_its_most_general_code(type: str, mode: str | None, code: str) -> None:
    assert cameo_for(type, mode) == code


def test_a_codes_type_is_that_of_the_code_that_its_type_finds() -> None:
    for one in cameo_codes().values():
        if one.type is not None:
            assert cameo_codes()[cameo_for(one.type, one.mode)].type == one.type
