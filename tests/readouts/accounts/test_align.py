"""What both tell, what one alone, and that every match carries a score, a reason and words of both."""

from __future__ import annotations

import json
import re

from dragoman.cli.compare_page import draw_sheet
from dragoman.cli.page import PageStyle
from dragoman.model import Record
from dragoman.readouts.accounts import Comparison, Telling, compare_accounts, find_common
from dragoman.readouts.accounts.as_json import to_dict, to_json
from dragoman.readouts.accounts.html import to_html
from dragoman.readouts.accounts.likeness import likeness
from dragoman.readouts.accounts.markdown import to_markdown
from dragoman.readouts.accounts.sheet import lay_out


def test_each_match_has_a_score_a_reason_and_words_of_both(comparison: Comparison) -> None:
    assert comparison.both
    for matter in comparison.both:
        assert 0.5 <= matter.score <= 1.0
        assert matter.why
        assert set(matter.raised) == {"USA", "RUS"}
        assert all(raised.mentions for raised in matter.raised.values())


def test_no_matter_is_both_and_only(comparison: Comparison) -> None:
    both = {(m.kind, m.label) for m in comparison.both}
    for key, matters in comparison.only.items():
        assert not both & {(m.kind, m.label) for m in matters}
        assert all(set(m.raised) == {key} for m in matters)


def test_silence_is_what_others_tell(comparison: Comparison) -> None:
    assert "sovereignty and territorial integrity" in comparison.silent["RUS"]
    assert "Second World War and remembrance" in comparison.silent["USA"]
    assert not set(comparison.silent["USA"]) & {m.label for m in comparison.only["USA"]}


def test_what_it_is_called_differs(comparison: Comparison) -> None:
    named = next(d for d in comparison.differing if d.about == "name")
    assert {key: fact.told.text for key, fact in named.facts.items()} == {
        "USA": "secure video call",
        "RUS": "lengthy conversation",
    }


def test_positions_say_who(comparison: Comparison) -> None:
    told = {(p.kind, p.who) for account in comparison.accounts for p in account.positions}
    assert ("expressed concern", "Vladimir Putin") in told
    assert ("agreed", "Joe Biden and Vladimir Putin") in {
        (kind, re.sub(r"Joseph (R\. )?Biden( Jr\.)?", "Joe Biden", who or "")) for kind, who in told
    }


def test_three_accounts_are_all_shown(call: list[Record]) -> None:
    records = [*call, call[0]]
    encounters = find_common(records)
    sides = ("USA", "RUS", "USA")
    three = compare_accounts([Telling(r, e, s) for r, e, s in zip(records, encounters, sides, strict=True)])
    assert [account.key for account in three.accounts] == ["USA", "RUS", "USA 2"]
    page = draw_sheet(lay_out(three), PageStyle())
    assert "Several speak of" in page
    assert "USA 2" in page


def test_html_stands_alone_and_every_quotation_leads_to_its_words(comparison: Comparison) -> None:
    page = to_html(lay_out(comparison), comparison.accounts)
    assert not re.search(r"<script|<link|<img|src=|url\(|@import|https?://(?!en\.kremlin|bidenwhitehouse)", page)
    wanted = set(re.findall(r'href="#(t\d+-\d+-\d+)"', page))
    assert wanted
    assert wanted <= set(re.findall(r'id="(t\d+-\d+-\d+)"', page))


def test_markdown_has_a_column_an_account(comparison: Comparison) -> None:
    rows = [line for line in to_markdown(lay_out(comparison)).splitlines() if line.startswith("|")]
    assert rows
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {4}


def test_json_is_whole_and_the_same_every_time(comparison: Comparison, call: list[Record]) -> None:
    plain = json.loads(to_json(to_dict(comparison)))
    assert plain["schema"] == "dragoman/comparison/1"
    encounters = find_common(call)
    again = compare_accounts([Telling(r, e, s) for r, e, s in zip(call, encounters, ("USA", "RUS"), strict=True)])
    assert to_dict(again) == to_dict(comparison)


def test_no_line_is_wider_than_the_page(comparison: Comparison) -> None:
    for width in (60, 100, 132):
        assert max(map(len, draw_sheet(lay_out(comparison), PageStyle(width)).split("\n"))) <= width


def test_like_phrases_are_liker_than_unlike_ones() -> None:
    phrases = ["close coordination with partners", "coordination with our partners", "a new embassy building"]
    scores = likeness(phrases)
    assert scores.shape == (3, 3)
    assert scores[0][1] > 0.5 > scores[0][2]
    assert likeness([]).shape == (0, 0)
