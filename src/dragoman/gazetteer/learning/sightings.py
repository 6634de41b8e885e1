"""Where a report puts a title beside a name: who, which office, whose, in which form, in which words.

Every form is a line of `learn_forms.csv`. What the words before a title take back ("former", "-elect") is no sighting;
"acting" is kept as said. A title without a state is its publisher's own where the publisher is known to name it so, or
that of the state which the same report gives the same person elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ...model import Report
from ..fold import spelling_key
from ..gazetteer import Gazetteer
from .forms import Form, Strength, load_forms
from .marking import NAME, OFFICE, ORGANISATION, OTHER, PEOPLE, STATE, Mark, Marked, mark_paragraph, owner_of
from .words import counted_offices, further_titles, is_title_of, owner_in_title, publishers, words_of

_PARAGRAPH = re.compile(r"[^\n]+")
_OWNER_BEFORE = re.compile(rf"[{STATE}{PEOPLE}{ORGANISATION}{OTHER}](?:['’]s?)? $")
# "Counselor to the Secretary of the Treasury X", "Office of the President of Y Z": X and Z hold the title before.
_OF_ANOTHER = re.compile(rf"(?:\b[A-Z][\w-]*|[{OFFICE}{NAME}{STATE}{PEOPLE}{OTHER}]) (?:to|of|for) (?:the )?$")
_IN_A_LIST = re.compile(rf"{NAME}, (?:the )?$")
_OFFICE_OF_OFFICE = re.compile(rf"{OFFICE} (?:to|of|for) (?:the )?$")
_AROUND = 30
_STOPS = (". ", "? ", "! ", "; ")
_YEAR = re.compile(r"\b(?:1[789]|20)\d\d\b")
_SHORT = 3_500
_SENT_BY = frozenset({"people-office-name", "office-of-state-name", "name-office-of-state", "state-office-name"})


@dataclass(frozen=True, slots=True)
class Sighting:
    """One title beside one name. `country` is ISO alpha-3 or an organisation's id; `words` are verbatim."""

    person: str
    office: str
    title: str
    country: str
    seat: str | None
    form: str
    strength: Strength
    is_acting: bool
    day: str
    report: str
    publisher: str | None
    words: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A sighting before its state is known."""

    person: str
    office: Mark
    owner: str | None
    seat: str | None
    form: Form
    is_acting: bool
    is_in_list: bool
    words: str


def find_sightings(report: Report, gazetteer: Gazetteer) -> tuple[Sighting, ...]:
    """The sightings in the body of a report; none where it is undated, for then they tell no term."""
    if report.published is None or not report.is_read or _announces_names(report.title or ""):
        return ()
    year = int(report.published.start[:4])
    found = [one for start, end in _paragraphs(report) for one in _find_in(report.text[start:end], gazetteer, year)]
    subject = _subject(report, gazetteer) if found else None
    return tuple(sighting for one in found if (sighting := _sighting(one, found, report, subject)))


def _announces_names(title: str) -> bool:
    """Whether a report tells who is meant for an office, so that its titles are not held yet."""
    return not words_of("announcing").isdisjoint(re.findall(r"\w+", title.lower()))


def _subject(report: Report, gazetteer: Gazetteer) -> str | None:
    """The one foreign state that the title of a short report names, if it names one."""
    if not report.title or len(report.text) > _SHORT:
        return None
    publisher = publishers().get((report.publisher or "").lower())
    if publisher is None or not publisher.has_own_titles_only:
        return None
    owners = {owner for hit in gazetteer.find(report.title) if (owner := owner_of(hit))}
    owners = {owner for owner in owners if not owner.startswith("org:")} - {publisher.country}
    return owners.pop() if len(owners) == 1 else None


def _paragraphs(report: Report) -> Iterator[tuple[int, int]]:
    for body in (*report.body, *(caption.span for caption in report.captions)):
        for match in _PARAGRAPH.finditer(report.text, body.start, body.end):
            yield match.span()


def _find_in(text: str, gazetteer: Gazetteer, year: int) -> Iterator[_Found]:
    """The findings of a paragraph: for a name and a title the first form that fits, and a weak one beside it."""
    if not (gazetteer.offices_in(text) or further_titles().find(text)):
        return
    marked = mark_paragraph(text, gazetteer)
    best: dict[tuple[int, int, bool], _Found] = {}
    for form in load_forms():
        for match in form.pattern.finditer(marked.signs):
            if _is_spoiled(marked.signs, match) or _tells_of_the_past(marked.signs, match, year):
                continue
            for one, key in _read_match(match, form, marked, text):
                best.setdefault((*key, form.strength == "weak"), one)
    yield from best.values()


def _read_match(
    match: re.Match[str], form: Form, marked: Marked, text: str
) -> Iterator[tuple[_Found, tuple[int, int]]]:
    """One finding for each office of a match ("Deputy Prime Minister and Minister of Defence"), and what it is of."""
    name = marked.mark_at(match.start("name"))
    person = marked.folded.span(name.end - len(name.words), name.end).words(text)
    owner, post = _owner_at(match, "owner", marked), _owner_at(match, "post", marked)
    words = marked.original(*match.span()).words(text)
    for mark in _titles_in(match, marked):
        told = replace(mark, words=marked.folded.span(mark.start, mark.end).words(text))
        found = _Found(
            person, told, owner, post or mark.seat, form, bool(match["acting"]), _is_in_list(match, marked.signs), words
        )
        yield found, (name.start, mark.start)


def _owner_at(match: re.Match[str], group: str, marked: Marked) -> str | None:
    """The state or organisation that a group of a form holds, where the form has the group."""
    return marked.mark_at(match.start(group)).owner if match.groupdict().get(group) else None


def _titles_in(match: re.Match[str], marked: Marked) -> Iterator[Mark]:
    """The titles of a match that the person holds: the last, and those before it that one person may hold with it."""
    last = match.end("office") - 1
    for place in range(*match.span("office")):
        mark = marked.mark_at(place) if marked.signs[place] == OFFICE else None
        if mark is None or mark.office is None or _OFFICE_OF_OFFICE.search(marked.signs[:place]):
            continue
        if place == last or counted_offices()[mark.office].combines:
            yield mark


def _is_in_list(match: re.Match[str], signs: str) -> bool:
    """Whether a title beside a name is made of two lines of a list: "X, Secretary of Energy Y, Secretary of State"."""
    before = signs[max(0, match.start() - _AROUND) : match.start()]
    return bool(_IN_A_LIST.search(before)) and signs.startswith((f", {OFFICE}", f" {OFFICE}"), match.end())


@cache
def _taking_back() -> re.Pattern[str]:
    """What before a title says that it is not held: "former", "incoming"."""
    return re.compile(rf"\b(?:{'|'.join(sorted(words_of('not_holding')))})[ -](?:the )?$", re.IGNORECASE)


@cache
def _longer_title() -> re.Pattern[str]:
    """What before a title makes it the end of a longer one: another capitalised word, or one like "deputy"."""
    words = "|".join(sorted(words_of("lengthens")))
    return re.compile(rf"(?:(?<=[\w,;:•–—-] )[A-Z][\w'-]*|{NAME}|\b(?i:{words}))[ -]$")


def _is_spoiled(signs: str, match: re.Match[str]) -> bool:
    """Whether the words around say that the title is not held, or is only the end of a longer one."""
    before = signs[max(0, match.start() - _AROUND) : match.start()]
    begins_with_name = signs[match.start()] == NAME
    if not begins_with_name and _OF_ANOTHER.search(before):
        return True
    if signs[match.start()] == OFFICE and before[-2:-1] in (OTHER, ORGANISATION):
        return True
    before = _OWNER_BEFORE.sub("", before)
    title_before = signs[max(0, match.start("office") - _AROUND) : match.start("office")]
    after = signs[match.end() : match.end() + 12].lower()
    if _taking_back().search(before) or _taking_back().search(title_before):
        return True
    if re.match(rf"[- ](?:{'|'.join(words_of('not_holding'))})\b", after):
        return True
    return signs[match.start()] == OFFICE and bool(_longer_title().search(before))


def _tells_of_the_past(signs: str, match: re.Match[str], year: int) -> bool:
    """Whether the sentence names a year before last, so that the title may have been held then."""
    start = max(signs.rfind(stop, 0, match.start()) for stop in _STOPS)
    ends = [end for stop in _STOPS if (end := signs.find(stop, match.end())) >= 0]
    sentence = signs[start + 1 : min(ends, default=len(signs))]
    return any(int(told) < year - 1 for told in _YEAR.findall(sentence))


def _sighting(one: _Found, found: list[_Found], report: Report, subject: str | None) -> Sighting | None:
    assert report.published is not None  # undated reports are left alone before
    assert one.office.office is not None  # as are titles of no office
    owner, form, strength = one.owner, one.form.name, one.form.strength
    if owner is None:
        owner, form, strength = _owner_elsewhere(one, found, report, subject)
    if owner is None or not _is_counted(one, owner, form):
        return None
    return Sighting(
        one.person, one.office.office, " ".join(one.office.words.split()), owner, one.seat, form, strength,
        one.is_acting, report.published.start, report.source.url or report.id, report.publisher,
        " ".join(one.words.split()),
    )  # fmt: skip


def _is_counted(one: _Found, owner: str, form: str) -> bool:
    """Whether the office is one that counts, of this state or organisation, and the title means it there."""
    office, title = one.office.office or "", one.office.words
    counted = counted_offices()[office]
    if owner in words_of("ended_state") or not is_title_of(office, title, owner):
        return False
    if office == "ambassador" and one.seat is None and form not in _SENT_BY:
        return False
    if office == "president" and owner in words_of("no_president"):
        return False
    return counted.of_organisations if owner.startswith("org:") else counted.of_states


def _owner_elsewhere(
    one: _Found, found: list[_Found], report: Report, subject: str | None
) -> tuple[str | None, str, Strength]:
    """Whose a title without a state is, how that is known and how well.

    As the title says; as the same report says elsewhere; its publisher's own; of the one state the report is about.
    """
    title = one.office.words.lower()
    if owner := owner_in_title(title):
        return owner, "title-tells", "strong"
    owners = {other.owner for other in found if other.owner and _tells_same(one, other)}
    if owners:
        return (owners.pop() if len(owners) == 1 else None), "same-report", "strong"
    publisher = publishers().get((report.publisher or "").lower())
    if publisher and any(title.startswith(own) for own in publisher.own_titles):
        return (None if one.is_in_list else publisher.country), "own-title", "bare"
    follows = counted_offices()[one.office.office or ""].follows_subject
    return (subject if follows else None), "one-state-report", "strong"


def _tells_same(one: _Found, other: _Found) -> bool:
    """Whether two findings tell of one person's one office: "Prime Minister Modi of India" and his full name."""
    shared = set(spelling_key(one.person).split()) & set(spelling_key(other.person).split())
    return one.office.office == other.office.office and any(len(word) > 2 for word in shared)
