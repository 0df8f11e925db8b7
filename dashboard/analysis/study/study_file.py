"""A study as one file: a zip of JSON and Parquet, nothing that runs. docs/study-file.md says every field."""

import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from dashboard.analysis.study.migrations import FORMAT, VERSION, migrated
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
from dashboard.analysis.study.stored_runs import run_from_json, run_records, run_to_json, steps_bytes
from dashboard.analysis.study.stored_table import (
    table_bytes,
    table_fingerprint,
    table_from_json,
    table_to_json,
)
from dashboard.analysis.study.study import Study, StudyData, StudyError, StudyModel
from dashboard.analysis.training.estimates import EstimateChoice
from dashboard.analysis.training.model import EstimateKind
from dashboard.tabular import TableError, options_as_text, options_from_text
from logreg import Status
from logreg.errors import LogregError

MIME = "application/zip"
DOCUMENT, TABLE = "study.json", "table.parquet"
MOST_ENTRIES, MOST_BYTES = 16, 1_000_000_000  # of all entries unpacked
MOST_JSON = 50_000_000
DAMAGED = "This study file is damaged: open another copy of it."


def study_bytes(study: Study, *, with_data: bool = True) -> bytes:
    """The file. Without the data only the fingerprint of an own table is kept; a sample's rows always are."""
    data = study.data
    keep = data is not None and data.table is not None and (with_data or not data.number)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        document = _document(study, with_table=keep)
        archive.writestr(DOCUMENT, json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1))
        if keep and data is not None and data.table is not None:
            archive.writestr(TABLE, table_bytes(data.table.frame))
        for run in study.runs:
            archive.writestr(_steps_name(run.slot), steps_bytes(run_records(run)))
    return out.getvalue()


def read_study(content: bytes) -> Study:
    """The study that a file holds. Raises StudyError for other bytes: what is wrong, in a sentence."""
    parts = _parts(content)
    try:
        document = migrated(json.loads(parts[DOCUMENT]))
        return _study(document, parts)
    except StudyError:
        raise
    except TableError as error:
        raise StudyError(f"{DAMAGED} {error}") from error
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        OverflowError,
        RecursionError,
    ) as error:
        raise StudyError(DAMAGED) from error
    except LogregError as error:
        raise StudyError(f"{DAMAGED} {error}") from error


def _steps_name(slot: int) -> str:
    return f"run-{slot}.parquet"


def _parts(content: bytes) -> dict[str, bytes]:
    """The entries of the archive, none of them unpacked beyond what it may hold."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if DOCUMENT not in {entry.filename for entry in entries}:
                raise StudyError("This file is no study of this app: choose one that Save study has made.")
            if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise StudyError(
                    f"This file unpacks to more than {MOST_BYTES // 1_000_000:,} MB or {MOST_ENTRIES} parts, "
                    "as no study does."
                )
            return {entry.filename: _unpacked(archive, entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        if zipfile.is_zipfile(io.BytesIO(content)):
            raise StudyError(DAMAGED) from error
        raise StudyError(
            "This file is no study: a study is the .study.zip that Save study has made, whole."
        ) from error


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    most = min(entry.file_size, MOST_JSON if entry.filename == DOCUMENT else MOST_BYTES)
    with archive.open(entry) as opened:
        found = opened.read(most + 1)
    if len(found) > most:
        raise StudyError("A part of this file is larger than a study's: it is not opened.")
    return found


def _document(study: Study, *, with_table: bool) -> dict[str, Any]:
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


def _study(document: Mapping[str, Any], parts: Mapping[str, bytes]) -> Study:
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
        runs=tuple(run_from_json(run, parts[_steps_name(int(run["slot"]))]) for run in document["runs"]),
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
