"""Search in the words of reports and of their facts.

Text becomes stems in one place (`stems`), for the index as for the question, so SQLite and PostgreSQL find the same
reports and whatever a person types is words and nothing else. `index` keeps the stems of each report up to date in
the transaction that puts in its facts; `find` asks; `snippets` shows where the words stand, as spans of the text.
"""

from .shapes import Answer, Hit, HitFact, Question, Snippet

__all__ = ["Answer", "Hit", "HitFact", "Question", "Snippet"]
