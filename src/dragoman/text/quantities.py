"""How much, how many, how long: sums of money, counts of things, lengths of time.

`find_quantities` reads money and counted nouns, `find_durations` lengths of time in minutes. A counted
noun's unit is its own word in the plural ("1,000-strong battle group" counts troops).
"""

from __future__ import annotations

import re
from typing import Final

from ..model import Quantity, Span
from .date_words import NUMBERS

_SCALES: Final = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6, "billion": 1e9,
    "bn": 1e9, "b": 1e9, "bln": 1e9, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
_CURRENCIES: Final = {
    "$": "USD", "us$": "USD", "usd": "USD", "dollar": "USD", "c$": "CAD", "ca$": "CAD", "cad": "CAD", "a$": "AUD",
    "€": "EUR", "eur": "EUR", "euro": "EUR", "£": "GBP", "gbp": "GBP", "pound": "GBP", "¥": "JPY", "yen": "JPY",
    "jpy": "JPY", "yuan": "CNY", "rmb": "CNY", "cny": "CNY", "ruble": "RUB", "rouble": "RUB", "rub": "RUB",
    "hryvnia": "UAH", "uah": "UAH", "rupee": "INR", "inr": "INR", "won": "KRW", "franc": "CHF", "chf": "CHF",
}  # fmt: skip
_COUNTED: Final = (
    "troops|soldiers|servicemen|service members|personnel|forces|fighters|marines|officers|peacekeepers|prisoners|"
    "hostages|detainees|refugees|migrants|people|civilians|children|citizens|women|men|workers|diplomats|experts|"
    "observers|advisers|advisors|trainers|tanks|aircraft|planes|jets|helicopters|drones|missiles|rockets|launchers|"
    "systems|HIMARS|howitzers|guns|rifles|rounds|shells|munitions|vehicles|ships|vessels|submarines|boats|batteries|"
    "battalions|brigades|divisions|bases|doses|tons|tonnes|barrels|megawatts|visas|scholarships|flights|airports|sites"
)
_NUMBER: Final = (
    r"(?P<n>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,12}(?:\.[0-9]{1,6})?)(?![0-9])"
    r"(?:[\s-]?(?P<scale>hundred|thousand|million|billion|trillion|bn|mln|bln|mn|tn|[mkb])\b)?"
)
_MONEY: Final = re.compile(
    rf"(?i:(?P<before>(?:US|CA?|A)?\$|[€£¥]|\b(?:USD|EUR|GBP|CAD|UAH|RUB|JPY|CNY)\s)\s?{_NUMBER})"
)
_MONEY_AFTER: Final = re.compile(
    rf"(?i:(?<![\w$€£.,]){_NUMBER}\s(?:(?:US|U\.S\.|Canadian|Russian)\s)?(?P<after>dollar|euro|pound|yen|yuan|ruble|rouble|"
    r"hryvnia|rupee|won|franc|USD|EUR|GBP|UAH|CHF)s?)\b"
)
_WORDS: Final = "|".join(sorted((w for w in NUMBERS if w not in ("a", "an", "zero")), key=len, reverse=True))
_COUNT: Final = re.compile(
    rf"(?i:(?<![\w$€£.,])(?:{_NUMBER}|(?P<word>{_WORDS})\b(?:[\s-](?P<times>hundred|thousand|million)\b)?)(?:(?P<strong>-strong)\b|(?:[\s-](?:more|additional|new|other|"
    rf"armed|armou?red|[A-Z][\w.'’-]*|[a-z]+-[a-z]+|[a-z]+(?:an|ese|ish|ed|ary|al|ic|ned))){{0,3}}?\s(?P<unit>{_COUNTED})\b))"
)
_TIME: Final = {"minute": 1, "hour": 60, "day": 1440}
_AMOUNT: Final = rf"[0-9]{{1,4}}(?:\.[0-9])?|{'|'.join(sorted(NUMBERS, key=len, reverse=True))}|half an|half a"
_DURATION: Final = re.compile(
    rf"(?i:\b(?P<n>{_AMOUNT})(?P<half> and a half)?[\s-](?P<u>minute|hour)s?(?P<half2> and a half)?"
    rf"(?:(?:\s|,\s|\sand\s)(?P<n2>[0-9]{{1,2}}|{_WORDS})\s(?P<u2>minute)s?)?)\b(?!\s+(?:ago|later|earlier|before))"
)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Sums of money and counted things in text order, none overlapping another."""
    found = [_money(m, m["before"]) for m in _MONEY.finditer(text)]
    found += [_money(m, m["after"]) for m in _MONEY_AFTER.finditer(text)]
    found += [_counted(m) for m in _COUNT.finditer(text)]
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: (q.span.start, -q.span.end)):
        if not kept or quantity.span.start >= kept[-1].span.end:
            kept.append(quantity)
    return tuple(kept)


def find_durations(text: str) -> tuple[tuple[Span, int], ...]:
    """Lengths of time in minutes: "30-minute", "an hour and a half" (90), "two hours and ten minutes"."""
    return tuple((Span(*m.span()), _minutes(m)) for m in _DURATION.finditer(text))


def _value(m: re.Match[str]) -> float:
    # Rounded, lest 2.3 million become 2299999.9999999995.
    scale = _SCALES[m["scale"].lower()] if m["scale"] else 1.0
    return round(float(m["n"].replace(",", "")) * scale, 2)


def _money(m: re.Match[str], currency: str) -> Quantity:
    return Quantity(_value(m), _CURRENCIES[currency.strip().lower()], Span(*m.span()))


def _counted(m: re.Match[str]) -> Quantity:
    value = NUMBERS[m["word"].lower()] * _SCALES.get((m["times"] or "").lower(), 1.0) if m["word"] else _value(m)
    return Quantity(value, "troops" if m["strong"] else _unit(m["unit"]), Span(*m.span()))


def _unit(word: str) -> str:
    return word if word.isupper() else word.lower()


def _minutes(m: re.Match[str]) -> int:
    words = m["n"].lower()
    amount = 0.5 if words.startswith("half") else float(NUMBERS.get(words) or words)
    amount += 0.5 if m["half"] or m["half2"] else 0
    rest = (NUMBERS.get(m["n2"].lower()) or int(m["n2"])) if m["n2"] else 0
    return round(amount * _TIME[m["u"].lower()]) + rest
