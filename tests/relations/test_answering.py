"""Who answers whom: held to statsmodels' own worked example, and to truths that simulated series hide."""

from __future__ import annotations

import numpy
import pytest
from statsmodels.datasets import macrodata
from statsmodels.tsa.api import VAR

from answering import COUNT_EFFECTS, TRUTHS, autoregressive_coverage, count_coverage, made_autoregression, made_counts
from dragoman.relations.answering import (
    FEWEST_ACTIVE,
    FEWEST_PERIODS,
    answering_in,
    answering_of,
    granger,
    levelled,
    order_of,
    reciprocity_of,
    refusal_of,
)
from dragoman.relations.many import q_values
from dragoman.relations.responses import fit_var, largest_root, responses
from dragoman.relations.turning import course_of

from .made_series import broken_off


@pytest.fixture(scope="module")
def growth() -> numpy.ndarray:
    """The worked example of statsmodels' documentation on vector autoregressions: growth of three series, 1959 to
    2009.
    """
    data = macrodata.load_pandas().data[["realgdp", "realcons", "realinv"]].to_numpy()
    return numpy.diff(numpy.log(data), axis=0)


def test_the_worked_example_of_statsmodels_comes_out(growth: numpy.ndarray) -> None:
    fit = fit_var(growth, 2)
    published = {(0, 0, 0): -0.279435, (0, 0, 1): 0.675016, (0, 0, 2): 0.033219, (1, 0, 0): 0.008221}
    assert {place: round(float(fit.lags[place]), 6) for place in published} == published
    statistic, p = granger(growth, 2, 0, (1, 2), is_robust=False)
    assert round(statistic, 3) == 9.905
    assert p < 0.001
    theirs = VAR(growth).fit(2)
    assert numpy.allclose(responses(fit.lags, 10), theirs.irf(10).irfs)
    assert float(largest_root(fit.lags)) == pytest.approx(float(numpy.max(1 / numpy.abs(theirs.roots))))


def test_robust_errors_are_hc3(growth: numpy.ndarray) -> None:
    """By White's sandwich, put together here by hand."""
    design = numpy.hstack([numpy.ones((len(growth) - 1, 1)), growth[:-1]])
    target = growth[1:, 0]
    inverse = numpy.linalg.inv(design.T @ design)
    residuals = target - design @ (inverse @ design.T @ target)
    leverage = numpy.einsum("ij,jk,ik->i", design, inverse, design)
    middle = design.T @ (design * ((residuals / (1 - leverage)) ** 2)[:, None])
    covariance = inverse @ middle @ inverse
    effect = (inverse @ design.T @ target)[2]
    statistic, _ = granger(growth, 1, 0, (1,))
    assert statistic == pytest.approx(effect**2 / covariance[2, 2])


@pytest.mark.parametrize("truth", ["A answers B", "nobody answers"])
def test_bands_hold_the_true_responses_as_often_as_they_say(truth: str) -> None:
    covered, _, found = autoregressive_coverage(numpy.array(TRUTHS[truth]), 120, 40, seed=5)
    assert 0.90 <= covered <= 0.985  # 40 series; evaluation/answering.py measures it on 300
    assert found[0] >= 0.8 if truth == "A answers B" else found[0] <= 0.15
    assert found[1] <= 0.15


@pytest.mark.parametrize("truth", ["A answers B", "nobody answers"])
def test_the_count_model_finds_the_truth(truth: str) -> None:
    covered, found = count_coverage(COUNT_EFFECTS[truth], 240, 60, seed=5)
    assert 0.90 <= covered <= 0.99
    assert found[0] >= 0.8 if truth == "A answers B" else found[0] <= 0.15
    assert found[1] <= 0.15


def test_the_model_follows_how_many_events_there_are() -> None:
    few = made_counts((0.5, 0.0), 200, numpy.random.default_rng(1))
    answer = answering_in(few, ("A", "B"))
    assert answer.model == "count model"
    assert answer.escalation is None
    assert answer.following[0].is_sure
    assert answer.following[0].is_in_kind
    many = (made_autoregression(numpy.array(TRUTHS["A answers B"]), 200, numpy.random.default_rng(1)) + 8.0) ** 2
    answer = answering_in(many, ("A", "B"))
    assert answer.model == "vector autoregression"
    assert answer.escalation is not None
    assert answer.escalation.lower <= answer.escalation.value <= answer.escalation.upper < 1
    assert answer.following[0].curve[0].value == 0.0
    assert answering_in(many, ("A", "B")) == answer, "the same bands whenever they are drawn"


def test_a_common_jump_alone_is_no_answer() -> None:
    random = numpy.random.default_rng(4)
    jumping = random.poisson(numpy.where(numpy.arange(120) < 60, 3.0, 40.0)[:, None], (120, 2)).astype(float)
    assert all(f.p < 0.001 for f in answering_in(jumping, ("A", "B")).following)
    assert not any(f.is_sure for f in answering_in(jumping, ("A", "B"), cuts=[60]).following)
    assert numpy.allclose(levelled(jumping, [60])[:60].mean(axis=0), 0)


def test_the_order_is_found() -> None:
    random = numpy.random.default_rng(2)
    values = numpy.zeros((400, 2))
    for t in range(2, 400):
        values[t] = 0.6 * values[t - 2][::-1] + random.normal(0, 1, 2)
    assert order_of(values) == 2


def test_a_short_series_is_refused_with_what_it_lacks() -> None:
    counts = numpy.ones((FEWEST_PERIODS - 12, 2))
    told = refusal_of(counts, ("Norland", "Sudland"), "week")
    assert (
        told == f"{FEWEST_PERIODS - 12} weeks are too few to say who answers whom: {FEWEST_PERIODS} are needed, 12 more"
    )
    counts = numpy.zeros((60, 2))
    counts[:, 0] = 1
    counts[:4, 1] = 1
    told = refusal_of(counts, ("Norland", "Sudland"), "week")
    assert told is not None
    assert told.startswith(f"Sudland acts against the other in 4 of 60 weeks: {FEWEST_ACTIVE} are needed")


def test_a_relation_is_asked_with_its_turns_taken_out() -> None:
    whole = broken_off()
    answer = answering_of(whole, course_of(whole))
    assert answer.refusal is None
    assert answer.periods == 40
    assert [(f.who, f.whom) for f in answer.following] == [("Norland", "Sudland"), ("Sudland", "Norland")]


def test_reciprocity_is_one_where_each_gives_what_it_gets() -> None:
    even = numpy.repeat(numpy.arange(1.0, 41.0)[:, None], 2, axis=1)
    assert reciprocity_of(even).value == reciprocity_of(even).lower == 1.0
    one_sided = numpy.column_stack([numpy.ones(40), numpy.zeros(40)])
    assert reciprocity_of(one_sided).value == 0.0
    mixed = reciprocity_of(numpy.array([[1.0, 3.0], [2.0, 0.0]] * 20))
    assert mixed.value == pytest.approx(2 * 1 / 6)


def test_q_values_are_those_of_statsmodels() -> None:
    from statsmodels.stats.multitest import multipletests

    ps = [0.001, 0.2, 0.04, 0.04, 0.9, 0.0005, 0.03]
    assert q_values(ps) == pytest.approx(list(multipletests(ps, method="fdr_by")[1]))
    assert q_values([]) == []
