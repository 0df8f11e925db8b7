"""Rows that count cases are split by cases: as if every case had a row of its own."""

import numpy as np
import pytest

from dashboard.analysis.training import samples
from dashboard.analysis.training.case_split import split_rows, split_sizes
from dashboard.analysis.training.problem import TrainingSettings, build_problem
from dashboard.analysis.training.run import Run
from dashboard.tabular import Plan, Prepared, planned, prepare, read_table

GROUPS = "dose,sick,count\n" + "".join(f"{dose},{sick},{100 + dose}\n" for dose in (1, 2, 3) for sick in "ny")


@pytest.fixture
def counted() -> Prepared:
    table = read_table(GROUPS.encode(), "groups.csv")
    plan: Plan = planned(table).plan.with_column("count", role="weight", kind="number").with_positive("y")
    return prepare(table, plan)


def test_every_case_lies_on_exactly_one_side(counted):
    both, split = split_rows(counted, 0.25, 3)
    cases = np.zeros(len(GROUPS.splitlines()[1:]))
    assert both.weight is not None
    np.add.at(cases, both.rows, both.weight)
    np.testing.assert_array_equal(cases, counted.weight)
    assert sorted([*split.train, *split.validation]) == list(range(len(both.y)))


def test_a_share_of_each_class_of_cases_is_held_out(counted):
    both, split = split_rows(counted, 0.25, 3)
    for label in (0, 1):
        held = split.validation[both.y[split.validation] == label]
        assert both.weight is not None
        assert both.weight[held].sum() == round(0.25 * 306)
    assert split_sizes(counted, 0.25, 3) == (460, 152)


def test_all_groups_are_learned_from_although_cases_of_each_are_held_out(counted):
    problem = build_problem(counted, TrainingSettings(solver="newton"))
    assert len(problem.split.train) == len(problem.split.validation) == 6
    assert problem.objective.total_weight == 460
    assert problem.validation is not None
    assert problem.validation.total_weight == 152


def test_two_problems_of_the_same_counted_rows_can_be_compared(counted):
    problem = build_problem(counted, TrainingSettings())
    other = build_problem(counted, TrainingSettings(l2=0.1), problem)
    assert other.comparable(problem)
    assert other.design is problem.design
    assert other.objective.total_weight == 460


def test_the_name_of_some_rows_says_how_many_cases_they_count(counted):
    run = Run(build_problem(counted, TrainingSettings(solver="newton")))
    run.advance(3)
    assert run.model().scores("validation").which == "6 validation rows of 152 cases"
    assert run.model().performance("validation").accuracy == pytest.approx(0.5, abs=0.1)


def test_rows_without_counts_are_split_by_rows():
    data = samples.tumour_sizes()
    both, split = split_rows(data, 0.25, 16)
    assert both is data
    assert split_sizes(data, 0.25, 16) == (len(split.train), len(split.validation)) == (150, 50)


def test_nothing_held_out_leaves_the_counted_rows_as_they_are(counted):
    both, split = split_rows(counted, 0.0, 0)
    assert both is counted
    assert len(split.validation) == 0
