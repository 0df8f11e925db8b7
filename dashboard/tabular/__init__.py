"""A file's bytes -> table -> plan of its columns -> prepared rows. Needs no running Streamlit."""

from dashboard.tabular.errors import TableError
from dashboard.tabular.missing_texts import MISSING_TEXTS
from dashboard.tabular.questions import Answer, Question
from dashboard.tabular.read import read_table
from dashboard.tabular.table import Note, ReadOptions, Table

__all__ = ["MISSING_TEXTS", "Answer", "Note", "Question", "ReadOptions", "Table", "TableError", "read_table"]
