"""Names that lists, pairs and their second bearers tell apart; one holder told under two names is one."""

from __future__ import annotations

import pytest

from dragoman.gazetteer import Gazetteer, load_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def test_the_end_of_a_list_is_of_its_kind_and_no_capital(gazetteer: Gazetteer) -> None:
    hit = gazetteer.find("It made jobs in Indiana, North Carolina, and Washington.")[-1]
    assert (hit.entities[0].id, hit.use) == ("region:usa-washington", "name")


@pytest.mark.parametrize("text", ["I met Maria and Chad there.", "I met Chad and Maria there."])
def test_a_given_name_beside_another_is_a_person(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.find(text) == ()


@pytest.mark.parametrize("text", ["We met Sudan and Chad.", "We met Jordan and Israel."])
def test_states_in_a_pair_stay_states(gazetteer: Gazetteer, text: str) -> None:
    assert len(gazetteer.find(text)) == 2


def test_a_holder_told_under_two_names_is_one(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.holders("JOR", "king", "2023-11-01")) == 1
