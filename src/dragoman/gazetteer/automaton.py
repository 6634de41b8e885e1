"""Many phrases looked for at once, as whole words.

One automaton (Aho–Corasick over a double array, the `daachorse` library) walks a text once, whatever the number of
phrases. Measured over 2.2 million characters of news against 8,152 names, in million characters a second, with the
time it takes to build: daachorse 111 (.03 s), ahocorasick_rs 62 to 116 (.02 to .13 s), pyahocorasick 25 (.02 s), a
dict of first words 6, an alternation in `re` 4. It reports every phrase, overlapping ones too, so that a longer
one that the caller refuses hides none below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import daachorse

_SURROGATE = re.compile("[\ud800-\udfff]")


class Automaton:
    """Distinct phrases, none empty, each beginning with a letter or digit; built once and then only read."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self._engine = (
            daachorse.CharwiseDoubleArrayAhoCorasick(list(phrases), daachorse.MATCH_KIND_STANDARD) if phrases else None
        )

    def matches(self, text: str) -> list[tuple[int, int, int]]:
        """(start, −end, number of the phrase) of every phrase that stands as whole words: by start, longest first.

        A word begins after anything but a letter, digit, `_` or `@` (a handle is no name) and ends before anything
        but a letter, digit or `_`.
        """
        if self._engine is None:
            return []
        try:
            found = self._engine.find_overlapping(text)
        except UnicodeEncodeError:
            found = self._engine.find_overlapping(_SURROGATE.sub("\ufffd", text))
        whole = [
            (start, -end, number)
            for start, end, number in found
            if not ((before := text[start - 1 : start]).isalnum() or before == "_" or before == "@")
            and not ((after := text[end : end + 1]).isalnum() or after == "_")
        ]
        whole.sort()
        return whole
