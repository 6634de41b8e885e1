"""What answers which promise: the table `data/answers.yaml`, read once, with its words as stems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from ...errors import DataError
from ...ledger.search.stems import stems_of
from ...text.words import read_words
from .shapes import Bearing

_TELLS = ("encounter", "event", "commitment")
_NEEDS = ("partner", "recipient", "words", "object")
# Words at the head of a deed among which its verb stands: "continue to actively provide".
_HEAD = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """What told later bears on a promise, and how; see the head of the table for each field."""

    tells: str
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    bearing: Bearing
    base: float
    needs: frozenset[str]
    within: int


@dataclass(frozen=True, slots=True)
class PromiseKind:
    """A kind of promise: by which stems it is known, and what answers it."""

    name: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    unless: frozenset[str]
    weak: frozenset[str]
    answers: tuple[Answer, ...]

    def fits(self, stems: tuple[str, ...]) -> bool:
        """Whether a deed with these stems, in order, is of this kind."""
        is_known = not self.verbs.isdisjoint(stems[:_HEAD]) and (not self.nouns or not self.nouns.isdisjoint(stems))
        return is_known and self.unless.isdisjoint(stems)


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """All kinds, in the order in which they are tried."""

    kinds: tuple[PromiseKind, ...]
    otherwise: tuple[Answer, ...]
    always: tuple[Answer, ...]
    common: frozenset[str]
    bodies: frozenset[str]
    unreal: frozenset[str]
    horizons: tuple[tuple[str, int], ...]
    unheld: frozenset[str]
    recalled: frozenset[str]
    ahead: frozenset[str]
    suggest_from: float

    def kind_of(self, stems: tuple[str, ...]) -> str | None:
        """The name of the kind of a deed, None where it is of none."""
        return next((kind.name for kind in self.kinds if kind.fits(stems)), None)

    def weak_of(self, kind: str | None) -> frozenset[str]:
        """Stems that do not tell one promise of the kind from another."""
        return next((known.weak for known in self.kinds if known.name == kind), frozenset())

    def answers_to(self, kind: str | None) -> tuple[Answer, ...]:
        """What bears on a promise of this kind."""
        own = next((known.answers for known in self.kinds if known.name == kind), self.otherwise)
        return (*own, *self.always)


@cache
def load_answers() -> AnswerTable:
    """The shipped table. Raises DataError when it breaks its schema."""
    return read_answers(read_words(__package__, "answers"))


def read_answers(data: Any) -> AnswerTable:
    """The table out of the file's content. Raises DataError when it breaks its schema."""
    try:
        kinds = tuple(_kind(name, kind) for name, kind in data["kinds"].items())
        rest, always = ([_answer(answer) for answer in data[name]] for name in ("otherwise", "always"))
        words = {name: _stems(data[name]) for name in ("common", "bodies", "unreal", "unheld", "recalled", "ahead")}
        least, horizons = float(data["suggest_from"]), _horizons(data)
        return AnswerTable(kinds, tuple(rest), tuple(always), **words, horizons=horizons, suggest_from=least)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(f"readouts/promises/data/answers.yaml breaks its schema: {error!r}") from error


def _horizons(data: dict[str, Any]) -> tuple[tuple[str, int], ...]:
    return tuple((str(unit), int(days)) for unit, days in data["horizons"].items())


def _kind(name: str, kind: dict[str, Any]) -> PromiseKind:
    answers = tuple(_answer(answer) for answer in kind["answers"])
    known, unless, weak = _stems(kind["verbs"]), _stems(kind.get("unless", ())), _stems(kind.get("weak", ()))
    return PromiseKind(name, known, _stems(kind["nouns"]), unless, weak, answers)


def _answer(given: dict[str, Any]) -> Answer:
    answer = Answer(
        given["tells"],
        tuple(given["types"]),
        tuple(given["statuses"]),
        given["bearing"],
        float(given["base"]),
        frozenset(given["needs"]),
        int(given["within"]),
    )
    if answer.tells not in _TELLS or answer.bearing not in get_args(Bearing) or not answer.needs <= set(_NEEDS):
        raise ValueError(f"{given} is no answer")
    return answer


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem.stem for word in words for stem in stems_of(str(word)))
