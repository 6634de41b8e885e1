"""Why an event was found: one sentence that a person can check against the text."""

from __future__ import annotations

from ..actors.cast import Cast
from .drafts import Draft
from .parties import Party
from .story import Story

_PARTS = {"verb": "verb pattern", "noun": "event noun", "adjective": "adjective"}
_INFERRED = {
    "speaker": "said by",
    "last speaker": "in the mouth of the last speaker,",
    "counterpart": "to the other party of the talks,",
    "context": "to the other side of the event before,",
}


def explain(draft: Draft, type: str, cast: Cast, story: Story) -> str:
    """ "“criticized” (verb pattern criticize) says ACCUSE, occurred; subject “Russia” is RUS; object “…” is NATO." """
    pattern = draft.pattern
    parts = [f"“{draft.trigger.token.text}” ({_PARTS[pattern.part]} {pattern.words}) says {type}, {draft.status}"]
    parts.append(_party(draft.actor, cast, story))
    if draft.recipient is not None:
        parts.append(_party(draft.recipient, cast, story))
    return "; ".join(parts) + "."


def _party(party: Party, cast: Cast, story: Story) -> str:
    names = " and ".join(dict.fromkeys(_side_name(id, cast, story) for id in party.ids))
    if party.head is None:
        return f"{_INFERRED.get(party.slot, party.slot)} {names}"
    reference = cast.headed_by(party.head) or cast.holding(party.head)
    words = reference.span.words(cast.parsed.report.text) if reference else party.head.text
    return f"{party.slot} “{words}” is {names}"


def _side_name(id: str, cast: Cast, story: Story) -> str:
    actor = cast.by_id[id]
    return actor.country or actor.name
