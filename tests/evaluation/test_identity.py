"""Who is who keeps its floors, on our own table and on what lies in ../shared."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from identity import Tally, answer_files, digest_of, load_floors, load_shared
from identity_cases import Case, load_table, locate
from identity_reading import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def test_the_table_holds_what_it_should() -> None:
    cases = list(load_table())
    kinds = Counter(case.kind for case in cases)
    assert len(cases) >= 300
    assert kinds["ambiguous name"] >= 60
    assert kinds["office by date"] >= 60
    assert len({case.id for case in cases}) == len(cases)


def test_a_mention_is_found_whole_and_by_its_place() -> None:
    assert locate("New Mexico and Mexico's border", "Mexico", 2) == (15, 21)
    with pytest.raises(ValueError, match="does not stand 1 times"):
        locate("Nigeria", "Niger", 1)


@pytest.mark.parametrize(
    ("mention", "countries", "fault"),
    [
        ("The president of France", ("FRA",), None),
        ("The president of France", ("DEU",), "wrong country"),
        ("turkey", ("none",), None),
        ("Michelangelo", ("ITA",), "no actor"),
        ("Norway", ("none",), "nobody taken for somebody"),
    ],
)
def test_answers_are_judged(reader: Reader, mention: str, countries: tuple[str, ...], fault: str | None) -> None:
    sentence = "The president of France ate turkey under a painting by Michelangelo in Norway."
    start, end = locate(sentence, mention, 1)
    case = Case("made", "own", "made", sentence, start, end, "2019-06-01", None, countries, ())
    assert reader.answer(case).fault == fault


@pytest.mark.parametrize(
    ("name", "fault"),
    [("Nicolas Sarkozy", "wrong person"), ("Emmanuel Macron", None), ("gov:FRA", "wrong sense")],
)
def test_the_person_is_judged_as_of_the_day(reader: Reader, name: str, fault: str | None) -> None:
    sentence = "The president of France arrived."
    case = Case("made", "own", "made", sentence, 0, 23, "2019-06-01", None, ("FRA",), (name,))
    assert reader.answer(case).fault == fault


def test_our_own_table_keeps_its_floors(reader: Reader) -> None:
    assert _missed("table", tuple(load_table()), reader, Path()) == {}


def test_the_gold_and_the_pairs_keep_their_floors(reader: Reader, shared: Path) -> None:
    assert _missed("shared", load_shared(shared), reader, shared) == {}


def _missed(group: str, cases: tuple[Case, ...], reader: Reader, shared: Path) -> dict[str, tuple[float, float]]:
    floors = load_floors()[group]
    assert digest_of(*answer_files(group, shared)) == floors["answers"], "the cases changed: measure, set floors anew"
    figures = Tally(tuple(reader.answer(case) for case in cases)).figures
    return {name: (figures[name], floor) for name, floor in floors["at_least"].items() if figures[name] < floor}
