"""Other people's event data in: GDELT, ICEWS, POLECAT, Phoenix, PETRARCH and your own CSV, as one common table.

`store.import_file` takes a file in. Each format is a module that says how its columns make the common ones; `sql`
makes one statement of that, `read` has DuckDB carry it out, `claims` refuses what is not what it says, `rejected` tells
of the lines that were not taken.
"""

from .account import Account
from .formats import incoming_format, incoming_formats
from .store import Imported, accounts, import_file, tables

__all__ = ["Account", "Imported", "accounts", "import_file", "incoming_format", "incoming_formats", "tables"]
