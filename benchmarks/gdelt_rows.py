"""A file in the layout of a GDELT 2.0 export, of any length and the same each time: what `relations.py` imports."""

from __future__ import annotations

from pathlib import Path

import duckdb

from dragoman.codebook.crosswalk import cameo_codes
from dragoman.exchange.imports.codes import place_codes
from dragoman.exchange.imports.gdelt import SECOND

# Those of whom most is told come first.
BUSY = ("USA", "RUS", "CHN", "UKR", "ISR", "GBR", "FRA", "IND", "IRN", "DEU", "TUR", "PAK", "JPN", "SYR", "AUS", "CAN")


def make_export(folder: Path, rows: int) -> None:
    """The file, by DuckDB alone; the same rows every time."""
    connection = duckdb.connect(config={"memory_limit": "1200MB", "temp_directory": str(folder / "spill")})
    others = sorted(code for code, iso3 in place_codes("iso3").items() if iso3 == code and code not in BUSY)
    states = [*BUSY, *others]
    codes = [code for code in cameo_codes() if len(code) > 2]
    connection.execute("CREATE TABLE known AS SELECT ?::VARCHAR[] states, ?::VARCHAR[] codes", [states, codes])
    connection.execute(
        "CREATE MACRO pick(words, chance) AS words[1 + CAST(floor(chance * len(words)) AS BIGINT) % len(words)]"
    )
    file = folder / f"{rows}.export.CSV"
    options = "FORMAT csv, DELIM '\t', HEADER false, QUOTE '', ESCAPE ''"
    connection.execute(f"COPY ({_lines(rows)}) TO '{file}' ({options})")


def _lines(rows: int) -> str:
    """Every cell of a line, in order. Sides are drawn by a fourth power: a few states fill most of the news."""
    chance = ", ".join(f"(hash(i, {n}) % 1000003) / 1000003.0 AS c{n}" for n in range(1, 6))
    roles = "['GOV', 'GOV', '', '', '', 'MIL', 'COP', 'BUS', 'CVL', 'MED']"
    cells = {
        "GLOBALEVENTID": "800000000 + i",
        "SQLDATE": "strftime(day, '%Y%m%d')",
        "MonthYear": "strftime(day, '%Y%m')",
        "Year": "year(day)",
        "FractionDate": "round(year(day) + dayofyear(day) / 365.0, 4)",
        "IsRootEvent": "CAST(c5 > 0.4 AS INTEGER)",
        "EventCode": "CASE WHEN i % 100000 = 99 THEN '999' ELSE code END",
        "EventBaseCode": "left(code, 3)",
        "EventRootCode": "left(code, 2)",
        "QuadClass": "1 + CAST(floor(c3 * 4) AS INTEGER) % 4",
        "GoldsteinScale": "CAST(20 * c4 - 10 AS DECIMAL(4, 1))",
        "NumMentions": "1 + CAST(20 * c1 AS INTEGER)",
        "NumSources": "1 + CAST(3 * c2 AS INTEGER)",
        "NumArticles": "1 + CAST(20 * c3 AS INTEGER)",
        "AvgTone": "round(20 * c5 - 10, 13)",
        "DATEADDED": "strftime(day, '%Y%m%d') || '153000'",
        "SOURCEURL": "'https://www.news-' || i % 2000 || '.example/world/' || strftime(day, '%Y/%m/%d') || '/what-one-"
        "side-said-of-the-other-' || i // 3 || '.html'"
        + " || CASE WHEN i % 100000 = 499 THEN chr(9) || 'one column too many' ELSE '' END",
    }
    for own, side, role in (("Actor1", "one", "role_1"), ("Actor2", "two", "role_2")):
        cells |= {f"{own}Code": f"{side} || {role}", f"{own}CountryCode": side, f"{own}Type1Code": role,
                  f"{own}Name": f"CASE WHEN {side} = '' THEN '' ELSE 'THE NAME OF ' || {side} END"}  # fmt: skip
    for whose, town in (("Actor1", "Washington, District of Columbia, United States"), ("Actor2", "Moscow, Moskva, "
                        "Russia"), ("Action", "Kyiv, Kyyiv, Misto, Ukraine")):  # fmt: skip
        cells |= {f"{whose}Geo_Type": "4", f"{whose}Geo_FullName": f"'{town}'", f"{whose}Geo_CountryCode": "'US'",
                  f"{whose}Geo_ADM1Code": "'USDC'", f"{whose}Geo_Lat": "38.8951", f"{whose}Geo_Long": "-77.0364",
                  f"{whose}Geo_FeatureID": "'531871'"}  # fmt: skip
    line = ", ".join(cells.get(name, "''") for name in SECOND)
    return f"""
        SELECT {line} FROM (
            SELECT i, c1, c2, c3, c4, c5, DATE '2015-02-18' + CAST(i * 3400 // {rows} AS INTEGER) AS day,
                   CASE WHEN c3 < 0.1 THEN '' ELSE pick(states, pow(c1, 4)) END AS one,
                   CASE WHEN c4 < 0.3 THEN '' ELSE pick(states, pow(c2, 4)) END AS two,
                   pick({roles}, c4) AS role_1, pick({roles}, c3) AS role_2, pick(codes, c5) AS code
            FROM (SELECT i, {chance} FROM range({rows}) r(i)), known)"""
