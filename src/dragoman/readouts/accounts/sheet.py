"""A comparison laid out for people: sections of rows with one cell an account. Terminal, HTML and Markdown draw it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...model import Span
from .account import Mention, Position, Raised, SideAccount
from .align import Comparison, Differing, Matter
from .over_time import Habit, OverTime

NOW, EARLIER = "now", "earlier"
_MOST_QUOTES = 3
_SHORT = 160  # characters of a sentence that is shown
_FIRM = ("discussed", "stressed", "informed")  # manners of speaking that tell no stand


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cell: plain words, then the account's own, quoted, with their place in its text."""

    plain: str
    quoted: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what it is about, why the cells stand beside each other, and by key of the account its lines."""

    head: str
    note: str
    cells: Mapping[str, tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading; `lead` says how they are to be read."""

    title: str
    lead: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page: its title, the keys of its columns in order, and its sections."""

    title: str
    keys: tuple[str, ...]
    sections: tuple[Section, ...]


def lay_out(comparison: Comparison) -> Sheet:
    """The comparison as a page, sections that have nothing left out."""
    keys = tuple(a.key for a in comparison.accounts)
    sections = (
        Section("The accounts", "", tuple(_heads(comparison.accounts))),
        Section(_both(keys), "In each side's own words; the heaviest first.", tuple(map(_shared, comparison.both))),
        Section("Only one speaks of", "What a side tells and no other does.", tuple(_alone(comparison))),
        Section("Told differently", "", tuple(map(_fact, comparison.differing))),
        Section("Told alike", "", tuple(map(_fact, comparison.alike))),
        Section("Agreed, offered, asked for", "Stands that the accounts tell of.", tuple(_stands(comparison.accounts))),
        Section("Silent on", "What others tell and this account does not.", tuple(_silences(comparison))),
    )
    return Sheet(title_of(comparison), keys, tuple(s for s in sections if s.rows))


def _both(keys: tuple[str, ...]) -> str:
    return "Both speak of" if len(keys) == 2 else "Several speak of"


def title_of(comparison: Comparison) -> str:
    """What is compared, in one line."""
    called = {f.value for a in comparison.accounts if (f := a.fact("name"))}
    return f"{len(comparison.accounts)} accounts of one encounter" + (
        f": {' / '.join(sorted(called))}" if called else ""
    )


def _heads(accounts: Iterable[SideAccount]) -> Iterator[Row]:
    accounts = tuple(accounts)
    yield Row("report", "", {a.key: (Line(a.record.report.title or "(no title)"),) for a in accounts})
    yield Row("published by", "", {a.key: (Line(published_by(a)),) for a in accounts})
    implied = {a.key: (Line("not told in so many words"),) for a in accounts if a.is_implied}
    if implied:
        yield Row("the encounter", "", implied)
    yield Row("length", "", {a.key: (Line(f"{a.words} words"),) for a in accounts})
    yield Row("tone", "", {a.key: tuple(_quote("", m) for m in a.tone) for a in accounts if a.tone})
    named = {a.key: (Line(", ".join(name for name, _ in a.named)),) for a in accounts if a.named}
    if named:
        yield Row("persons named", "", named)


def published_by(account: SideAccount) -> str:
    """The publisher and the day, and that the side is not told where it is not."""
    report = account.record.report
    day = report.published.start[:10] if report.published else "not dated"
    return f"{report.publisher or 'publisher not stated'}, {day}" + ("" if account.side else "; side not told")


def _shared(matter: Matter) -> Row:
    cells = {key: tuple(_quotes(raised)) for key, raised in matter.raised.items()}
    return Row(matter.label, f"{matter.score:.2f}: {matter.why}", cells)


def _quotes(raised: Raised) -> Iterator[Line]:
    yield from (_quote("", mention) for mention in _first_told(raised.mentions))
    yield Line(f"{ordinal(raised.rank)} raised, in {raised.weight:.0%} of the words")


def _first_told(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The first mentions, each wording once."""
    seen: dict[str, Mention] = {}
    for mention in mentions:
        seen.setdefault(mention.text.lower(), mention)
    return tuple(seen.values())[:_MOST_QUOTES]


def _quote(plain: str, mention: Mention) -> Line:
    return Line(plain, " ".join(mention.text.split()), mention.span)


def _alone(comparison: Comparison) -> Iterator[Row]:
    """One row, so that columns stand beside each other: phrases that no subject names come last."""
    cells = {}
    for key, matters in comparison.only.items():
        ordered = sorted(matters, key=lambda m: m.kind == "phrase")
        cells[key] = tuple(
            _quote("" if m.kind == "phrase" else f"{m.label}:", m.raised[key].mentions[0]) for m in ordered
        )
    if any(cells.values()):
        yield Row("", "", {key: lines for key, lines in cells.items() if lines})


def _fact(fact: Differing) -> Row:
    return Row(fact.about, "", {key: (_quote("", f.told),) for key, f in fact.facts.items()})


def _stands(accounts: Iterable[SideAccount]) -> Iterator[Row]:
    accounts = tuple(accounts)
    kinds = dict.fromkeys(p.kind for a in accounts for p in a.positions if p.kind not in _FIRM)
    for kind in kinds:
        cells = {a.key: tuple(_stand(p) for p in _of_kind(a, kind)) for a in accounts}
        yield Row(kind, "", {key: lines for key, lines in cells.items() if lines})


def _of_kind(account: SideAccount, kind: str) -> list[Position]:
    """The positions of a kind, one a sentence."""
    by_sentence = {p.sentence.span: p for p in reversed(account.positions) if p.kind == kind}
    return [by_sentence[span] for span in sorted(by_sentence)]


def _stand(position: Position) -> Line:
    words = " ".join(position.sentence.text.split())
    shown = words if len(words) <= _SHORT else words[: _SHORT - 1].rsplit(" ", 1)[0] + " …"
    return Line(f"{position.who or 'not told who'}:", shown, position.sentence.span)


def _silences(comparison: Comparison) -> Iterator[Row]:
    cells = {key: (Line(", ".join(labels)),) for key, labels in comparison.silent.items() if labels}
    if cells:
        yield Row("", "", cells)


def lay_out_time(over: OverTime) -> Sheet:
    """A side over time as a page: this account beside the earlier ones."""
    days = [day_of(account) for account in over.earlier]
    count = f"{len(days)} earlier readouts" + (f", {days[-1]} to {days[0]}" if days else "")
    sections = (
        Section("The readout", "", (Row("report", "", {NOW: (Line(over.now.record.report.title or ""),)}),)),
        Section("Always says", "In four of five earlier readouts at least, and now.", _habits(over.always)),
        Section("New", "In none of the earlier readouts.", _habits(over.new)),
        Section("No longer says", "In half of the earlier readouts at least, and not now.", _habits(over.no_longer)),
    )
    title = f"{over.now.side or 'a side not told'} over time: one readout against {count}"
    return Sheet(title, (NOW, EARLIER), tuple(s for s in sections if s.rows))


def _habits(habits: Iterable[Habit]) -> tuple[Row, ...]:
    return tuple(
        Row(
            habit.label,
            f"in {habit.share:.0%} of the earlier readouts",
            {
                NOW: tuple(_quote("", m) for m in _first_told(habit.now.mentions)) if habit.now else (),
                EARLIER: tuple(_said(account, raised) for account, raised in habit.earlier[:_MOST_QUOTES]),
            },
        )
        for habit in habits
    )


def _said(account: SideAccount, raised: Raised) -> Line:
    """An earlier wording with the day of its readout; its place is in another text than the page shows."""
    return Line(f"{day_of(account)}:", " ".join(raised.mentions[0].text.split()))


def day_of(account: SideAccount) -> str:
    """The day on which the account was published."""
    published = account.record.report.published
    return published.start[:10] if published else "not dated"


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, …"""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
