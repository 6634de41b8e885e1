"""A report's side is told by its publisher's name, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.readouts.publishers import side_of, side_of_publisher
from made import made_report

SIDES = {
    "The White House": "USA",
    "The White House (Biden administration)": "USA",
    "President of Russia": "RUS",
    "President of Russia (en.kremlin.ru)": "RUS",
    "Kremlin": "RUS",
    "President of Ukraine (president.gov.ua)": "UKR",
    "Office of the President of Ukraine": "UKR",
    "Ministry of Foreign Affairs of France": "FRA",
    "U.S. Department of State": "USA",
    "Federal Foreign Office, Germany": "DEU",
    "10 Downing Street": "GBR",
    "Presidency of the Republic of Turkey": "TUR",
    "European Council": "org:european-council",
    "NATO": "org:nato",
}
UNKNOWN = [
    None, "", "  ", "English Wikinews", "English Wikinews, as in GUM", "TASS", "Reuters", "RT America", "France 24",
    "The Washington Post", "The Moscow Times", "The Barents Gazette", "Embassy of Russia in the USA", "Russia",
]  # fmt: skip


@pytest.mark.parametrize(("publisher", "side"), SIDES.items())
def test_a_government_or_an_organisation_speaks_for_its_side(publisher: str, side: str) -> None:
    assert side_of_publisher(publisher) == side
    assert side_of(replace(made_report(), publisher=publisher)) == side


@pytest.mark.parametrize("publisher", UNKNOWN)
def test_whoever_speaks_for_no_side_is_unknown(publisher: str | None) -> None:
    assert side_of_publisher(publisher) is None
