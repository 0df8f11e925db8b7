"""What the visit holds, as one study."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import logreg as lr
from dashboard.analysis.study.stored_plan import stored_plan
from dashboard.analysis.study.stored_table import table_fingerprint
from dashboard.analysis.study.study import Study, StudyData, StudyModel, StudyRun
from dashboard.analysis.training.history import RecordedStep
from dashboard.analysis.training.model import Model
from dashboard.analysis.training.run import Run
from dashboard.ui.data_source import data_controls, readiness
from dashboard.ui.session import data_plan, decision, url_state, visit, whole_visit
from dashboard.ui.session.data_plan import TableOfVisit
from dashboard.ui.session.widget_values import widget_value


def study_of_visit(page: str) -> Callable[[], Study]:
    """The study as it stands at a later click: its steps are read only then, from whatever thread."""
    found, source = active_table()
    live = [run for run in visit.runs() if is_of_chosen_rows(run)]
    model = visit.trained_model()
    current = visit.current_run()
    costs, role = whole_visit.stated_costs()
    study = Study(
        page=page,
        app=lr.__version__,
        address=url_state.every_param(),
        controls=whole_visit.kept_controls(),
        notes=dict(whole_visit.notes()),
        chosen=current.slot if current else 0,
        estimate=visit.chosen_estimate(),
        thresholds=decision.named_thresholds(),
        decides=decision.decided().letter,
        decision_costs=costs,
        rows_role=role,
    )
    kept = model if model is not None and is_model_of_chosen_rows(model) else None

    def collected() -> Study:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return replace(
            study,
            saved=now,
            data=study_data(source, found) if found else None,
            runs=tuple(map(study_run, live)),
            model=study_model(kept, live) if kept else None,
        )

    return collected


def active_table() -> tuple[TableOfVisit | None, str]:
    """The table of the chosen source, None before there was one; and the source."""
    source = data_controls.table_key(str(widget_value("data", data_controls.TOY)))
    return data_plan.table_of(source), source


def is_of_chosen_rows(run: Run) -> bool:
    """Whether a run learns from the rows that are chosen now."""
    return run.problem.source is chosen_rows()


def is_model_of_chosen_rows(model: Model) -> bool:
    """Whether the trained model is of the rows that are chosen now."""
    return model.problem.source is chosen_rows()


def chosen_rows() -> object:
    """The rows of the chosen source as planned; None where they are not ready."""
    _, source = active_table()
    return readiness.readiness(source).prepared


def study_data(source: str, found: TableOfVisit) -> StudyData:
    """A table of the visit as a study keeps it."""
    known = found.planned
    return StudyData(
        source=source,
        name=known.table.name,
        key=found.key,
        number=found.number,
        rows=len(known.table.frame),
        fingerprint=table_fingerprint(known.table.frame),
        file_sha256=found.sha256,
        given=known.given,
        base=stored_plan(known.base),
        plan=stored_plan(known.plan),
        table=known.table,
    )


def study_run(run: Run) -> StudyRun:
    """A run as it stands."""
    history, origin = run.history, run.start_point
    kept, newest = tuple(history.kept), history.newest
    assert newest is not None  # noqa: S101  the start is recorded at once
    return StudyRun(
        slot=run.slot,
        settings=run.problem.settings,
        start=origin.coef if origin else None,
        start_iteration=origin.iteration if origin else 0,
        stride=history.stride,
        kept=kept,
        newest=newest,
        first=RecordedStep(step=run.segment_start, validation_loss=float("nan")),
        best=run.best,
        status=run.status,
    )


def study_model(model: Model, runs: list[Run]) -> StudyModel:
    """The trained model; where a run stands there, by that run."""
    slot = next((run.slot for run in runs if run.model().key == model.key), None)
    return StudyModel(
        slot=slot,
        settings=model.problem.settings,
        coef=model.coef,
        iteration=model.iteration,
        status=model.status,
    )
