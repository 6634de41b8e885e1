"""From a report's record to one side's account of the encounter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model import Actor, Record, Span
from ...model import Mention as Named
from .account import Mention, Raised, SideAccount, Telling
from .collocations import collocations_of
from .common import is_implied
from .facts import state_facts, tone_words
from .matter_words import phrases_of
from .positions import take_positions
from .raising import raise_matters
from .stretch import Stretch, stretch_of
from .subjects import stem_words
from .wordings import words_of

NOT_TOLD = "side not told"


def tell_accounts(tellings: Sequence[Telling]) -> tuple[SideAccount, ...]:
    """One account a telling, in the order given, each with a key of its own ("USA", "USA 2", "side not told")."""
    counts: dict[str, int] = {}
    accounts = []
    for telling in tellings:
        name = telling.side or NOT_TOLD
        counts[name] = counts.get(name, 0) + 1
        accounts.append(_tell(telling, name if counts[name] == 1 else f"{name} {counts[name]}"))
    return tuple(accounts)


def _tell(telling: Telling, key: str) -> SideAccount:
    record = telling.record
    stretch = stretch_of(record, telling.encounter)
    raised = raise_matters(telling, stretch)
    taken = _taken(telling, raised)
    return SideAccount(
        key=key,
        side=telling.side,
        record=record,
        words=sum(len(p.words(record.report.text).split()) for p in stretch.paragraphs),
        is_implied=is_implied(record, telling.encounter),
        raised=raised,
        collocations=tuple(collocations_of(record, stretch, taken)),
        phrases=tuple(phrases_of(record, stretch, taken)),
        stems=_stems(record, stretch),
        positions=take_positions(telling, stretch, raised),
        tone=tone_words(telling, stretch),
        named=tuple(_named(telling, stretch)),
        facts=state_facts(telling, stretch),
    )


def _stems(record: Record, stretch: Stretch) -> frozenset[str]:
    return frozenset(stem_words([word.small for word in words_of(record.report.text, stretch.paragraphs)]))


def _taken(telling: Telling, raised: tuple[Raised, ...]) -> list[Span]:
    """Where a collocation would say nothing new: words of a subject, names of actors."""
    named = [m.span for actor in telling.record.actors for m in actor.mentions]
    return [*named, *(mention.span for r in raised if r.kind != "phrase" for mention in r.mentions)]


def _named(telling: Telling, stretch: Stretch) -> Iterator[tuple[str, Mention]]:
    """The persons named, each by the first place where a name or title points at them."""
    text = telling.record.report.text
    for actor in telling.record.actors:
        first = _first_named(actor, stretch) if actor.kind == "person" else None
        if first:
            yield actor.name, Mention(first.span.words(text), first.span)


def _first_named(actor: Actor, stretch: Stretch) -> Named | None:
    forms = [m for m in actor.mentions if m.form == "name" and any(p.contains(m.span) for p in stretch.paragraphs)]
    return min(forms, key=lambda mention: mention.span, default=None)
