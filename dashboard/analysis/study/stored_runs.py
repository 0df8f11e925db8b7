"""The steps of a run as Parquet: every float bit by bit, nothing that a program would run."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.analysis.study.plain_values import (
    edit_from_json,
    edit_to_json,
    settings_from_json,
    settings_to_json,
    vector_from_json,
    vector_to_json,
)
from dashboard.analysis.study.study import StudyError, StudyRun
from dashboard.analysis.training.history import RecordedStep
from logreg import Status
from logreg.arrays import Vector, read_only
from logreg.solvers import Step

MOST_NUMBERS = 4_000_000  # of coefficients that a file holds of one run; more are thinned
_STEP = ("iteration", "loss", "gradient_norm", "separated", "decrement", "stalled", "diverged", "under_way")


def run_to_json(run: StudyRun) -> dict[str, Any]:
    """A run without its steps; those are told by their places among `run_records`."""
    n = len(_thinned(run.kept))
    return {
        "slot": run.slot,
        "settings": settings_to_json(run.settings),
        "start": None if run.start is None else vector_to_json(run.start),
        "start_iteration": run.start_iteration,
        "stride": run.stride,
        "status": run.status.name,
        "kept": n,
        "best": run.best is not None,
        "edit": edit_to_json(run.edit),
        "reset_to": None if run.reset_to is None else _point_to_json(*run.reset_to),
    }


def run_records(run: StudyRun) -> tuple[RecordedStep, ...]:
    """The steps that are stored: those kept, the newest, the first, and the best where there is one."""
    return (*_thinned(run.kept), run.newest, run.first, *([run.best] if run.best else []))


def _thinned(records: Sequence[RecordedStep]) -> Sequence[RecordedStep]:
    if not records:
        return records
    most = max(2, MOST_NUMBERS // len(records[0].step.coef))
    if len(records) <= most:
        return records
    places = np.unique(np.linspace(0, len(records) - 1, most).round().astype(int))
    return [records[place] for place in places]


def steps_bytes(records: Sequence[RecordedStep]) -> bytes:
    """The steps as Parquet."""
    columns = {name: [getattr(one.step, name) for one in records] for name in _STEP}
    columns["validation_loss"] = [one.validation_loss for one in records]
    columns["seconds"] = [one.seconds for one in records]
    columns["cross_entropy"] = pa.array([one.cross_entropy for one in records], pa.float64())
    coef = [one.step.coef.tolist() for one in records]
    table = pa.table({**columns, "coef": pa.array(coef, pa.list_(pa.float64()))})
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd")
    return out.getvalue()


def run_from_json(data: Mapping[str, Any], steps: bytes) -> StudyRun:
    """The run of `run_to_json` and its steps. Raises StudyError where they do not belong together."""
    records = _records(steps)
    n, with_best = int(data["kept"]), bool(data["best"])
    if len(records) != n + 2 + with_best:
        raise StudyError("A run of the study and its steps do not belong together: open another copy.")
    start = data["start"]
    return StudyRun(
        slot=int(data["slot"]),
        settings=settings_from_json(data["settings"]),
        start=None if start is None else vector_from_json(start),
        start_iteration=int(data["start_iteration"]),
        stride=int(data["stride"]),
        kept=tuple(records[:n]),
        newest=records[n],
        first=records[n + 1],
        best=records[n + 2] if with_best else None,
        status=Status[data["status"]],
        edit=edit_from_json(data["edit"]),
        reset_to=None if data["reset_to"] is None else _point_from_json(data["reset_to"]),
    )


def _point_to_json(coef: Vector | None, iteration: int) -> dict[str, Any]:
    return {"coef": None if coef is None else vector_to_json(coef), "iteration": iteration}


def _point_from_json(data: Mapping[str, Any]) -> tuple[Vector | None, int]:
    coef = data["coef"]
    return None if coef is None else vector_from_json(coef), int(data["iteration"])


def _records(steps: bytes) -> list[RecordedStep]:
    try:
        stored = pq.ParquetFile(pa.BufferReader(steps))
        if stored.metadata.num_rows > 10_000:
            raise StudyError("The study's steps are more than a run remembers: this is no study file.")
        rows = stored.read().to_pylist()
    except pa.ArrowException as damaged:
        raise StudyError("A run of the study is damaged: open another copy of the file.") from damaged
    return [
        RecordedStep(
            step=Step(
                coef=read_only(np.array(row["coef"], dtype=float)), **{name: row[name] for name in _STEP}
            ),
            validation_loss=row["validation_loss"],
            seconds=row["seconds"],
            cross_entropy=row.get("cross_entropy"),  # studies made before have none
        )
        for row in rows
    ]
