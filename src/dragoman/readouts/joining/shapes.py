"""What is given back: one encounter, and each report's mention of it."""

from __future__ import annotations

from dataclasses import dataclass

from ...ledger import Told


@dataclass(frozen=True, slots=True)
class JoinedMention:
    """One report's telling of an encounter.

    `key` and `id` are those of the encounter in the report (`view.encounters()`, `record.encounters`), `side` whose
    publisher the report has (ISO3 or an organisation's id; None: unknown). `score` says how well it fits the others, 0
    to 1, and `why` in one sentence; the first to tell of an encounter has no score. `rivals` are encounters that it
    fits equally well. `words` are the first sentences it stands on.
    """

    key: int
    id: str
    told: Told
    side: str | None
    format: str
    status: str
    starts: str | None
    ends: str | None
    dating: str
    words: tuple[str, ...]
    score: float | None
    why: str
    rivals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JoinedEncounter:
    """One encounter out of all reports that tell of it.

    `countries` are its sides: ISO 3166-1 alpha-3 codes, and ids of organisations; `participants` actors' ids. `starts`
    and `ends` bound its day half-open, as `precision` says; all None where no report tells it. `parent` is the visit
    that it was part of, `children` the meetings that a visit held.
    """

    id: str
    format: str
    status: str
    starts: str | None
    ends: str | None
    precision: str | None
    place: str | None
    place_country: str | None
    participants: tuple[str, ...]
    countries: tuple[str, ...]
    mentions: tuple[JoinedMention, ...]
    parent: str | None
    children: tuple[str, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of the reports that tell of it, each once, in the order of publication."""
        return tuple(dict.fromkeys(mention.told.report for mention in self.mentions))

    @property
    def told_by(self) -> tuple[str, ...]:
        """The sides whose own publishers tell of it."""
        return tuple(dict.fromkeys(mention.side for mention in self.mentions if mention.side))
