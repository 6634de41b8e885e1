"""A record built by hand: every noun of the contract once, over a text of our own writing."""

from __future__ import annotations

from dataclasses import replace

from dragoman.model import (
    Account,
    Actor,
    Caption,
    Channel,
    Cited,
    Commitment,
    Comparison,
    Dateline,
    Difference,
    Encounter,
    Event,
    Mention,
    Place,
    Published,
    Quantity,
    Reader,
    Record,
    Report,
    Source,
    Span,
    Statement,
    Topic,
    When,
    Wording,
    content_id,
)

TITLE = "Norwegian and Finnish ministers meet in Kirkenes"
CAPTION = "The two ministers at the harbour."
FIRST = (
    "KIRKENES, Norway (Nordwire) — Foreign Minister Kari Lunde met her Finnish counterpart Antti Salo in Kirkenes on "
    "3 March 2021, on the margins of the Barents forum, for 45 minutes."
)
SECOND = (
    "“We spoke about fisheries and the border roads,” Lunde said by email. Finland called the talks “frank” and "
    "criticised Norway over the fishing quota."
)
THIRD = "Norway will give Finland 12 patrol boats by 2023 to guard the border."
TEXT = "\n\n".join((TITLE, CAPTION, FIRST, SECOND, THIRD))


def span_of(words: str, text: str = TEXT) -> Span:
    """Where `words` first stand in the text."""
    start = text.index(words)
    return Span(start, start + len(words))


def when(words: str, start: str, end: str, precision: str = "day") -> When:
    return When(start, end, precision, words, span_of(words))


def made_report() -> Report:
    return Report(
        id="0" * 64,
        source=Source("line-1", "examples/made.txt", None, None, "text/plain"),
        title=TITLE,
        text=TEXT,
        title_span=span_of(TITLE),
        body=(span_of(FIRST), span_of(SECOND), span_of(THIRD)),
        captions=(Caption(span_of(CAPTION), "Nordwire"),),
        byline="Aino Berg",
        publisher="The Barents Gazette",
        wire=("Nordwire",),
        dateline=Dateline("KIRKENES, Norway (Nordwire) —", span_of("KIRKENES, Norway (Nordwire) —")),
        published=Published("2021-03-03", "2021-03-04", "day", "page metadata", None),
        language="en",
        categories=("North",),
        tags=(),
        notices=("Share this story",),
    )


def _actor(id: str, name: str, kind: str, country: str, *mentions: str, role: str | None = None) -> Actor:
    form = "name"
    cited = tuple(Mention(span_of(words), form) for words in mentions)
    return Actor(id, name, kind, role, None, country, "GOV", f"{country}GOV", None, cited, "gazetteer", ())


def made_actors() -> tuple[Actor, ...]:
    return (
        _actor("person:kari-lunde", "Kari Lunde", "person", "NOR", "Kari Lunde", "Lunde said", role="foreign minister"),
        _actor("person:antti-salo", "Antti Salo", "person", "FIN", "Antti Salo", role="foreign minister"),
        _actor("state:NOR", "Norway", "state", "NOR", "Norway over", "Norway will"),
        _actor("state:FIN", "Finland", "state", "FIN", "Finland called"),
    )


def made_statement() -> Statement:
    words = "We spoke about fisheries and the border roads,"
    return Statement(
        id=content_id("statement", words),
        speaker="person:kari-lunde",
        on_behalf_of="state:NOR",
        channel=Channel("email", span_of("by email")),
        addressee=None,
        form="direct",
        quotes=(Cited(span_of(words)),),
        content=Cited(span_of(words)),
        cue=Cited(span_of("said")),
        date=None,
        continues=None,
    )


def _event(type: str, trigger: str, actors: tuple[str, ...], recipients: tuple[str, ...], **more: object) -> Event:
    event = Event(
        id=content_id("event", type, trigger),
        type=type,
        mode="meet" if type == "CONSULT" else "disapprove",
        contexts=("diplomatic",),
        cameo="040",
        quad="verbal cooperation" if type == "CONSULT" else "verbal conflict",
        score=1.0 if type == "CONSULT" else -2.0,
        actors=actors,
        recipients=recipients,
        status="occurred",
        date=None,
        place=None,
        according_to=None,
        trigger=Cited(span_of(trigger)),
        evidence=(span_of(trigger),),
        confidence=0.82,
        why=f"“{trigger}” is a verb of {type}.",
    )
    return replace(event, **more)


def made_events() -> tuple[Event, ...]:
    ministers = ("person:kari-lunde", "person:antti-salo")
    return (
        _event("CONSULT", "met", ministers, (), date=made_day(), place=made_place()),
        _event("ACCUSE", "criticised", ("state:FIN",), ("state:NOR",), according_to=made_statement().id),
    )


def made_day() -> When:
    return when("3 March 2021", "2021-03-03", "2021-03-04")


def made_place() -> Place:
    return Place("Kirkenes", "NOR", "Finnmark", 69.73, 30.05, 778_707, span_of("Kirkenes on"))


def made_encounter() -> Encounter:
    fisheries, roads = Topic("fisheries", span_of("fisheries")), Topic("border roads", span_of("the border roads"))
    frank = Wording("frank", span_of("frank"))
    return Encounter(
        id=content_id("encounter", "NOR", "FIN"),
        format="bilateral meeting",
        participants=("person:kari-lunde", "person:antti-salo"),
        countries=("NOR", "FIN"),
        date=made_day(),
        place=made_place(),
        occasion=Wording("the Barents forum", span_of("the Barents forum")),
        duration_minutes=45,
        host=None,
        first_since=None,
        status="held",
        evidence=(span_of("met"),),
        accounts=(
            Account("NOR", (made_statement().id,), (fisheries, roads), (), ()),
            Account("FIN", (), (fisheries,), (frank,), (made_events()[1].id,)),
        ),
        comparison=Comparison(
            ("fisheries",),
            {"NOR": ("border roads",), "FIN": ()},
            (Difference("fisheries", {"NOR": Wording("fisheries", span_of("fisheries")), "FIN": frank}),),
        ),
    )


def made_commitment() -> Commitment:
    action = "give Finland 12 patrol boats"
    return Commitment(
        id=content_id("commitment", action),
        by=("state:NOR",),
        action=span_of(action),
        type="AID",
        recipients=("state:FIN",),
        place=None,
        places=(),
        quantity=Quantity(12.0, "patrol boats", span_of("12 patrol boats")),
        purpose=span_of("to guard the border"),
        announced=None,
        announced_by=None,
        due=when("by 2023", "2023-01-01", "2024-01-01", "year"),
        status="announced",
        evidence=(span_of(THIRD),),
    )


def made_record() -> Record:
    """The whole record."""
    return Record(
        schema="dragoman/record/1",
        reader=Reader("0.1.0", "en_core_web_sm 3.8.0", "rules 1", "plover 1"),
        report=made_report(),
        actors=made_actors(),
        statements=(made_statement(),),
        events=made_events(),
        encounters=(made_encounter(),),
        commitments=(made_commitment(),),
    )
