"""Rows to Arrow, Polars and pandas. `batches` holds one batch at a time; the others hold the whole answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from ...errors import OptionError
from .columns import columns_of

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


def batches(rows: Iterable[Any], shape: type, size: int) -> Iterator[pyarrow.RecordBatch]:
    """Record batches of `size` rows, the last one smaller; none where there are no rows."""
    if size < 1:
        raise OptionError(f"a batch of {size} rows: ask for at least 1")
    schema, left = _schema(shape), iter(rows)
    return _batches(left, shape, schema, size)


def _batches(left: Iterator[Any], shape: type, schema: Any, size: int) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    columns = columns_of(shape)
    while rows := list(islice(left, size)):
        arrays = [pyarrow.array([column.get(row) for row in rows], type=column.type) for column in columns]
        yield pyarrow.RecordBatch.from_arrays(arrays, schema=schema)


def to_arrow(rows: Iterable[Any], shape: type, size: int) -> pyarrow.Table:
    """All rows as one table; its schema is there also when no row is."""
    import pyarrow

    table: pyarrow.Table = pyarrow.Table.from_batches(batches(rows, shape, size), schema=_schema(shape))
    return table


def to_polars(rows: Iterable[Any], shape: type, size: int) -> polars.DataFrame:
    """The same as a Polars frame."""
    frame: polars.DataFrame = _library("polars").from_arrow(to_arrow(rows, shape, size))
    return frame


def to_pandas(rows: Iterable[Any], shape: type, size: int) -> pandas.DataFrame:
    """The same as a pandas frame whose columns keep their Arrow types: whole numbers stay whole beside nulls."""
    library = _library("pandas")
    frame: pandas.DataFrame = to_arrow(rows, shape, size).to_pandas(types_mapper=library.ArrowDtype)
    return frame


def _schema(shape: type) -> pyarrow.Schema:
    import pyarrow

    schema: pyarrow.Schema = pyarrow.schema([(column.name, column.type) for column in columns_of(shape)])
    return schema


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise OptionError(
            f"{name} is not installed, and this answer needs it: pip install 'dragoman[{name}]'"
        ) from error
