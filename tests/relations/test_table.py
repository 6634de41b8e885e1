"""The shape of a table of events is fixed: importers and measures both hold to it."""

from __future__ import annotations

import pyarrow

from dragoman.relations import EVENT_COLUMNS, arrow_schema, column_names


def test_the_columns_are_those_agreed_upon() -> None:
    agreed = "id day actor recipient actor_sector recipient_sector type quad status contexts score goldstein confidence"
    assert column_names() == (*agreed.split(), "story", "source", "report", "is_first")


def test_arrow_knows_every_column_and_which_may_be_null() -> None:
    schema = arrow_schema()
    assert schema.names == list(column_names())
    assert [field.nullable for field in schema] == [not column.needed for column in EVENT_COLUMNS]
    assert schema.field("day").type == pyarrow.date32()
    assert schema.field("contexts").type == pyarrow.list_(pyarrow.string())
