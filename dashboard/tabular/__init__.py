"""A file's bytes -> table -> plan of its columns -> prepared rows. Needs no running Streamlit.

What was decided is said in `notes`, what must be asked in `questions`; what cannot be used raises TableError.
"""

from dashboard.tabular.encoding import ENCODINGS, encoding_name
from dashboard.tabular.errors import TableError
from dashboard.tabular.missing_texts import MISSING_TEXTS
from dashboard.tabular.options_text import options_as_text, options_from_text
from dashboard.tabular.places import cell_at, where
from dashboard.tabular.questions import Answer, Question
from dashboard.tabular.read import read_table
from dashboard.tabular.table import Note, ReadOptions, Table

__all__ = [
    "ENCODINGS",
    "MISSING_TEXTS",
    "Answer",
    "Note",
    "Question",
    "ReadOptions",
    "Table",
    "TableError",
    "cell_at",
    "encoding_name",
    "options_as_text",
    "options_from_text",
    "read_table",
    "where",
]
