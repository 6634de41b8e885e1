"""The words of saying, typed: what each verb takes as content. The words themselves are `data/sayings.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .lexicon import load_words

TAKES = frozenset(
    {"clause", "object", "infinitive", "naming", "about", "impersonal", "document", "quotation", "attitude"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """ "drew attention to": the word beside the verb, and the preposition that brings the content, if any."""

    word: str
    preposition: str | None


@dataclass(frozen=True, slots=True)
class Sayings:
    """`verbs[lemma]` is what it takes; the other fields are the lists of the data file."""

    verbs: dict[str, frozenset[str]]
    attitudes: frozenset[str]
    empty: frozenset[str]
    phrases: dict[str, tuple[Phrase, ...]]
    carries_infinitive: frozenset[str]
    floor: frozenset[str]
    documents: frozenset[str]
    nobody: frozenset[str]


@cache
def load_sayings() -> Sayings:
    """Read `data/sayings.yaml`, once."""
    data = load_words("sayings")
    phrases: dict[str, tuple[Phrase, ...]] = {}
    for row in data["phrases"]:
        phrases[row["verb"]] = (*phrases.get(row["verb"], ()), Phrase(row["word"], row["preposition"]))
    return Sayings(
        {lemma: frozenset(takes) for lemma, takes in data["verbs"].items()},
        frozenset(data["attitudes"]),
        frozenset(data["empty"]),
        phrases,
        frozenset(data["carries_infinitive"]),
        frozenset(data["floor"]),
        frozenset(data["documents"]),
        frozenset(data["nobody"]),
    )
