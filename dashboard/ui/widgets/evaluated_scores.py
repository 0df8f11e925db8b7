"""The active model's rows, swept once a visit for every page that needs a threshold on them."""

from collections.abc import Generator
from functools import partial

from dashboard.analysis.thresholds.active_decision import Decision, decide, placed_threshold
from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation, evaluate
from dashboard.analysis.thresholds.named_threshold import Rule
from dashboard.analysis.thresholds.scored_rows import ScoreSource, scores_from_model
from dashboard.analysis.training.model import Model
from dashboard.analysis.training.problem import Problem
from dashboard.ui.session import decision, decision_costs, progress, visit
from dashboard.ui.session.widget_values import set_widget
from logreg.arrays import Vector


def model_scores(model: Model) -> ScoreSource:
    """The rows of a model."""
    return visit.cached_in_session("scored", model.key, lambda: scores_from_model(model, _out_of_fold))


def evaluation_of(source: ScoreSource, role: str, stated: float | None) -> ThresholdEvaluation:
    """The rows of a role, swept. Raises LabelError where a part has rows of one class only."""
    key = (source.key, role, stated)
    return visit.cached_in_session("evaluation", key, partial(evaluate, source, role, stated))


def decision_while_training(problem: Problem) -> tuple[float, str]:
    """The threshold for a model that still changes, and its words; 0.5 where its rule would look at rows."""
    named, kept = decision.decided(), decision_costs.decision_costs()
    placed = placed_threshold(named, kept.costs, problem.training_prevalence, kept.target_prevalence)
    if placed is None or not 0 < placed.threshold < 1:
        rule = "" if placed else f", as {named.letter} ({named.name.lower()}) waits for a trained model"
        return 0.5, f"0.5{rule}"
    return placed.threshold, placed.words


def decision_for(model: Model) -> Decision:
    """The threshold of the visit that decides, for the probabilities of this model.

    Raises LogregError where its rule cannot be applied to the model's rows.
    """
    named, kept = decision.decided(), decision_costs.decision_costs()
    if not named.rule.learns and kept.target_prevalence is None:
        threshold = kept.costs.break_even if named.rule is Rule.BREAK_EVEN else named.amount
        return Decision(named=named, threshold=threshold)
    source = model_scores(model)
    role = decision_costs.rows_role()
    used = role if role in source.roles else next(iter(source.roles))
    return decide(named, kept.costs, evaluation_of(source, used, kept.target_prevalence))


def _out_of_fold(fits: Generator[float, None, Vector]) -> Vector:
    """Wait for the fits of all folds; Cancel goes back to rows that need none."""
    doing = "Fitting the model to each fold"
    return progress.run_with_progress(fits, doing, key="cancel_folds", on_cancel=_back_to_validation)


def _back_to_validation() -> None:
    set_widget("rows_role", "Validation")
    decision_costs.keep_decision_costs(decision_costs.decision_costs(), "Validation")
