"""Which language a text is in, from its script and its commonest words. No model, no download, no chance.

Function words are a third of any prose, so a few hundred words settle the language. What they leave open is
English when it is written in plain ASCII (a headline of names), and unknown otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cache

from .knowledge import load_languages

# Characters looked at, and the share of function words from which a language counts as shown.
_SAMPLE = 12_000
_ENOUGH = 0.1
_WORDS = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u093c-\u094d\u200c]+[^\W\d_]*)*")
# The letters of "U.S." and of "Iran's" are words of several Slavic languages.
_LETTERS = re.compile(r"\b(?:[A-Za-z]\.){2,}|(?<=[a-z])['’]s\b|\b[A-Z]\.(?=\s[A-Z])")


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, or None when nothing tells it."""
    sample = text[:_SAMPLE]
    script = _main_script(sample)
    languages = load_languages()
    if script is None:
        return None
    if script == "han" and _count_scripts(sample)["kana"]:
        return "ja"
    if script in languages.scripts:
        return languages.scripts[script]
    return _by_words(sample, script) or ("en" if _is_plain(sample) else None)


def _by_words(sample: str, script: str) -> str | None:
    words = Counter(_WORDS.findall(_LETTERS.sub(" ", sample).lower()))
    total = sum(words.values())
    best, hits = None, 0
    for language, known in load_languages().words.get(script, {}).items():
        count = sum(words[word] for word in known if word in words)
        if count > hits:
            best, hits = language, count
    return best if total and hits / total >= _ENOUGH else None


def _is_plain(sample: str) -> bool:
    """Whether all but a few letters are ASCII, as in an English headline full of names."""
    letters = [character for character in sample if character.isalpha()]
    return sum(map(str.isascii, letters)) >= 0.97 * len(letters)


def _main_script(sample: str) -> str | None:
    scripts = _count_scripts(sample)
    return scripts.most_common(1)[0][0] if scripts else None


def _count_scripts(sample: str) -> Counter[str]:
    scripts: Counter[str] = Counter()
    for character, count in Counter(sample).items():
        if character.isalpha() and (script := _script_of(character)):
            scripts[script] += count
    return scripts


def _script_of(character: str) -> str | None:
    starts, blocks = _blocks()
    at = bisect_right(starts, ord(character)) - 1
    if at < 0 or ord(character) > blocks[at][1]:
        return None
    return blocks[at][2]


@cache
def _blocks() -> tuple[tuple[int, ...], tuple[tuple[int, int, str], ...]]:
    blocks = tuple(sorted(load_languages().blocks))
    return tuple(first for first, _, _ in blocks), blocks
