"""Who a readout leaves out: "Telephone conversation with President X" in a President's own release."""

from __future__ import annotations

from .roster import Roster, draft
from .scene import Scene
from .wordlists import load_name_words


def with_untold(scene: Scene, roster: Roster, sides: tuple[str, ...]) -> tuple[str, ...]:
    """The sides of the title, and before a single foreign one the holder of the office that publishes, if known."""
    title = (scene.parsed.report.title or "").lower()
    if len(sides) != 1 or roster.country(sides[0]) in (None, scene.home):
        return sides
    if not title.startswith(tuple(load_name_words().untold)):
        return sides
    own = _own_holder(scene, roster)
    return (own, *sides) if own else sides


def _own_holder(scene: Scene, roster: Roster) -> str | None:
    home, office, day = scene.home, scene.own_office, scene.day
    if home is None or office is None or day is None:
        return None
    terms = scene.gazetteer.holders(home, office, day)
    if len({term.person_id for term in terms}) != 1:
        return None
    term, name = terms[0], scene.gazetteer.state(home).name
    basis = f"{term.person} held the office of {office} of {name} on {day}, which publishes the report"
    return roster.enter(draft(
        term.person_id, term.person, "person", basis, country=home, sector="GOV", role=office, wikidata=term.wikidata,
    ))  # fmt: skip
