"""One statement that reads a file into the common table: the format's own expressions, the codes looked up, in order.

The file's lines are read as text, only the columns that are asked for; the day is read as a date. `problem` says why a
row is not taken. What is taken is ordered by actor, recipient and day, so that one dyad lies together.
"""

from __future__ import annotations

from ..event_table import EVENT_COLUMNS, SQL_TYPES
from .layout import Incoming, Layout, Plain, Reading, Side

ORDER = "actor NULLS FIRST, recipient NULLS FIRST, day, id, code"


def quoted(words: str) -> str:
    """A string as SQL."""
    return "'" + words.replace("'", "''") + "'"


def lines_sql(path: str, format: Incoming, layout: Layout) -> str:
    """The file's lines as a table function; what cannot be read stands in `reject_errors` afterwards."""
    typed = ", ".join(f"{quoted(name)}: '{_type(name, format)}'" for name in layout.columns)
    options = {
        "delim": quoted(layout.delimiter),
        "quote": quoted(layout.quote),
        "escape": quoted(layout.quote),
        "header": str(layout.has_header).lower(),
        "auto_detect": "false",
        "columns": f"{{{typed}}}",
        "dateformat": quoted(layout.date_format),
        "nullstr": f"[{', '.join(map(quoted, layout.nothing))}]",
        "store_rejects": "true",
        # Zero: every line that is not taken is told.
        "rejects_limit": "0",
    }
    return f"read_csv({quoted(path)}, {', '.join(f'{name} = {value}' for name, value in options.items())})"


def _type(name: str, format: Incoming) -> str:
    return "DATE" if name == format.day_column else "VARCHAR"


def rows_sql(lines: str, format: Incoming) -> str:
    """Every row with its codes looked up, and its `problem` where it has one; `lines` is what it is read from."""
    reading = format.reading
    if isinstance(reading, Plain):
        columns = ", ".join(f"{sql} AS {name}" for name, sql in reading.columns.items())
        return f"SELECT {columns}, {_plain_problem(reading)} AS problem FROM {lines}"
    wanted = f"{_common(format.name, format.prefix)}, {_problem(reading)} AS problem"
    return _looked_up(lines, reading, wanted)


def _looked_up(lines: str, reading: Reading, wanted: str, fields: str = "") -> str:
    looked_up = "\n".join(_look_up(who) for who in ("actor", "recipient"))
    return f"""
        SELECT {wanted}
        FROM (SELECT {fields}{_fields(reading)} FROM {reading.rows.format(lines=lines)}) raw
        LEFT JOIN codes ON codes.code = raw.code
        {looked_up}"""


def _fields(reading: Reading) -> str:
    fields = {
        "id": reading.id,
        "day": reading.day,
        "code": reading.code,
        "contexts": f"CAST({reading.contexts} AS VARCHAR[])",
        "goldstein": reading.goldstein,
        "score": reading.score,
        "confidence": reading.confidence,
        "story": reading.story,
        "report": reading.report,
        **_side("actor", reading.actor),
        **_side("recipient", reading.recipient),
    }
    return ", ".join(f"{sql} AS {name}" for name, sql in fields.items())


def _side(who: str, side: Side) -> dict[str, str]:
    parts = {"country": side.country, "group": side.group, "role": side.role, "whole": side.whole}
    return {f"{who}_{name}": f"CAST({sql} AS VARCHAR)" for name, sql in parts.items()}


def _look_up(who: str) -> str:
    return f"""
        LEFT JOIN places {who}_place ON {who}_place.code = raw.{who}_country
        LEFT JOIN groups {who}_known ON {who}_known.code = raw.{who}_group
        LEFT JOIN roles {who}_role ON {who}_role.code = raw.{who}_role"""


def _common(source: str, prefix: str) -> str:
    own_id = f"{quoted(source + ':')} || raw.id"
    values = {
        "id": own_id,
        "day": "raw.day",
        "actor": _who("actor", prefix),
        "recipient": _who("recipient", prefix),
        "actor_sector": "actor_role.sector",
        "recipient_sector": "recipient_role.sector",
        "type": "codes.type",
        "quad": "codes.quad",
        "status": "'occurred'",
        "contexts": "coalesce(raw.contexts, codes.contexts)",
        "score": "coalesce(raw.score, codes.score)",
        "goldstein": "coalesce(raw.goldstein, codes.goldstein)",
        "confidence": "raw.confidence",
        "story": f"coalesce(raw.story, raw.report, {own_id})",
        "source": quoted(source),
        "report": f"coalesce(raw.report, {own_id})",
        "is_first": "true",
        "code": "raw.code",
    }
    return ", ".join(f"CAST({values[c.name]} AS {SQL_TYPES[c.kind]}) AS {c.name}" for c in EVENT_COLUMNS)


def _who(who: str, prefix: str) -> str:
    return f"coalesce({who}_place.iso3, {who}_known.org, {quoted(prefix + ':')} || raw.{who}_whole)"


def _problem(reading: Reading) -> str:
    """Why a row is not taken, in the order in which it is looked at; null where nothing is wrong."""
    sides = (("actor", reading.actor), ("recipient", reading.recipient))
    unknown = " ".join(
        f"WHEN raw.{who}_country IS NOT NULL AND {who}_place.code IS NULL "
        f"THEN 'unknown country of the {who}: ' || raw.{who}_country"
        for who, side in sides
        if not side.is_guess
    )
    return f"""CASE
        WHEN raw.id IS NULL THEN 'no id'
        WHEN raw.day IS NULL THEN 'no date'
        WHEN raw.code IS NULL THEN 'no event code'
        WHEN codes.code IS NULL THEN 'unknown event code: ' || raw.code
        {unknown} END"""


def _plain_problem(reading: Plain) -> str:
    missing = " ".join(f"WHEN {reading.columns[name]} IS NULL THEN 'no {name}'" for name in reading.needed)
    return f"CASE {missing} END"


def order_of(format: Incoming) -> str:
    """What a table's rows are ordered by."""
    return format.reading.order if isinstance(format.reading, Plain) else ORDER


def taken_sql(rows: str, order: str) -> str:
    """The rows that are taken, in order, without `problem`."""
    return f"SELECT * EXCLUDE (problem) FROM ({rows}) WHERE problem IS NULL ORDER BY {order}"


def problems_sql(lines: str, format: Incoming) -> str:
    """The rows that are not taken: `nth`, which row it is in the order of the file, counted from 1, and `problem`."""
    numbered = f"(SELECT row_number() OVER () AS nth, * FROM {lines})"
    reading = format.reading
    if isinstance(reading, Plain):
        looked_up = f"SELECT nth, {_plain_problem(reading)} AS problem FROM {numbered}"
    else:
        looked_up = _looked_up(numbered, reading, f"raw.nth, {_problem(reading)} AS problem", "nth, ")
    return f"SELECT nth, min(problem) FROM ({looked_up}) WHERE problem IS NOT NULL GROUP BY nth ORDER BY nth"
