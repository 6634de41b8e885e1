"""Countries that persons have from somebody else's title: an aide's from his chief's, an envoy's from the post's."""

from __future__ import annotations

from collections.abc import Mapping

from .names import PersonName
from .roster import Roster, draft
from .scene import Scene
from .wordlists import load_nominals


def lend_countries(scene: Scene, roster: Roster, owner: Mapping[PersonName, str]) -> None:
    """Give countries to those who have none of their own; `owner` says whose each name is."""
    _lend_to_envoys(scene, roster)
    for name, id in owner.items():
        _lend_to_aide(roster, id, name)


def _lend_to_envoys(scene: Scene, roster: Roster) -> None:
    """One appointed "as the new U.S. Special Representative" is of the one country beside a title of that office."""
    for id, office in roster.offices.items():
        actor = roster.actors[id]
        if actor.country is None and actor.of is None and not actor.candidates and office.id in load_nominals().envoys:
            countries = {country for title in scene.titles if title.office.id == office.id
                         and (country := scene.country_of(scene.known_by_end.get(title.start)))}  # fmt: skip
            if len(countries) == 1:
                roster.enter(draft(id, "", "person", "", country=countries.pop(), sector=office.sector))


def _lend_to_aide(roster: Roster, id: str, name: PersonName) -> None:
    """An "adviser to the Prime Minister" is of the one country of which a prime minister is named."""
    actor = roster.actors[id]
    if name.serves is None or actor.country is not None or actor.of is not None or actor.candidates:
        return
    holders = (one for one, office in roster.offices.items() if office.id == name.serves.id)
    countries = {country for one in holders if (country := roster.country(one))}
    if len(countries) == 1:
        roster.enter(draft(id, "", "person", "", country=countries.pop(), sector=actor.sector))
