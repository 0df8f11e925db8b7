"""A study as the JSON document of its file, and back. docs/study-file.md says every field."""

from collections.abc import Mapping
from typing import Any

from dashboard.analysis.study.migrations import FORMAT, VERSION
from dashboard.analysis.study.plain_values import (
    costs_from_json,
    costs_to_json,
    edit_from_json,
    edit_to_json,
    key_from_json,
    key_to_json,
    settings_from_json,
    settings_to_json,
    thresholds_from_json,
    thresholds_to_json,
    vector_from_json,
    vector_to_json,
)
from dashboard.analysis.study.stored_runs import run_from_json, run_to_json
from dashboard.analysis.study.stored_table import (
    table_fingerprint,
    table_from_json,
    table_to_json,
)
from dashboard.analysis.study.study import Study, StudyData, StudyError, StudyModel
from dashboard.analysis.training.estimates import EstimateChoice
from dashboard.analysis.training.model import EstimateKind
from dashboard.tabular import options_as_text, options_from_text
from logreg import Status

DOCUMENT, TABLE = "study.json", "table.parquet"
DAMAGED = "This study file is damaged: open another copy of it."


def steps_name(slot: int) -> str:
    return f"run-{slot}.parquet"


def document_of(study: Study, *, with_table: bool) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "app": study.app,
        "saved": study.saved,
        "page": study.page,
        "address": {name: list(texts) for name, texts in study.address.items()},
        "controls": dict(study.controls),
        "notes": dict(study.notes),
        "lessons": {lesson: dict(steps) for lesson, steps in study.lessons.items()},
        "data": None if study.data is None else _data_to_json(study.data, with_table=with_table),
        "runs": [run_to_json(run) for run in study.runs],
        "chosen": study.chosen,
        "model": None if study.model is None else _model_to_json(study.model),
        "estimate": {"kind": study.estimate.kind.name, "left_out": list(study.estimate.left_out)},
        "thresholds": thresholds_to_json(study.thresholds),
        "decides": study.decides,
        "costs": costs_to_json(study.decision_costs),
        "rows_role": study.rows_role,
    }


def study_of(document: Mapping[str, Any], parts: Mapping[str, bytes]) -> Study:
    estimate = document["estimate"]
    return Study(
        page=str(document["page"]),
        app=str(document["app"]),
        saved=str(document["saved"]),
        address={str(name): tuple(map(str, texts)) for name, texts in document["address"].items()},
        controls=_controls(document["controls"]),
        notes={str(name): str(text) for name, text in document["notes"].items()},
        lessons={str(lesson): dict(steps) for lesson, steps in document["lessons"].items()},
        data=None if document["data"] is None else _data_from_json(document["data"], parts),
        runs=tuple(run_from_json(run, parts[steps_name(int(run["slot"]))]) for run in document["runs"]),
        chosen=int(document["chosen"]),
        model=None if document["model"] is None else _model_from_json(document["model"]),
        estimate=EstimateChoice(EstimateKind[estimate["kind"]], tuple(map(str, estimate["left_out"]))),
        thresholds=thresholds_from_json(document["thresholds"]),
        decides=str(document["decides"]),
        decision_costs=costs_from_json(document["costs"]),
        rows_role=str(document["rows_role"]),
    )


def _controls(found: Mapping[str, Any]) -> dict[str, Any]:
    for value in found.values():
        if isinstance(value, dict):
            raise StudyError(DAMAGED)
    return dict(found)


def _data_to_json(data: StudyData, *, with_table: bool) -> dict[str, Any]:
    return {
        "source": data.source,
        "name": data.name,
        "key": key_to_json(data.key),
        "number": data.number,
        "rows": data.rows,
        "fingerprint": data.fingerprint,
        "file_sha256": data.file_sha256,
        "given": options_as_text(data.given),
        "base": dict(data.base),
        "plan": dict(data.plan),
        "table": table_to_json(data.table) if with_table and data.table is not None else None,
    }


def _data_from_json(data: Mapping[str, Any], parts: Mapping[str, bytes]) -> StudyData:
    table = None if data["table"] is None else table_from_json(data["table"], parts[TABLE])
    if table is not None and table_fingerprint(table.frame) != data["fingerprint"]:
        raise StudyError("The study's table is not the one it was saved with: open another copy of the file.")
    return StudyData(
        source=str(data["source"]),
        name=str(data["name"]),
        key=key_from_json(data["key"]),
        number=int(data["number"]),
        rows=int(data["rows"]),
        fingerprint=str(data["fingerprint"]),
        file_sha256=str(data["file_sha256"]),
        given=options_from_text(data["given"]),
        base=dict(data["base"]),
        plan=dict(data["plan"]),
        table=table,
    )


def _model_to_json(model: StudyModel) -> dict[str, Any]:
    return {
        "slot": model.slot,
        "settings": settings_to_json(model.settings),
        "coef": vector_to_json(model.coef),
        "iteration": model.iteration,
        "status": model.status.name,
        "edit": edit_to_json(model.edit),
    }


def _model_from_json(data: Mapping[str, Any]) -> StudyModel:
    return StudyModel(
        slot=None if data["slot"] is None else int(data["slot"]),
        settings=settings_from_json(data["settings"]),
        coef=vector_from_json(data["coef"]),
        iteration=int(data["iteration"]),
        status=Status[data["status"]],
        edit=edit_from_json(data["edit"]),
    )
