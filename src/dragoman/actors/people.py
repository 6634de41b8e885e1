"""From names to persons: full names first, short forms after, identity as of the report's date.

Two names are one person when the last word is the same and the first names do not clash.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..gazetteer import Term
from ..model import Actor, MentionForm
from ..text.normalise import fold, slug
from .genders import are_man_and_woman, is_given_name
from .lent_countries import lend_countries
from .names import PersonName, before_particles
from .roster import Roster, draft
from .scene import CIVIL_HEAD, COUNTERPART, Scene
from .spelling import is_misspelt, misspelt_holder
from .wordlists import load_name_words, load_nominals

_FEW_BEARERS = 3
_SHORT = 5


@dataclass(frozen=True, slots=True)
class _Known:
    """A person on the roster, by the folded words of the fullest name."""

    id: str
    words: tuple[str, ...]
    is_elder: bool = False


def name_people(scene: Scene, roster: Roster, names: tuple[PersonName, ...]) -> None:
    """Enter every named person, and refer each name to its person."""
    names = tuple(replace(n, country=scene.home) if _is_decided_by_home(scene, n) else n for n in names)
    known: list[_Known] = []
    owner: dict[PersonName, str] = {}
    for name in sorted(names, key=lambda n: (-min(len(_words(scene, n)), 2), n.name_start)):
        owner[name] = _person(scene, roster, known, name)
    for name in sorted(names, key=lambda n: n.start):
        _attach(scene, roster, known, name, owner[name])
        form: MentionForm = "title" if name.has_title and name.office else "name"
        roster.refer(name.start, name.end, form, owner[name])
        roster.name_tokens.update(range(name.name_start, name.name_end))
        roster.heads.setdefault(name.name_end - 1, len(roster.references) - 1)
    lend_countries(scene, roster, owner)


def _words(scene: Scene, name: PersonName) -> tuple[str, ...]:
    words = (fold(scene.doc[i].text) for i in range(name.name_start, name.name_end))
    return tuple(w for w in words if w not in load_name_words().suffixes and w not in (",", "-", "'s", "’s"))


def _is_elder(scene: Scene, name: PersonName) -> bool:
    """ "Joseph R. Biden, Sr.": the father of the one whom everybody knows."""
    return any(scene.doc[i].lower_ in load_name_words().elder for i in range(name.name_start, name.name_end))


def _person(scene: Scene, roster: Roster, known: list[_Known], name: PersonName) -> str:
    words = _words(scene, name)
    is_elder = _is_elder(scene, name)
    same = [k for k in known if is_same_name(words, k.words) or is_misspelt(words, k.words)]
    same = [k for k in same if k.is_elder == is_elder]
    if name.country and len(same) > 1:
        same = [k for k in same if roster.country(k.id) in (name.country, None)] or same
    if not same:
        person = introduce(scene, name)
        roster.enter(person)
        known.append(_Known(person.id, words, is_elder))
        return person.id
    best = _of_office(scene, roster, same, name) or same[-1]
    if _is_namesake(scene, roster, name, best.id):
        person = introduce(scene, name)
        roster.enter(person)
        known.append(_Known(person.id, words, is_elder))
        return person.id
    roster.enter(_described(scene, name, best.id, roster.actors[best.id].name))
    return best.id


def _is_namesake(scene: Scene, roster: Roster, name: PersonName, id: str) -> bool:
    """ "President Biden" where only Beau Biden is named in full: the one who holds the office is another."""
    if name.office is None or id in roster.offices or len(_words(scene, name)) > 1 or scene.day is None:
        return False
    terms = scene.gazetteer.people(scene.words(name.name_start, name.name_end), scene.day, name.country)
    holders = {t.person_id for t in terms if t.office == name.office.id and _holds(t, scene.day)}
    return len(holders) == 1 and id not in holders


def _of_office(scene: Scene, roster: Roster, same: list[_Known], name: PersonName) -> _Known | None:
    """Of those with the name, the one who holds the office it is given with: "President Biden" is no relative."""
    if name.office is None or len(same) < 2:
        return None
    offices = roster.offices
    return next((k for k in reversed(same) if k.id in offices and offices[k.id].id == name.office.id), None)


def is_same_name(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name can be a form of another: same last word (or, alone, any), first names not clashing."""
    if not short or not full:
        return False
    if len(short) == 1:
        return short[0] in full and short[0] not in load_name_words().connectors
    if short[-1] != full[-1]:
        return False
    return len(full) == 1 or (short[0][0] == full[0][0] and not are_man_and_woman(short[0], full[0]))


def _is_decided_by_home(scene: Scene, name: PersonName) -> bool:
    """Whether one with such a title in a government's own release is that government's.

    An aide always is; an officer, a mayor or a minister while the sentence names no other country.
    """
    if scene.home is None or name.office is None or name.country or name.organisation or name.of_name:
        return False
    office, table = name.office.id, load_nominals()
    if office in table.home_offices:
        return True
    if office not in table.near_home and (not office.endswith(" minister") or office in table.abroad):
        return False
    sentence = scene.parsed.sentences[scene.parsed.sentence_of[name.name_start]].tokens
    countries = {scene.country_of(scene.known_at.get(i)) for i in range(sentence.start, sentence.end)}
    return not countries - {None, scene.home}


def introduce(scene: Scene, name: PersonName) -> Actor:
    """A person not met before in this report: identified by the gazetteer, or by the words alone."""
    text = scene.words(before_particles(scene, name.name_start), name.name_end).replace(",", "")
    terms = _terms(scene, text, name)
    if not terms:
        holder = None if _is_elder(scene, name) else misspelt_holder(scene, _words(scene, name))
        if holder is None:
            return _described(scene, name, f"person:{slug(text)}", text)
        text, terms = holder.person, (holder,)
    return _from_terms(scene, name, text, terms)


def _terms(scene: Scene, text: str, name: PersonName) -> tuple[Term, ...]:
    terms = () if _is_elder(scene, name) else scene.gazetteer.people(text, scene.day, name.country)
    if len(_words(scene, name)) > 1 or not terms:
        return terms
    if scene.day is None:
        return _undated(scene, text, terms, name)
    # A surname alone is taken for a person of the gazetteer only while that person holds office, or with a title.
    holding = tuple(t for t in terms if _holds(t, scene.day) or _held_lately(scene, text, t))
    if name.office is None and len(text) <= _SHORT:
        holding = tuple(t for t in holding if fold(text) in fold(t.person))  # Mayo is no Di Maio
    office = name.office
    titled = tuple(t for t in holding if office and t.office == office.id)
    return titled or holding or _past(scene, text, name) or _once_high(scene, name, text, terms)


def _undated(scene: Scene, text: str, terms: tuple[Term, ...], name: PersonName) -> tuple[Term, ...]:
    """Without a day, those who ever held the office that a surname is given with; bare, the one who held a high one."""
    if name.office is not None:
        return tuple(term for term in terms if term.office == name.office.id)
    return _once_high(scene, name, text, terms)


def _once_high(scene: Scene, name: PersonName, text: str, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """ "Trump" between two terms: the one of a surname that few bear who has held a high office."""
    day = scene.day or "9999"
    before = scene.doc[max(0, name.start - 2) : name.start]
    if is_given_name(scene, text) and before.text.endswith("and") and is_given_name(scene, before[0].text):
        return ()  # "Tim and Scott"
    high = tuple(t for t in terms if t.office in load_nominals().high_offices and (t.start or "9999") <= day)
    few = scene.gazetteer.bearers(text) <= _FEW_BEARERS
    return high if few and len({term.person_id for term in high}) == 1 else ()


def _past(scene: Scene, text: str, name: PersonName) -> tuple[Term, ...]:
    """ "President Reagan": the one person of that surname who ever held that high office before."""
    if name.office is None or name.office.id not in load_nominals().high_offices or scene.day is None:
        return ()
    terms = scene.gazetteer.people(text, None, name.country)
    past = tuple(t for t in terms if t.office == name.office.id and (t.start or "9999") <= scene.day)
    return past if len({term.person_id for term in past}) == 1 else ()


def _holds(term: Term, day: str | None) -> bool:
    if day is None:
        return False
    end = term.end or term.as_of or "9999"
    return (term.start or "0000") <= day[:10] <= max(end, term.end or "") or (term.end is None and term.as_of is None)


def _held_lately(scene: Scene, text: str, term: Term) -> bool:
    """Whether the sources knew one in a high office until a year or so before: still who the surname alone means."""
    if scene.day is None or term.end or not term.as_of or term.office not in load_nominals().high_offices:
        return False
    return int(scene.day[:4]) - int(term.as_of[:4]) <= 1 and not is_given_name(scene, text) and text in term.person


def _from_terms(scene: Scene, name: PersonName, text: str, terms: tuple[Term, ...]) -> Actor:
    first = terms[0]
    if not _is_decided(name, terms, scene.day):
        return _undecided(scene, name, text, terms)
    is_org = (first.country or "").startswith("org:") if name.country is None else False
    return draft(
        _id(first.person_id),
        text if len(_words(scene, name)) > 1 or fold(text) not in fold(first.person) else first.person,
        "person",
        f"“{text}” is {first.person}, {first.title} in the table of office-holders",
        country=None if is_org else name.country or first.country,
        sector="IGO" if is_org or (name.organisation or "").startswith("org:") else _sector(name, "GOV"),
        role=_role(name) or (first.title if _holds(first, scene.day) else None),
        of=name.organisation or (first.country if is_org else None),
        wikidata=first.wikidata,
    )


def _is_decided(name: PersonName, terms: tuple[Term, ...], day: str | None) -> bool:
    if len({term.person_id for term in terms}) == 1:
        return True
    is_of_office = day is not None and name.office is not None and terms[0].office == name.office.id
    return name.country is not None or is_of_office


def _undecided(scene: Scene, name: PersonName, text: str, terms: tuple[Term, ...]) -> Actor:
    """Several persons have the name: what they share stands, the rest are candidates."""
    countries = {term.country for term in terms}
    shared = countries.pop() if len(countries) == 1 else None
    return draft(
        f"person:{slug(text)}", text, "person", f"named “{text}”, as several office-holders are",
        country=shared if shared and not shared.startswith("org:") else None, sector=_sector(name, None),
        role=_role(name), of=name.organisation, candidates=tuple(dict.fromkeys(term.person for term in terms)),
    )  # fmt: skip


def _id(person_id: str) -> str:
    return person_id if person_id.startswith("person:") else f"person:{slug(person_id)}"


def _role(name: PersonName) -> str | None:
    if name.office is None or name.office is COUNTERPART:
        return None
    return f"former {name.office.role}" if name.is_former else name.office.role


def _sector(name: PersonName, otherwise: str | None) -> str | None:
    """The office's sector; a director or president of nobody knows what is of none."""
    if name.office and name.office.id == CIVIL_HEAD:
        return name.office.sector or None
    if name.office and name.country is None and name.office.id in load_nominals().common_offices:
        return otherwise
    return name.office.sector if name.office and name.office.sector else otherwise


def _described(scene: Scene, name: PersonName, id: str, text: str) -> Actor:
    is_org = bool(name.organisation)
    return draft(
        id, text, "person", f"named “{text}”" + (f" with the title {name.office.role}" if name.office else ""),
        country=None if is_org else name.country,
        sector="IGO" if is_org else _sector(name, None),
        role=_role(name),
        of=name.organisation,
    )  # fmt: skip


def _attach(scene: Scene, roster: Roster, known: list[_Known], name: PersonName, id: str) -> None:
    """A spokesman's country is that of the person he speaks for; a counterpart's role is the other's."""
    if name.office is COUNTERPART:
        _share_office(roster, id)
    elif name.office and not name.is_former:
        roster.offices.pop(id, None)
        roster.offices[id] = name.office
    if name.of_name is None:
        return
    words = tuple(fold(scene.doc[i].text) for i in range(*name.of_name))
    chief = next((k.id for k in reversed(known) if is_same_name(words, k.words) and k.id != id), None)
    if chief:
        actor = roster.actors[chief]
        roster.enter(draft(id, "", "person", "", country=actor.country, sector=actor.sector, of=chief))


def _share_office(roster: Roster, id: str) -> None:
    """A counterpart holds the office of the person last named with one."""
    other = next((p for p in reversed(roster.offices) if p != id), None)
    if other and id not in roster.offices:
        office = roster.offices[other]
        roster.enter(draft(id, "", "person", "", role=office.role, sector=office.sector))
        roster.offices[id] = office
