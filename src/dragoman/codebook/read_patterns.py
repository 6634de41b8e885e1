"""Read pattern files (verbs, nouns, adjectives) into patterns, checking every key and value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from ..errors import DataError
from ..model import EventStatus
from .event_types import EventType, PartOfSpeech, Pattern

WORDS: dict[str, tuple[str, PartOfSpeech]] = {
    "verbs": ("verbs", "verb"),
    "nouns": ("nouns", "noun"),
    "adjectives": ("words", "adjective"),
}
CLAUSES = ("any", "none", "to", "that", "ing")
ALONE = ("true", "false", "pair", "owner", "light", "place")
NEEDS = (
    "person",
    "official",
    "matter",
    "party",
    "force",
    "people",
    "body",
    "visitor",
    "untold",
    "guest",
    "peacekeepers",
    "head",
)
LISTS = ("actor", "recipient", "object", "with", "without", "by", "deed", "of", "withs", "purpose")
FLAGS = ("mutual", "saying", "evaluated", "lone")
PLAIN = ("type", "modal", "mode", "cameo", "status", "sure", "clause", "needs", "negated", "alone", "place")
KEYS = frozenset((*LISTS, *FLAGS, *PLAIN))


def read_patterns(file: str, data: dict[str, Any], types: dict[str, EventType]) -> list[Pattern]:
    """Every pattern of one file, in its order. Raises DataError naming file, type and entry."""
    return [
        pattern
        for type, entries in data.items()
        for number, entry in enumerate(entries, 1)
        for pattern in _entry_patterns(file, type, number, entry, types)
    ]


def _entry_patterns(
    file: str, type: str, number: int, entry: dict[str, Any], types: dict[str, EventType]
) -> Iterator[Pattern]:
    key, part = WORDS[file]
    where = f"codebook/data/{file}.yaml: {type}, entry {number}"
    if not isinstance(entry, dict) or not isinstance(entry.get(key), list):
        raise DataError(f"{where} needs a list of {key!r}")
    _check(where, key, type, entry, types)
    for words in entry[key]:
        yield _pattern(part, str(words), type, entry)


def _check(where: str, key: str, type: str, entry: dict[str, Any], types: dict[str, EventType]) -> None:
    unknown = sorted(set(entry) - KEYS - {key})
    if unknown:
        raise DataError(f"{where} has unknown keys {', '.join(unknown)}; known are {', '.join(sorted(KEYS))}")
    kind = types.get(entry.get("type", type))
    if kind is None:
        raise DataError(f"{where} has no such PLOVER type")
    for name, allowed in _allowed(kind, types).items():
        value = entry.get(name)
        if value is not None and str(value).lower() not in allowed:
            raise DataError(f"{where}: {name} {value!r} is none of {', '.join(allowed)}")
    for name in LISTS:
        if not isinstance(entry.get(name, []), list):
            raise DataError(f"{where}: {name} must be a list")


def _allowed(kind: EventType, types: dict[str, EventType]) -> dict[str, tuple[str, ...]]:
    return {
        "mode": tuple(kind.scores),
        "status": get_args(EventStatus),
        "clause": CLAUSES,
        "needs": NEEDS,
        "modal": ("any", "must", "never", "will"),
        "alone": ALONE,
        "negated": tuple(name.lower() for name in types),
    }


def _pattern(part: PartOfSpeech, words: str, type: str, entry: dict[str, Any]) -> Pattern:
    lemma, particle = _split(part, words)
    restricted = [
        name for name in ("object", "with", "without", "by", "deed", "of", "withs", "purpose") if entry.get(name)
    ]
    clause = str(entry.get("clause", "any"))
    rank = 2 * len(restricted) + 3 * bool(particle) + bool(entry.get("needs")) + bool(entry.get("modal"))
    return Pattern(
        part=part, lemma=lemma, particle=particle, type=entry.get("type", type), mode=entry.get("mode"),
        cameo=entry.get("cameo"), status=entry.get("status"), sure=float(entry.get("sure", 0.7)),
        actor=tuple(entry.get("actor", ("owner", "light") if part == "noun" else ("subject",))),
        recipient=tuple(entry.get("recipient", ())),
        objects=frozenset((*entry.get("object", ()), *entry.get("of", ()))),
        prepositions=frozenset((*entry.get("with", ()), *entry.get("withs", ()))),
        without=frozenset(entry.get("without", ())), agents=frozenset(entry.get("by", ())), clause=clause,
        needs=entry.get("needs"), deed=frozenset(entry.get("deed", ())),
        purposes=frozenset(entry.get("purpose", ())), negated=entry.get("negated"),
        alone=str(entry.get("alone", "true")).lower(), is_mutual=bool(entry.get("mutual")),
        modal=entry.get("modal"), is_saying=bool(entry.get("saying")),
        is_evaluated=bool(entry.get("evaluated")), is_lone=bool(entry.get("lone")),
        rank=rank + (clause not in ("any",)),
    )  # fmt: skip


def _split(part: PartOfSpeech, words: str) -> tuple[str, str | None]:
    """Lemma and second word: "call on" is call with on, "telephone call" is call after telephone."""
    first, _, second = words.partition(" ")
    if not second:
        return first, None
    return (second, first) if part == "noun" else (first, second)
