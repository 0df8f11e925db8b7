"""Study files of earlier versions, brought up to this one; newer ones are refused."""

from collections.abc import Callable
from typing import Any

from dashboard.analysis.study.study import StudyError

FORMAT, VERSION = "logreg study", 2
Document = dict[str, Any]


def _with_edits_and_lessons(document: Document) -> Document:
    """Version 1 knew neither what edited rows keep from before nor how far lessons have come."""
    model = document["model"]
    return {
        **document,
        "version": 2,
        "lessons": {},
        "runs": [{**run, "edit": None, "reset_to": None} for run in document["runs"]],
        "model": None if model is None else {**model, "edit": None},
    }


MIGRATIONS: dict[int, Callable[[Document], Document]] = {1: _with_edits_and_lessons}
"""Version -> what makes its document one of the next version. Written once, never changed afterwards."""


def migrated(document: Document) -> Document:
    """The document as this version writes it.

    Raises StudyError for one that is no study, or comes from a later version of the app.
    """
    version = document.get("version")
    if document.get("format") != FORMAT or type(version) is not int or version < 1:
        raise StudyError("This file is no study of this app: choose one that Save study has made.")
    if version > VERSION:
        raise StudyError(
            f"This study was saved by a later version of the app (format {version}; this one reads up to "
            f"{VERSION}). Open it there, or bring this app up to date."
        )
    while version < VERSION:
        document = MIGRATIONS[version](document)
        version += 1
    return document
