"""Who is credited."""

from __future__ import annotations

import pytest

from dragoman.intake.credits import byline, known_agencies, photo_credit, wire_credit


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("With files from The Canadian Press", ("The Canadian Press",)),
        ("With files from Jane Doe and the AP", ("The Associated Press",)),
        ("— With reporting by Reuters and AFP", ("Reuters", "Agence France-Presse")),
        ("(Reporting by Jane Doe; Editing by John Roe)", ()),
        ("Jane Doe contributed to this report.", ()),
        ("The Associated Press contributed to this report.", ("The Associated Press",)),
        ("Source: TASS", ("TASS",)),
        ("AFP/Reuters", ("Agence France-Presse", "Reuters")),
    ],
)
def test_wire_credits(line: str, agencies: tuple[str, ...]) -> None:
    assert wire_credit(line) == agencies


@pytest.mark.parametrize(
    "line", ["The ministers met on Monday.", "And —", "Source: the ministry's own count", "Trend"[1:]]
)
def test_prose_is_no_wire_credit(line: str) -> None:
    assert wire_credit(line) is None


def test_agencies_have_one_name() -> None:
    assert known_agencies("AP/dpa") == ("The Associated Press", "Deutsche Presse-Agentur")


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Photo Credit: (Photo: mid.ru)", "mid.ru"),
        ("Photo: Jane Doe/Reuters", "Jane Doe/Reuters"),
        ("(Image credit: NASA)", "NASA"),
        ("Photo by Jane Doe", "Jane Doe"),
        ("The photo was taken on Monday.", None),
    ],
)
def test_photo_credits(line: str, credit: str | None) -> None:
    assert photo_credit(line) == credit


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("By Jane Doe, Reuters", "Jane Doe, Reuters"),
        ("By JANE DOE and JOHN VAN ROE", "JANE DOE and JOHN VAN ROE"),
        ("Levon Example | Radio Example International", "Levon Example, Radio Example International"),
        ("By Jane Doe | jane@example.org", "Jane Doe"),
        ("By Monday the ministers had met.", None),
        ("THE WHITE HOUSE,", None),
    ],
)
def test_bylines(line: str, who: str | None) -> None:
    assert byline(line) == who
