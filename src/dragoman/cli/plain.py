"""Words of a report made safe for a terminal."""

from __future__ import annotations

from rich.text import Text

# Controls, direction marks and broken surrogates could redraw the terminal or fail to print; each becomes
# one blank, so that offsets hold.
_RANGES = ((0, 9), (11, 32), (127, 160), (0x2028, 0x202F), (0x2066, 0x206A), (0xD800, 0xE000))
_BLANKED = {code: " " for start, end in _RANGES for code in range(start, end)}


def plain_text(words: str, style: str = "") -> Text:
    """`words` as text to print, of the same length, with nothing in it that acts on the terminal."""
    return Text(words.translate(_BLANKED), style)
