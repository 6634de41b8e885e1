"""The look-ups: names in a text, title phrases, entities, holders of offices, people, towns.

One `Gazetteer` serves a whole run. Names and titles load with it; terms and towns on first use.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from ..errors import DataError
from ..model import Span
from ..model.actor import ActorKind
from .automaton import Automaton
from .cues import Cues, Name, Reading
from .entity import Entity, Hit, Institution, NameUse, Office, Term, Town
from .eras import Eras
from .names import NameIndex
from .own import OwnRow, own_actors, own_offices, own_people, read_own_file
from .tables import ENTITY_FILES, listed, read_lines, read_table
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

    def __init__(self, own: Sequence[OwnRow] = (), digest: str | None = None) -> None:
        """`own` are the rows of the user's table, and `digest` what tells its content apart from another's."""
        self.digest = digest
        self._own = tuple(own)
        self._entities: dict[str, Entity] = {}
        self._by_iso: dict[str, Entity] = {}
        self._seats: dict[str, str] = {}
        names: list[Name] = []
        for table in ENTITY_FILES:
            for row in read_table(table):
                names += self._enter(row)
        names += self._shared_names()
        names += self._enter_own(names)
        decoys = list(read_table("decoys.csv"))
        names += [Name(row["name"], "name", ()) for row in decoys if row["why"] != "person"]
        names += [Name(row["name"], "name", ()) for row in read_table("person_decoys.csv")]
        self._cues = self._read_cues(row["name"] for row in decoys if row["why"] == "person")
        self._names = NameIndex(names, self._cues)

    def _read_cues(self, personal: Iterable[str]) -> Cues:
        """What tells names apart: `personal` are those that people bear too."""
        words = {row["kind"]: tuple(listed(row["words"])) for row in read_table("name_cues.csv")}
        readings: dict[str, list[Reading]] = {}
        for row in read_table("name_contexts.csv"):
            entity = None if row["entity"] == "-" else self._known(row["entity"], "name_contexts.csv")
            cues = (tuple(listed(row[scope])) for scope in ("near", "anywhere"))
            readings.setdefault(row["name"], []).append(Reading(entity, *cues))
        states = (entity.name for entity in self._entities.values() if entity.id.startswith("region:usa-"))
        return Cues(
            frozenset(personal),
            frozenset(row["name"] for row in read_table("given_names.csv")),
            words,
            tuple(name for name in states if name not in readings),
            {name: tuple(group) for name, group in readings.items()},
        )

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

    def _enter_own(self, names: list[Name]) -> tuple[Name, ...]:
        """Take in the actors of the user's table; its names for them, and its aliases of those already known."""
        if not self._own:
            return ()
        by_form: dict[str, set[str]] = {}
        for name in names:
            by_form.setdefault(name.form, set()).update(entity.id for entity in name.entities)

        def find(words: str) -> Entity | None:
            known = self._entities.get(words)
            ids = by_form.get(words.removeprefix("the "), set())
            return known or (self._entities[next(iter(ids))] if len(ids) == 1 else None)

        entities, own_names = own_actors(self._own, find)
        self._entities |= {entity.id: entity for entity in entities}
        return own_names

    def _shared_names(self) -> list[Name]:
        """Names of several entities, between which the name alone does not decide."""
        return [
            Name(row["name"], _USES[row["use"]], tuple(self._known(i, "shared_names.csv") for i in listed(row["ids"])))
            for row in read_table("shared_names.csv")
        ]

    def _known(self, ident: str, table: str) -> Entity:
        try:
            return self._entities[ident]
        except KeyError:
            raise DataError(f"gazetteer/data/{table}: no entity {ident!r}") from None

    def find(self, text: str) -> tuple[Hit, ...]:
        """Every known name in the text: longest match, non-overlapping, in order."""
        return self._names.find(text)

    def named(self, words: str) -> tuple[Hit, ...]:
        """What is written so, in any case and with no text around to decide: a hit for each use, spanning the words."""
        span = Span(0, len(words))
        return tuple(Hit(span, name.use, name.entities) for name in self._names.named(words) if name.entities)

    def entity_named(self, words: str) -> Entity | None:
        """The one entity with this id or name; None when there is none or several."""
        found = {entity.id: entity for hit in self.named(words) for entity in hit.entities}
        return self._entities.get(words) or (found.popitem()[1] if len(found) == 1 else None)

    def office_named(self, words: str) -> Office | None:
        """The office that these words, and no others, are a title of."""
        return next((office for span, office in self.offices_in(words) if span == Span(0, len(words))), None)

    def person_named(self, name: str) -> str | None:
        """The id of the one person who bears a full name; None when nobody or several do."""
        return self._terms.person_named(name)

    def readings(self, name: str) -> tuple[Reading, ...]:
        """What an ambiguous name may mean, and the words around it that tell which."""
        return self._cues.readings.get(name, ())

    def takes_article(self, name: str) -> bool:
        """Whether English puts "the" before the name of a state or organisation: "the United States"."""
        words = self._cues.words["with_article"]
        return name in words or name.startswith(tuple(word + " " for word in words)) or name.endswith(" Union")

    def is_given_name(self, word: str) -> bool:
        """Whether people bear the word as their first name."""
        return word in self._cues.given

    @property
    def name_count(self) -> int:
        """How many written forms of names are looked for."""
        return len(self._names)

    @property
    def automaton(self) -> Automaton:
        """What finds the names, before anything is decided about them: for measurements."""
        return self._names.automaton

    def offices_in(self, text: str) -> tuple[tuple[Span, Office], ...]:
        """Every title phrase in the text, singular or plural, in any case; "former" and "acting" stand outside it."""
        return self._offices.find(text)

    def institutions_in(self, text: str) -> tuple[tuple[Span, Institution], ...]:
        """Every phrase for a kind of institution ("ministry of defence", "parliament")."""
        return self._institutions.find(text)

    def is_common_word(self, word: str) -> bool:
        """Whether a word, whatever its capitals, is one that English usually writes in lower case."""
        return word.lower() in self._common_words

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

    def terms_of(self, person_id: str) -> tuple[Term, ...]:
        """All terms of one person, by id, earliest first."""
        return self._terms.of_person(person_id)

    def owners(self, office: str) -> tuple[str, ...]:
        """The states (ISO alpha-3) and organisations (ids) that are known to have had an office."""
        return self._terms.owners(office)

    def bearers(self, surname: str) -> int:
        """How many people are known by a surname: more than a few, and `people` asks for more than it."""
        return self._terms.bearers(surname)

    def towns(self, name: str, country: str | None = None) -> tuple[Town, ...]:
        """Towns by name, biggest first."""
        return self._towns.named(name, country)

    @cached_property
    def _offices(self) -> PhraseIndex[Office]:
        return load_offices(own_offices(self._own))

    @cached_property
    def _institutions(self) -> PhraseIndex[Institution]:
        return load_institutions()

    @cached_property
    def _members(self) -> dict[str, tuple[str, ...]]:
        return {row["id"]: tuple(row["members"].split()) for row in read_table("members.csv")}

    @cached_property
    def _common_words(self) -> frozenset[str]:
        return read_lines("common_words.txt")

    @cached_property
    def _eras(self) -> Eras:
        return Eras()

    @cached_property
    def _terms(self) -> Terms:
        if not any(row["type"] == "term" for row in self._own):
            return Terms()
        return Terms.with_own(
            lambda shipped: own_people(self._own, self.entity_named, self.office_named, shipped.person_named)
        )

    @cached_property
    def _towns(self) -> Towns:
        return Towns()


def _name(form: str, use: NameUse, entity: Entity) -> Name:
    return Name(form.removeprefix("~").removeprefix("the "), use, (entity,), *_marks(form))


def _marks(form: str) -> tuple[bool, bool]:
    """Whether a form counts only after "the", and whether it is a short form."""
    return form.removeprefix("~").startswith("the "), form.startswith("~")


def load_gazetteer(own: str | None = None) -> Gazetteer:
    """The gazetteer, read once a process; `own` is the path of the user's table (`Settings.gazetteer`).

    Raises SourceError when that table cannot be read, DataError when it is not in order.
    """
    return _load(own)


@cache
def _load(own: str | None) -> Gazetteer:
    # Apart from load_gazetteer, for whose cache none given and None given would be two.
    if own is None:
        return Gazetteer()
    rows, faults, digest = read_own_file(own)
    if faults:
        raise DataError(f"{own} {faults[0]}; correct it, or read without it (--gazetteer none)")
    return Gazetteer(rows, digest)
