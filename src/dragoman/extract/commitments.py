"""Commitments: what a side binds itself to do or not to do, in the words that bind it.

`vows` finds the words that bind; here each becomes a commitment: the words of the deed, whom it is for, how much,
where and by when, all cited.
"""

from __future__ import annotations

from calendar import month_abbr
from collections.abc import Iterator
from dataclasses import replace
from re import compile as pattern
from typing import Any

from spacy.tokens import Token

from ..actors.cast import Cast
from ..codebook import Codebook
from ..gazetteer import Gazetteer
from ..model import Commitment, Encounter, Place, Quantity, Span, Statement, When, content_id
from ..parse.parsed import Sentence
from ..text.dates import Anchor
from ..text.quantities import find_quantities
from .grammar import actors_at, side_of, sides_of
from .lexicon import load_words
from .places import Locator
from .promised_words import deed_span, nested_from
from .sightings import find_dates_in
from .vows import Vow, find_vows

_MONTHS, _YEAR = month_abbr[1:], pattern(r"[0-9]{4}")
_FIRST_PERSON = ("we", "i", "us", "our", "my")


def extract_commitments(
    cast: Cast,
    statements: tuple[Statement, ...],
    encounters: tuple[Encounter, ...],
    anchor: Anchor | None,
    gazetteer: Gazetteer,
    codebook: Codebook,
) -> tuple[Commitment, ...]:
    """All commitments of a report in text order, each stretch of action once."""
    locate = Locator(cast, gazetteer)
    found: dict[Span, Commitment] = {}
    for sentence in cast.parsed.sentences:
        for vow in find_vows(cast, sentence):
            action = deed_span(vow.deed, vow.cue)
            said = next((s for s in statements if s.content.span.overlaps(action)), None)
            bound = replace(vow, by=_bound(cast, vow, said, encounters))
            if not bound.by or any(action.overlaps(span) for span in found) or _is_of_others(cast, bound, said):
                continue
            dates = find_dates_in(cast, sentence, anchor)
            found[action] = _commitment(cast, sentence, bound, action, said, dates, anchor, locate)
    return tuple(found.values())


def _bound(cast: Cast, vow: Vow, said: Statement | None, encounters: tuple[Encounter, ...]) -> tuple[str, ...]:
    """Who is bound, where "we" says it: the speaker's own state, and his partner's too where both agree."""
    if said and said.speaker and vow.subject and any(t.lower_ in ("i", "we") for t in vow.subject.conjuncts):
        return tuple(dict.fromkeys((*vow.by, said.speaker)))  # "the Prime Minister and I"
    if vow.subject is None or vow.subject.lower_ not in _FIRST_PERSON:
        return vow.by
    if said is None or said.speaker is None:
        return () if _is_doubtful(cast, vow.by) else vow.by
    speaker = cast.by_id.get(said.speaker)
    own = f"state:{speaker.country}" if speaker and speaker.country else None
    by = vow.by
    if own and own in cast.by_id and all(cast.by_id[id].sector == "IGO" for id in by):
        by = (own,)
    if vow.subject.lower_ == "we" and load_words("commitments")["verbs"].get(vow.cue.lemma_, {}).get("mutual"):
        return _with_partner(cast, by, encounters)
    return by


def _is_doubtful(cast: Cast, by: tuple[str, ...]) -> bool:
    """Whether "we" is an organisation in a text in which one person speaks, or in a joint one that names but it."""
    if not by or any(cast.by_id[id].sector != "IGO" for id in by):
        return False
    title = (cast.parsed.report.title or "").lower().split()
    return cast.issuers is None or not cast.issuers or ("joint" in title and len(cast.issuers) < 2)


def _with_partner(cast: Cast, by: tuple[str, ...], encounters: tuple[Encounter, ...]) -> tuple[str, ...]:
    """The two sides of the report's one encounter that is held, where one of them alone is named."""
    sides = set(sides_of(cast, by))
    pairs = {frozenset(e.countries) for e in encounters if e.status == "held"}
    if len(sides) != 1 or len(pairs) != 1 or len(pair := next(iter(pairs))) != 2 or not sides < pair:
        return by
    (other,) = (f"state:{country}" for country in pair - sides)
    return (*by, other) if other in cast.by_id else by


def _is_of_others(cast: Cast, vow: Vow, said: Statement | None) -> bool:
    """Whether a speaker foretells or alleges what another side will do: that binds nobody."""
    speaker = said.speaker if said else None
    if speaker is None or side_of(cast, speaker) in sides_of(cast, vow.by):
        return False
    words = load_words("commitments")
    lemma = vow.deed.lemma_.lower()
    if lemma in words["hostile"]:
        return True
    if vow.is_told:
        return lemma not in words["told_by_others"]
    return vow.cue.tag_ == "VBD" and vow.cue.lemma_ in ("plan", "intend")


def _commitment(
    cast: Cast,
    sentence: Sentence,
    vow: Vow,
    action: Span,
    said: Statement | None,
    dates: tuple[When, ...],
    anchor: Anchor | None,
    locate: Locator,
) -> Commitment:
    places = _places(vow, action, locate)
    due = _due(vow, action, dates, anchor)
    return Commitment(
        id=content_id("commitment", vow.by, action),
        by=vow.by,
        action=action,
        type=_type(vow),
        recipients=_recipients(cast, vow, action),
        place=places[0] if len(places) == 1 else None,
        places=places,
        quantity=_quantity(cast, vow, action),
        purpose=_purpose(vow, action),
        announced=(said.date if said else None) or _announced(vow, action, dates, due, anchor),
        announced_by=said.speaker if said else None,
        due=due,
        status=vow.status,
        evidence=(sentence.span,),
    )


def _type(vow: Vow) -> str:
    """The PLOVER type the deed would be, by the commonest verbs of deeds; AGREE where only the intent shows."""
    if vow.is_negated:
        return "AGREE"
    for type_, lemmas in load_words("deeds").items():
        if vow.deed.lemma_.lower() in lemmas:
            return str(type_)
    return "AGREE"


def _within(vow: Vow, action: Span) -> Iterator[Token]:
    """The words of the deed that the action holds."""
    return (token for token in vow.deed.subtree if action.start <= token.idx < action.end)


def _recipients(cast: Cast, vow: Vow, action: Span) -> tuple[str, ...]:
    own = set(sides_of(cast, vow.by))
    found: list[str] = []
    for token in _within(vow, action):
        if _is_benefited(vow, token):
            found += [id for id in actors_at(cast, token) if side_of(cast, id) not in own]
    return tuple(dict.fromkeys(found))


def _is_benefited(vow: Vow, token: Token) -> bool:
    """ "to Norway", "for Norway", "give Norway", "support Norway"."""
    if token.dep_ == "dative" and token.pos_ != "ADP":
        return True
    if token.dep_ == "dobj" and token.head == vow.deed:
        return vow.deed.lemma_.lower() in load_words("commitments")["beneficiary_objects"]
    return token.dep_ == "pobj" and token.head.lower_ in ("to", "for", "with")


def _places(vow: Vow, action: Span, locate: Locator) -> tuple[Place, ...]:
    """Every place named by "in" under the deed."""
    tokens = [
        token for token in _within(vow, action)
        if token.pos_ == "PROPN" and token.dep_ in ("pobj", "conj") and _governor(token).lower_ in ("in", "at")
    ]  # fmt: skip
    found = (locate.named(token) for token in tokens)
    return tuple({place.span: place for place in found if place}.values())


def _governor(token: Token) -> Token:
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token.head


def _quantity(cast: Cast, vow: Vow, action: Span) -> Quantity | None:
    """The first sum or count of the deed itself; none where the text leaves open which ("150 or 1,000")."""
    own = Span(action.start, max(action.start, nested_from(vow.deed, action.end)))
    text = cast.parsed.report.text
    found = find_quantities(own.words(text))
    if not found:
        return None
    first = found[0]
    span = Span(first.span.start + action.start, first.span.end + action.start)
    if text[: span.start].rstrip().endswith(" or"):
        return None
    return Quantity(first.value, first.unit, span)


def _purpose(vow: Vow, action: Span) -> Span | None:
    """ "to deter …", "whose mission is to deter …": an infinitive of purpose under the deed."""
    for token in _within(vow, action):
        if token.i > vow.deed.i and token.dep_ == "advcl" and _is_infinitive(token):
            span = deed_span(token, vow.cue)
            return Span(span.start, min(span.end, action.end))
    return None


def _is_infinitive(token: Token) -> bool:
    return token.pos_ == "VERB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)


def _due(vow: Vow, action: Span, dates: tuple[When, ...], anchor: Anchor | None) -> When | None:
    """By when: a date within the action or hung on the deed before it, not one that is over already."""
    within = Span(action.start, max(action.start, nested_from(vow.deed, action.end)))
    for when in (_ahead(when, anchor) for when in dates):
        token = _token_at(vow.deed, when.span)
        is_own = within.contains(when.span) or (token is not None and _hangs_on(token, vow.deed))
        if is_own and when.start and token is not None and _is_term(token) and _is_to_come(when, anchor):
            return when
    return None


def _ahead(when: When, anchor: Anchor | None) -> When:
    """A month or day told without its year is the next one: what is promised "in September" is to come."""
    is_open = (
        when.precision in ("day", "month") and any(m in when.text for m in _MONTHS) and not _YEAR.search(when.text)
    )
    if anchor is None or not is_open or not when.start or not when.end or when.end[:10] > anchor.start.isoformat():
        return when
    start, end = (f"{int(day[:4]) + 1}{day[4:]}" for day in (when.start, when.end))
    # The 29th of February has no next year's.
    return when if "02-29" in start + end else replace(when, start=start, end=end)


def _announced(vow: Vow, action: Span, dates: tuple[When, ...], due: When | None, anchor: Anchor | None) -> When | None:
    """When it was said: a date hung on the word that binds, not one to come."""
    for when in dates:
        token = _token_at(vow.cue, when.span)
        if token is None or not when.start or when == due or action.contains(when.span):
            continue
        if _hangs_on(token, vow.cue) and (anchor is None or when.start[:10] < anchor.end.isoformat()):
            return when
    return None


def _token_at(near: Token, span: Span) -> Token | None:
    """The head among the words of a date, of the sentence that `near` stands in."""
    inside = [t for t in near.sent if t.idx >= span.start and t.idx + len(t) <= span.end]
    return next((t for t in inside if t.head not in inside), inside[0] if inside else None)


def _hangs_on(token: Token, verb: Token) -> bool:
    """Whether a date is told of a verb itself: "on Monday", "tomorrow", with prepositions in between at most."""
    for _ in range(4):
        token = token.head
        if token == verb:
            return True
        if token.dep_ not in ("prep", "pobj", "npadvmod", "appos"):
            return False
    return False


def _is_term(token: Token) -> bool:
    """Whether a date says when something is to be, and does not name a thing ("the 2030 agenda")."""
    if token.dep_ in ("npadvmod", "advmod", "prep", "ROOT", "dep"):
        return True
    terms: list[Any] = load_words("commitments")["terms"]
    governor = token.head
    if governor.lower_ == "of":  # "by the end of 2023"
        governor = governor.head.head
    return token.dep_ in ("pobj", "pcomp", "appos") and (governor.lower_ in terms or governor.dep_ == "pobj")


def _is_to_come(when: When, anchor: Anchor | None) -> bool:
    if anchor is None:
        return True
    return (when.end or "")[:10] > anchor.end.isoformat() or (when.start or "")[:10] >= anchor.start.isoformat()
