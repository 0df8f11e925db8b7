"""Models and tables as text that other programs read."""

from logreg.export.cells import spreadsheet_text
from logreg.export.formula import CategoryInput, Formula, NumberInput, model_inputs
from logreg.export.provenance import Provenance
from logreg.export.refusals import cell_levels, cell_numbers, outside_ranges, refusal_reasons
from logreg.export.spreadsheet_formula import spreadsheet_workbook
from logreg.export.table_facts import TableSource
from logreg.export.table_text import csv_text, html_table, latex_table, markdown_table

__all__ = [
    "CategoryInput",
    "Formula",
    "NumberInput",
    "Provenance",
    "TableSource",
    "cell_levels",
    "cell_numbers",
    "csv_text",
    "html_table",
    "latex_table",
    "markdown_table",
    "model_inputs",
    "outside_ranges",
    "refusal_reasons",
    "spreadsheet_text",
    "spreadsheet_workbook",
]
