"""Which proposals are taken: those that a person marked, or those that enough reports of the wanted kind tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .proposal import Proposal

_TAKEABLE = ("new", "extends")


@dataclass(frozen=True, slots=True)
class Choice:
    """How many reports a proposal needs, and whether only official publishers' count."""

    min_reports: int
    official_only: bool


def choose(proposals: Iterable[Proposal], choice: Choice) -> tuple[Proposal, ...]:
    """The proposals that add something, that nothing speaks against, and that enough reports tell."""
    return tuple(proposal for proposal in proposals if proposal.status in _TAKEABLE and _told(proposal, choice))


def _told(proposal: Proposal, choice: Choice) -> bool:
    reports = proposal.official_reports if choice.official_only else proposal.reports
    return reports >= choice.min_reports
