"""What the actors stage works from: the grammar, and every known name, title and institution by token.

Character spans from the gazetteer are turned into token bounds once, here; nothing later searches text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ..gazetteer import Entity, Gazetteer, Hit, Institution, Office
from ..model import Span
from ..parse.parsed import Parsed
from .turn_labels import is_transcript
from .wordlists import load_name_words

# The office of one who heads a university, a firm, an association.
CIVIL_HEAD = "head of a body"

# A title that is another's: "his Russian counterpart" holds the same office for Russia.
COUNTERPART = Office("counterpart", "GOV", "counterpart")


@dataclass(frozen=True, slots=True)
class Known:
    """A known name in token bounds `[start, end)`."""

    start: int
    end: int
    hit: Hit

    @property
    def entity(self) -> Entity | None:
        """The one entity the name decides on, or None when there are several."""
        return self.hit.entities[0] if len(self.hit.entities) == 1 else None


@dataclass(frozen=True, slots=True)
class Title:
    """An office named in token bounds: "Foreign Affairs Minister"."""

    start: int
    end: int
    office: Office


@dataclass(frozen=True, slots=True)
class Body:
    """An institution named in token bounds: "ministry of foreign affairs", "army"."""

    start: int
    end: int
    institution: Institution


@dataclass(frozen=True, slots=True)
class Scene:
    """The parsed report with its known names, titles and institutions, each findable by its ends."""

    parsed: Parsed
    gazetteer: Gazetteer
    day: str | None
    home: str | None
    own_office: str | None
    known: tuple[Known, ...]
    known_by_start: dict[int, Known]
    known_by_end: dict[int, Known]
    known_at: dict[int, Known]
    titles: tuple[Title, ...]
    title_by_end: dict[int, Title]
    title_at: dict[int, Title]
    bodies: tuple[Body, ...]
    body_at: dict[int, Body]
    is_spoken: bool

    @property
    def doc(self) -> Doc:
        return self.parsed.doc

    def is_within(self, token: Token) -> bool:
        """Whether a token stands within a longer name, title or institution that another word heads.

        "State" in "the Secretary of State", "the President" in "Assistant to the President", "Import Bank" in the name
        of a bank: no phrases of their own.
        """
        holders = (self.title_at.get(token.i), self.body_at.get(token.i), self.known_at.get(token.i))
        return any(h is not None and h.start < token.i and self._is_headed_before(h, token) for h in holders)

    def _is_headed_before(self, holder: Title | Body | Known, token: Token) -> bool:
        if isinstance(holder, Known):
            return holder.hit.use != "demonym"
        return root_of(self.doc[holder.start : holder.end], holder.start, holder.end).i < token.i

    def is_descent(self, start: int) -> bool:
        """Whether a name at `start` tells of descent: "ethnic Albanians" are a people, and no state's."""
        return start > 0 and self.doc[start - 1].lower_ == "ethnic"

    def words(self, start: int, end: int) -> str:
        """The words of tokens `[start, end)`."""
        span = self.span(start, end)
        return span.words(self.parsed.report.text)

    def span(self, start: int, end: int) -> Span:
        """The characters of tokens `[start, end)`."""
        last = self.doc[end - 1]
        return Span(self.doc[start].idx, last.idx + len(last))

    def country_of(self, known: Known | None) -> str | None:
        """The country that a known name decides on: one entity's, or the one its candidates share."""
        if known is None:
            return None
        countries = {entity.country for entity in known.hit.entities}
        return countries.pop() if len(countries) == 1 else None


def set_scene(parsed: Parsed, gazetteer: Gazetteer) -> Scene:
    """Find every known name, title and institution of a parsed report."""
    text = parsed.report.text
    bounds = _TokenBounds(parsed.doc)
    titles = tuple(Title(*bounds.of(span), office) for span, office in gazetteer.offices_in(text))
    titles += tuple(Title(t.i, t.i + 1, COUNTERPART) for t in parsed.doc if t.lower_ in ("counterpart", "counterparts"))
    known = tuple(Known(*bounds.of(hit.span), hit) for hit in gazetteer.find(text))
    titles = tuple(_of_civil_body(parsed.doc, title) for title in titles)
    bodies = tuple(Body(*bounds.of(span), institution) for span, institution in gazetteer.institutions_in(text))
    published = parsed.report.published
    return Scene(
        parsed, gazetteer, published.start if published else None,
        home_country(parsed, gazetteer), _own_office(parsed, gazetteer), known,
        {k.start: k for k in known}, {k.end: k for k in known}, {i: k for k in known for i in range(k.start, k.end)},
        titles, {t.end: t for t in titles}, {i: t for t in titles for i in range(t.start, t.end)},
        bodies, {i: b for b in bodies for i in range(b.start, b.end)},
        is_transcript(text),
    )  # fmt: skip


def _of_civil_body(doc: Doc, title: Title) -> Title:
    """ "President of the University of X", "Chancellor, UC Irvine": no office of a state but the head of that body."""
    words = load_name_words()
    at = title.end
    if at + 1 < len(doc) and doc[at].lower_ in ("and", "&") and doc[at + 1].lower_ in words.chief_of_firm:
        return Title(title.start, title.end, Office(CIVIL_HEAD, "", title.office.role.split(" ")[-1]))
    if at >= len(doc) or doc[at].lower_ not in ("of", "at", ",", "for") or title.office.sector not in ("GOV", "PTY"):
        return title
    for i in range(at + 1, min(at + 9, len(doc))):
        word = doc[i]
        if not (word.text[:1].isupper() or word.lower_ in ("of", "the", "and", "for", "at", "&")):
            return title
        for sector, nouns in (("EDU", words.civil_edu), ("BUS", words.civil_bus), ("NGO", words.civil_ngo)):
            if word.lower_ in nouns and word.text[:1].isupper():
                return Title(title.start, title.end, Office(CIVIL_HEAD, sector, title.office.role.split(" ")[-1]))
        if word.lower_ == "and" and doc[at].text == ",":
            return title
    return title


def home_country(parsed: Parsed, gazetteer: Gazetteer) -> str | None:
    """The state whose government publishes the report, from the publisher's name; None for news media."""
    hits = gazetteer.find(parsed.report.publisher or "")
    countries = {
        entity.country for hit in hits if hit.use != "demonym" for entity in hit.entities if entity.kind != "media"
    }
    return countries.pop() if len(countries) == 1 else None


def _own_office(parsed: Parsed, gazetteer: Gazetteer) -> str | None:
    """The office that publishes: "President of Ukraine"; a residence (the White House) is the head of state's."""
    publisher = parsed.report.publisher or ""
    offices = gazetteer.offices_in(publisher)
    if offices:
        return offices[0][1].id
    return "president" if any(hit.use == "metonym" for hit in gazetteer.find(publisher)) else None


class _TokenBounds:
    """Character offsets to token bounds, by bisection."""

    def __init__(self, doc: Doc) -> None:
        self.starts = [token.idx for token in doc]

    def of(self, span: Span) -> tuple[int, int]:
        start = max(bisect_right(self.starts, span.start) - 1, 0)
        return start, max(bisect_left(self.starts, span.end), start + 1)


def root_of(tokens: Iterable[Token], start: int, end: int) -> Token:
    """The token of `[start, end)` that the grammar hangs the others on."""
    listed = list(tokens)
    for token in listed:
        if not start <= token.head.i < end or token.head == token:
            return token
    return listed[-1]
