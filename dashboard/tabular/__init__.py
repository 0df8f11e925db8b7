"""A file's bytes -> table -> plan of its columns -> prepared rows. Needs no running Streamlit.

What was decided is said in `notes`, what must be asked in `questions`; what cannot be used raises TableError.
"""

from dashboard.tabular.encoding import ENCODINGS
from dashboard.tabular.encoding_guess import encoding_name
from dashboard.tabular.errors import TableError
from dashboard.tabular.missing_texts import MISSING_TEXTS
from dashboard.tabular.missing_values import missing_choices, rows_for_choices, rows_used
from dashboard.tabular.options_text import options_as_text, options_from_text
from dashboard.tabular.places import cell_at, where
from dashboard.tabular.plan import Alternative, Column, Cut, GroupedCounts, Plan, ValueGroups
from dashboard.tabular.plan_json import plan_from_json, plan_to_json
from dashboard.tabular.planned_table import PlannedTable, planned
from dashboard.tabular.prepare import Prepared, feature_columns, prepare
from dashboard.tabular.propose import propose, with_target
from dashboard.tabular.questions import Answer, Question
from dashboard.tabular.read import read_table
from dashboard.tabular.summary_table import SummaryTable, summary_table
from dashboard.tabular.table import Note, ReadOptions, Table

__all__ = [
    "ENCODINGS",
    "MISSING_TEXTS",
    "Alternative",
    "Answer",
    "Column",
    "Cut",
    "GroupedCounts",
    "Note",
    "Plan",
    "PlannedTable",
    "Prepared",
    "Question",
    "ReadOptions",
    "SummaryTable",
    "Table",
    "TableError",
    "ValueGroups",
    "cell_at",
    "encoding_name",
    "feature_columns",
    "missing_choices",
    "options_as_text",
    "options_from_text",
    "plan_from_json",
    "plan_to_json",
    "planned",
    "prepare",
    "propose",
    "read_table",
    "rows_for_choices",
    "rows_used",
    "summary_table",
    "where",
    "with_target",
]
