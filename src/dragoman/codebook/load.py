"""Read the codebook's data files, refusing what breaks their schema with the file, the entry and the reason."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from functools import cache
from importlib.resources import files
from typing import Any, get_args

import yaml

from ..errors import DataError
from ..model import EventStatus, Quad
from ..text.words import WordLoader
from .event_types import Codebook, Evaluations, EventType, Pattern, StatusWords
from .read_patterns import read_patterns

FILES = ("plover", "cameo", "contexts", "sectors", "status", "verbs", "nouns", "adjectives")


@cache
def load_codebook() -> Codebook:
    """The codebook shipped with the program. Raises DataError when a file breaks its schema."""
    return read_codebook({name: _read_file(name) for name in FILES})


def read_codebook(texts: dict[str, str]) -> Codebook:
    """A codebook out of the texts of its files, by name. Raises DataError naming the file and the entry."""
    data = {name: _parse(name, texts[name]) for name in FILES}
    types = {name: _event_type(name, entry) for name, entry in data["plover"].items()}
    light = data["nouns"].pop("light", [])
    adjectives = data["adjectives"]
    return Codebook(
        version=f"plover/{_digest(texts)}",
        types=types,
        sectors=data["sectors"],
        verbs=_by_lemma(read_patterns("verbs", data["verbs"], types)),
        nouns=_by_lemma(read_patterns("nouns", data["nouns"], types)),
        adjectives=_by_lemma(read_patterns("adjectives", adjectives.get("predicates", {}), types)),
        light=frozenset(light),
        evaluations=_evaluations(adjectives.get("evaluations", {})),
        status=_status_words(data["status"]),
        classes={name: frozenset(words) for name, words in data["status"]["classes"].items()},
        context_words=_context_words(data["contexts"]),
        codes=_codes(data["cameo"], types),
    )


def _read_file(name: str) -> str:
    return (files(__package__) / "data" / f"{name}.yaml").read_text(encoding="utf-8")


def _parse(name: str, text: str) -> dict[str, Any]:
    try:
        data = yaml.load(text, Loader=WordLoader)
    except yaml.YAMLError as error:
        raise DataError(f"codebook/data/{name}.yaml is not YAML: {error}") from error
    if not isinstance(data, dict):
        raise DataError(f"codebook/data/{name}.yaml must be a mapping")
    return data


def _digest(texts: dict[str, str]) -> str:
    return hashlib.sha256("\0".join(texts[name] for name in FILES).encode()).hexdigest()[:12]


def _event_type(name: str, entry: dict[str, Any]) -> EventType:
    try:
        if entry["quad"] not in get_args(Quad):
            raise DataError(f"codebook/data/plover.yaml: {name} has no such quad as {entry['quad']!r}")
        return EventType(
            name, entry["quad"], float(entry["score"]), entry["definition"], bool(entry["recipient"]),
            bool(entry.get("mutual")), bool(entry.get("content")), entry.get("intended"),
            {mode: float(score) for mode, score in entry["modes"].items()}, float(entry.get("trust", 1)),
            float(entry["floor"]),
        )  # fmt: skip
    except KeyError as error:
        raise DataError(f"codebook/data/plover.yaml: {name} lacks {error}") from error


def _by_lemma(patterns: list[Pattern]) -> dict[str, tuple[Pattern, ...]]:
    """Patterns by lemma, those with more restrictions first; equals keep the order of the file."""
    groups: dict[str, list[Pattern]] = defaultdict(list)
    for pattern in patterns:
        groups[pattern.lemma].append(pattern)
    return {lemma: tuple(sorted(group, key=lambda p: -p.rank)) for lemma, group in groups.items()}


STATUS_LISTS = (
    "conditions", "negations", "demanding", "carriers", "doubtful", "trying", "attempted", "happening", "signs",
    "expecting",
)  # fmt: skip


def _evaluations(entry: dict[str, list[str]]) -> Evaluations:
    return Evaluations(*(frozenset(entry.get(key, ())) for key in ("words", "deeds", "failings", "sayings")))


def _status_words(data: dict[str, Any]) -> StatusWords:
    tables = {key: _inverted(key, data.get(key, {})) for key in ("verbs", "nouns", "modals", "adjectives")}
    lists = {key: frozenset(data.get(key, ())) for key in STATUS_LISTS}
    return StatusWords(
        tables["verbs"], tables["nouns"], tables["modals"], tables["adjectives"],
        lists["conditions"], lists["negations"], lists["demanding"], lists["carriers"], lists["doubtful"],
        lists["trying"], lists["attempted"], lists["happening"], lists["signs"], lists["expecting"],
    )  # fmt: skip


def _inverted(key: str, table: dict[str, list[str]]) -> dict[str, EventStatus]:
    known = {status: status for status in get_args(EventStatus)}
    for status in table:
        if status not in known:
            raise DataError(f"codebook/data/status.yaml: {key} has no such status as {status!r}")
    return {word: known[status] for status, words in table.items() for word in words}


def _context_words(data: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for context, words in data.items():
        for word in words:
            found[word].append(context)
    return {word: tuple(contexts) for word, contexts in found.items()}


def _codes(data: dict[str, Any], types: dict[str, EventType]) -> dict[tuple[str, str | None, str | None], str]:
    """(type, mode, context) to the first, so the most general, CAMEO code that the crosswalk gives them.

    A type alone has the shortest code of the category that most of its codes are of: ASSAULT is 180, not the damage
    to property (1712) that is filed under coercion.
    """
    codes: dict[tuple[str, str | None, str | None], str] = {}
    for code, row in data.items():
        if row["type"] not in types:
            raise DataError(f"codebook/data/cameo.yaml: {code} has no such type as {row['type']!r}")
        for context in (*row["contexts"], None):
            codes.setdefault((row["type"], row["mode"], context), code)
    for type in types:
        own = [code for code, row in data.items() if row["type"] == type and len(code) > 2]
        shares = Counter(code[:2] for code in own)
        if own:
            codes[type, None, None] = min(own, key=lambda code: (-shares[code[:2]], len(code), code))
    return codes
