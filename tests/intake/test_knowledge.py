"""The room's data files have their shape."""

from __future__ import annotations

from itertools import pairwise

from dragoman.intake.knowledge import load_credits, load_furniture, load_languages, load_pages


def test_every_agency_answers_to_its_own_name() -> None:
    agencies = load_credits().agencies
    assert all(agencies[name.lower()] == name for name in agencies.values())


def test_credits_have_a_group_to_read() -> None:
    credits = load_credits()
    assert all({"names", "people", "only"} & set(pattern.groupindex) for pattern in credits.wire_lines)
    assert all("credit" in pattern.groupindex for pattern in (*credits.photo_lines, *credits.caption_credits))


def test_languages_are_codes_with_words_enough() -> None:
    for words in load_languages().words.values():
        assert all(isinstance(language, str) and len(language) == 2 for language in words)
        assert all(len(known) >= 9 for known in words.values())


def test_blocks_do_not_overlap() -> None:
    blocks = sorted(load_languages().blocks)
    assert all(last < first for (_, last, _), (first, _, _) in pairwise(blocks))


def test_furniture_matches_nothing_empty() -> None:
    furniture = load_furniture()
    assert not furniture.edge.match("")
    assert not furniture.anywhere.match("The ministers met on Monday.")
    assert load_pages().article_types
