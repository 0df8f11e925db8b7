"""A study brought back into the visit, in place of all that it held."""

from collections.abc import Mapping
from dataclasses import replace

from dashboard.analysis.study.stored_plan import restored_plan
from dashboard.analysis.study.stored_table import table_fingerprint
from dashboard.analysis.study.study import Study, StudyData, StudyError, StudyModel, StudyRun
from dashboard.analysis.training.edited_rows import RowsEdit, with_rows_edit
from dashboard.analysis.training.history import History
from dashboard.analysis.training.model import Model
from dashboard.analysis.training.problem import Problem, build_problem
from dashboard.analysis.training.run import Run
from dashboard.analysis.training.run_segment import StartPoint
from dashboard.tabular import PlannedTable, Prepared, TableError, read_table
from dashboard.ui.data_source import readiness, synthetic_controls
from dashboard.ui.data_source.readiness import Readiness, ready_of
from dashboard.ui.session import (
    data_plan,
    decision,
    decision_costs,
    lesson_progress,
    url_state,
    visit,
    whole_visit,
)
from dashboard.ui.session.data_plan import TableOfVisit
from dashboard.ui.session.widget_values import set_widget
from dashboard.ui.study.saved_mark import work_state
from dashboard.ui.study.usable_controls import usable_controls
from logreg.errors import LogregError

OWN_WORDS = "Your own file"  # of the control “Data”


def restore(study: Study) -> None:
    """Empty the visit and fill it with the study.

    Raises StudyError, the visit being as it was, where its parts do not go together.
    """
    try:
        found, state = _table(study.data)
        runs = _runs(study, state.prepared)
        model = None if study.model is None else _model(study.model, runs, state.prepared)
    except StudyError:
        raise
    except (LogregError, LookupError, TypeError, ValueError) as error:
        raise StudyError(f"The parts of this study do not go together: open another copy. {error}") from error
    whole_visit.empty_visit()
    url_state.open_params({name: texts for name, texts in study.address.items() if name != "data"})
    whole_visit.set_controls(usable_controls(study.controls, state.prepared))
    whole_visit.keep_notes(study.notes)
    lesson_progress.restore_progress(study.lessons)
    if study.data is not None and found is not None:
        _keep_data(study.data, found, state, study.address)
    if runs:
        current = next((run for run in runs if run.slot == study.chosen), runs[0])
        whole_visit.restore_runs(runs, current)
    if model is not None:
        whole_visit.restore_model(model)
    visit.choose_estimate(study.estimate.kind, study.estimate.left_out)
    _restore_decision(study)
    whole_visit.mark_saved(work_state())


def _table(data: StudyData | None) -> tuple[TableOfVisit | None, Readiness]:
    """The table with its plan, and its rows."""
    if data is None or data.table is None:
        return None, Readiness()
    found = TableOfVisit(
        key=data.key, planned=planned_table(data), number=data.number, sha256=data.file_sha256
    )
    return found, ready_of(found)


def _keep_data(
    data: StudyData, found: TableOfVisit, state: Readiness, address: Mapping[str, tuple[str, ...]]
) -> None:
    visit.keep_result("plan taken", True, data.source)
    set_widget("data", OWN_WORDS if data.source == data_plan.OWN else data.source)
    url_state.write_param("data", address.get("data", ()))
    if data.source == synthetic_controls.NAME:
        points = found.planned.table.frame[["x1", "x2", "class"]].reset_index(drop=True)
        synthetic_controls.keep_points(points)
    data_plan.keep_table(data.source, found)
    readiness.keep_readiness(data.source, found, state)
    if state.prepared is not None:
        visit.keep_prepared(state.prepared)


def _runs(study: Study, prepared: Prepared | None) -> list[Run]:
    known: Problem | None = None
    runs = []
    for stored in study.runs if prepared is not None else ():
        assert prepared is not None  # noqa: S101
        known = build_problem(prepared, stored.settings, known)
        runs.append(_run(stored, _edited(known, stored.edit)))
    return runs


def _edited(problem: Problem, edit: RowsEdit | None) -> Problem:
    return problem if edit is None else with_rows_edit(problem, edit)


def with_file(study: Study, content: bytes, name: str) -> Study:
    """The study with the table that it was saved without.

    Raises StudyError for another file than it was made with, and TableError for one that is no table.
    """
    data = study.data
    if data is None:
        return study
    table = read_table(content, name, data.given)
    if table_fingerprint(table.frame) != data.fingerprint:
        here = f"{len(table.frame):,} rows, fingerprint {table_fingerprint(table.frame)[:12]}"
        raise StudyError(
            f"This is not the table that the study was made with: that one is {data.name}, {data.rows:,} "
            f"rows, fingerprint {data.fingerprint[:12]}; this one has {here}. Choose the file as it was."
        )
    return replace(study, data=replace(data, table=replace(table, name=data.name)))


def planned_table(data: StudyData) -> PlannedTable:
    """The table with its plan. Raises StudyError where the plan is not one of this table."""
    assert data.table is not None  # noqa: S101  the caller has looked
    try:
        return PlannedTable(
            table=data.table,
            base=restored_plan(data.base, data.table),
            plan=restored_plan(data.plan, data.table),
            given=data.given,
        )
    except TableError as error:
        raise StudyError(f"The study's plan of columns does not fit its table. {error}") from error


def _run(stored: StudyRun, problem: Problem) -> Run:
    origin = None if stored.start is None else StartPoint(stored.start, stored.start_iteration)
    coef, iteration = stored.reset_to or (None, 0)
    again = None if coef is None else StartPoint(coef, iteration)
    points = [point.coef for point in (origin, again) if point is not None]
    if any(len(coef) != problem.objective.n_coef for coef in (stored.newest.step.coef, *points)):
        raise StudyError("The study's runs have other columns than its table: open another copy of the file.")
    continued = stored.reset_to is not None
    run = Run(problem, origin, stored.slot, continued=continued, continued_from=again)
    kept, newest = list(stored.kept), stored.newest
    if kept and kept[-1].step.iteration == newest.step.iteration:
        newest = kept[-1]  # one record, as History knows it
    history = History(stride=stored.stride, kept=kept, newest=newest)
    run.resume(history, stored.first, stored.best, stored.status)
    return run


def _model(stored: StudyModel, runs: list[Run], prepared: Prepared | None) -> Model | None:
    if prepared is None:
        return None
    for run in runs:
        if run.slot == stored.slot:
            return run.model()
    problem = _edited(build_problem(prepared, stored.settings), stored.edit)
    if len(stored.coef) != problem.objective.n_coef:
        raise StudyError("The study's model has other columns than its table: open another copy of the file.")
    return Model(
        key=f"study/{stored.iteration}",
        problem=problem,
        coef=stored.coef,
        status=stored.status,
        iteration=stored.iteration,
    )


def _restore_decision(study: Study) -> None:
    if study.thresholds:
        decision.keep_thresholds(study.thresholds)
        decision.choose_decision(study.decides)
    if study.decision_costs is not None:
        decision_costs.keep_decision_costs(study.decision_costs, study.rows_role)
    elif study.rows_role:
        whole_visit.restore_rows_role(study.rows_role)
