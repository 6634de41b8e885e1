"""From drafts to events: tellings of one event joined, then dated, placed, coded and explained."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from ..actors.cast import Cast
from ..codebook import Codebook
from ..model import Cited, Event, EventStatus, Place, Span, When, content_id
from ..text.dates import Anchor, find_dates
from .drafts import Draft
from .explain import explain
from .places import Locator
from .sightings import names_an_encounter
from .story import Story

Decided = tuple[Draft, str, float]

_LONG_AGO = 10
_STATUS_GROUP = {"ongoing": "occurred", "ended": "occurred"}
# Deeds and meetings are told again and again; words are each their own.
_TOLD_AGAIN = frozenset(
    {"CONSULT", "ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "RETREAT", "AID", "COOPERATE", "PROTEST"}
)


@dataclass(slots=True)
class Group:
    """The tellings of one event."""

    tellings: list[Decided]
    date: When | None
    place: Place | None


@dataclass(frozen=True, slots=True)
class Telling:
    """Joins and finishes the events of one report."""

    cast: Cast
    codebook: Codebook
    story: Story
    anchor: Anchor | None
    locator: Locator

    def events(self, decided: list[Decided]) -> tuple[Event, ...]:
        """The events, in text order of their first telling."""
        dates, decided = self._dates(), self._settled(decided)
        groups: dict[tuple[object, ...], list[Group]] = {}
        listed: list[Group] = []
        for told in decided:
            date = dates.date_of(told[0]) if dates else None
            if self._is_history(told, date):
                continue
            place = self.locator.place_of(told[0].trigger.verb or told[0].trigger.token)
            group = self._group_of(told, groups, date)
            if group is None:
                group = Group([], date, place)
                groups.setdefault(self._key(told), []).append(group)
                listed.append(group)
            group.tellings.append(told)
            group.date, group.place = group.date or date, _better(group.place, place)
        self._share_dates(listed)
        return tuple(self._event(group) for group in listed)

    def _is_history(self, told: Decided, date: When | None) -> bool:
        """ "In 1990, Iraq invaded Kuwait under slogans": what was done long ago is recalled, not held against him."""
        if told[1] != "ACCUSE" or date is None or date.end is None or self.anchor is None:
            return False
        return self.anchor.start.year - int(date.end[:4]) > _LONG_AGO

    def _settled(self, decided: list[Decided]) -> list[Decided]:
        """A talk that a title names and the text only announces ("will meet") is planned in the title too."""
        talks = [(draft, self._key(told)[2:]) for told in decided if (draft := told[0]).type == "CONSULT"]
        body = [(draft.status, sides) for draft, sides in talks if not self._is_of_title(draft)]
        held = {sides for status, sides in body if status != "planned"}
        announced = {sides for status, sides in body if status == "planned"} - held
        early = {draft for draft, sides in talks if self._is_of_title(draft) and sides in announced}
        return [(replace(told[0], status="planned"), *told[1:]) if told[0] in early else told for told in decided]

    def _is_of_title(self, draft: Draft) -> bool:
        part = self.cast.parsed.sentences[draft.sentence].part
        return part == "title" and draft.trigger.verb is None and draft.status == "occurred"

    def _dates(self) -> Dates:
        return Dates(self.cast, self.codebook, find_dates(self.cast.parsed.report.text, self.anchor))

    def _key(self, told: Decided) -> tuple[object, ...]:
        draft, type, _ = told
        status = _STATUS_GROUP.get(draft.status, draft.status)
        sides = (tuple(sorted(self.story.sides(ids))) for ids in (draft.actors, draft.recipients))
        return (type, status, *sides)

    def _group_of(
        self, told: Decided, groups: dict[tuple[object, ...], list[Group]], date: When | None
    ) -> Group | None:
        """The event that this telling tells again, if any."""
        for group in reversed(groups.get(self._key(told), [])):
            if _agree(group.date, date) and self._is_same(group.tellings[0][0], group.tellings[-1][0], told[0]):
                return group
        return None

    def _is_same(self, first: Draft, last: Draft, draft: Draft) -> bool:
        if draft.type in _TOLD_AGAIN or last.sentence == draft.sentence:
            return True
        if first.trigger.token.lemma_ == draft.trigger.token.lemma_ and (first.statement is None) != (
            draft.statement is None
        ):
            # "proposed to update it. "I propose to update it," he said."
            return draft.sentence - last.sentence <= 2
        part = self.cast.parsed.sentences[first.sentence].part
        return part != "body" and last is first

    def _share_dates(self, groups: list[Group]) -> None:
        """What is said in a conversation is said on its day: words told in the same sentence share its date."""
        talks = {g.tellings[-1][0].sentence: g for g in groups if g.tellings[0][1] == "CONSULT"}
        talks.update({draft.sentence: g for g in groups if g.tellings[0][1] == "CONSULT" for draft, _, _ in g.tellings})
        for group in groups:
            talk = talks.get(group.tellings[0][0].sentence)
            verbal = self.codebook.types[group.tellings[0][1]].quad.startswith("verbal")
            if group.date is None and talk is not None and verbal and talk.tellings[0][0].status == "occurred":
                group.date = talk.date

    def _event(self, group: Group) -> Event:
        draft, type, _ = group.tellings[0]
        mode = draft.pattern.mode if draft.pattern.mode in self.codebook.types[type].scores else None
        contexts = self._contexts(group)
        trigger = Span(draft.trigger.token.idx, draft.trigger.token.idx + len(draft.trigger.token))
        told = [telling[0] for telling in group.tellings]
        said = [d.statement for d in told]
        return Event(
            id=content_id("event", type, draft.status, sorted(draft.actors), sorted(draft.recipients), trigger),
            type=type, mode=mode, contexts=contexts, cameo=self._cameo(draft, type, mode, contexts),
            quad=self.codebook.quad(type), score=self.codebook.score(type, mode),
            actors=_all(d.actors for d in told) if type == "CONSULT" else draft.actors,
            recipients=draft.recipients, status=self._status(draft, group.date), date=group.date, place=group.place,
            according_to=said[0] if None not in said else None, trigger=Cited(trigger),
            evidence=tuple(dict.fromkeys(d.span for d in told)),
            confidence=round(_confidence(group.tellings), 3), why=explain(draft, type, self.cast, self.story),
        )  # fmt: skip

    def _status(self, draft: Draft, date: When | None) -> EventStatus:
        """A meeting told with a day yet to come is planned, though told in the present: "meets her on Monday"."""
        verb = draft.trigger.verb
        if verb is not None and verb.tag_ == "VBD":
            return draft.status  # "had a long conversation in the summer", "met in Tokyo on October 28"
        if date is None or date.start is None or self.anchor is None or draft.type != "CONSULT":
            return draft.status
        return "planned" if date.start >= self.anchor.end.isoformat() else draft.status

    def _cameo(self, draft: Draft, type: str, mode: str | None, contexts: tuple[str, ...]) -> str | None:
        if draft.pattern.type == type and draft.pattern.cameo is not None:
            return draft.pattern.cameo
        return self.codebook.cameo(type, mode, contexts)

    def _contexts(self, group: Group) -> tuple[str, ...]:
        """The contexts that the sentence of the first telling shows."""
        sentence = self.cast.parsed.sentences[group.tellings[0][0].sentence]
        return self.codebook.contexts([token.lemma_.lower() for token in sentence.tokens])


@dataclass(frozen=True, slots=True)
class Dates:
    """Date expressions of the report, given to the verbs they hang on."""

    cast: Cast
    codebook: Codebook
    dates: tuple[When, ...]

    def date_of(self, draft: Draft) -> When | None:
        """The date that hangs on the event's words, else the only date of a sentence with but one verb."""
        span = self.cast.parsed.sentences[draft.sentence].span
        starts = [when.span.start for when in self.dates]
        first = bisect_left(starts, span.start)
        last = bisect_left(starts, span.end)
        here = self.dates[first:last]
        if not here:
            return None
        heads = {draft.trigger.token.i}
        verb = draft.trigger.verb
        if verb is not None:
            heads.add(verb.i)
        hung = [when for when in here if self._hangs_on(when, heads)]
        if not hung and verb is not None and verb.dep_ == "conj":
            # "On Monday A met B and signed": a date before the first verb is of all that are joined to it.
            hung = [when for when in here if when.span.start < verb.head.idx and self._hangs_on(when, {verb.head.i})]
        return hung[0] if hung else None

    def _hangs_on(self, when: When, heads: set[int]) -> bool:
        """Whether a date modifies one of these tokens, with no other verb between."""
        found = self.cast.parsed.doc.char_span(when.span.start, when.span.end, alignment_mode="expand")
        # "On May 30-31" may be parsed in two, of which the first word hangs where the date does.
        token: Token | None = _first_root(found) if found is not None else None
        if token is not None and names_an_encounter(token) and token.head.i not in heads:
            return False
        for _ in range(8):
            if token is None:
                return False
            if token.i in heads:
                return True
            if self._is_of_later(token):
                return False
            if (token.pos_ == "VERB" and token.dep_ != "xcomp") or token.head == token:
                return False
            token = token.head
        return False

    def _is_of_later(self, noun: Token) -> bool:
        """ "Exchanged views on the forthcoming meeting of the Council on May 30": the day of what is to come."""
        adjectives = self.codebook.status.adjectives
        words = (child.lower_ for child in noun.children if child.dep_ == "amod")
        return noun.pos_ == "NOUN" and any(adjectives.get(word) == "planned" for word in words)


def _first_root(words: Words) -> Token:
    """The first word of these that hangs on another, or is the sentence's root."""
    return next(word for word in words if not words.start <= word.head.i < words.end or word.head == word)


def _agree(one: When | None, other: When | None) -> bool:
    """Whether two dates may be of one event: either is unknown, or they overlap."""
    if one is None or other is None or one.start is None or other.start is None:
        return True
    return one.start < (other.end or "9999") and other.start < (one.end or "9999")


def _better(one: Place | None, other: Place | None) -> Place | None:
    """The more exact of two places."""
    if one is None or (one.lat is None and other is not None and other.lat is not None):
        return other
    return one


def _all(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for group in groups for id in group))


def _confidence(tellings: list[Decided]) -> float:
    """The best telling's, a little more for each that repeats it."""
    return min(0.97, max(confidence for _, _, confidence in tellings) + 0.03 * (len(tellings) - 1))
