"""Accounts aligned: what each side tells of one encounter, what all tell, what one alone does, where they differ.

`find_common` takes the encounter that records have in common, `compare_accounts` compares their accounts of it.
"""

from .account import Fact, Mention, Position, Raised, SideAccount, Telling
from .align import Comparison, Differing, Matter
from .common import find_common
from .compare import compare_accounts

__all__ = [
    "Comparison",
    "Differing",
    "Fact",
    "Matter",
    "Mention",
    "Position",
    "Raised",
    "SideAccount",
    "Telling",
    "compare_accounts",
    "find_common",
]
