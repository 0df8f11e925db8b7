"""What is to be learned: data, split, encoding and objective, fixed before the first step."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from dashboard.analysis.training.case_split import counts_cases, split_rows
from dashboard.analysis.training.solver_table import SQUARED_ERROR, check_loss_function
from dashboard.tabular import Prepared
from logreg.arrays import Matrix, Rows, Vector, read_only
from logreg.data.columns import take_rows
from logreg.data.design import Design
from logreg.data.split import Split
from logreg.evaluation.out_of_fold import rows_with_unseen_levels
from logreg.objective.in_memory import Objective
from logreg.objective.squared_error import SquaredErrorObjective
from logreg.solvers import SETTINGS, SolverSettings
from logreg.solvers.settings import NO_SETTINGS

# Of the seeds 0 to 99 the one with which, on the toy data at the optimum, the validation loss exceeds the
# training loss by the least: 0.268 against 0.261. With seed 0 the validation rows happen to be easy: 0.118
# against 0.313.
SPLIT_SEED = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingSettings:
    """How to learn: the split, the encoding, the penalty, the solver and when to give up."""

    solver: str = "gradient-descent"
    solver_settings: SolverSettings = NO_SETTINGS  # of its own class; these stand for its defaults
    loss_function: str = "cross-entropy"  # or "squared-error"
    l1: float = 0.0
    l2: float = 0.0
    max_iter: int = 10_000  # iterations
    patience: int = 0  # iterations without a lower validation loss that end the run; 0 never ends it
    validation_share: float = 0.25  # of the rows, held back for validation
    split_seed: int = SPLIT_SEED
    standardise: bool = True

    def __post_init__(self) -> None:
        check_loss_function(self.solver, self.loss_function)
        if type(self.solver_settings) is SolverSettings:
            object.__setattr__(self, "solver_settings", SETTINGS[self.solver]())

    @property
    def split_key(self) -> tuple[float, int, bool]:
        """What decides which rows a run sees, and in which encoding."""
        return self.validation_share, self.split_seed, self.standardise

    @property
    def squared_error(self) -> bool:
        """Whether squared error is minimised in place of the log loss: no likelihood is maximised then."""
        return self.loss_function == SQUARED_ERROR

    @property
    def penalised(self) -> bool:
        """Whether a penalty holds the slopes back."""
        return self.l1 > 0 or self.l2 > 0

    def with_split_of(self, other: "TrainingSettings") -> "TrainingSettings":
        """These settings, on the rows and in the encoding of others."""
        return replace(
            self,
            validation_share=other.validation_share,
            split_seed=other.split_seed,
            standardise=other.standardise,
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Problem:
    """Training rows to learn from, validation rows to judge by.

    The encoding (levels, centres, scales) is learned on the training rows only; a held-out row with a level
    that they lack cannot be scored and is no validation row.
    """

    source: Prepared  # the data as they were chosen
    prepared: Prepared  # the same; where rows count cases, a row of both sides stands here twice
    settings: TrainingSettings
    split: Split
    design: Design  # of the training rows
    held_out: Matrix  # validation rows in the same encoding, (m, d)
    objective: Objective  # cross-entropy of the training rows, whatever a run minimises
    validation: Objective | None  # of the validation rows, without penalty; None when no row is held out
    unseen_levels: Mapping[str, Mapping[str, int]]  # column -> level -> held-out rows left out for it
    left_out: tuple[str, ...] = ()  # columns of the data that the model does without
    axes_design: Design | None = None  # whose rows set the axes of pictures, where rows were edited since

    @property
    def minimised(self) -> Objective:
        """What a run minimises."""
        return SquaredErrorObjective.of(self.objective) if self.settings.squared_error else self.objective

    @property
    def n_learned(self) -> int:
        """The cases learned from: what frequency weights add up to, else the number of training rows."""
        return self._cases(self.split.train)

    @property
    def n_held_out(self) -> int:
        """The cases held out, counted alike."""
        return self._cases(self.split.validation)

    @property
    def counted(self) -> str:
        """What those two numbers count: rows, or the cases that rows stand for."""
        return "cases" if counts_cases(self.prepared) else "rows"

    def _cases(self, rows: Rows) -> int:
        weight = weight_of(self.prepared, rows)
        if weight is None or not counts_cases(self.prepared):
            return len(rows)
        return round(float(weight.sum()))

    @property
    def training_prevalence(self) -> float:
        """The share of positives among the training rows, each counting as its weight says."""
        rows = self.split.train
        return float(np.average(self.prepared.y[rows], weights=weight_of(self.prepared, rows)))

    def comparable(self, other: "Problem") -> bool:
        """Whether both see the same rows in the same encoding: their runs can be raced."""
        return self.source is other.source and self.settings.split_key == other.settings.split_key


def build_problem(prepared: Prepared, settings: TrainingSettings, known: Problem | None = None) -> Problem:
    """The problem that these data and settings pose; what a known one already holds is not computed again."""
    if known is None or known.source is not prepared or known.settings.split_key != settings.split_key:
        return _posed(prepared, settings)
    before, penalties = known.settings, (settings.l1, settings.l2)
    objective = known.objective
    if penalties != (before.l1, before.l2):
        objective = objective_of(known.prepared, known.design, known.split, settings)
    return replace(known, settings=settings, objective=objective)


def _posed(source: Prepared, settings: TrainingSettings) -> Problem:
    prepared, split = split_rows(source, settings.validation_share, settings.split_seed)
    validation = take_rows(prepared.columns, split.validation)
    design = learned_design(prepared, split.train, standardise=settings.standardise)
    scorable = ~rows_with_unseen_levels(design, validation)
    split = replace(split, validation=read_only(split.validation[scorable]))
    held_out = design.encode(take_rows(prepared.columns, split.validation))
    return Problem(
        source=source,
        prepared=prepared,
        settings=settings,
        split=split,
        design=design,
        held_out=held_out,
        objective=objective_of(prepared, design, split, settings),
        validation=validation_of(prepared, held_out, split) if len(held_out) else None,
        unseen_levels=design.unseen(validation),
    )


def learned_design(data: Prepared, rows: Rows, *, standardise: bool = False) -> Design:
    """The design of some rows: a row that counts as two cases teaches it as two rows would."""
    return Design.learn(
        take_rows(data.columns, rows),
        standardise=standardise,
        spec=data.spec,
        weight=weight_of(data, rows),
        sampling=data.weight_kind == "sampling",
    )


def objective_of(prepared: Prepared, design: Design, split: Split, settings: TrainingSettings) -> Objective:
    """What is minimised: the loss of the training rows with the penalties of the settings."""
    return Objective(
        design.X,
        prepared.y[split.train],
        sample_weight=weight_of(prepared, split.train),
        l1=settings.l1,
        l2=settings.l2,
    )


def validation_of(prepared: Prepared, held_out: Matrix, split: Split) -> Objective:
    """The loss of the validation rows (m, d), without penalty."""
    weight = weight_of(prepared, split.validation)
    return Objective(held_out, prepared.y[split.validation], sample_weight=weight)


def weight_of(prepared: Prepared, rows: Rows) -> Vector | None:
    """The weights of some rows; None where all count the same."""
    return None if prepared.weight is None else prepared.weight[rows]
