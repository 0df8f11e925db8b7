import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.training import samples
from dashboard.analysis.training.edited_rows import continued_run, row_origins
from dashboard.analysis.training.problem import TrainingSettings, build_problem
from dashboard.analysis.training.run import Run
from dashboard.tabular import Prepared


@pytest.fixture
def table() -> pd.DataFrame:
    return samples.points("overlapping", 40, 0.5, 0)


def added(table: pd.DataFrame, x1: float, x2: float) -> pd.DataFrame:
    row = pd.DataFrame({"x1": [x1], "x2": [x2], "class": ["yes"]})
    made = pd.concat([table, row], ignore_index=True)
    made.attrs = dict(table.attrs)
    return made


def removed(table: pd.DataFrame, row: int) -> pd.DataFrame:
    made = table.drop(index=row).reset_index(drop=True)
    made.attrs = dict(table.attrs)
    return made


def after(run: Run, table: pd.DataFrame) -> Run:
    data = samples.prepare_points(table)
    origins = row_origins(run.problem.prepared, data)
    assert origins is not None
    return continued_run(run, data, origins)


def values(data: Prepared, rows: np.ndarray) -> set[tuple[float, float]]:
    return set(zip(data.columns["x1"][rows].tolist(), data.columns["x2"][rows].tolist(), strict=True))


@pytest.fixture
def run(table) -> Run:
    started = Run(build_problem(samples.prepare_points(table), TrainingSettings()))
    started.advance(20)
    return started


def test_a_point_that_is_added_keeps_weights_iteration_encoding_and_split(run, table):
    fresh = after(run, added(table, 3.0, -3.0))
    assert fresh.step.coef.tolist() == run.step.coef.tolist()
    assert fresh.step.iteration == 20
    assert fresh.problem.design.terms == run.problem.design.terms
    held = run.problem.split.validation
    assert values(fresh.problem.prepared, fresh.problem.split.validation) == values(
        run.problem.prepared, held
    )
    assert fresh.problem.objective.n_rows == run.problem.objective.n_rows + 1
    assert len(fresh.history.records) == 1
    assert fresh.step.loss != run.step.loss


@pytest.mark.parametrize("row", [0, 17, 39])
def test_a_point_that_is_removed_leaves_every_other_in_its_part_of_the_split(run, table, row):
    fresh = after(run, removed(table, row))
    gone = (table["x1"][row], table["x2"][row])
    for part in ("train", "validation"):
        before = values(run.problem.prepared, getattr(run.problem.split, part))
        assert values(fresh.problem.prepared, getattr(fresh.problem.split, part)) == before - {gone}


def test_a_point_that_is_moved_stays_held_out(run, table):
    row = int(run.problem.split.validation[0])
    moved = table.copy()
    moved.loc[row, ["x1", "x2"]] = [9.0, 9.0]
    fresh = after(run, moved)
    assert (9.0, 9.0) in values(fresh.problem.prepared, fresh.problem.split.validation)


def test_a_run_goes_on_by_itself_once_it_had_begun_and_reset_takes_it_to_zero(run, table):
    assert after(run, added(table, 3.0, -3.0)).playing
    assert after(run, added(table, 3.0, -3.0)).restart_point is None
    still = Run(run.problem)
    assert not after(still, added(table, 3.0, -3.0)).playing


def test_axes_stay_where_they_were(run, table):
    fresh = after(run, added(table, 30.0, 30.0))
    assert fresh.problem.axes_design is run.problem.design
    assert after(fresh, removed(added(table, 30.0, 30.0), 3)).problem.axes_design is run.problem.design


def test_rows_of_another_shape_are_other_data(table):
    one = samples.prepare_points(table)
    assert row_origins(one, samples.prepare_points(samples.points("circles", 40, 0.5, 0))) is None
    assert row_origins(one, samples.prepare_points(table, ["x1²"])) is None
