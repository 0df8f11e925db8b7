"""Exported workbooks, worked out by a spreadsheet library."""

import io
import warnings

import numpy as np
import openpyxl
from openpyxl.utils import get_column_letter

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import formulas


def calculated(file, rows, categories):
    """What the formulas of the first sheet say of rows (n, inputs): heading -> n answers.

    Rows with the same levels in the columns at these positions are worked out at once: the library takes
    the numbers as arrays, while a level is looked up in a range.
    """
    book = openpyxl.load_workbook(io.BytesIO(file))
    columns = list(zip(*book["Scores"].iter_rows(min_row=1, max_row=2), strict=True))[rows.shape[1] :]
    made = [(head.column_letter, head.value, compiled(cell.value)) for head, cell in columns]
    answers = {heading: np.full(len(rows), None, dtype=object) for _, heading, _ in made}
    keys = [repr(row) for row in rows[:, categories].tolist()]
    for key in sorted(set(keys)):
        at = np.flatnonzero([key == other for other in keys])
        known = {get_column_letter(i + 1): rows[at, i : i + 1] for i in range(rows.shape[1])}
        known |= {get_column_letter(i + 1): rows[at[0], i] for i in categories}
        for letter, heading, (function, names) in made:
            with np.errstate(over="ignore"):  # the library works out both branches of an IF
                found = function(*(cell_values(book, name, known) for name in names))
            found = np.asarray(found, dtype=object)
            known[letter] = found.item() if found.size == 1 else found  # one answer of levels alone
            answers[heading][at] = np.broadcast_to(found, (len(at), 1))[:, 0]
    return {heading: values.tolist() for heading, values in answers.items()}


def compiled(text):
    function = formulas.Parser().ast(text)[1].compile()
    return function, list(function.inputs)


def cell_values(book, name, known):
    """A column of the rows, or what stands in a cell or a range of the sheets behind."""
    sheet, _, place = name.rpartition("!")
    if not sheet:
        return known[place.rstrip("0123456789")] if ":" not in place else [["any value"]]
    found = book[sheet.capitalize()][place]
    return [[cell.value for cell in row] for row in found] if isinstance(found, tuple) else found.value
