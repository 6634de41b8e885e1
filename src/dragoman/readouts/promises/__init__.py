"""Commitments followed up: restatements joined, later evidence suggested with a reason, what is overdue listed.

`follow_up` gives `Promise`s out of a View. What answers which promise is the table `data/answers.yaml`. Whether a
promise was kept is for a person to say: a correction of the commitment's status, as `ledger/corrections` keeps it.
"""

from .answers import AnswerTable, load_answers
from .follow import Asked, checked, follow_groups, follow_up, joined_tellings
from .shapes import Promise, Said, Suggestion, Telling

__all__ = [
    "AnswerTable", "Asked", "Promise", "Said", "Suggestion", "Telling", "checked", "follow_groups", "follow_up",
    "joined_tellings", "load_answers",
]  # fmt: skip
