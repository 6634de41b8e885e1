"""What an account speaks of: subjects by their wordings, third parties by name, sums of money, phrases left over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ...model import Actor, Quantity, Record, Span
from ...text.normalise import fold
from ...text.quantities import find_quantities
from .account import Kind, Mention, Raised, SideAccount, Telling
from .collocations import names_of
from .stretch import Stretch, sentences_in
from .subjects import load_subjects, load_words
from .wordings import words_of

_NAMED = ("state", "government", "region", "organisation")
_LONGEST_PHRASE = 140


@dataclass(slots=True)
class _Heap:
    """Mentions of one matter as they are gathered."""

    label: str
    kind: Kind
    spans: list[Span] = field(default_factory=list)
    quantity: Quantity | None = None


def raise_matters(telling: Telling, stretch: Stretch) -> tuple[Raised, ...]:
    """All that the account speaks of, in the order of first mention."""
    record = telling.record
    heaps: dict[tuple[str, str], _Heap] = {}
    subjects = list(_subjects(record, stretch))
    taken = [span for _, _, span, _ in subjects]
    for label, kind, span, quantity in (
        *subjects,
        *_parties(telling, stretch),
        *_names(record, stretch, taken),
        *_amounts(record, stretch),
        *_phrases(telling, stretch, taken),
    ):
        heaps.setdefault((kind, label), _Heap(label, kind, quantity=quantity)).spans.append(span)
    return _ranked(record, stretch, heaps.values())


_Told = tuple[str, Kind, Span, Quantity | None]


def _subjects(record: Record, stretch: Stretch) -> Iterator[_Told]:
    for found in load_subjects().find(words_of(record.report.text, stretch.paragraphs)):
        yield found.label, "subject", found.span, None


def _parties(telling: Telling, stretch: Stretch) -> Iterator[_Told]:
    """States, regions and organisations that are named and did not take part."""
    record, encounter = telling.record, telling.encounter
    for actor in record.actors:
        if actor.kind not in _NAMED or actor.id in encounter.participants or actor.country in encounter.countries:
            continue
        if actor.id in encounter.countries or (
            actor.country is None and actor.id.split(":")[-1] in encounter.countries
        ):
            continue
        for mention in actor.mentions:
            if mention.form in ("name", "metonym") and _is_in(mention.span, stretch.paragraphs):
                yield _label_of(record, actor), "named", mention.span, None


def _names(record: Record, stretch: Stretch, taken: list[Span]) -> Iterator[_Told]:
    yield from ((name, "named", span, None) for name, span in names_of(record, stretch, taken))


def _label_of(record: Record, actor: Actor) -> str:
    """A government's mentions count for its state."""
    if actor.kind != "government" or actor.country is None:
        return actor.name
    state = next((a for a in record.actors if a.id == f"state:{actor.country}"), None)
    return state.name if state else actor.name.removeprefix("Government of ")


def _amounts(record: Record, stretch: Stretch) -> Iterator[_Told]:
    for paragraph in stretch.paragraphs:
        for found in find_quantities(paragraph.words(record.report.text)):
            span = Span(found.span.start + paragraph.start, found.span.end + paragraph.start)
            if found.unit.isupper():
                yield f"{found.value:,.0f} {found.unit}", "amount", span, found


def _phrases(telling: Telling, stretch: Stretch, taken: list[Span]) -> Iterator[_Told]:
    """Topics of the record that no wording of a subject stands in, with something of their own to say."""
    text = telling.record.report.text
    seen: list[Span] = []
    for account in telling.encounter.accounts:
        for topic in account.topics:
            span = topic.span
            if not _is_in(span, stretch.paragraphs) or span.end - span.start > _LONGEST_PHRASE:
                continue
            if any(span.overlaps(other) for other in (*taken, *seen)) or not says_something(topic.label):
                continue
            seen.append(span)
            yield " ".join(span.words(text).split()), "phrase", span, None


def says_something(label: str) -> bool:
    """Whether a topic has two words or a name beside those that fit any talk ("their teams", "specific examples")."""
    vague = set(load_words()["vague"])
    bare = [w for w in label.replace("-", " ").split() if len(w) > 3 and fold(w).strip(".,'’") not in vague]
    return len(bare) >= 2


def _is_in(span: Span, stretches: Iterable[Span]) -> bool:
    return any(stretch.contains(span) for stretch in stretches)


def _ranked(record: Record, stretch: Stretch, heaps: Iterable[_Heap]) -> tuple[Raised, ...]:
    text = record.report.text
    whole = sum(_count(text, s) for s in stretch.sentences) or 1
    ordered = sorted(heaps, key=lambda heap: (min(heap.spans), heap.label))
    raised = []
    for rank, heap in enumerate(ordered, 1):
        spans = sorted(set(heap.spans))
        sentences = {s for s in stretch.sentences for span in spans if s.overlaps(span)}
        weight = round(sum(_count(text, s) for s in sentences) / whole, 3)
        mentions = tuple(Mention(span.words(text), span) for span in spans)
        raised.append(Raised(heap.label, heap.kind, mentions, rank, weight, heap.quantity))
    return tuple(raised)


def _count(text: str, span: Span) -> int:
    return len(span.words(text).split())


def raised_by(account: SideAccount, label: str, mentions: tuple[Mention, ...]) -> Raised:
    """A matter found only beside another account: ranked among what this one raises, weighed by its sentences."""
    first = mentions[0].span.start
    rank = 1 + sum(raised.mentions[0].span.start < first for raised in account.raised)
    record = account.record
    sentences = [s for p in record.report.body for s in sentences_in(record.report.text, p)]
    touched = {s for s in sentences for mention in mentions if s.overlaps(mention.span)}
    weight = round(sum(_count(record.report.text, s) for s in touched) / (account.words or 1), 3)
    return Raised(label, "phrase", mentions, rank, weight)
