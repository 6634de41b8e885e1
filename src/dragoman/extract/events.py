"""Events: who did what to whom, found from words and grammar.

In order: words that fit a pattern (`triggers`), who stands in its slots (`sides`), how real the deed is (`status`),
one draft per telling (`drafts`), the coder's word on the type, and tellings of one event joined (`telling`).
"""

from __future__ import annotations

from ..actors.cast import Cast
from ..codebook import Codebook
from ..coder import EventCoder, Question
from ..gazetteer import Gazetteer
from ..model import Event, Span, Statement
from ..parse.parsed import Sentence
from ..text.dates import Anchor
from .drafts import Draft, Drafter
from .embedding import Embedding
from .evaluations import find_tellings, with_evaluations
from .phrases import Phrases, read_phrases
from .places import Locator
from .sayings import load_sayings
from .sides import SideFinder
from .slots import Slots
from .spans import Stretches
from .story import Story, begin_story
from .telling import Telling
from .triggers import Trigger, TriggerFinder
from .turns import Turn, find_turns

# A release that quotes a few labelled words is no transcript.
_FEW_TURNS = 6


def extract_events(
    cast: Cast,
    statements: tuple[Statement, ...],
    anchor: Anchor | None,
    gazetteer: Gazetteer,
    codebook: Codebook,
    coder: EventCoder,
) -> tuple[Event, ...]:
    """The events of a report, in text order, one for each however often it is told."""
    story = begin_story(cast, statements, gazetteer)
    turns = find_turns(cast, load_sayings())
    drafts = _draft_events(cast, codebook, story, turns)
    decided = _decide_types(drafts, story, turns, coder)
    return Telling(cast, codebook, story, anchor, Locator(cast, gazetteer)).events(decided)


def _draft_events(cast: Cast, codebook: Codebook, story: Story, turns: tuple[Turn, ...]) -> list[Draft]:
    phrases = read_phrases(cast, codebook)
    finder = TriggerFinder(codebook, phrases, story)
    sides = SideFinder(Slots(codebook, phrases, story, finder))
    drafter = Drafter(cast, codebook, story, sides)
    drafts: list[Draft] = []
    asked = Stretches(turn.label.cover(turn.words) for turn in turns if turn.is_anonymous)
    for sentence in cast.parsed.sentences:
        if asked.holds(sentence.span.start):
            continue  # what an unnamed reporter puts before a question is nobody's account
        tokens = list(sentence.tokens)
        triggers = list(finder.find(tokens)) if tokens[-1].text != "?" else []
        kept = Embedding(codebook, triggers)
        found = [draft for t in triggers if kept.is_event(t) for draft in _note(drafter, story, t, sentence)]
        found = with_evaluations(sentence, drafter, found)
        found.extend(list(find_tellings(drafter, found)))
        drafts.extend(draft for draft in found if any(story.is_placed(id) for id in draft.actors))
        _note_floor(phrases, story, sentence)
    return drafts


def _note(drafter: Drafter, story: Story, trigger: Trigger, sentence: Sentence) -> list[Draft]:
    """Draft the events of a trigger and let the story remember them."""
    drafts = drafter.draft(trigger, sentence.index)
    for draft in drafts:
        story.recent = (sentence.index, draft.actors, draft.recipients)
        if draft.type == "CONSULT":
            story.note_talk(draft.actors, sentence.index)
    return drafts


def _note_floor(phrases: Phrases, story: Story, sentence: Sentence) -> None:
    """Remember the subject of a sentence's main verb: whoever has the floor when the next one names nobody."""
    subject = next((child for child in sentence.tokens.root.children if child.dep_ == "nsubj"), None)
    named = phrases.all_named(subject) if subject is not None else ()
    if len(story.sides(named)) == 1:
        story.last_actor, story.last_sentence = named, sentence.index


def _decide_types(
    drafts: list[Draft], story: Story, turns: tuple[Turn, ...], coder: EventCoder
) -> list[tuple[Draft, str, float]]:
    """The coder's type and confidence for each draft; what it calls no event is gone."""
    decisions = coder.decide([_question(draft, story, len(turns) > _FEW_TURNS) for draft in drafts])
    pairs = zip(drafts, decisions, strict=True)
    return [(draft, decision.type, decision.confidence) for draft, decision in pairs if decision.type is not None]


def _question(draft: Draft, story: Story, is_transcript: bool) -> Question:
    cast = story.cast
    sentence = cast.parsed.sentences[draft.sentence].span
    text = sentence.words(cast.parsed.report.text)
    token = draft.trigger.token
    actor, recipient = (
        _within(cast, party.head.i if party and party.head else -1, sentence)
        for party in (draft.actor, draft.recipient)
    )
    start = token.idx - sentence.start
    slots = (draft.actor.slot, draft.recipient.slot if draft.recipient else "")
    told = Span(start, start + len(token))
    is_alone = not draft.recipients and len(story.sides(draft.actors)) < 2
    is_said = draft.statement is not None
    return Question(
        text, actor, recipient, told, draft.type, draft.sure, slots, is_said, is_alone, is_transcript
    )  # fmt: skip


def _within(cast: Cast, token: int, sentence: Span) -> Span | None:
    """Offsets of the reference at a token, relative to the sentence; None when it stands outside."""
    at = cast.by_token[token] if token >= 0 else -1
    if at < 0 or not sentence.contains(cast.references[at].span):
        return None
    span = cast.references[at].span
    return Span(span.start - sentence.start, span.end - sentence.start)
