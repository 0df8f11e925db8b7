"""The threshold that pictures of a run draw: the decision of the visit, or one half and why."""

from dashboard.analysis.thresholds.active_decision import Decision, placed_threshold
from dashboard.analysis.training.model import EstimateKind
from dashboard.analysis.training.run import Run
from dashboard.ui.session import decision, decision_costs, visit
from dashboard.ui.widgets import evaluated_scores
from logreg.errors import LogregError

HALF = 0.5
MOST_ROWS = 200_000  # that can be swept at every step of a run


def decision_of_run(run: Run) -> tuple[float, str]:
    """The threshold of a run's pictures, between 0 and 1, and its words.

    A rule that looks at rows has its threshold while the run stands still and is the model of every page; a
    threshold that calls every case alike cannot be drawn. Elsewhere it is one half.
    """
    named, kept = decision.decided(), decision_costs.decision_costs()
    learned = run.problem.training_prevalence
    placed = placed_threshold(named, kept.costs, learned, kept.target_prevalence) or _placed_on_rows(run)
    if isinstance(placed, str):
        return HALF, f"0.5, as {named.letter} ({Decision(named=named, threshold=HALF).rule_words}) {placed}"
    if not 0 < placed.threshold < 1:
        return HALF, f"0.5, as {placed.words} calls every case alike"
    return placed.threshold, placed.words


def _placed_on_rows(run: Run) -> Decision | str:
    """The decision of a rule that looks at rows, or what it waits for."""
    chosen, model = visit.chosen_estimate().kind, visit.model()
    if chosen is not EstimateKind.TRAINED:
        return f"is placed for the model of the other pages: {chosen.value}"
    if run.playing or model is None or model.problem is not run.problem:
        return "is placed when training pauses"
    if run.problem.objective.n_rows > MOST_ROWS:
        return "is placed on Thresholds, for so many rows"
    if decision_costs.rows_role().startswith("Out of fold"):
        return "looks at rows out of fold: Thresholds places it"
    try:
        return evaluated_scores.decision_for(model)
    except LogregError:
        return "cannot be placed on these rows: Thresholds says why"
