"""Someone's own CSV, made ready for a model: bytes -> table -> rows, target and features.

Needs no running Streamlit. What was guessed is said in `notes`; what cannot be used raises IntakeError.
"""

from dashboard.intake.error import IntakeError
from dashboard.intake.guessing import Selection, likely_features, likely_positive, likely_target
from dashboard.intake.judging import feature_objection, label, labels, target_objection
from dashboard.intake.preparing import Prepared, prepare
from dashboard.intake.reading import Intake, read_csv

__all__ = [
    "Intake",
    "IntakeError",
    "Prepared",
    "Selection",
    "feature_objection",
    "label",
    "labels",
    "likely_features",
    "likely_positive",
    "likely_target",
    "prepare",
    "read_csv",
    "target_objection",
]
