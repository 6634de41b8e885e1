"""What a person typed, as terms: each a stem, or several that stand next to each other. Nothing in it is syntax.

terms_of('"open sea" talks')      # (("open", "sea"), ("talk",))
"""

from __future__ import annotations

import re

from .stems import stems_of

Term = tuple[str, ...]

# Of a longer question, or a longer phrase, the beginning is asked: more than either store takes at once.
MOST = 200

_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')


def terms_of(words: str) -> tuple[Term, ...]:
    """The terms, each once. Words that hang together, like "mid-term", are next to each other too."""
    phrases = [found[1] for found in _QUOTED.finditer(words)]
    chunks = phrases + _QUOTED.sub(" ", words).split()
    terms = [tuple(stem for stem, _ in stems_of(chunk)) for chunk in chunks]
    return tuple(dict.fromkeys(term[:MOST] for term in terms if term))[:MOST]


def as_fts5(terms: tuple[Term, ...]) -> str:
    """The terms as a question to FTS5: all of them, in any section. Stems hold letters and figures alone."""
    return " AND ".join(f'"{" ".join(term)}"' for term in terms)


def as_tsquery(terms: tuple[Term, ...]) -> str:
    """The same for PostgreSQL."""
    return " & ".join("(" + " <-> ".join(f"'{stem}'" for stem in term) + ")" for term in terms)
