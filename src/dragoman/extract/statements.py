"""Statements: every stretch of speech or writing that the report attributes to a speaker.

Read on in this order: transcripts are cut into turns (`turns`), the words of saying are found (`cues`) with
what the grammar gives as said (`said`), quotations are given to them (`quoted`), and each utterance so made
is given its speaker (`speakers`), channel (`channels`) and date. No speaker, no statement.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from ..actors.cast import Cast
from ..model import Channel, Cited, Span, Statement, When, content_id
from ..text.dates import Anchor, find_dates
from .authored import authored_utterances, find_author
from .channels import find_channel
from .cues import Cue, find_cues
from .grammar import actors_at
from .labelled import find_labelled
from .quoted import attribute_quotations
from .sayings import Sayings, load_sayings
from .spans import Stretches
from .speakers import SpeakerFinder, behalf_of, is_first_person, is_pronoun
from .turns import find_turns
from .utterances import Utterance, find_utterances, labelled_utterances, turn_utterances


def extract_statements(cast: Cast, anchor: Anchor | None) -> tuple[Statement, ...]:
    """The statements of a report in text order, a joint one once for each who made it."""
    sayings = load_sayings()
    utterances = sorted(_find_all(cast, sayings), key=lambda utterance: utterance.order)
    writer = _Writer(cast, anchor, sayings)
    found = [statement for utterance in utterances for statement in writer.write(utterance)]
    unique = {statement.id: statement for statement in found}
    return tuple(sorted(unique.values(), key=lambda s: (s.content.span.start, -s.content.span.end)))


def _find_all(cast: Cast, sayings: Sayings) -> Iterator[Utterance]:
    parsed = cast.parsed
    turns = find_turns(cast, sayings)
    in_turns = Stretches(turn.words for turn in turns)
    outer = [q for q in parsed.quotations if q.depth == 0 and not in_turns.holds(q.span.start)]
    speech = Stretches(q.span for q in outer if not q.is_scare)
    anonymous = Stretches(turn.words for turn in turns if turn.is_anonymous)
    cues = tuple(cue for cue in find_cues(parsed, speech, sayings) if not anonymous.holds(cue.token.idx))
    labelled = find_labelled(cast, outer)
    yield from labelled_utterances(outer, labelled)
    yield from turn_utterances(parsed, turns)
    author = None if turns else find_author(cast, speech)
    if author:
        yield from authored_utterances(cast, author, speech)
    # Outside of speech the first person is the author, whose paragraphs and turns are statements already.
    ours = tuple(cue for cue in cues if not is_first_person(cue.subjects) and not _is_vague(cue, in_turns))
    unlabelled = [quotation for quotation in outer if quotation.span not in labelled]
    yield from find_utterances(ours, attribute_quotations(parsed, unlabelled, ours))


def _is_vague(cue: Cue, in_turns: Stretches) -> bool:
    """ "It was noted" in a speaker's own words: by whom is not known."""
    return cue.is_impersonal and in_turns.holds(cue.token.idx)


class _Writer:
    """Turns utterances, handed over in text order, into statements; remembers who has the floor."""

    def __init__(self, cast: Cast, anchor: Anchor | None, sayings: Sayings) -> None:
        self.cast = cast
        self.sayings = sayings
        self.finder = SpeakerFinder(cast, sayings)
        self.text = cast.parsed.report.text
        self.dates = find_dates(self.text, anchor)
        self.date_starts = [when.span.start for when in self.dates]
        self.floor: tuple[str, ...] = ()
        self.speakers: dict[int, tuple[str, ...]] = {}
        self.ids: dict[int, str] = {}

    def write(self, utterance: Utterance) -> Iterator[Statement]:
        """One statement for each speaker; none where nobody of the cast spoke."""
        speakers = self._speakers(utterance)
        if utterance.takes_floor and speakers:
            self.floor = speakers
        if utterance.content is None:
            return
        self.speakers[utterance.number] = speakers
        for speaker in speakers:
            yield self._statement(utterance, utterance.content, speaker)

    def _speakers(self, utterance: Utterance) -> tuple[str, ...]:
        if utterance.speaker:
            return (utterance.speaker,)
        if utterance.follows is not None:
            return self.speakers.get(utterance.follows, ())
        if utterance.cue is None or utterance.cue.is_impersonal:
            return self.floor
        found = self.finder.find(utterance.cue.subjects)
        is_unowned = all(t.lemma_.lower() in self.sayings.documents for t in utterance.cue.subjects)
        if not found and utterance.quotes and (is_pronoun(utterance.cue.subjects) or is_unowned):
            return self.floor
        return found

    def _statement(self, utterance: Utterance, content: Span, speaker: str) -> Statement:
        cue = utterance.cue
        quotes = tuple(Cited(quote) for quote in utterance.quotes)
        id = content_id("statement", speaker, content, utterance.form, [q.span for q in quotes])
        continues = self.ids.get(utterance.continues) if utterance.continues is not None else None
        self.ids[utterance.number] = id
        return Statement(
            id=id,
            speaker=speaker,
            on_behalf_of=behalf_of(self.cast, speaker),
            channel=self._channel(utterance, content),
            addressee=self._addressee(cue, speaker),
            form=utterance.form,
            quotes=quotes,
            content=Cited(content),
            cue=Cited(cue.span) if cue else None,
            date=self._date(cue, content),
            continues=continues,
        )

    def _channel(self, utterance: Utterance, content: Span) -> Channel | None:
        if utterance.cue is None:
            return utterance.channel
        said = tuple(utterance.quotes) or (content,)
        return find_channel(self.text, utterance.cue.sentence.span, utterance.cue.span, said)

    def _addressee(self, cue: Cue | None, speaker: str) -> str | None:
        if cue is None:
            return None
        if cue.addressee is not None:
            found = actors_at(self.cast, cue.addressee)
            return found[0] if len(found) == 1 and found[0] != speaker else None
        return None

    def _date(self, cue: Cue | None, content: Span) -> When | None:
        """The date beside the word of saying, outside of what is said."""
        if cue is None:
            return None
        at = bisect_left(self.date_starts, cue.sentence.span.start)
        end = bisect_left(self.date_starts, cue.sentence.span.end)
        outside = [w for w in self.dates[at:end] if not content.overlaps(w.span)]
        return min(outside, key=lambda w: abs(w.span.start - cue.token.idx), default=None)
