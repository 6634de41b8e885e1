"""Which reports tell one story: copies, updates and corrections of it; and what changed between two of them.

Functions and types over texts and ids; nothing here knows of a database. In order of use: `fingerprint_of` makes of a
text what comparing needs and a ledger can keep as bytes; `Clusters` finds for each its story; `changed_passages` shows
what two texts of a story do not share.
"""

from .clusters import Clusters, Placement
from .compare import Likeness, compare
from .fingerprint import Fingerprint, fingerprint_of
from .passages import Change, changed_passages
from .relation import Relation, relate

__all__ = [
    "Change",
    "Clusters",
    "Fingerprint",
    "Likeness",
    "Placement",
    "Relation",
    "changed_passages",
    "compare",
    "fingerprint_of",
    "relate",
]
