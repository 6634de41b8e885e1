"""Search: words and filters in the address, hits with snippets and facts, and ways to narrow what was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from ...codebook import load_codebook
from ...ledger import Hit, Question, View
from ...ledger.search import Answer, HitFact
from ...ledger.search.check import STATUSES
from ...ledger.search.facets import FacetCount, Facets, facets
from ..addresses import address_of_report, with_query
from ..lines import shortened
from ..naming import Named, links_of, state_name
from ..near import suggestions
from ..serving import Sheet, served, summary
from .actors import Facet, Known, known_actors

router = APIRouter()

HITS = 20
_MOST_FACTS = 6
_MOST_VALUES = {"actor": 12, "type": 16, "status": 16, "publisher": 10, "year": 30}
_TITLES = {"type": "Type of event", "status": "Status", "actor": "Side", "publisher": "Publisher", "year": "Year"}
Words = Annotated[str | None, Query(max_length=1000)]
Side = Annotated[str | None, Query(max_length=200)]
Day = Annotated[str | None, Query(pattern=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$")]
Share = Annotated[float | None, Query(ge=0, le=1)]
Sort = Literal["best", "newest"]


@dataclass(frozen=True, slots=True)
class Asked:
    """All that an address of a search says."""

    question: Question
    sort: Sort
    after: str | None

    def address(self, path: str = "/search", **other: Any) -> str:
        """The same search with something changed, from its first page."""
        q = self.question
        told: dict[str, Any] = {
            "q": q.words, "actor": q.actor, "recipient": q.recipient, "type": q.type, "status": q.status,
            "place": q.place, "publisher": q.publisher, "since": q.since, "until": q.until,
            "min_confidence": q.min_confidence, "sort": None if self.sort == "best" else self.sort,
        }  # fmt: skip
        return with_query(path, **(told | other))

    def without(self, name: str) -> str:
        """The same search with one thing less."""
        other: dict[str, Any] = {name: None}
        return self.address(**other)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a snippet; `is_mark` where it is one of the words asked for."""

    words: str
    is_mark: bool


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact below a hit."""

    kind: str
    type: str | None
    quad: str | None
    status: str | None
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    day: str | None
    words: str
    address: str
    correction: str | None


@dataclass(frozen=True, slots=True)
class HitLine:
    """One report that was found."""

    title: str
    address: str
    publisher: str | None
    published: str | None
    alike: int
    pieces: tuple[Piece, ...]
    facts: tuple[FactLine, ...]
    more_facts: int


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set, in words, and the address without it."""

    name: str
    value: str
    address: str


@dataclass(frozen=True, slots=True)
class FacetList:
    """One way to narrow the hits."""

    title: str
    facets: tuple[Facet, ...]


@router.get("/search")
def search(
    request: Request,
    q: Words = None,
    actor: Side = None,
    recipient: Side = None,
    type: Side = None,
    status: Side = None,
    place: Side = None,
    publisher: Side = None,
    since: Day = None,
    until: Day = None,
    min_confidence: Share = None,
    sort: Sort = "best",
    after: Words = None,
) -> Response:
    """Reports in which the words stand and all else holds."""
    question = Question(
        words=(q or "").strip(), actor=_side(actor), recipient=_side(recipient), type=type or None,
        status=status or None, place=place or None, min_confidence=min_confidence, since=since or None,
        until=until or None, publisher=publisher or None,
    )  # fmt: skip
    asked = Asked(question, sort, after or None)
    return served(request, lambda view: search_sheet(view, asked, lambda: summary(request, known_actors)))


def _side(words: str | None) -> str | None:
    """A country's code in any case; a state's id means everyone of it, as on its page."""
    told = (words or "").strip().removeprefix("state:")
    return told.upper() if len(told) == 3 and told.isalpha() else told or None


def search_sheet(view: View, asked: Asked, known: Callable[[], Sequence[Known]]) -> Sheet:
    if asked.question.is_empty:
        return Sheet("Search", "search.html", _form(asked) | {"hits": None, "facets": (), "chips": ()}, here="search")
    is_newest = asked.sort == "newest"
    answer = view.search(asked.question, size=HITS, cursor=asked.after, newest_first=is_newest, most_facts=_MOST_FACTS)
    counted = facets(view, asked.question)
    values = _form(asked) | {
        "hits": hit_lines(view, answer),
        "count": counted.hits,
        "chips": _chips(view, asked),
        "facets": _facet_lists(asked, counted),
        "first": asked.address() if asked.after else None,
        "next": asked.address(after=answer.cursor) if answer.cursor else None,
        "suggestions": suggestions(asked.question.words, known()) if not answer.hits else (),
    }
    title = f"Search: {asked.question.words}" if asked.question.words else "Search"
    return Sheet(title, "search.html", values, here="search", feed=asked.address("/search.atom"))


def _form(asked: Asked) -> dict[str, Any]:
    return {
        "question": asked.question,
        "sort": asked.sort,
        "types": tuple(load_codebook().types),
        "statuses": STATUSES,
        "feed": asked.address("/search.atom"),
        "save": asked.address("/account/searches/new"),
        "by_best": asked.address(sort=None),
        "by_newest": asked.address(sort="newest"),
    }


def hit_lines(view: View, answer: Answer) -> list[HitLine]:
    """The hits with names, in their order."""
    names = links_of(view, (id for hit in answer.hits for fact in hit.facts for id in (*fact.actors, *fact.recipients)))
    return [
        HitLine(
            hit.told.title or "Without a title",
            address_of_report(hit.told.report),
            hit.told.publisher,
            hit.told.published,
            hit.alike,
            _pieces(hit),
            tuple(_fact(hit, fact, names) for fact in hit.facts),
            further,
        )
        for hit, further in zip(answer.hits, answer.further, strict=True)
    ]


def _pieces(hit: Hit) -> tuple[Piece, ...]:
    """The snippet cut at its marks."""
    if hit.snippet is None:
        return ()
    pieces, at, start = [], 0, hit.snippet.span.start
    for mark in hit.snippet.marks:
        first, last = max(mark.start - start, at), max(mark.end - start, at)
        pieces += [Piece(hit.snippet.text[at:first], False), Piece(hit.snippet.text[first:last], True)]
        at = last
    pieces.append(Piece(hit.snippet.text[at:], False))
    return tuple(piece for piece in pieces if piece.words)


def _fact(hit: Hit, fact: HitFact, names: Mapping[str, Named]) -> FactLine:
    type = load_codebook().types.get(fact.type or "")
    return FactLine(
        fact.kind,
        fact.type,
        type.quad if type else None,
        fact.status,
        tuple(names[id] for id in fact.actors),
        tuple(names[id] for id in fact.recipients),
        fact.day,
        shortened(" ".join(fact.words.split())),
        address_of_report(hit.told.report, fact.id),
        fact.correction,
    )


def _chips(view: View, asked: Asked) -> list[Chip]:
    """What is set besides the words, each with a way to let go of it."""
    q = asked.question
    names = links_of(view, (q.actor, q.recipient))
    told = (
        ("side", "actor", names[q.actor].name if q.actor else None),
        ("towards", "recipient", names[q.recipient].name if q.recipient else None),
        ("type", "type", q.type), ("status", "status", q.status), ("place", "place", q.place),
        ("publisher", "publisher", q.publisher), ("from", "since", q.since), ("before", "until", q.until),
        ("confidence from", "min_confidence", q.min_confidence),
    )  # fmt: skip
    return [Chip(words, str(value), asked.without(name)) for words, name, value in told if value is not None]


def _facet_lists(asked: Asked, counted: Facets) -> list[FacetList]:
    return [
        FacetList(title, tuple(_facet(asked, name, one) for one in _most(name, counted)))
        for name, title in _TITLES.items()
        if counted.counts.get(name)
    ]


def _most(name: str, counted: Facets) -> Sequence[FacetCount]:
    """The most frequent values; of years the last."""
    counts, most = counted.counts[name], _MOST_VALUES[name]
    return counts[-most:][::-1] if name == "year" else counts[:most]


def _facet(asked: Asked, name: str, one: FacetCount) -> Facet:
    if name == "year":
        address = asked.address(since=one.value, until=f"{int(one.value) + 1:04}")
    else:
        address = asked.address(**{name: one.value})
    return Facet(state_name(one.value) if name == "actor" else one.value, one.hits, address, False)
