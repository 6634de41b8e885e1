"""Sightings to proposals: spellings of one person grouped, offices kept apart, dated, compared with what is known.

A proposal says who is reported in which office from when to when, with citations. Whether it is believed is decided
elsewhere (`acceptance.py`). What speaks against it is its `status`: a "clash" is two holders of one office in the
same months, or the tables naming another; "weak" is a form of words that needs a second report; "known" adds nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from ..entity import Term
from ..fold import fold_name
from .known import Known, KnownPerson
from .proposal import Citation, Proposal, Status
from .sightings import Sighting
from .spellings import Spellings, group_spellings, is_full
from .succession import give_ids, settle
from .words import publishers

_CITED = 3
_LINKS = frozenset({"of", "for", "the", "and", "on", "us"})
_NEAR = timedelta(days=400)
_WEAK_REPORTS = 2
_INFERRED = frozenset({"own-title", "one-state-report"})
_BY_TITLE = frozenset(
    {"minister", "deputy minister", "agency head", "under secretary", "assistant secretary", "special envoy",
     "assistant secretary of state", "service secretary", "coordinator", "intelligence chief"}
)  # fmt: skip


def propose(sightings: Iterable[Sighting], known: Known) -> tuple[Proposal, ...]:
    """All proposals, by country, office and first day."""
    by_country: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        by_country[sighting.country].append(sighting)
    claims = _claims(by_country)
    proposals: list[Proposal] = []
    for country in sorted(by_country):
        for spellings, mine in _people_of(by_country[country]):
            if not _belongs_elsewhere(spellings, mine, country, claims, known):
                person = known.person(spellings, country)
                proposals += _proposals_of(spellings, mine, person, known)
    return tuple(sorted(settle(give_ids(proposals, known), known), key=_order))


def _order(proposal: Proposal) -> tuple[str, str, str, str]:
    return proposal.country, proposal.office, proposal.first, proposal.person_id


def _people_of(sightings: Sequence[Sighting]) -> Iterator[tuple[Spellings, list[Sighting]]]:
    """The people of one country with their sightings; a surname alone counts where one person fits, near in time."""
    offices: dict[str, list[str]] = defaultdict(list)
    for sighting in sightings:
        offices[sighting.person].append(sighting.office)
    groups = group_spellings(offices)
    home = {name: at for at, group in enumerate(groups) for name in group.names}
    mine: list[list[Sighting]] = [[] for _ in groups]
    for sighting in sightings:
        if sighting.person in home:
            mine[home[sighting.person]].append(sighting)
    full = [list(group) for group in mine]
    for sighting in sightings:
        if not is_full(sighting.person):
            fitting = [
                at
                for at, group in enumerate(groups)
                if group.has_word(sighting.person) and _is_near(sighting, full[at])
            ]
            if len(fitting) == 1:
                mine[fitting[0]].append(sighting)
    return zip(groups, mine, strict=True)


def _is_near(sighting: Sighting, others: Sequence[Sighting]) -> bool:
    """Whether one of the others names the same office within about a year."""
    day = date.fromisoformat(sighting.day)
    return any(other.office == sighting.office and abs(date.fromisoformat(other.day) - day) < _NEAR for other in others)


def _claims(by_country: dict[str, list[Sighting]]) -> dict[str, Counter[str]]:
    """How many reports give each full name to each country in so many words."""
    claims: dict[str, Counter[str]] = defaultdict(Counter)
    for country, sightings in by_country.items():
        for name, _ in {
            (fold_name(sighting.person), sighting.report) for sighting in sightings if _is_explicit(sighting)
        }:
            claims[name][country] += 1
    return claims


def _is_explicit(sighting: Sighting) -> bool:
    return sighting.form not in _INFERRED


def _belongs_elsewhere(
    spellings: Spellings, sightings: Sequence[Sighting], country: str, claims: dict[str, Counter[str]], known: Known
) -> bool:
    """Whether the person is another state's: the texts say so more often, or only infer it while the tables differ."""
    others: Counter[str] = Counter()
    for name in spellings.names:
        others.update(claims.get(fold_name(name), Counter()))
    here = others.pop(country, 0)
    explicit = any(map(_is_explicit, sightings))
    elsewhere = sum(count for other, count in others.items() if not other.startswith("org:"))
    if not country.startswith("org:") and elsewhere > here:
        return True
    return not explicit and known.is_of_other(spellings, country)


def _proposals_of(
    spellings: Spellings, sightings: Sequence[Sighting], person: KnownPerson | None, known: Known
) -> Iterator[Proposal]:
    """One proposal for each office (or post, or portfolio) of a person."""
    by_office: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        by_office[(sighting.office, seat_of(sighting))].append(sighting)
    for _, mine in sorted(by_office.items()):
        if any(is_full(sighting.person) for sighting in mine):
            yield _proposal(spellings, sorted(mine, key=lambda sighting: sighting.day), person, known)


def seat_of(sighting: Sighting) -> str:
    """What tells one seat of an office from another: an ambassador's post, an agency, a minister's portfolio."""
    if sighting.seat:
        return sighting.seat
    return " ".join(_seat_words(sighting.title)) if sighting.office in _BY_TITLE else ""


def _seat_words(title: str) -> list[str]:
    return [word for word in fold_name(title).split() if word not in _LINKS]


def _proposal(
    spellings: Spellings, sightings: Sequence[Sighting], person: KnownPerson | None, known: Known
) -> Proposal:
    days = tuple(sorted({sighting.day for sighting in sightings}))
    reports = {sighting.report: sighting for sighting in sightings}
    official = sum((sighting.publisher or "").lower() in publishers() for sighting in reports.values())
    office, country = sightings[0].office, sightings[0].country
    titles = Counter(sighting.title for sighting in sightings)
    status, against = _support(sightings, len(reports))
    start, basis = days[0], "reported"
    if person and (term := _term_begun(person, office, sightings[0].title, country, days, known)):
        if term.start:
            start, basis = term.start, "known"
        until = term.end or term.as_of or ""
        status = "known" if until[:10] >= days[-1][: len(until)] else "past" if term.end else "extends"
        against = f"the tables end this term on {term.end}" if status == "past" else against
    return Proposal(
        status, person.name if person else spellings.name, person.id if person else "", office,
        max(titles, key=lambda title: (titles[title], len(title), title)), country, sightings[0].seat, days[0],
        days[-1], days, len(reports), official, start, basis, None, days[-1], all(s.is_acting for s in sightings),
        spellings.names, tuple(sorted({sighting.form for sighting in sightings})), _cite(sightings), against,
    )  # fmt: skip


def _support(sightings: Sequence[Sighting], reports: int) -> tuple[Status, str]:
    """Whether the words are enough: one plain form, or two reports of a form that may err."""
    if any(sighting.strength == "strong" for sighting in sightings) or reports >= _WEAK_REPORTS:
        return "new", ""
    return "weak", "one report, in words that may mean another"


def _term_begun(
    person: KnownPerson, office: str, title: str, country: str, days: tuple[str, ...], known: Known
) -> Term | None:
    """The person's latest known term of the office that began before the reports end."""
    if office == "ambassador":
        return None
    terms = [term for term in known.terms(country, office) if term.person_id == person.id]
    if office in _BY_TITLE:
        terms = [term for term in terms if set(_seat_words(term.title)) == set(_seat_words(title))]
    begun = [term for term in terms if (term.start or "") <= days[-1]]
    return max(begun, key=lambda term: term.start or "", default=None)


def _cite(sightings: Sequence[Sighting]) -> tuple[Citation, ...]:
    """The first report, the last, and one between: of several in a report the strongest form."""
    order = {"strong": 0, "weak": 1, "bare": 2}
    best: dict[str, Sighting] = {}
    for sighting in sorted(sightings, key=lambda each: (not is_full(each.person), order[each.strength])):
        best.setdefault(sighting.report, sighting)
    cited = sorted(best.values(), key=lambda sighting: (sighting.day, sighting.report))
    full = [sighting for sighting in cited if is_full(sighting.person)]
    chosen = [full[0], *cited[len(cited) // 2 : len(cited) // 2 + 1], cited[-1]]
    unique = {sighting.report: Citation(sighting.report, sighting.day, sighting.words) for sighting in chosen}
    return tuple(unique.values())[:_CITED]
