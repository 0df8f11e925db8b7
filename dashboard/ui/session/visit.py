"""What a visit holds: the active data, the runs, the model, and what was computed from them.

All of it lives in this visitor's session state and nowhere else; nothing here is shared or written.
"""

from dashboard.ui.session.active_data import keep_prepared, prepared
from dashboard.ui.session.active_model import (
    choose_estimate,
    chosen_estimate,
    estimate,
    estimate_problem,
    estimate_rows,
    keep_model,
    known_estimate,
    model,
    rows_of,
    scores,
    separation,
    trained_model,
)
from dashboard.ui.session.cached_results import (
    cached_in_session,
    has_result,
    keep_result,
    kept_result,
    latest_result,
)
from dashboard.ui.session.runs import (
    MOST_RUNS,
    add_run,
    choose_run,
    current_run,
    remove_run,
    restart_runs,
    run_of,
    runs,
    start_run,
    start_runs,
    start_runs_at,
    track_name,
)

__all__ = [
    "MOST_RUNS",
    "add_run",
    "cached_in_session",
    "choose_estimate",
    "choose_run",
    "chosen_estimate",
    "current_run",
    "estimate",
    "estimate_problem",
    "estimate_rows",
    "has_result",
    "keep_model",
    "keep_prepared",
    "keep_result",
    "kept_result",
    "known_estimate",
    "latest_result",
    "model",
    "prepared",
    "remove_run",
    "restart_runs",
    "rows_of",
    "run_of",
    "runs",
    "scores",
    "separation",
    "start_run",
    "start_runs",
    "start_runs_at",
    "track_name",
    "trained_model",
]
