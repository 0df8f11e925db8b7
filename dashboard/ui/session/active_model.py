"""The one model that pages look at: what a run has trained, or another estimate of the same rows."""

from collections.abc import Hashable
from dataclasses import replace
from functools import partial
from typing import cast

import streamlit as st

from dashboard.analysis.training.estimates import (
    EstimateChoice,
    TrainingRows,
    estimated_model,
    training_rows_steps,
    with_penalty_of,
    without_columns,
)
from dashboard.analysis.training.model import EstimateKind, Model, Scores, Which
from dashboard.analysis.training.problem import Problem
from dashboard.analysis.training.run import Run
from dashboard.ui.session import data_plan, progress
from dashboard.ui.session.addresses import words_for
from dashboard.ui.session.cached_results import cached_in_session, keep_result, kept_result
from dashboard.ui.session.url_state import asked
from logreg import Status
from logreg.inference.estimability import NotEstimable
from logreg.separation.detection import SECONDS, Separation, find_separation

_CHOICE = "active estimate"
_CANCELLED = "search cancelled"
MOST_PROVED = 2_000_000  # numbers in X for which the proof of separation stays within half a second


def trained_model() -> Model | None:
    """The model as training last left it, None before a first step."""
    return cast(Model | None, st.session_state.get("model"))


def keep_model(live: Run) -> None:
    """Make the point where this run stands the model.

    At its start it is one only where the chosen estimate needs nothing of the run but its rows.
    """
    if live.step.iteration > 0 or chosen_estimate().kind is not EstimateKind.TRAINED:
        st.session_state["model"] = live.model()
        data_plan.drop_bytes_of(live.problem.prepared.plan)


def chosen_estimate() -> EstimateChoice:
    """Which estimate is the model; at first what the address says."""
    if _CHOICE not in st.session_state:
        kinds = {kind.value: kind for kind in EstimateKind}
        kind = kinds.get(words_for("estimate", next(iter(asked("estimate")), "")), EstimateKind.TRAINED)
        st.session_state[_CHOICE] = EstimateChoice(kind, tuple(asked("left_out")))
    return cast(EstimateChoice, st.session_state[_CHOICE])


def choose_estimate(kind: EstimateKind, left_out: tuple[str, ...] = ()) -> None:
    """Make this estimate the model of every page."""
    st.session_state[_CHOICE] = EstimateChoice(kind, left_out)


def estimate() -> Model | NotEstimable | None:
    """The model, or why its rows do not have the chosen estimate; None where nothing was trained yet."""
    problem, kind = estimate_problem(), chosen_estimate().kind
    if problem is None or kind is EstimateKind.TRAINED:
        return _as_trained()
    return cached_in_session(*_place(kind, problem), lambda: estimated_model(problem, kind, rows_of(problem)))


def known_estimate() -> Model | NotEstimable | None:
    """The same, None also where it would have to be computed first."""
    problem, kind = estimate_problem(), chosen_estimate().kind
    if problem is None or kind is EstimateKind.TRAINED:
        return _as_trained()
    return cast(Model | NotEstimable | None, kept_result(*_place(kind, problem)))


def estimate_problem() -> Problem | None:
    """The rows, columns and penalty of the chosen estimate; None where nothing was trained yet."""
    trained, chosen = trained_model(), chosen_estimate()
    if trained is None or chosen.kind is EstimateKind.TRAINED:
        return trained.problem if trained else None
    key = (trained.problem.design, trained.problem.settings, chosen)
    return cached_in_session(
        "estimate problem",
        key,
        lambda: with_penalty_of(without_columns(trained.problem, chosen.left_out), chosen.kind),
    )


def _as_trained() -> Model | None:
    """Where training stands; a run that came to rest although no finite optimum exists is no optimum."""
    trained = trained_model()
    if trained is None or trained.iteration == 0:
        return None
    if trained.status.succeeded and separation(trained.problem):
        return cached_in_session("separated", trained.key, lambda: replace(trained, status=Status.SEPARATED))
    return trained


def _place(kind: EstimateKind, problem: Problem) -> tuple[str, Hashable]:
    return f"estimate {kind.name}", (problem.design, problem.settings.l1, problem.settings.l2)


def model() -> Model | None:
    """The active model; None where there is none yet, or the chosen estimate does not exist."""
    found = estimate()
    return found if isinstance(found, Model) else None


def estimate_rows() -> TrainingRows:
    """The training rows of the chosen estimate; a page that asks has a model or a refusal."""
    problem = estimate_problem()
    assert problem is not None  # noqa: S101
    return rows_of(problem)


def rows_of(problem: Problem) -> TrainingRows:
    """The training rows in their own units, with their maximum-likelihood estimate or why there is none.

    The search for the smallest set of separating columns shows its progress; Cancel leaves it out.
    """

    def compute() -> TrainingRows:
        seconds = 0.0 if kept_result(_CANCELLED, problem.design) else SECONDS
        return progress.run_with_progress(
            training_rows_steps(problem, seconds),
            "Looking for separating columns",
            key="cancel_search",
            on_cancel=partial(keep_result, _CANCELLED, True, problem.design),
        )

    return cached_in_session("training rows", problem.design, compute)


def separation(problem: Problem) -> Separation | None:
    """Whether the training classes are separated, without the search for the columns behind it.

    None where nothing separates them, a penalty holds, or rows are too many.
    """
    objective = problem.objective
    if problem.settings.penalised or objective.X.size > MOST_PROVED:
        return None
    found = cached_in_session(
        "separation", problem.design, partial(find_separation, objective.X, objective.y, seconds=0.0)
    )
    return found if found.found else None


def scores(which: Which = "validation") -> Scores | None:
    """The active model's predictions for these rows."""
    active = model()
    return (
        None
        if active is None
        else cached_in_session("scores", (active.key, which), lambda: active.scores(which))
    )
