"""A person has the last word: what people say of the facts, beside what the program says.

A correction disputes, amends, adds or confirms one fact, with a reason, who and when. The rows of the facts hold what
is in force (`in_force`); the program's own record stays as it was read. When a newer reading becomes the current one,
each correction is laid on the fact that stands on the same words (`fit`), or is listed as fitting none.
"""

from .shapes import Anchor, Correction, Ending, KindName, Mark, Verdict

__all__ = ["Anchor", "Correction", "Ending", "KindName", "Mark", "Verdict"]
