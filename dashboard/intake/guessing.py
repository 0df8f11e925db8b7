"""Sensible first choices for a table: the target, its positive value and the features."""

from dataclasses import dataclass

import pandas as pd

from dashboard.intake.error import counted, quoted
from dashboard.intake.judging import feature_objection, is_numeric, labels

_TARGET_NAMES = {
    *("target", "y", "label", "class", "outcome", "diagnosis", "response", "result", "status", "default"),
    *("churn", "survived", "malignant", "positive", "event", "disease", "died", "death", "success", "fraud"),
}
_CERTAIN_NAMES = {"target", "y", "label", "class", "outcome"}
_POSITIVE = {
    *("1", "true", "t", "yes", "y", "positive", "pos", "+", "present", "abnormal", "success", "won"),
    *("malignant", "case", "sick", "ill", "disease", "diseased", "cancer", "tumour", "tumor"),
    *("died", "dead", "death", "event", "default", "churn", "churned", "spam", "fraud", "survived"),
    "converted",
}
_ID_NAMES = {"id", "index", "key", "nr", "row", "code"}
_ENOUGH_TO_COUNT = 20


@dataclass(frozen=True, slots=True)
class Selection:
    """The features chosen to begin with, and why each other column was left out: name -> sentence."""

    features: tuple[str, ...]
    left_out: dict[str, str]


def likely_target(frame: pd.DataFrame) -> str:
    """The likely target: a telling name with two values, a column called so, the last with two values."""
    names = [str(name) for name in frame]
    binary = [name for name in names if _has_two_values(frame[name])]
    telling = [name for name in binary if _TARGET_NAMES & set(name.lower().replace("_", " ").split())]
    called = [name for name in names if name.lower() in _CERTAIN_NAMES]
    return (telling or called or binary[-1:] or names[-1:])[0]


def likely_positive(values: list[str]) -> str | None:
    """The one value that means yes, or None where that has to be asked."""
    folded = sorted(value.lower() for value in values)
    if folded == ["b", "m"]:  # benign, malignant
        return max(values, key=str.lower)
    if "1" in values and not {"0", "-1"} & set(values):  # 1 and 2 are codes
        return None
    telling = [value for value in values if value.lower() in _POSITIVE]
    return telling[0] if len(telling) == 1 else None


def likely_features(frame: pd.DataFrame, target: str) -> Selection:
    """Every column but the target that a model can learn from.

    Identifiers are left out, and columns whose missing values would cost more than half of the rows.
    """
    left_out: dict[str, str] = {}
    for name in frame.columns.drop(target):
        reason = feature_objection(frame[name]) or _identifier(frame[name])
        if reason:
            left_out[str(name)] = reason
    left_out |= _too_costly(frame.drop(columns=list(left_out)), target)
    chosen = tuple(str(name) for name in frame if name != target and name not in left_out)
    return Selection(chosen, left_out)


def _too_costly(frame: pd.DataFrame, target: str) -> dict[str, str]:
    """The columns to leave out, those that miss most values first, so that half of the rows are complete."""
    complete = frame[target].notna().to_numpy()
    enough = complete.sum() / 2
    missing = frame.drop(columns=target).isna().sum().sort_values(kind="stable")
    left_out: dict[str, str] = {}
    for name, count in missing[missing > 0].items():
        still = complete & frame[name].notna().to_numpy()
        if still.sum() >= enough:
            complete = still
        else:
            left_out[str(name)] = (
                f"Column {quoted(name)} has no value in {counted(count, 'row')}, which would all be dropped: "
                "leave it out, or fill it."
            )
    return left_out


def _has_two_values(column: pd.Series) -> bool:
    """Looks at the first rows first: most columns show more than two values there."""
    return column.head(1000).nunique() <= 2 and len(labels(column, most=3)) == 2


def _identifier(column: pd.Series) -> str | None:
    """Why a column of whole numbers, each different, seems to number the rows: its name, or it counts up."""
    if not is_numeric(column) or bool((column.head(100) % 1 != 0).any()):
        return None
    name = str(column.name)
    words = set(name.lower().replace("_", " ").replace("-", " ").split())
    called = bool(words & _ID_NAMES) or name.endswith(("Id", "ID"))
    if not (called or _counts_up(column)) or not column.is_unique or bool((column % 1 != 0).any()):
        return None
    return f"Column {quoted(name)} seems to number the rows: leave it out."


def _counts_up(column: pd.Series) -> bool:
    """Whether a column is 0, 1, 2, ... or 1, 2, 3, ... for so long that no measurement would be."""
    long = len(column) >= _ENOUGH_TO_COUNT and column.iloc[0] in {0, 1}
    return long and bool((column.diff()[1:] == 1).all())
