"""Study files of earlier versions, brought up to this one; newer ones are refused."""

from collections.abc import Callable
from typing import Any

from dashboard.analysis.study.study import StudyError

FORMAT, VERSION = "logreg study", 1
Document = dict[str, Any]

MIGRATIONS: dict[int, Callable[[Document], Document]] = {}
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
