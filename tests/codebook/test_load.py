"""The shipped codebook is whole, and a broken one is refused with the entry and the reason."""

from __future__ import annotations

from importlib.resources import files

import pytest

from dragoman.codebook import Codebook, load_codebook, read_codebook
from dragoman.codebook.load import FILES
from dragoman.errors import DataError
from timing import cost


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


@pytest.fixture
def texts() -> dict[str, str]:
    folder = files("dragoman.codebook") / "data"
    return {name: (folder / f"{name}.yaml").read_text(encoding="utf-8") for name in FILES}


def test_sixteen_types_each_with_quad_and_score(codebook: Codebook) -> None:
    assert len(codebook.types) == 16
    assert codebook.score("ACCUSE", None) == -2.0
    assert codebook.score("CONSULT", "phone") == 1.5
    assert codebook.quad("AID") == "material cooperation"
    assert codebook.quad("THREATEN") == "verbal conflict"


def test_scores_keep_the_sign_of_their_quad(codebook: Codebook) -> None:
    for kind in codebook.types.values():
        assert kind.score >= 0 if "cooperation" in kind.quad else kind.score <= 0


def test_patterns_are_many_and_their_types_known(codebook: Codebook) -> None:
    verbs = [p for group in codebook.verbs.values() for p in group]
    nouns = [p for group in codebook.nouns.values() for p in group]
    assert len(verbs) > 500
    assert len(nouns) > 100
    assert {p.type for p in (*verbs, *nouns)} <= set(codebook.types)


def test_every_type_has_a_pattern(codebook: Codebook) -> None:
    told = {p.type for group in codebook.verbs.values() for p in group}
    assert told == set(codebook.types)


def test_the_most_restricted_pattern_comes_first(codebook: Codebook) -> None:
    ranks = [p.rank for p in codebook.verbs["call"]]
    assert ranks == sorted(ranks, reverse=True)


def test_cameo_codes_follow_type_mode_and_context(codebook: Codebook) -> None:
    assert codebook.cameo("CONSULT", "phone", ()) == "041"
    assert codebook.cameo("AID", None, ("military",)) == "072"
    assert codebook.cameo("SANCTION", "discontinue", ("economic",)) == "1621"
    assert codebook.cameo("AGREE", None, ("gender",)) == "030"


def test_every_cameo_code_of_a_pattern_is_in_the_crosswalk_or_its_family(codebook: Codebook) -> None:
    families = {code[:2] for code in codebook.codes.values()}
    for group in (*codebook.verbs.values(), *codebook.nouns.values(), *codebook.adjectives.values()):
        for pattern in group:
            assert pattern.cameo is None or pattern.cameo[:2] in families, pattern.words


def test_contexts_are_seen_in_words_and_pairs_of_words(codebook: Codebook) -> None:
    assert "military" in codebook.contexts(["the", "troop", "move"])
    assert "human_rights" in codebook.contexts(["human", "right"])
    assert codebook.contexts(["breakfast"]) == ()


def test_reading_is_fast_enough_for_a_cold_start(texts: dict[str, str]) -> None:
    assert cost(lambda: read_codebook(texts)) < 1.0


@pytest.mark.parametrize(
    ("file", "broken", "says"),
    [
        ("verbs", "ACCUSE:\n  - {verbs: [blame], recipent: [object]}", "unknown keys recipent"),
        ("verbs", "SCOLD:\n  - {verbs: [scold]}", "no such PLOVER type"),
        ("verbs", "ACCUSE:\n  - {verbs: scold}", "needs a list of 'verbs'"),
        ("verbs", "ACCUSE:\n  - {verbs: [blame], mode: loudly}", "mode 'loudly'"),
        ("verbs", "ACCUSE:\n  - {verbs: [blame], status: rumoured}", "status 'rumoured'"),
        ("nouns", "ACCUSE: [}", "not YAML"),
        ("plover", "ACCUSE: {quad: angry, score: 1}", "no such quad"),
        ("cameo", '"999": {type: SCOLD, mode: null, contexts: []}', "no such type"),
    ],
)
def test_a_broken_file_is_refused_with_the_reason(texts: dict[str, str], file: str, broken: str, says: str) -> None:
    with pytest.raises(DataError, match=says):
        read_codebook({**texts, file: broken})


def test_small_words_stay_words(codebook: Codebook) -> None:
    slots = {slot for group in codebook.verbs.values() for p in group for slot in (*p.actor, *p.recipient)}
    assert "on" in slots
    assert all(isinstance(slot, str) for slot in slots)
    assert "no" in codebook.status.negations
