"""From findings to the record: assembled, in text order, under a confidence floor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from .extract.findings import Findings
from .model import Actor, Encounter, Event, Reader, Record, Report

SCHEMA = "dragoman/record/1"


def assemble_record(findings: Findings, reader: Reader, floors: Mapping[str, float]) -> Record:
    """The record of one report. Events below the floor of their type are left out, and accounts forget them."""
    events = tuple(event for event in findings.events if event.confidence >= floors[event.type])
    return Record(
        schema=SCHEMA,
        reader=reader,
        report=findings.cast.parsed.report,
        actors=_listed(findings, events),
        statements=findings.statements,
        events=events,
        encounters=_forgetting(findings.encounters, events),
        commitments=findings.commitments,
    )


def empty_record(report: Report, reader: Reader) -> Record:
    """The record of a report that is kept but not read: another language, or no text."""
    return Record(SCHEMA, reader, report, (), (), (), (), ())


def _listed(findings: Findings, events: tuple[Event, ...]) -> tuple[Actor, ...]:
    """The actors that the record lists: who takes part in a fact, and who else is known by name.

    Rather silent than wrong: "a senator" or a name of which neither state nor office is told is left out
    unless it does, says or suffers something here.
    """
    by_id = findings.cast.by_id
    kept = {id for id in _taking_part(findings, events) if id in by_id}
    kept |= {actor.id for actor in findings.cast.actors if _is_known(actor)}
    owners = [*kept]
    while owners:  # whoever is kept keeps whose he is
        owner = by_id[owners.pop()].of
        if owner in by_id and owner not in kept:
            kept.add(owner)
            owners.append(owner)
    listed = [actor for actor in (*findings.cast.actors, *findings.cast.reserve) if actor.id in kept]
    return tuple(sorted(listed, key=lambda actor: (actor.mentions[0].span, actor.id)))


def _taking_part(findings: Findings, events: tuple[Event, ...]) -> Iterator[str | None]:
    for statement in findings.statements:
        yield from (statement.speaker, statement.on_behalf_of, statement.addressee)
    for event in events:
        yield from (*event.actors, *event.recipients)
    for encounter in findings.encounters:
        yield from (*encounter.participants, encounter.host)
    for commitment in findings.commitments:
        yield from (*commitment.by, *commitment.recipients, commitment.announced_by)


def _is_known(actor: Actor) -> bool:
    """Whether a name is among its mentions, and for persons and offices also whose they are."""
    is_named = any(mention.form in ("name", "title", "metonym") for mention in actor.mentions)
    return is_named and (actor.kind not in ("person", "office") or bool(actor.country or actor.of or actor.role))


def _forgetting(encounters: tuple[Encounter, ...], events: tuple[Event, ...]) -> tuple[Encounter, ...]:
    """The encounters with only those events in their accounts that stand in the record."""
    kept = {event.id for event in events}
    return tuple(
        replace(
            encounter,
            accounts=tuple(
                replace(account, events=tuple(id for id in account.events if id in kept))
                for account in encounter.accounts
            ),
        )
        for encounter in encounters
    )
