"""The outlines of the map are states that the gazetteer knows."""

from __future__ import annotations

import pytest

from dragoman.gazetteer.gazetteer import load_gazetteer
from dragoman.relations.charts.world import outlines


def test_every_outline_with_a_code_is_a_state() -> None:
    shapes = outlines()["objects"]["countries"]["geometries"]
    codes = {shape["id"] for shape in shapes} - {""}
    gazetteer = load_gazetteer()
    assert all(gazetteer.state(code) for code in codes)
    assert len(codes) > 165


@pytest.mark.parametrize("code", ["USA", "RUS", "UKR", "GBR", "CHN", "XKX", "TWN", "PSE", "KOR", "COD"])
def test_those_most_asked_about_are_there(code: str) -> None:
    assert any(shape["id"] == code for shape in outlines()["objects"]["countries"]["geometries"])
