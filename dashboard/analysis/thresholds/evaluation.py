"""The rows that thresholds are judged on, swept once: all that stays when a threshold moves."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from dashboard.analysis.thresholds.scored_rows import ScoreSource
from dashboard.analysis.training.model import Scores
from logreg.arrays import Vector
from logreg.errors import LabelError, ValueRangeError
from logreg.evaluation.confusion import Confusion, confusion
from logreg.evaluation.histogram import ScoreHistogram, score_histogram
from logreg.evaluation.prevalence import at_prevalence, sweep_at_prevalence
from logreg.evaluation.thresholds import ThresholdSweep

WORSE_THAN_CHANCE = 0.5
FEW = 10  # rows of a class below which a rate says little


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ThresholdEvaluation:
    """Rows that choose thresholds and rows that judge them.

    `stated` is the share of positives in use, None for the rows' own; `p` are the judging rows'
    probabilities at that share.
    """

    key: tuple[str, str, float | None]  # of the source, the role and the stated share
    source: ScoreSource
    selection_rows: Scores
    evaluation_rows: Scores
    selection_sweep: ThresholdSweep
    evaluation_sweep: ThresholdSweep
    p: Vector
    histogram: ScoreHistogram
    target_prevalence: float | None
    other_models: Mapping[str, ThresholdSweep] = field(default_factory=dict)

    @property
    def same_rows(self) -> bool:
        """Whether the rows that choose also judge."""
        return self.selection_rows is self.evaluation_rows

    @property
    def sweeps(self) -> dict[str, ThresholdSweep]:
        """The judged model first, then its rivals, by name."""
        return {
            self.source.name if self.other_models else "this model": self.evaluation_sweep,
            **self.other_models,
        }

    @property
    def given(self) -> dict[str, Vector]:
        """Each model's probabilities of the judging rows as it gave them, the judged model first."""
        rivals = {name: p[self.evaluation_rows.rows] for name, p in self.source.other_models.items()}
        return {self.source.name if rivals else "this model": self.evaluation_rows.p, **rivals}

    def rows_at(self, threshold: float) -> Confusion[float]:
        """The judging rows themselves at a threshold, whatever share of positives is stated."""
        return confusion(self.evaluation_rows.y, self.p >= threshold)

    @property
    def warnings(self) -> list[str]:
        """What to keep in mind about these rows, in sentences."""
        classes = (
            (self.source.positive, self.evaluation_rows.y.sum()),
            (self.source.negative, (1 - self.evaluation_rows.y).sum()),
        )
        upside_down = [
            f"The area under the ROC curve of {name} is {sweep.roc_auc:.3f}, below 0.5: it ranks "
            f"{self.source.negative} above {self.source.positive}. Check which value is positive and which "
            "column is its probability."
            for name, sweep in self.sweeps.items()
            if sweep.roc_auc < WORSE_THAN_CHANCE
        ]
        return upside_down + [
            f"Only {count:,} judging rows are {name}: rates among them are rough. Use more rows."
            for name, count in classes
            if count < FEW
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
        p=p,
        histogram=score_histogram(judge.y, p),
        target_prevalence=stated,
        other_models={
            name: sweep(Scores(y=judge.y, p=scores[judge.rows], rows=judge.rows, which=name), source, stated)
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
    own = ThresholdSweep(scores.y, scores.p)
    return own if stated is None else sweep_at_prevalence(own, stated, source.training_prevalence)
