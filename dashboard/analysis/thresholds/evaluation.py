"""The rows that thresholds are judged on, swept once: all that stays when a threshold moves."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from dashboard.analysis.thresholds.scored_rows import ScoreSource
from dashboard.analysis.training.model import Scores
from logreg.arrays import Vector
from logreg.errors import LabelError, ValueRangeError
from logreg.evaluation.confusion import Confusion, confusion
from logreg.evaluation.histogram import ScoreHistogram, score_histogram
from logreg.evaluation.prevalence import at_prevalence, sweep_at_prevalence
from logreg.evaluation.thresholds import ThresholdSweep

FEW = 10  # rows of a class below which a rate says little
OTHER_ROWS = ("Validation, in halves", "Out of fold, in halves", "All rows, in halves")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ThresholdEvaluation:
    """Rows that choose thresholds and rows that judge them.

    `target_prevalence` is the share of positives in use, None for the rows' own; `p` are the judging rows'
    probabilities at that share. `evaluation_sweep` is of that share and of the rows' weights, `row_sweep` of
    whole rows, or cases of counted rows. `apparent` says that the model has learned from judging rows.
    """

    key: tuple[str, str, float | None]  # of the source, the role and the stated share
    source: ScoreSource
    selection_rows: Scores
    evaluation_rows: Scores
    selection_sweep: ThresholdSweep
    evaluation_sweep: ThresholdSweep
    row_sweep: ThresholdSweep
    p: Vector
    histogram: ScoreHistogram
    target_prevalence: float | None
    apparent: bool = False
    other_models: Mapping[str, ThresholdSweep] = field(default_factory=dict)

    @property
    def same_rows(self) -> bool:
        """Whether the rows that choose also judge."""
        return self.selection_rows is self.evaluation_rows

    @property
    def selection_p(self) -> Vector:
        """The choosing rows' probabilities at the stated share of positives."""
        if self.same_rows or self.target_prevalence is None:
            return self.p if self.same_rows else self.selection_rows.p
        return at_prevalence(self.selection_rows.p, self.source.training_prevalence, self.target_prevalence)

    @property
    def name(self) -> str:
        """What the judged model is called beside others, and that its figures are apparent where they are."""
        name = self.source.name if self.other_models else "this model"
        return f"{name} (apparent)" if self.apparent else name

    @property
    def sweeps(self) -> dict[str, ThresholdSweep]:
        """The judged model first, then the others, by name."""
        return {self.name: self.evaluation_sweep, **self.other_models}

    @property
    def given(self) -> dict[str, Vector]:
        """Each model's probabilities of the judging rows as it gave them, the judged model first."""
        others = {name: p[self.evaluation_rows.rows] for name, p in self.source.other_models.items()}
        return {self.name: self.evaluation_rows.p, **others}

    @property
    def role_of_other_rows(self) -> str | None:
        """A way to use the rows in which others choose than judge, and none was learned from."""
        return next((role for role in OTHER_ROWS if role in self.source.roles), None)

    @property
    def counts(self) -> Vector | None:
        """How many cases each judging row counts for; None where it is one."""
        return None if self.source.sampling else self.evaluation_rows.weight

    @property
    def counted(self) -> str:
        """What the counts are of: rows, or the cases that rows stand for."""
        return "rows" if self.counts is None else "cases"

    @property
    def share_of_positives(self) -> float:
        """The share of positives among the judging rows, weighted where they are."""
        return float(np.average(self.evaluation_rows.y, weights=self.evaluation_rows.weight))

    def rows_at(self, threshold: float) -> Confusion[float]:
        """How many judging rows or cases a threshold calls rightly and wrongly, without any base rate."""
        return self.row_sweep.at(threshold)

    def weighted_rows_at(self, threshold: float) -> Confusion[float]:
        """The same with the rows' weights, which is what rates in the rows are made of."""
        return confusion(self.evaluation_rows.y, self.p >= threshold, self.evaluation_rows.weight)

    @property
    def warnings(self) -> list[str]:
        """What to keep in mind about these rows, in sentences."""
        classes = (
            (self.source.positive, self.row_sweep.positives),
            (self.source.negative, self.row_sweep.negatives),
        )
        few = [
            f"Only {count:,.0f} judging {self.counted} are {name}: rates among them are rough. Use more rows."
            for name, count in classes
            if count < FEW
        ]
        return [*self._apparent_warning(), *self._reversed_warning(), *few]

    def _apparent_warning(self) -> list[str]:
        if not self.apparent:
            return []
        auc = self.evaluation_sweep.roc_auc
        return [
            f"The model has learned from these rows, so the AUC of {auc:.3f} and every rate are apparent: "
            "expect less on new cases. Choose Out of fold or held-out rows under Scores and rows."
        ]

    def _reversed_warning(self) -> list[str]:
        """AUC below one half, with its likely cause."""
        auc, source = self.evaluation_sweep.roc_auc, self.source
        if auc >= 0.5:
            return []
        said = f"AUC {auc:.3f} is below 0.5: higher scores go with {source.negative}."
        if source.learned_from:
            return [f"{said} Likely these rows are few, or unlike those learned from. Judge on more rows."]
        return [
            f"{said} Likely {source.name!r} is the probability of {source.negative}: choose that as the "
            "positive value, or another column."
        ]


def evaluate(source: ScoreSource, role: str, stated: float | None) -> ThresholdEvaluation:
    """Sweep the rows of a role. Raises LabelError where a part has rows of one class only."""
    chooses, judges = source.roles[role]
    judge = source.parts[judges]()
    chooser = judge if chooses == judges else source.parts[chooses]()
    judging = sweep(judge, source, stated)
    p = judge.p if stated is None else at_prevalence(judge.p, source.training_prevalence, stated)
    return ThresholdEvaluation(
        key=(source.key, role, stated),
        source=source,
        selection_rows=chooser,
        evaluation_rows=judge,
        selection_sweep=judging if chooser is judge else sweep(chooser, source, stated),
        evaluation_sweep=judging,
        row_sweep=judging if stated is None and not source.sampling else _of_rows(judge, p, source),
        p=p,
        histogram=score_histogram(judge.y, p, sample_weight=judge.weight),
        target_prevalence=stated,
        apparent=judges in source.learned_from,
        other_models={
            name: sweep(replace(judge, p=scores[judge.rows], which=name), source, stated)
            for name, scores in source.other_models.items()
        },
    )


def sweep(scores: Scores, source: ScoreSource, stated: float | None) -> ThresholdSweep:
    """The sweep of some rows, at the stated share of positives if there is one."""
    if not np.isfinite(scores.p).all():
        raise ValueRangeError(
            "The model's probabilities are no numbers: its training diverged. Train it again, more slowly."
        )
    if np.unique(scores.y).size < 2:
        only = source.positive if scores.y.any() else source.negative
        raise LabelError(
            f"All of {scores.which} are {only}, and a threshold needs both classes. "
            "Choose other rows under Scores and rows, or hold out more of them."
        )
    own = ThresholdSweep(scores.y, scores.p, scores.weight)
    return own if stated is None else sweep_at_prevalence(own, stated, source.training_prevalence)


def _of_rows(judge: Scores, p: Vector, source: ScoreSource) -> ThresholdSweep:
    """The judging rows at the stated share's probabilities, each counted once or as often as it says."""
    return ThresholdSweep(judge.y, p, None if source.sampling else judge.weight)


def own_threshold(evaluation: ThresholdEvaluation, threshold: float) -> float:
    """The threshold on the model's own probabilities that calls every row as this one does at the base rate.

    Infinity where no probability reaches it.
    """
    source, stated = evaluation.source, evaluation.target_prevalence
    if stated is None or threshold > 1:
        return threshold
    own = float(at_prevalence([threshold], stated, source.training_prevalence)[0])
    for rows in (evaluation.selection_rows, evaluation.evaluation_rows):
        flagged = at_prevalence(rows.p, source.training_prevalence, stated) >= threshold
        if flagged.any():
            own = min(own, float(rows.p[flagged].min()))  # what rounding has put below the threshold
        if not flagged.all():
            own = max(own, float(np.nextafter(rows.p[~flagged].max(), np.inf)))
    return own
