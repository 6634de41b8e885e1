"""Accounts side by side: what all or several speak of, what one alone, where they differ, where they are silent.

A matter is the same where both use a wording of one subject, name the same third party, state the same sum, or speak
of it in phrases that mean nearly the same. Every match carries its score (0–1), a reason and both sides' words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...text.normalise import fold
from .account import Fact, Kind, Mention, Raised, SideAccount
from .collocations import shared_collocations
from .phrases import Likeness, match_phrases
from .raising import raised_by
from .subjects import stem_words

SAME_WORDS, SAME_SUBJECT = 1.0, 0.9


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter that one account or several speak of: by key of the account, how it raises it."""

    label: str
    kind: Kind
    raised: dict[str, Raised]
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Differing:
    """A fact that accounts state differently: by key of the account, the value and the words."""

    about: str
    facts: dict[str, Fact]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The accounts of one encounter compared.

    `both` holds what at least two accounts speak of, weightiest first; `only`, by key, what one alone does;
    `differing` facts told differently and `alike` those told alike; `silent`, by key, what others tell and this
    one does not.
    """

    accounts: tuple[SideAccount, ...]
    both: tuple[Matter, ...]
    only: dict[str, tuple[Matter, ...]]
    differing: tuple[Differing, ...]
    alike: tuple[Differing, ...]
    silent: dict[str, tuple[str, ...]]


def align(accounts: Sequence[SideAccount], likeness: Likeness | None) -> Comparison:
    """The comparison of two accounts or more; phrases are matched only where a `likeness` of phrases is given."""
    matters = sorted(_matters(accounts, likeness), key=_by_weight)
    both = tuple(m for m in matters if len(m.raised) > 1)
    only = {a.key: tuple(m for m in matters if set(m.raised) == {a.key}) for a in accounts}
    told = list(_facts(accounts))
    differing = tuple(d for d in told if len({f.value for f in d.facts.values()}) > 1)
    alike = tuple(d for d in told if len(d.facts) > 1 and d not in differing)
    silent = {a.key: tuple(_unsaid(a, matters, told)) for a in accounts}
    return Comparison(tuple(accounts), both, only, differing, alike, silent)


def _by_weight(matter: Matter) -> tuple[float, str]:
    return (-sum(r.weight for r in matter.raised.values()), matter.label)


def _matters(accounts: Sequence[SideAccount], likeness: Likeness | None) -> Iterator[Matter]:
    named: dict[tuple[Kind, str], dict[str, Raised]] = {}
    loose: dict[str, list[Raised]] = {}
    for account in accounts:
        for raised in account.raised:
            if raised.kind == "phrase":
                loose.setdefault(account.key, []).append(raised)
            else:
                named.setdefault((raised.kind, raised.label), {})[account.key] = raised
    told: set[tuple[str, str]] = set()
    for (kind, label), by_key in named.items():
        if kind == "named" and len(by_key) == 1 and _is_covered(by_key, accounts):
            continue
        matter = Matter(label, kind, by_key, *_score(kind, label, by_key))
        yield matter
        yield from _finer(matter, accounts, told)
    phrases = [*_collocations(accounts), *_loose(loose, likeness)]
    yield from phrases
    for account in accounts:
        yield from _left_over(account, accounts, phrases)


def _loose(loose: dict[str, list[Raised]], likeness: Likeness | None) -> Iterator[Matter]:
    for label, by_key, score in match_phrases(loose, likeness):
        why = f"the phrases mean nearly the same ({score:.2f})" if len(by_key) > 1 else "only one has such a phrase"
        yield Matter(label, "phrase", by_key, score, why)


def _finer(matter: Matter, accounts: Sequence[SideAccount], told: set[tuple[str, str]]) -> Iterator[Matter]:
    """Points of a wide subject that all name by one word: what an account says of it in words that no other uses.

    `told` holds the points given so far, by account and word, for subjects lie within each other.
    """
    if matter.kind != "subject" or len(matter.raised) < 2 or matter.score < SAME_WORDS:
        return
    for key, raised in matter.raised.items():
        unsaid = _unused(_of(accounts, key), accounts)
        for mention in raised.mentions:
            words = fold(mention.text).replace("-", " ").split()
            point = (key, stem_words(words)[0])
            if point not in told and unsaid.issuperset(stem_words(words)):
                told.add(point)
                finer = raised_by(_of(accounts, key), mention.text, (mention,))
                yield Matter(mention.text, "phrase", {key: finer}, SAME_WORDS, f"one's own point of “{matter.label}”")


def _unused(account: SideAccount, accounts: Sequence[SideAccount]) -> frozenset[str]:
    """The stems of an account that no other has."""
    return account.stems.difference(*(other.stems for other in accounts if other is not account))


def _left_over(account: SideAccount, accounts: Sequence[SideAccount], phrases: Sequence[Matter]) -> Iterator[Matter]:
    """Phrases that no subject covers, each with a noun that no other account uses anywhere and none before it had."""
    text = account.record.report.text
    unsaid = set(_unused(account, accounts))
    taken = [m.span for p in phrases if account.key in p.raised for m in p.raised[account.key].mentions]
    for phrase in account.phrases:
        own = unsaid & set(phrase.stems)
        if own and not any(phrase.span.overlaps(span) for span in taken):
            unsaid -= own
            label = " ".join(phrase.span.words(text).split())
            raised = raised_by(account, label, (Mention(phrase.span.words(text), phrase.span),))
            yield Matter(label, "phrase", {account.key: raised}, SAME_WORDS, "only one has such words")


def _collocations(accounts: Sequence[SideAccount]) -> Iterator[Matter]:
    """What accounts share word for word, beside the subjects and names."""
    texts = {account.key: account.record.report.text for account in accounts}
    for places in shared_collocations({account.key: list(account.collocations) for account in accounts}):
        mentions = {k: tuple(Mention(span.words(texts[k]), span) for span in spans) for k, spans in places.items()}
        label = " ".join(next(iter(mentions.values()))[0].text.split())
        raised = {k: raised_by(_of(accounts, k), label, found) for k, found in mentions.items()}
        yield Matter(label, "phrase", raised, SAME_WORDS, "both use these words")


def _of(accounts: Sequence[SideAccount], key: str) -> SideAccount:
    return next(account for account in accounts if account.key == key)


def _is_covered(by_key: dict[str, Raised], accounts: Sequence[SideAccount]) -> bool:
    """Whether a name that one account alone has stands only in words that name a subject ("Donbas")."""
    key, named = next(iter(by_key.items()))
    account = next(a for a in accounts if a.key == key)
    subjects = [m.span for r in account.raised if r.kind == "subject" for m in r.mentions]
    return all(any(span.contains(mention.span) for span in subjects) for mention in named.mentions)


def _score(kind: Kind, label: str, by_key: dict[str, Raised]) -> tuple[float, str]:
    """How sure it is that the accounts speak of the same, and why."""
    if len(by_key) < 2:
        return SAME_WORDS, "only one speaks of it"
    if kind == "named":
        return SAME_WORDS, f"all name {label}"
    if kind == "amount":
        return SAME_WORDS, f"all state {label}"
    words = [{fold(m.text) for m in raised.mentions} for raised in by_key.values()]
    shared = set.intersection(*words)
    if shared:
        return SAME_WORDS, f"all say “{min(shared)}”"
    return SAME_SUBJECT, f"all use wordings of “{label}”"


def _facts(accounts: Sequence[SideAccount]) -> Iterator[Differing]:
    about = list(dict.fromkeys(fact.about for account in accounts for fact in account.facts))
    for name in about:
        yield Differing(name, {a.key: fact for a in accounts if (fact := a.fact(name))})


def _unsaid(account: SideAccount, matters: Sequence[Matter], told: Sequence[Differing]) -> Iterator[str]:
    """What others tell: facts first, then matters by weight."""
    yield from (f"the {d.about}" for d in told if account.key not in d.facts)
    yield from (m.label for m in matters if account.key not in m.raised and m.kind != "phrase")
