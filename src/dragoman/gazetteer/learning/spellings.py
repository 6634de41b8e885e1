"""Whether two written names are one person's, and the groups of spellings that follow from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..fold import spelling_key

_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LONG, _LONGER = 8, 12


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name as its usual transliterations share them."""
    return tuple(word for word in spelling_key(name).split() if word not in _GENERATIONS)


def is_full(name: str) -> bool:
    """Whether a name has a given and a family name, so that it names a person by itself."""
    words = name_words(name)
    return sum(len(word) > 1 for word in words) >= 2 and len(set(words)) == len(words)


def same_person(one: tuple[str, ...], other: tuple[str, ...], in_one_office: bool = False) -> bool:
    """Whether two full names, as `name_words` gives them, are spellings of one.

    One order or the other, one word or two ("Shin Won-sik", "Shin Wonsik"), shortened ("Mohammed bin Salman") or by
    initials. In one office also without the first name, by a pet name, or up to two letters apart in a long name:
    elsewhere that is another person (Michal and Michael Herzog).
    """
    if sorted(one) == sorted(other) or "".join(one) == "".join(other):
        return True
    short, long = sorted((one, other), key=len)
    if _is_shortened(short, long):
        return in_one_office or short[0][0] == long[0][0]
    if not in_one_office:
        return False
    return _has_pet_name(one, other) or (
        len(one) == len(other) and _is_misspelt("".join(one), "".join(other)) and _first_letters(one, other)
    )


def _has_pet_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether family names agree and one given name is short for the other: Jen and Jennifer, Liz and Elizabeth."""
    if one[-1] != other[-1] or len(one[-1]) < 2 or min(len(one), len(other)) < 2:
        return False
    short, long = sorted((one[0], other[0]), key=len)
    return len(short) >= 3 and (short in long or short[:3] == long[:3])


def _is_shortened(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether every word of one stands in the other, in order, whole or as an initial; two whole ones or the last."""
    at, whole = 0, []
    for word in long:
        if at < len(short) and (word == short[at] or short[at] == word[0] or word == short[at][0]):
            whole.append(word == short[at] and len(word) > 1)
            at += 1
    if at < len(short):
        return False
    return sum(whole) >= 2 or (whole[-1] and short[-1] == long[-1] and len(short) >= 2)


def _first_letters(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return all(a[0] == b[0] for a, b in zip(one, other, strict=True))


def _is_misspelt(one: str, other: str) -> bool:
    allowed = 2 if min(len(one), len(other)) >= _LONGER else 1
    return min(len(one), len(other)) >= _LONG and edit_distance(one, other, allowed) <= allowed


def edit_distance(one: str, other: str, limit: int) -> int:
    """Levenshtein's distance, or `limit` + 1 where it is greater."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


@dataclass(frozen=True, slots=True)
class Spellings:
    """One person's full names as written, the most usual first."""

    names: tuple[str, ...]
    keys: tuple[tuple[str, ...], ...]

    @property
    def name(self) -> str:
        """The name to show."""
        return self.names[0]

    def has_word(self, name: str) -> bool:
        """Whether a surname alone may be this person's."""
        words = set(name_words(name))
        return bool(words) and any(words <= set(key) for key in self.keys)


def group_spellings(offices: Mapping[str, Iterable[str]]) -> tuple[Spellings, ...]:
    """Groups of full names, each one person's, out of names and the offices each is seen in, once a sighting.

    A name joins the group of the longest and most usual that it fits.
    """
    seen = {name: Counter(each) for name, each in offices.items() if is_full(name)}
    order = sorted(seen, key=lambda name: (-len(name_words(name)), -seen[name].total(), name))
    groups: list[list[str]] = []
    for name in order:
        home = next((group for group in groups if any(_is_same(name, known, seen) for known in group)), None)
        if home is None:
            groups.append([name])
        else:
            home.append(name)
    usual = (sorted(group, key=lambda name: (-seen[name].total(), name)) for group in groups)
    return tuple(Spellings(tuple(group), tuple(map(name_words, group))) for group in usual)


def _is_same(name: str, known: str, seen: Mapping[str, Counter[str]]) -> bool:
    return same_person(name_words(name), name_words(known), bool(seen[name].keys() & seen[known].keys()))
