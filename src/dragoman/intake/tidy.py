"""Characters made fit to be cited: what no reader sees is taken out before any offset exists.

The text of a report is made once. So control characters, soft hyphens and surrogates standing alone go here,
white space becomes single spaces, and nothing later needs to clean again.
"""

from __future__ import annotations

import re
from html import unescape

_LINE_ENDS = re.compile("\r\n?|[\x0b\x85\u2028]")
_PARAGRAPH_ENDS = re.compile("[\x0c\u2029]")
# Controls but tab and newline; zero-width and direction marks; the soft hyphen; non-characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_COMMENTS = re.compile(r"<!--.{0,500}?-->", re.DOTALL)
_INLINE_TAGS = re.compile(
    r"</?(?:span|em|strong|b|i|u|a|p|br|div|sup|sub|figure|figcaption|img|font|small|mark|h[1-6]|li|ul|ol)"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(
    r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|nbsp|amp|quot|apos|lt|gt|[lr][sd]quo|[mn]dash|hellip);", re.IGNORECASE
)


def clean_text(text: str) -> str:
    """Text of many lines: newlines alone end lines, unseen characters are gone, blank lines stay."""
    text = _LINE_ENDS.sub("\n", text)
    text = _PARAGRAPH_ENDS.sub("\n\n", text)
    return _SURROGATES.sub("\ufffd", _UNSEEN.sub("", text))


def clean_line(line: str) -> str:
    """One line or paragraph: every run of white space is one space, none at the ends."""
    return _SPACES.sub(" ", _SURROGATES.sub("\ufffd", _UNSEEN.sub("", line))).strip()


def drop_markup(text: str) -> str:
    """Plain text without the inline tags and entities that an export of web pages left in it."""
    if "<" in text:
        text = _INLINE_TAGS.sub("", _COMMENTS.sub("", text))
    if "&" in text:
        text = _ENTITY.sub(lambda entity: unescape(entity.group()), text)
    return text


def fold(words: str) -> str:
    """Letters and digits only, in lower case: equal for two printings of the same words."""
    return "".join(character for character in words.casefold() if character.isalnum())
