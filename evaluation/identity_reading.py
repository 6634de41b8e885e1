"""Reading one case of the identity measure, and judging what is said at its mention."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.actors import cast_actors
from dragoman.actors.cast import Cast, Reference
from dragoman.intake import NOWHERE, read_text
from dragoman.model import Actor
from dragoman.parse import parse_report
from dragoman.pipeline import Pipeline
from dragoman.text.normalise import fold
from identity_cases import NOBODY, Case

UNNAMED = "person not named"
# Nouns that count what follows "of".
_AMOUNTS = frozenset({"group", "number", "member", "hundred", "thousand", "dozen", "ten"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said at a case's mention. `countries` is empty where nothing was said of whose it is.

    `fault` is the kind of error, None where country and actor are right.
    """

    case: Case
    actors: tuple[Actor, ...]
    countries: frozenset[str]
    fault: str | None

    @property
    def is_answered(self) -> bool:
        return bool(self.countries)

    @property
    def is_country_right(self) -> bool:
        return self.is_answered and self.fault in (None, "wrong person", "wrong sense", UNNAMED)

    @property
    def is_actor_right(self) -> bool:
        return self.fault is None


class Reader:
    """Reads cases with one pipeline."""

    def __init__(self) -> None:
        self.pipeline = Pipeline()

    def answer(self, case: Case) -> Answer:
        """Read the sentence as a report of that day, up to its cast, and judge what it says at the mention."""
        report = read_text(
            case.sentence, NOWHERE, self.pipeline.settings,
            published=case.date, publisher=case.publisher, language="en",
        )  # fmt: skip
        cast = cast_actors(parse_report(report, self.pipeline.language_model), self.pipeline.gazetteer)
        found = references_at(cast, *_place(case, report.text), case.is_somebody)
        actors = _of_mention(case, tuple(cast.by_id[id] for id in found.actors) if found else (), found)
        countries = frozenset(code for actor in actors if (code := country_of(actor)))
        return Answer(case, actors, countries, self._fault(case, actors, countries))

    def _fault(self, case: Case, actors: tuple[Actor, ...], countries: frozenset[str]) -> str | None:
        if not countries:
            if not case.is_somebody:
                return None
            undecided = any(actor.candidates for actor in actors)
            return "undecided" if undecided else "no country" if actors else "no actor"
        if not all(country in case.countries for country in countries):
            return "wrong country" if case.countries != (NOBODY,) else "nobody taken for somebody"
        if not case.actors or any(self._is(actor, wanted) for actor in actors for wanted in case.actors):
            return None
        if any(":" in wanted for wanted in case.actors):
            return "wrong sense"
        return UNNAMED if all(actor.kind != "person" for actor in actors) else "wrong person"

    def _is(self, actor: Actor, wanted: str) -> bool:
        """Whether an actor is the one wanted: by id, by name in any order of its words, or by the table of people."""
        if ":" in wanted:
            return actor.id == wanted
        told, asked = _words(actor.name), _words(wanted)
        if told and (told <= asked or asked <= told):
            return True
        terms = self.pipeline.gazetteer.people(wanted)
        return actor.wikidata is not None and actor.wikidata in {term.wikidata for term in terms}


def _of_mention(case: Case, actors: tuple[Actor, ...], found: Reference | None) -> tuple[Actor, ...]:
    """Of the actors of a reference wider than the mention, the one asked for: "Russian" of "U.S. and Russian talks"."""
    if found is None or len(actors) < 2 or found.span.end - found.span.start <= len(case.mention):
        return actors
    return tuple(actor for actor in actors if country_of(actor) in case.countries) or actors


def _place(case: Case, text: str) -> tuple[int, int]:
    """Where a case's mention stands in the report's text, which may have tidied spaces and marks before it."""
    before = case.sentence[: case.start].count(case.mention)
    at = -1
    for _ in range(before + 1):
        at = text.index(case.mention, at + 1)
    return at, at + len(case.mention)


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(name).replace("-", " ").replace(",", " ").split())


def country_of(actor: Actor) -> str | None:
    """Whose an actor is: a state's code; "IGO" for an international organisation and its people; None untold."""
    if actor.country:
        return actor.country
    of_organisation = actor.sector == "IGO" or (actor.of or "").startswith("org:")
    return "IGO" if of_organisation or actor.id.startswith("org:") else None


def references_at(cast: Cast, start: int, end: int, is_somebody: bool) -> Reference | None:
    """The reference that a mention `[start, end)` of characters is told by.

    One that shares the mention's head: headed within it, or, where somebody is asked for, holding its head ("Georgia"
    in "the President of Georgia"); else one that stands before the head and tells whose it is ("Israeli" of "the two
    Israeli tanks"). In "a group of British lawmakers" the lawmakers are the head. Of several, the one whose words are
    most nearly the mention's.
    """
    doc = cast.parsed.doc
    inside = [token.i for token in doc if token.idx < end and token.idx + len(token) > start]
    if not inside:
        return None
    first, last = inside[0], inside[-1] + 1
    head = _content(doc[first:last].root, last)
    near = [
        r for r in cast.references
        if (first <= r.head < last and (r.start <= head.i < r.end or r.start <= first < r.end or _is_before(r, head)))
        or (is_somebody and r.start <= head.i < r.end)
    ]  # fmt: skip
    return max(near, key=lambda r: (_likeness(r, first, last), r.start <= head.i < r.end), default=None)


def _content(head: Token, last: int) -> Token:
    """What is counted: the lawmakers of "a group of British lawmakers"."""
    if head.lemma_.lower() not in _AMOUNTS:
        return head
    of = (child for child in head.children if child.lower_ == "of" and child.i < last)
    return next((counted for child in of for counted in child.children if counted.i < last), head)


def _is_before(reference: Reference, head: Token) -> bool:
    """Whether a reference stands before a head, right beside it or hung on it by the grammar."""
    is_hung = any(child.i == reference.head and child.i < head.i for child in head.children)
    return is_hung or reference.end == head.i


def _likeness(reference: Reference, first: int, last: int) -> float:
    """The share of tokens in common of all that either holds."""
    common = min(reference.end, last) - max(reference.start, first)
    return common / (max(reference.end, last) - min(reference.start, first))
