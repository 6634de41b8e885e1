"""Datelines and the days that lines state."""

from __future__ import annotations

import pytest

from dragoman.intake.datelines import find_dateline, find_stated_day, is_date_line


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        ("VIENTIANE, Laos (Reuters) — The ministers met.", "VIENTIANE, Laos (Reuters) —"),
        ("WASHINGTON – Today the President spoke.", "WASHINGTON –"),
        ("MOSCOW (AP) - Russia said so.", "MOSCOW (AP) -"),
        ("PARIS, July 25, 2016 (AFP) - France said so.", "PARIS, July 25, 2016 (AFP) -"),
        ("MOSCOW, July 25. /TASS/. Russia said so.", "MOSCOW, July 25. /TASS/."),
        ("(Kyiv, 1 February 2022) The Prime Minister met.", "(Kyiv, 1 February 2022)"),
        ("Geneva, 12 May 2025 – The two sides met.", "Geneva, 12 May 2025 –"),
        ("July 25 (Reuters) - The ministers met.", "July 25 (Reuters) -"),
    ],
)
def test_datelines(paragraph: str, words: str) -> None:
    found = find_dateline(paragraph)
    assert found is not None
    assert found.words == words


@pytest.mark.parametrize(
    "paragraph",
    [
        "The minister — who had flown in overnight — said so.",
        "MODERATOR: Good morning, everyone.",
        "NATO said that the ministers met.",
        "Norway — and Finland — agreed.",
        "PARIS —",
    ],
)
def test_prose_has_no_dateline(paragraph: str) -> None:
    assert find_dateline(paragraph) is None


def test_a_dateline_gives_its_day_and_agency() -> None:
    found = find_dateline("PARIS, July 25, 2016 (AFP) - France said so.")
    assert found is not None
    assert found.agencies == ("Agence France-Presse",)
    assert found.day is not None
    where, day = found.day
    assert (where.words(found.words), day.start, day.end) == ("July 25, 2016", "2016-07-25", "2016-07-26")


def test_a_dateline_without_a_year_gives_no_day() -> None:
    found = find_dateline("MOSCOW, July 25 (Reuters) - Russia said so.")
    assert found is not None
    assert found.day is None


@pytest.mark.parametrize(
    "line", ["Friday, August 21, 2015", "Published: 21 August 2015", "Posted on August 21, 2015 at 10:31 AM EST"]
)
def test_date_lines(line: str) -> None:
    assert is_date_line(line)


def test_a_date_within_prose_is_not_stated_as_publication() -> None:
    assert find_stated_day(["They met in Laos on July 25, 2016.", "It was hot."]) is None
