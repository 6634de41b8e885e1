"""Encounters: every telling of one meeting, call or visit put together, with each side's account.

Two sightings are one encounter when they hold the same sides (or one the other's), agree in status, and no day
keeps them apart. A sighting that names fewer than two sides ("the meeting") belongs to the last one that fits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from ..actors.cast import Cast
from ..gazetteer import Gazetteer
from ..model import Encounter, Event, Format, Place, Statement, When, content_id
from ..parse.parsed import Sentence
from ..text.dates import Anchor
from .accounts import Telling, compare_accounts, tell_accounts, without_topics
from .grammar import side_of, sides_of
from .places import Locator
from .sightings import Sighting, find_sightings

# Where no place is met in; one that is named is where somebody sat, or what was spoken of.
_FAR_APART = ("call", "video call", "letter")
_PERSONS = ("person", "office")
_FRESH_DAYS = 4
# The title, and a first sentence that an abbreviation may have cut in two.
_HEAD_SENTENCES = 4


@dataclass(slots=True)
class _Group:
    """Sightings of one encounter as they are gathered; `sides` in order of naming."""

    sightings: list[Sighting]
    meets: list[str] = field(default_factory=list)

    def take(self, sighting: Sighting, meets: Iterable[str]) -> None:
        if not self.sightings or self.sightings[-1].cue != sighting.cue:
            self.sightings.append(sighting)
        self.meets = list(dict.fromkeys((*self.meets, *meets)))


def extract_encounters(
    cast: Cast,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    anchor: Anchor | None,
    gazetteer: Gazetteer,
) -> tuple[Encounter, ...]:
    """All encounters of a report, in the order in which it first tells of them."""
    groups: list[_Group] = []
    home = home_of(cast, gazetteer)
    for sighting in find_sightings(cast, anchor, Locator(cast, gazetteer)):
        _place(cast, groups, _with_home(cast, sighting, home))
    telling = Telling(cast, statements, events, home)
    groups = [group for group in groups if not _is_domestic(cast, group, home)]
    main = max(groups, key=lambda g: _weight(cast, g), default=None)
    found = tuple(_encounter(telling, group, group is main) for group in groups)
    if main is None:
        return found
    told = next(e for e, group in zip(found, groups, strict=True) if group is main)
    return tuple(e if e is told else _apart_from(e, told) for e in found)


def _apart_from(encounter: Encounter, main: Encounter) -> Encounter:
    """An encounter told in passing without what was discussed at the one that the report is about."""
    accounts = without_topics(encounter.accounts, main.accounts)
    return replace(encounter, accounts=accounts, comparison=compare_accounts(accounts))


def home_of(cast: Cast, gazetteer: Gazetteer) -> str | None:
    """The state whose government publishes the report, or None."""
    hits = gazetteer.find(cast.parsed.report.publisher or "")
    found = {e.country for h in hits if h.use != "demonym" for e in h.entities if e.kind != "media" and e.country}
    return found.pop() if len(found) == 1 else None


def _with_home(cast: Cast, sighting: Sighting, home: str | None) -> Sighting:
    """ "Telephone conversation with X" at the head of a government's own report: its own leader had it, as he had what
    it lists the participants of and leaves him out.

    He is the first person of that state whom the report names; where it names none, the state.
    """
    sides = sides_of(cast, _meeting_actors(cast, sighting))
    is_head = sighting.sentence.part == "title" or sighting.sentence in cast.parsed.sentences[:_HEAD_SENTENCES]
    is_half = sighting.lacks_subject and is_head and len(sides) == 1
    if home is None or home in sides or not (is_half or (sighting.is_list and sides)):
        return sighting
    leader = _first_of(cast, home, "person") or _first_of(cast, home, "state")
    return sighting if leader is None else replace(sighting, meets=(leader, *sighting.meets))


def _first_of(cast: Cast, country: str, kind: str) -> str | None:
    """The actor of this kind and country whom the report names first."""
    own = [actor for actor in cast.by_id.values() if actor.kind == kind and actor.country == country and actor.mentions]
    first = min(own, key=lambda actor: min(mention.span.start for mention in actor.mentions), default=None)
    return None if first is None else first.id


def _place(cast: Cast, groups: list[_Group], sighting: Sighting) -> None:
    meets = _meeting_actors(cast, sighting)
    if len(sides_of(cast, meets)) < 2:
        last = next((g for g in reversed(groups) if _may_be_short_for(cast, g, sighting, meets)), None)
        if last:
            is_fresh = sighting.date is None or _is_recent(cast, sighting.date)
            last.take(sighting if is_fresh else replace(sighting, date=None), ())
        return
    for pair in _apart(cast, meets) if sighting.is_apart else [meets]:
        group = next((g for g in groups if _is_same(cast, g, sighting, pair)), None)
        if group is None:
            groups.append(group := _Group([]))
        group.take(sighting, pair)


def _is_domestic(cast: Cast, group: _Group, home: str | None) -> bool:
    """ "Meeting with X" in a government's own release, where nothing beside it names a side other than its own."""
    sides = {side for side in sides_of(cast, group.meets) if not side.startswith("person:")}
    if home is None or sides - {home}:
        return False
    told = {sighting.sentence.span for sighting in group.sightings}
    beside = (r.actors for r in cast.references if any(span.contains(r.span) for span in told))
    named = {side_of(cast, id) for ids in beside for id in ids}
    return all(side.startswith("person:") for side in named - {home})


def _meeting_actors(cast: Cast, sighting: Sighting) -> tuple[str, ...]:
    kinds = ("person", "office", "government", "state", "group", "organisation")
    return tuple(id for id in sighting.meets if id in cast.by_id and cast.by_id[id].kind in kinds)


def _apart(cast: Cast, meets: tuple[str, ...]) -> list[tuple[str, ...]]:
    """ "Meetings with A, B and C" are three encounters of the subject with each."""
    first = meets[0]
    return [(first, other) for other in meets[1:] if side_of(cast, other) != side_of(cast, first)]


def _may_be_short_for(cast: Cast, group: _Group, sighting: Sighting, meets: tuple[str, ...]) -> bool:
    """ "The meeting", "the conversation": definite, of the same sort, and no other side named."""
    first = group.sightings[0]
    if sighting.status != first.status or not sighting.is_definite or not _agree_in_kind(sighting, first):
        return False
    return set(sides_of(cast, meets)) <= set(sides_of(cast, group.meets))


def _agree_in_kind(a: Sighting, b: Sighting) -> bool:
    call = ("call", "video call")
    return a.kind == b.kind or (a.kind in call) == (b.kind in call) or a.cue == b.cue


def _is_same(cast: Cast, group: _Group, sighting: Sighting, meets: tuple[str, ...]) -> bool:
    first = group.sightings[0]
    mine, theirs = set(sides_of(cast, meets)), set(sides_of(cast, group.meets))
    if sighting.status != first.status or not (mine <= theirs or theirs <= mine):
        return False
    if not sighting.is_definite and _names_others(cast, group.meets, meets):
        return False
    if first.kind != sighting.kind and (len(mine) != len(theirs) or "summit" in (first.kind, sighting.kind)):
        return False
    return _days_agree(cast, group, sighting)


def _names_others(cast: Cast, known: Iterable[str], meets: Iterable[str]) -> bool:
    """Whether a telling names persons of a side, and none of those who met: another meeting."""
    mine, theirs = _persons_by_side(cast, meets), _persons_by_side(cast, known)
    return any(mine[side].isdisjoint(theirs[side]) for side in mine.keys() & theirs.keys())


def _persons_by_side(cast: Cast, ids: Iterable[str]) -> dict[str, set[str]]:
    sides: dict[str, set[str]] = {}
    for id in ids:
        actor, side = cast.by_id[id], side_of(cast, id)
        # Who only holds the office that is named may be another by the time of the tables.
        is_named = any(mention.form in ("name", "title") for mention in actor.mentions)
        if actor.kind == "person" and is_named and side:
            sides.setdefault(side, set()).add(id)
    return sides


def _days_agree(cast: Cast, group: _Group, sighting: Sighting) -> bool:
    mine = sighting.date
    days = [s.date for s in group.sightings if s.date and s.date.precision == "day"]
    if mine is None:
        return True
    if not days:
        return _is_recent(cast, mine) or all(s.sentence.part == "title" for s in group.sightings)
    if mine.precision != "day":
        return all((mine.start or "") <= (d.start or "") < (mine.end or "9999") for d in days)
    return any(d.start == mine.start for d in days)


def _is_recent(cast: Cast, when: When) -> bool:
    """Whether a day can be that of an undated telling: one of the last days before publication, if that is known."""
    published = cast.parsed.report.published
    if when.precision != "day" or published is None:
        return when.precision == "day"
    days = date.fromisoformat(published.start[:10]) - date.fromisoformat((when.start or published.start)[:10])
    return -1 <= days.days <= _FRESH_DAYS


def _weight(cast: Cast, group: _Group) -> tuple[int, int, int]:
    persons = sum(cast.by_id[id].kind in _PERSONS for id in group.meets)
    held = group.sightings[0].status == "held"
    return (held, min(persons, 2), len(group.sightings))


def _encounter(telling: Telling, group: _Group, is_main: bool) -> Encounter:
    cast = telling.cast
    participants = _participants(cast, group)
    countries = sides_of(cast, participants)
    sightings = group.sightings
    sentences = _sentences(cast, group, is_main)
    accounts = tell_accounts(telling, countries, sentences)
    evidence = tuple(dict.fromkeys(s.sentence.span for s in sightings))
    day = _best_date(sightings) or (_readout_day(telling, sightings[0]) if is_main else None)
    format = _format(sightings, len(countries))
    return Encounter(
        id=content_id("encounter", format, countries, day and day.start, sightings[0].cue),
        format=format,
        participants=participants,
        countries=countries,
        date=day,
        place=None if format in _FAR_APART else _best_place(sightings),
        occasion=next((s.occasion for s in sightings if s.occasion), None),
        duration_minutes=next((s.minutes for s in sightings if s.minutes), None),
        host=next((s.host for s in sightings if s.host), None),
        first_since=next((s.first_since for s in sightings if s.first_since), None),
        status=sightings[0].status,
        evidence=evidence,
        accounts=accounts,
        comparison=compare_accounts(accounts),
    )


def _participants(cast: Cast, group: _Group) -> tuple[str, ...]:
    """Those who met. A state is dropped where its minister is named; an organisation stands beside its head."""
    persons = [id for id in group.meets if cast.by_id[id].kind in _PERSONS]
    covered = set(sides_of(cast, persons))
    kept = [id for id in group.meets if id in persons or side_of(cast, id) not in covered]
    chaired = [cast.by_id[id].of for id in persons if cast.by_id[id].country is None]
    return tuple(dict.fromkeys((*kept, *(id for id in chaired if id in cast.by_id))))


def _sentences(cast: Cast, group: _Group, is_main: bool) -> tuple[Sentence, ...]:
    """The main encounter of a report is told by all of it; another by the sentences that mention it."""
    if is_main:
        return cast.parsed.sentences
    return tuple(dict.fromkeys(s.sentence for s in group.sightings))


def _readout_day(telling: Telling, sighting: Sighting) -> When | None:
    """A government's readout that names no day is of the day it was published: such readouts are same-day news."""
    published = telling.cast.parsed.report.published
    if telling.home is None or published is None or sighting.status != "held" or published.precision != "day":
        return None
    text = sighting.cue.words(telling.cast.parsed.report.text)
    return When(published.start, published.end, "day", text, sighting.cue)


def _best_date(sightings: list[Sighting]) -> When | None:
    dated = [s.date for s in sightings if s.date]
    return next((d for d in dated if d.precision == "day"), dated[0] if dated else None)


def _best_place(sightings: list[Sighting]) -> Place | None:
    placed = [s.place for s in sightings if s.place]
    return next((p for p in placed if p.lat is not None), placed[0] if placed else None)


def _format(sightings: list[Sighting], sides: int) -> Format:
    exact = next((s for s in sightings if s.kind in ("call", "video call", "visit")), None)
    video = next((s for s in sightings if s.kind == "video call"), None)
    met = next((s for s in sightings if s.kind in ("meeting", "summit")), None)
    if exact and exact.kind == "visit" and met:
        exact = met
    return (video or exact or sightings[0]).format(sides)
