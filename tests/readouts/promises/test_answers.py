"""The table of what answers which promise."""

from __future__ import annotations

import pytest

from dragoman.codebook import load_codebook
from dragoman.errors import DataError
from dragoman.readouts.promises.answers import load_answers, read_answers
from dragoman.readouts.promises.tell import ordered_stems


def test_every_type_and_format_of_the_table_exists() -> None:
    table = load_answers()
    answers = [answer for kind in table.kinds for answer in kind.answers] + [*table.otherwise, *table.always]
    formats = {"call", "video call", "visit", "letter", "bilateral meeting", "multilateral meeting"}
    known = {"encounter": formats, "event": set(load_codebook().types), "commitment": set(load_codebook().types)}
    for answer in answers:
        assert set(answer.types) <= known[answer.tells]
        assert answer.within > 0
        assert 0 < answer.base < 1


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("continue to provide military assistance to Ukraine", "aid"),
        ("maintain close contacts at various levels", "contacts"),
        ("host the President at the White House for a meeting", "meetings"),
        ("meet the challenges of our time", None),
        ("imposing severe costs on Russia", "sanctions"),
        ("withdraw its troops", "withdrawal"),
        ("paint the bridge", None),
    ],
)
def test_a_deed_is_known_by_its_words(words: str, kind: str | None) -> None:
    assert load_answers().kind_of(ordered_stems(words)) == kind


@pytest.mark.parametrize("data", [None, {}, {"kinds": {"aid": {"verbs": ["give"]}}}])
def test_a_table_that_breaks_its_schema_is_refused(data: object) -> None:
    with pytest.raises(DataError, match="breaks its schema"):
        read_answers(data)


def test_an_answer_that_bears_in_no_known_way_is_refused() -> None:
    answer = {"tells": "event", "types": ["AID"], "statuses": ["occurred"], "bearing": "liked", "base": 0.3}
    bad = {"kinds": {"aid": {"verbs": ["give"], "nouns": [], "answers": [answer | {"needs": [], "within": 9}]}}}
    with pytest.raises(DataError, match="liked"):
        read_answers(
            bad
            | {
                "otherwise": [],
                "always": [],
                "common": [],
                "bodies": [],
                "unreal": [],
                "unheld": [],
                "suggest_from": 0.6,
            }
        )
