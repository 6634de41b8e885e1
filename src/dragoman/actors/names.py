"""Person names in the text, with the titles and countries that stand around them.

A run of capitalised words is a person's name when the language model says so, when a title or an
honorific stands before it, or when the gazetteer knows it in full.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from ..gazetteer import Office
from .genders import is_given_name
from .origins import home_after, is_kin_of, is_name_of_house, is_town_of_state, origin_before
from .runs import is_made_of_words, is_mere_word, name_runs
from .scene import Known, Scene, Title
from .title_before import title_before
from .wordlists import load_name_words, load_nominals


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name `[name_start, name_end)` within its whole mention `[start, end)`.

    `country` and `of` come from words beside it ("Canada's", "of France", "Dion spokesman"); `of` is the
    token bounds of another name or an organisation's entity id. `serves` is the office of the one an aide serves
    where no words say of which country: "adviser to the Prime Minister".
    """

    start: int
    end: int
    name_start: int
    name_end: int
    office: Office | None
    is_former: bool
    country: str | None
    organisation: str | None
    of_name: tuple[int, int] | None
    counterpart: int | None
    serves: Office | None = None

    @property
    def has_title(self) -> bool:
        return self.start < self.name_start


def find_person_names(scene: Scene) -> tuple[PersonName, ...]:
    """All person names of the report in text order, none overlapping."""
    runs = list(name_runs(scene))
    sure = {run for run in runs if _is_person(scene, *run)}
    # "In his message" names no Moon Jae-in: what follows a hyphen is no surname.
    long = [(start, end) for start, end in sure if end - start > 1 and scene.doc[end - 2].text != "-"]
    surnames = {scene.doc[end - 1].lower_ for _, end in long}
    taken = {i for run in sure for i in range(*run)}
    short = {
        (t.i, t.i + 1)
        for t in scene.doc
        if t.lower_ in surnames
        and t.i not in taken
        and _is_bare_name(scene, t.i)
        and t.lower_ not in load_name_words().not_names
    }
    return tuple(_described(scene, start, end) for start, end in sorted(sure | short))


def _is_person(scene: Scene, start: int, end: int) -> bool:
    doc = scene.doc
    words = load_name_words()
    if any(doc[i].lower_ in words.not_names for i in range(start, end)) or is_name_of_house(scene, start):
        return False
    if any(token.lower_ in words.ships for token in doc[max(0, start - 2) : start]):
        return False  # "HMS Queen Elizabeth"
    if doc[end - 1].lower_ in words.civil_edu | words.civil_ngo | words.civil_bus:
        return False
    if end - start > 1 and all(is_mere_word(scene, doc[i]) for i in range(start, end)):
        return False
    if end - start == 1 and is_mere_word(scene, doc[start]) and doc[start].ent_type_ != "PERSON":
        return False
    first = before_particles(scene, start)
    if first and (doc[first - 1].lower_ in load_name_words().honorifics or title_before(scene, first)):
        return True
    if end - start > 1 and is_made_of_words(scene, start, end):
        return False
    if end - start > 1 and (any(doc[i].ent_type_ == "PERSON" for i in range(start, end))):
        return True
    if end - start > 1 and is_given_name(scene, doc[start].text) and doc[end - 1].ent_type_ in ("", "ORG"):
        return True
    if end - start == 1 and (not _may_be_surname(doc[start]) or is_mere_word(scene, doc[start])):
        return False
    if end - start == 1 and is_town_of_state(scene, end):
        return False
    return bool(scene.gazetteer.people(scene.words(start, end), scene.day))


def _may_be_surname(token: Token) -> bool:
    """A lone capital word is a surname only where the language model sees a person, or it acts by itself."""
    if token.text.isupper() or token.ent_type_ in ("DATE", "TIME", "LAW", "PRODUCT", "EVENT", "WORK_OF_ART"):
        return False
    before = token.nbor(-1).lower_ if token.i else ""
    if before == "the" and token.dep_ != "compound":
        return False  # "to the Moon"
    lends_name = token.dep_ in ("compound", "amod", "nmod") and token.head.text[:1].islower()
    if lends_name and token.head.lemma_ in load_nominals().groups:
        lends_name = load_nominals().groups[token.head.lemma_].kind != "government"  # "the Assad regime"
    return not lends_name and (
        token.ent_type_ == "PERSON" or token.dep_ in ("nsubj", "nsubjpass", "poss", "pobj", "dobj", "conj")
    )


def _described(scene: Scene, start: int, end: int) -> PersonName:
    left = _from_the_left(scene, start, end)
    return left if left.office else _from_the_right(scene, left)


def _from_the_left(scene: Scene, start: int, end: int) -> PersonName:
    doc = scene.doc
    first = before_particles(scene, start)
    found = title_before(scene, first)
    if not found:
        opens = first - 1 if first and doc[first - 1].lower_ in load_name_words().honorifics else start
        origin = origin_before(scene, start) if opens == start else None
        _, after = _of_after(scene, end) if origin is None and end - start > 1 else (end, None)
        country = origin or scene.country_of(after)
        return PersonName(opens, end, start, end, None, False, country, _of_states(after), None, None)
    title, _, of_country = found
    opens, known, is_former, counterpart = _before_title(scene, title.start)
    known = known or scene.known_by_start.get(title.start)  # "U.S. Secretary of State" is one title
    of_name = _name_ending_at(scene, opens) if known is None else None
    # "To the White House Prime Minister X of Y": a seat of government before the title is where he is received.
    is_seat = known is not None and known.hit.use == "metonym"
    closes, after = _of_after(scene, end) if of_country is None and (known is None or is_seat) else (end, None)
    options = [of_country, after if is_seat else None, known, after]
    # "U.S. Envoy for the Horn of Africa X": the region of a post is nobody's country.
    beside = next((k for k in options if k and (scene.country_of(k) or _of_states(k))), None)
    if scene.doc[title.end - 1].tag_ in ("NNS", "NNPS") and len(scene.doc[title.end - 1].text) > 4:
        beside = of_country or after  # "his Greek, Cypriot and French counterparts": which is whose, the names tell
    office = None if is_kin_of(scene, opens) else title.office
    country, organisation = scene.country_of(beside), _of_states(beside)
    return PersonName(opens, closes, start, end, office, is_former, country, organisation, of_name, counterpart)


def before_particles(scene: Scene, start: int) -> int:
    """Where a surname opens with its particles: "President von der Leyen", "President el-Sisi"."""
    doc, at = scene.doc, start
    while at and (doc[at - 1].text in load_name_words().connectors or (at < start and doc[at - 1].text == "-")):
        at -= 1
    if at == start and start > 1 and doc[start - 1].text == "-" and doc[start - 2].text in load_name_words().connectors:
        return before_particles(scene, start - 1)
    return at


def _of_states(known: Known | None) -> str | None:
    """The id of an organisation that no one state owns; the FBI's director is of a state."""
    entity = known.entity if known else None
    return entity.id if entity and entity.kind == "organisation" and entity.country is None else None


def _before_title(scene: Scene, at: int) -> tuple[int, Known | None, bool, int | None]:
    """What stands left of a title: where the mention opens, the country, "former", and whose counterpart."""
    doc = scene.doc
    is_former = False
    counterpart = None
    while at:
        word = doc[at - 1]
        if word.lower_ in load_name_words().former:
            is_former = True
        elif not (word.pos_ == "ADJ" and at - 1 not in scene.known_at and word.text[0].islower()):
            break
        at -= 1
    known = _country_ending_at(scene, at)
    if known:
        at = known.start
        if at and doc[at - 1].tag_ == "PRP$":
            counterpart, at = at - 1, at - 1
    elif at and doc[at - 1].tag_ == "PRP$":
        counterpart, at = at - 1, at - 1
    return at, known, is_former, counterpart


def _country_ending_at(scene: Scene, at: int) -> Known | None:
    """A country or organisation that ends at token `at`, possessive or not."""
    if at in scene.known_by_end:
        return scene.known_by_end[at]
    return scene.known_by_end.get(at - 1) if at > 1 and scene.doc[at - 1].tag_ == "POS" else None


def _name_ending_at(scene: Scene, at: int) -> tuple[int, int] | None:
    """Another person's name right before a title: "Dion spokesman", "Dion's spokesman"."""
    doc = scene.doc
    end = at - 1 if at > 1 and doc[at - 1].tag_ == "POS" else at
    start = end
    while start and _is_bare_name(scene, start - 1) and not _is_of_post(scene, doc[start - 1]):
        start -= 1
    return (start, end) if start < end else None


def _is_of_post(scene: Scene, token: Token) -> bool:
    return token.lower_ in load_name_words().not_names or is_mere_word(scene, token)


def _of_after(scene: Scene, at: int) -> tuple[int, Known | None]:
    """ "of Canada" right after a titled name: where the mention closes, and the country."""
    doc = scene.doc
    if at + 1 >= len(doc) or doc[at].lower_ != "of":
        return at, None
    here = at + 1
    while (
        here < len(doc)
        and doc[here].lower_ in load_name_words().links
        and here - at < 5
        and here not in scene.known_by_start
    ):
        here += 1
    known = scene.known_by_start.get(here)
    return (known.end, known) if known else (at, None)


def _from_the_right(scene: Scene, name: PersonName) -> PersonName:
    """An apposition after the name: "Nikos Dendias, the Greek foreign minister, …"; else where the person is from."""
    doc = scene.doc
    at = name.name_end
    if at + 1 >= len(doc) or doc[at].text not in (",", "("):
        return name
    if doc[at + 1].lower_ in load_name_words().nominated:
        return replace(name, country=scene.home)
    for here in range(at + 1, min(at + 7, len(doc))):
        title = scene.title_at.get(here)
        if title and title.start == here and not _is_anothers(scene, title):
            opens, known, is_former, _ = _before_title(scene, here)
            if opens > at:
                _, after = _of_after(scene, title.end)
                beside = known or after or _served_country(scene, title)
                of_name = _name_ending_at(scene, opens) if beside is None else None
                return replace(
                    name,
                    office=title.office,
                    is_former=is_former,
                    country=scene.country_of(beside),
                    organisation=_of_states(beside),
                    of_name=of_name if of_name and of_name[0] > at else None,
                    serves=_served(scene, title) if beside is None else None,
                )
        if doc[here].is_punct or doc[here].pos_ == "VERB" or (here == at + 1 and doc[here].lower_ in ("and", "or")):
            break
    country = home_after(scene, at)
    return replace(name, country=country) if country else name


def _served_country(scene: Scene, title: Title) -> Known | None:
    """Italy in "Diplomatic Advisor to the Italian Prime Minister"; an ambassador "to Italy" is another's."""
    chief = _chief(scene, title)
    if chief is None:
        return None
    known = _country_ending_at(scene, chief.start)
    return known or _of_after(scene, chief.end)[1]


def _served(scene: Scene, title: Title) -> Office | None:
    chief = _chief(scene, title)
    return chief.office if chief else None


def _chief(scene: Scene, title: Title) -> Title | None:
    """The title of the one whom the holder of another serves: "adviser to the Prime Minister"."""
    doc, at = scene.doc, title.end
    if at >= len(doc) or doc[at].lower_ != "to":
        return None
    here = range(at + 1, min(at + 5, len(doc)))
    return next((chief for i in here if (chief := scene.title_at.get(i)) and chief.start == i), None)


def _is_anothers(scene: Scene, title: Title) -> bool:
    """A title in a list belongs to the name that follows: "Ann Lee, Deputy Assistant Paul Roy, …"."""
    return title.end < len(scene.doc) and _is_bare_name(scene, title.end) and scene.doc[title.end].tag_ == "NNP"


def _is_bare_name(scene: Scene, i: int) -> bool:
    """A capitalised word that may be a name and nothing else known."""
    token = scene.doc[i]
    return token.text[:1].isupper() and token.is_alpha and i not in scene.known_at and i not in scene.title_at
