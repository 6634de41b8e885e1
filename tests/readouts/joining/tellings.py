"""Reports of our own writing, each with the encounters that a reader would read in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.model import (
    Actor,
    Comparison,
    Encounter,
    Mention,
    Place,
    Published,
    Record,
    Report,
    Source,
    Span,
    When,
    content_id,
)
from made import made_record

NAMES = {
    "person:kari-lunde": ("Kari Lunde", "NOR"),
    "person:ola-nord": ("Ola Nord", "NOR"),
    "person:antti-salo": ("Antti Salo", "FIN"),
    "person:mika-laine": ("Mika Laine", "FIN"),
    "person:eva-berg": ("Eva Berg", "SWE"),
    "state:NOR": ("Norway", "NOR"),
    "state:FIN": ("Finland", "FIN"),
    "state:SWE": ("Sweden", "SWE"),
}
NORWAY, FINLAND, SWEDEN = "President of Norway", "President of Finland", "Government of Sweden"
LUNDE_SALO = ("person:kari-lunde", "person:antti-salo")


@dataclass(frozen=True, slots=True)
class Told:
    """One encounter as a report tells it in `words`; `said` are those of them that tell the day."""

    words: str
    who: tuple[str, ...] = LUNDE_SALO
    format: str = "call"
    day: str | None = None
    said: str | None = None
    until: str | None = None
    precision: str = "day"
    place: str | None = None
    country: str | None = None
    status: str = "held"


def telling(publisher: str, published: str, title: str, *told: Told, again: str = "") -> Record:
    """The record of one report. `again` makes other words of the same, so that it is another text."""
    text = "\n\n".join((title, *(one.words for one in told), again)).strip()
    report = Report(
        id=hashlib.sha256(f"{publisher}{published}{text}".encode()).hexdigest(),
        source=Source(None, None, f"https://example.org/{abs(hash(text))}", None, "text/plain"),
        title=title,
        text=text,
        title_span=Span(0, len(title)),
        body=(),
        captions=(),
        byline=None,
        publisher=publisher,
        wire=(),
        dateline=None,
        published=Published(published, after(published), "day", "page metadata", None),
        language="en",
        categories=(),
        tags=(),
        notices=(),
    )
    base = made_record()
    ids = dict.fromkeys(id for one in told for id in one.who)
    actors = tuple(_actor(id) for id in ids)
    encounters = tuple(_encounter(one, text, published, n) for n, one in enumerate(told))
    return replace(base, report=report, actors=actors, statements=(), events=(), encounters=encounters, commitments=())


def after(day: str, days: int = 1) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


def _actor(id: str) -> Actor:
    name, country = NAMES[id]
    kind = id.partition(":")[0]
    return Actor(id, name, kind, None, None, country, "GOV", None, None, (Mention(Span(0, 1), "name"),), "made", ())


def _encounter(told: Told, text: str, published: str, n: int) -> Encounter:
    at = text.index(told.words)
    span = Span(at, at + len(told.words))
    countries = tuple(dict.fromkeys(NAMES[id][1] for id in told.who))
    return Encounter(
        id=content_id("encounter", told.words, n),
        format=told.format,
        participants=told.who,
        countries=countries,
        date=_when(told, text, published),
        place=Place(told.place, told.country, None, None, None, None, span) if told.place else None,
        occasion=None,
        duration_minutes=None,
        host=None,
        first_since=None,
        status=told.status,
        evidence=(span,),
        accounts=(),
        comparison=Comparison((), {}, ()),
    )


def _when(told: Told, text: str, published: str) -> When | None:
    if told.said is None:
        return None
    at = text.index(told.said)
    day = told.day or published
    return When(day, told.until or after(day), told.precision, told.said, Span(at, at + len(told.said)))


ANNOUNCED = telling(
    NORWAY, "2021-12-04", "Statement on the upcoming call of President Lunde with President Salo",
    Told("President Lunde will speak with President Salo on December 7, 2021.", day="2021-12-07",
         said="December 7, 2021", status="planned"),
)  # fmt: skip
NORWAYS = telling(
    NORWAY, "2021-12-07", "Readout of President Lunde’s video call with President Salo",
    Told("President Lunde held a video call today with President Salo.", format="video call", said="today"),
)  # fmt: skip
# It states no day, calls the call a conversation and came out when it was past midnight there.
FINLANDS = telling(
    FINLAND, "2021-12-08", "Conversation with President Lunde",
    Told("Antti Salo had a lengthy conversation with Kari Lunde.", format="bilateral meeting", said="conversation"),
)  # fmt: skip
COMMENT = telling(
    SWEDEN, "2021-12-09", "Prime Minister Berg on what Norway and Finland discuss",
    Told("She called the conversation between Lunde and Salo useful.", format="bilateral meeting", said="conversation"),
)  # fmt: skip
RECALLED = telling(
    FINLAND, "2022-01-20", "Answers to questions",
    Told("Since the call of Norway and Finland on December 7, 2021, nothing has changed.", ("state:NOR", "state:FIN"),
         day="2021-12-07", said="December 7, 2021"),
)  # fmt: skip
ONE_CALL = (ANNOUNCED, NORWAYS, FINLANDS, COMMENT, RECALLED)
