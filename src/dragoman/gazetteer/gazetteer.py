"""The look-ups: names in a text, title phrases, entities, holders of offices, people, towns.

One `Gazetteer` serves a whole run. Names and titles load with it; terms and towns on first use.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property

from ..errors import DataError
from ..model import Span
from ..model.actor import ActorKind
from .entity import Entity, Hit, Institution, NameUse, Office, Term, Town
from .eras import Eras
from .names import Name, NameIndex
from .tables import ENTITY_FILES, listed, read_table
from .terms import Terms
from .titles import PhraseIndex, load_institutions, load_offices
from .towns import Towns

_KINDS: dict[str, ActorKind] = {
    "state": "state", "organisation": "organisation", "media": "media", "group": "group", "region": "region",
    "government": "government",
}  # fmt: skip

_USES: dict[str, NameUse] = {"name": "name", "demonym": "demonym", "capital": "capital", "metonym": "metonym"}


class Gazetteer:
    """What is known by name. Made by `load_gazetteer`."""

    def __init__(self) -> None:
        self._entities: dict[str, Entity] = {}
        self._by_iso: dict[str, Entity] = {}
        self._seats: dict[str, str] = {}
        names: list[Name] = []
        for table in ENTITY_FILES:
            for row in read_table(table):
                names += self._enter(row)
        names += self._shared_names()
        decoys = list(read_table("decoys.csv"))
        names += [Name(row["name"], "name", ()) for row in decoys if row["why"] != "person"]
        names += [Name(row["name"], "name", ()) for row in read_table("person_decoys.csv")]
        personal = frozenset(row["name"] for row in decoys if row["why"] == "person")
        given = frozenset(row["name"] for row in read_table("given_names.csv"))
        self._names = NameIndex(names, personal, given)
        self._offices: PhraseIndex[Office] = load_offices()
        self._institutions: PhraseIndex[Institution] = load_institutions()

    def _enter(self, row: dict[str, str]) -> list[Name]:
        """Take in an entity, and the government of a state; what they are called."""
        if row["kind"] not in _KINDS:
            raise DataError(f"gazetteer: {row['id']} has an unknown kind, {row['kind']!r}")
        entity = Entity(
            row["id"], row["name"].removeprefix("the "), _KINDS[row["kind"]], row["country"] or None,
            row["sector"] or None, row["cameo"] or None, row["wikidata"] or None,
        )  # fmt: skip
        self._entities[entity.id] = entity
        names = [_name(form, "name", entity) for form in (row["name"], *listed(row["names"]))]
        names += [_name(form, "demonym", entity) for form in listed(row["demonyms"])]
        owner = entity
        if iso3 := row.get("iso3"):
            self._by_iso[iso3] = entity
            self._seats[iso3] = (listed(row["capitals"]) or [""])[0]
            owner = self._enter_government(iso3, entity) if entity.kind == "state" else entity
        names += [_name(form, "capital", owner) for form in listed(row["capitals"])]
        return names + [_name(form, "metonym", owner) for form in listed(row["metonyms"])]

    def _enter_government(self, iso3: str, state: Entity) -> Entity:
        government = Entity(
            f"gov:{iso3}", f"Government of {state.name}", "government", state.country, "GOV", state.cameo, None
        )
        self._entities[government.id] = government
        return government

    def _shared_names(self) -> list[Name]:
        """Names of several entities, between which the name alone does not decide."""
        return [
            Name(row["name"], _USES[row["use"]], tuple(self._known(ident) for ident in listed(row["ids"])))
            for row in read_table("shared_names.csv")
        ]

    def _known(self, ident: str) -> Entity:
        try:
            return self._entities[ident]
        except KeyError:
            raise DataError(f"gazetteer/data/shared_names.csv: no entity {ident!r}") from None

    def find(self, text: str) -> tuple[Hit, ...]:
        """Every known name in the text: longest match, non-overlapping, in order."""
        return self._names.find(text)

    def offices_in(self, text: str) -> tuple[tuple[Span, Office], ...]:
        """Every title phrase in the text, singular or plural, in any case; "former" and "acting" stand outside it."""
        return self._offices.find(text)

    def institutions_in(self, text: str) -> tuple[tuple[Span, Institution], ...]:
        """Every phrase for a kind of institution ("ministry of defence", "parliament")."""
        return self._institutions.find(text)

    def entity(self, id: str) -> Entity | None:
        """The entity with this id."""
        return self._entities.get(id)

    def entities(self) -> Iterable[Entity]:
        """All entities, in the order of the data."""
        return self._entities.values()

    def state(self, iso3: str) -> Entity:
        """The state or territory with this ISO alpha-3 code. Raises KeyError when there is none."""
        return self._by_iso[iso3]

    def seat(self, iso3: str) -> str:
        """The capital; empty where there is none or it bears the state's name."""
        return self._seats[iso3]

    def members(self, org_id: str) -> tuple[str, ...]:
        """ISO alpha-3 codes of an organisation's members, as of January 2026; empty when not known."""
        return self._members.get(org_id, ())

    def is_named(self, id: str, name: str, on: str) -> bool:
        """Whether an entity stood on a day (ISO date) and the name was then right: Zaire in 1990, not in 2000."""
        return self._eras.is_right(id, name, on)

    def successors(self, id: str) -> tuple[str, ...]:
        """ISO alpha-3 codes of the states that followed one that is no more (`state:SUN`)."""
        return self._eras.successors(id)

    def holders(self, country: str, office: str, on: str | None) -> tuple[Term, ...]:
        """Who is known to hold an office of a state (ISO alpha-3) or organisation (its id) on a day (ISO date)."""
        return self._terms.holders(country, office, on)

    def people(self, name: str, on: str | None = None, country: str | None = None) -> tuple[Term, ...]:
        """Terms of people by full name or a rare enough surname, in any usual spelling; nearest in time first."""
        return self._terms.people(name, on, country)

    def towns(self, name: str, country: str | None = None) -> tuple[Town, ...]:
        """Towns by name, biggest first."""
        return self._towns.named(name, country)

    @cached_property
    def _members(self) -> dict[str, tuple[str, ...]]:
        return {row["id"]: tuple(row["members"].split()) for row in read_table("members.csv")}

    @cached_property
    def _eras(self) -> Eras:
        return Eras()

    @cached_property
    def _terms(self) -> Terms:
        return Terms()

    @cached_property
    def _towns(self) -> Towns:
        return Towns()


def _name(form: str, use: NameUse, entity: Entity) -> Name:
    return Name(form.removeprefix("~").removeprefix("the "), use, (entity,), *_marks(form))


def _marks(form: str) -> tuple[bool, bool]:
    """Whether a form counts only after "the", and whether it is a short form."""
    return form.removeprefix("~").startswith("the "), form.startswith("~")


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer, read once a process."""
    return Gazetteer()
