"""The active model's rows, swept once a visit for every page that needs a threshold on them."""

from collections.abc import Generator
from functools import partial

from dashboard.analysis.thresholds.active_decision import Decision, decide
from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation, evaluate
from dashboard.analysis.thresholds.named_threshold import Rule
from dashboard.analysis.thresholds.scored_rows import ScoreSource, scores_from_model
from dashboard.analysis.training.model import Model
from dashboard.ui.session import decision, decision_costs, progress, visit
from dashboard.ui.session.widget_values import set_widget
from logreg.evaluation.out_of_fold import OutOfFold


def model_scores(model: Model) -> ScoreSource:
    """The rows of a model."""
    return visit.cached_in_session("scored", model.key, lambda: scores_from_model(model, _out_of_fold))


def evaluation_of(source: ScoreSource, role: str, stated: float | None) -> ThresholdEvaluation:
    """The rows of a role, swept. Raises LabelError where a part has rows of one class only."""
    key = (source.key, role, stated)
    return visit.cached_in_session("evaluation", key, partial(evaluate, source, role, stated))


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


def _out_of_fold(fits: Generator[float, None, OutOfFold]) -> OutOfFold:
    """Wait for the fits of all folds; Cancel goes back to rows that need none."""
    doing = "Fitting the model to each fold"
    return progress.run_with_progress(fits, doing, key="cancel_folds", on_cancel=_back_to_validation)


def _back_to_validation() -> None:
    set_widget("rows_role", "Validation")
    decision_costs.keep_decision_costs(decision_costs.decision_costs(), "Validation")
