"""Answers as columns: Arrow record batches, and through them Polars and pandas.

The columns follow from the frozen types in `shapes` by one set of rules (`columns`), so a field added there is a
column added here. docs/search.md lists them; a test holds it to that.
"""

from .columns import Column, columns_of
from .frames import batches, to_arrow, to_pandas, to_polars

__all__ = ["Column", "batches", "columns_of", "to_arrow", "to_pandas", "to_polars"]
