"""What a person is called for short: keys made when tables are built."""

from __future__ import annotations

from collections.abc import Iterable

from .fold import fold_name, spelling_key

_FAMILY_FIRST = frozenset({"CHN", "TWN", "PRK", "KOR", "VNM", "KHM", "HKG", "MAC"})
_PARTICLES = frozenset(
    ["von", "van", "der", "den", "de", "da", "do", "dos", "del", "di", "le", "la", "el", "al", "bin", "ibn", "ben",
     "ter", "ten", "du", "st", "san"]
)  # fmt: skip
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv", "vi", "xiv", "xvi"})


def surnames(name: str, countries: Iterable[str]) -> list[str]:
    """Spelling keys of what a person is called for short: the last name, with its particles and without."""
    words = fold_name(name).split()
    while len(words) > 1 and words[-1] in _GENERATIONS:
        words = words[:-1]
    if len(words) < 2:
        return []
    if any(country in _FAMILY_FIRST for country in countries):
        return [spelling_key(words[0])]
    at = len(words) - 1
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    last = fold_name(name.rsplit(" ", 1)[-1])
    return [spelling_key(words[-1]), spelling_key(" ".join(words[at:])), spelling_key(last)]
