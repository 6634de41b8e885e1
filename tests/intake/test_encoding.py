"""From bytes to characters."""

from __future__ import annotations

import pytest

from dragoman.errors import SourceError
from dragoman.intake.encoding import decode

WORDS = "“Čaputová met Zelenskyy” — the ministers’ café, again and again, as the agency says."
WESTERN = "The ministers’ café — “we agreed”, as the agency of both of the countries says."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "x").lstrip("\ufeff") == WORDS


def test_windows_text_needs_no_declaration() -> None:
    assert decode(WESTERN.encode("cp1252"), "x") == WESTERN


def test_a_declaration_is_believed() -> None:
    page = '<html><head><meta charset="windows-1251"></head><p>Министры встретились</p></html>'
    assert "Министры" in decode(page.encode("cp1251"), "x")


def test_a_declared_encoding_that_does_not_exist_is_passed_over() -> None:
    page = '<html><head><meta charset="no-such-thing"></head><p>The ministers met at the café’s door.</p></html>'
    assert "café’s" in decode(page.encode("cp1252"), "x")


def test_a_few_broken_bytes_do_not_undo_utf8() -> None:
    data = (WORDS * 30).encode("utf-8") + b"\xff end"
    assert decode(data, "x").startswith(WORDS)


@pytest.mark.parametrize(
    "data", [b"", b"  \n ", b"%PDF-1.7 ...", b"\x89PNG\r\n", b"ab\x00\x01\x02cd\x00\x00", bytes(range(1, 9)) * 9]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="story"):
        decode(data, "story.txt")
