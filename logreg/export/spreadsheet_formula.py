"""A model as a workbook: paste rows into it, and formulas give their probabilities or say why there is none.

No name, level or coefficient is written into a formula: formulas point at cells of the sheets behind. So
every digit counts, no text can run or be too long for a formula, and what is computed can be read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from logreg.export.formula import CategoryInput, Formula, NumberInput
from logreg.export.refusals import (
    LARGEST,
    LONGEST,
    NO_LOGARITHM,
    NOT_A_NUMBER,
    TOO_LARGE,
    UNSEEN,
)
from logreg.export.spreadsheet_sheets import Sheet, curve_sheet, input_sheet, level_sheet, model_sheet
from logreg.export.spreadsheet_terms import levels_met, replaces_values, term_formulas, used_cells
from logreg.export.workbook import Cell, CellFormula, column_letters, workbook

READY_ROWS = 1000  # rows whose formulas are there already
MOST_SIGNS = 20_000_000  # of all formulas: a model of many columns gets fewer ready rows
MOST_NOTES = 50  # in one cell: Excel takes 8,192 signs
LONGEST_SUM = 6000  # signs of one cell, before its row stands in it
MOST_CHECKS = 15  # in one cell, of four conditions each: Excel nests 64

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class SpreadsheetColumn:
    """A column of formulas: its heading, and its formula with {row} where the row's number stands."""

    heading: str
    formula: str

    def at(self, row: int) -> CellFormula:
        """The formula of one row, counted from 1."""
        return CellFormula(self.formula.replace("{row}", str(row)))


def spreadsheet_workbook(model: Formula) -> bytes:
    """The workbook: Scores to paste rows into, Model, Inputs, Levels, Splines with the numbers, About."""
    computed = spreadsheet_columns(model)
    ready = max(1, min(READY_ROWS, MOST_SIGNS // sum(len(column.formula) for column in computed)))
    blank: list[Cell] = [None] * len(model.inputs)
    scores: Sheet = [[*(one.column for one in model.inputs), *(column.heading for column in computed)]]
    scores += [[*blank, *(column.at(row) for column in computed)] for row in range(2, ready + 2)]
    about: Sheet = [[name, text] for name, text in model.provenance.known.items()]
    about += [["positive", model.positive], ["negative", model.negative]]
    return workbook(
        {
            "Scores": scores,
            "Model": model_sheet(model),
            "Inputs": input_sheet(model),
            "Levels": level_sheet(model),
            "Splines": curve_sheet(model),
            "About": about,
        }
    )


def spreadsheet_columns(model: Formula) -> tuple[SpreadsheetColumn, ...]:
    """What stands behind the inputs, which fill the columns from A on.

    The inputs with their missing values filled and their levels joined where the model does that, checks,
    sums of terms, reason, log-odds, probability, range. Long formulas are split over several columns.
    """
    first = len(model.inputs)
    used = [_used(model, i) for i, one in enumerate(model.inputs) if replaces_values(one)]
    checks = [_checks(model, part) for part in _parts(range(first), MOST_CHECKS)]
    sums = _sums(term_formulas(model)) or ["0"]
    begin = first + len(used)
    cells = [f"${column_letters(begin + i)}{{row}}" for i in range(len(checks) + len(sums) + 2)]
    check_cells, sum_cells = cells[: len(checks)], cells[len(checks) : -2]
    z = cells[-1]
    odds = f"IF({z}>=0,1/(1+EXP(-{z})),EXP({z})/(1+EXP({z})))"
    return (
        *used,
        *_numbered("check", checks),
        *_numbered("sum of terms", [f'IF({"&".join(check_cells)}<>"","",{text})' for text in sums]),
        SpreadsheetColumn("not scored because", _first_text(check_cells)),
        SpreadsheetColumn("log-odds", f'IF({sum_cells[0]}="","",{"+".join(["Model!$B$2", *sum_cells])})'),
        SpreadsheetColumn(f"probability of {model.positive}", f'IF({z}="","",{odds})'),
        *_numbered("outside the training range", _outside(model)),
    )


def _used(model: Formula, i: int) -> SpreadsheetColumn:
    """What the terms use of an input: its fill where it is empty, the joined level for those not listed."""
    one, cell = model.inputs[i], f"${column_letters(i)}{{row}}"
    found = cell
    if isinstance(one, CategoryInput):
        found = f'{cell}&""'
        if one.other is not None:
            found = f"IF({levels_met(model, one, cell)}=0,Inputs!$F${i + 2},{found})"
    if one.fill is not None:
        found = f'IF(TRIM({cell})="",Inputs!$E${i + 2},{found})'
    return SpreadsheetColumn(f"{one.column}, as used", found)


def _sums(terms: Sequence[str]) -> list[str]:
    """Terms added up, each sum short enough for a cell."""
    sums: list[str] = []
    for term in terms:
        if sums and len(sums[-1]) + len(term) < LONGEST_SUM:
            sums[-1] += f"+{term}"
        else:
            sums.append(term)
    return sums


def _numbered(heading: str, formulas: Sequence[str]) -> list[SpreadsheetColumn]:
    names = [heading, *(f"{heading}, part {i}" for i in range(2, len(formulas) + 1))]
    return [SpreadsheetColumn(name, text) for name, text in zip(names, formulas, strict=False)]


def _parts(items: Sequence[Item], most: int) -> list[Sequence[Item]]:
    return [items[start : start + most] for start in range(0, len(items), most)]


def _first_text(cells: Sequence[str]) -> str:
    """The first of the cells that holds a text."""
    *before, found = cells
    for cell in reversed(before):
        found = f'IF({cell}<>"",{cell},{found})'
    return found


def _checks(model: Formula, positions: Sequence[int]) -> str:
    """Why the first unusable input of a row is unusable; an empty text where all can be used."""
    found, used = '""', used_cells(model)
    for i in reversed(positions):
        one, cell, name = (
            model.inputs[i],
            f"${column_letters(i)}{{row}}",
            f"LEFT(Inputs!$A${i + 2},{LONGEST})",
        )
        holds = f'"Column \'"&{name}&"\' holds \'"&LEFT({cell},{LONGEST})&"\', '
        for condition, why in reversed(_unusable(model, one, used[one.column]).items()):
            found = f'IF({condition},{holds}{why}",{found})'
        if one.fill is None:
            found = f'IF(TRIM({cell})="","No value in column \'"&{name}&"\'.",{found})'
    return found


def _unusable(model: Formula, one: NumberInput | CategoryInput, cell: str) -> dict[str, str]:
    """Condition -> why what stands in the cell that the terms use cannot be used."""
    if isinstance(one, CategoryInput):
        return {f"{levels_met(model, one, cell)}=0": UNSEEN} if one.other is None else {}
    found = {
        f"ISNUMBER({cell})+ISLOGICAL({cell})=0": NOT_A_NUMBER,
        f"ABS({cell})>{LARGEST:G}": TOO_LARGE,
    }
    return found | {f"{cell}<=0": NO_LOGARITHM} if one.positive else found


def _outside(model: Formula) -> list[str]:
    """Which numbers lie outside those learned from."""
    limits = []
    for i, one in enumerate(model.inputs):
        if isinstance(one, NumberInput):
            cell, row = f"${column_letters(i)}{{row}}", i + 2
            beyond = f"({cell}<Inputs!$B${row})+({cell}>Inputs!$C${row})>0"
            limits.append(f'IF(ISNUMBER({cell}),IF({beyond},Inputs!$D${row}&" ",""),"")')
    return [f"TRIM({'&'.join(part)})" for part in _parts(limits, MOST_NOTES)]
