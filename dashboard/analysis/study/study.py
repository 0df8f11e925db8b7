"""All that a visit holds, as one value: what a study file says and what opening it brings back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dashboard.analysis.thresholds.decision_costs import DecisionCosts
from dashboard.analysis.thresholds.named_threshold import NamedThreshold
from dashboard.analysis.training.edited_rows import RowsEdit
from dashboard.analysis.training.estimates import EstimateChoice
from dashboard.analysis.training.history import RecordedStep
from dashboard.analysis.training.problem import TrainingSettings
from dashboard.tabular import ReadOptions, Table
from logreg import Status
from logreg.arrays import Vector
from logreg.errors import LogregError


class StudyError(LogregError):
    """A study that cannot be saved, opened or shared; the sentence says why and what helps."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class StudyData:
    """The chosen table, how it was read, and what was chosen about its columns.

    table: None where the study was saved without its rows. fingerprint: of the table's cells; file_sha256: of
    the bytes that were uploaded, empty of a sample. base and plan: as `plan_to_json` gives them. key: what a
    sample was made from; number: which upload of the visit it was, 0 of a sample.
    """

    source: str
    name: str
    key: Any
    number: int
    rows: int
    fingerprint: str
    file_sha256: str
    given: ReadOptions
    base: Mapping[str, Any]
    plan: Mapping[str, Any]
    table: Table | None = None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class StudyRun:
    """A run as it stood: its settings, where it began, and every step that is remembered.

    stride: every how many iterations a step is kept. first: where its solver was last started. edit: what it
    keeps from before its rows were edited; reset_to: coefficients (None for zeros) and iteration at which it
    then begins anew.
    """

    slot: int
    settings: TrainingSettings
    start: Vector | None
    start_iteration: int
    stride: int
    kept: tuple[RecordedStep, ...]
    newest: RecordedStep
    first: RecordedStep
    best: RecordedStep | None
    status: Status
    edit: RowsEdit | None = None
    reset_to: tuple[Vector | None, int] | None = None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class StudyModel:
    """The point of training that is the model: coefficients (k,), intercept first, in the design's terms.

    slot: the run that stands there, None where none does.
    """

    slot: int | None
    settings: TrainingSettings
    coef: Vector
    iteration: int
    status: Status
    edit: RowsEdit | None = None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Study:
    """Everything that the pages show follows from this.

    address: parameter of dashboard/ui/session/addresses.py -> its values, for every control that is not at
    its default. controls: the same of controls that no address opens, such as the case on Predict. lessons:
    lesson -> step -> how far it has come. chosen: slot of the current run.
    """

    page: str = "start"
    app: str = ""
    saved: str = ""  # date and time, UTC, ISO 8601
    address: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    controls: Mapping[str, Any] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    lessons: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    data: StudyData | None = None
    runs: tuple[StudyRun, ...] = ()
    chosen: int = 0
    model: StudyModel | None = None
    estimate: EstimateChoice = field(default_factory=EstimateChoice)
    thresholds: tuple[NamedThreshold, ...] = ()
    decides: str = ""
    decision_costs: DecisionCosts | None = None
    rows_role: str = ""
