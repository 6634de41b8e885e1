"""States stand between their days, and a name is right while it was one."""

from __future__ import annotations

import pytest

from dragoman.gazetteer import load_gazetteer


@pytest.mark.parametrize(
    ("id", "name", "on", "is_right"),
    [
        ("state:SUN", "Soviet Union", "1991-12-25", True),
        ("state:SUN", "Soviet Union", "1991-12-26", False),
        ("state:SUN", "USSR", "2022-02-24", False),
        ("state:COD", "Zaire", "1990-01-01", True),
        ("state:COD", "Zaïre", "1997-05-17", False),
        ("state:COD", "Democratic Republic of the Congo", "2022-02-24", True),
        ("state:SSD", "South Sudan", "2011-07-08", False),
        ("state:YUG", "Federal Republic of Yugoslavia", "1999-03-24", True),
        ("state:YUG", "Socialist Federal Republic of Yugoslavia", "1999-03-24", False),
        ("state:FRA", "France", "1900-01-01", True),
        ("org:osce", "CSCE", "1996-01-01", False),
        ("org:osce", "OSCE", "1996-01-01", True),
    ],
)
def test_names_are_right_in_their_years(id: str, name: str, on: str, is_right: bool) -> None:
    assert load_gazetteer().is_named(id, name, on) is is_right


def test_states_that_are_no_more_have_successors() -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.successors("state:CSK") == ("CZE", "SVK")
    assert "RUS" in gazetteer.successors("state:SUN")
    assert gazetteer.successors("state:FRA") == ()
