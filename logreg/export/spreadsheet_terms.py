"""What each term of a model is as a spreadsheet formula, which points at cells for names and numbers."""

from logreg.data.factors import Factor, Level, Linear, Log, Missing, Spline, Square
from logreg.export.formula import CategoryInput, Formula, NumberInput
from logreg.export.workbook import column_letters

BOOLEANS = {"False", "True"}


def term_formulas(model: Formula) -> list[str]:
    """What each term, and the level of each category, adds to the log-odds."""
    cells = used_cells(model)
    categories = [one for one in model.inputs if isinstance(one, CategoryInput)]
    levels = [
        f"SUMPRODUCT(EXACT({level_text(one, cells[one.column])},{level_range(model, one)})"
        f"*{level_range(model, one, 'C')})"
        for one in categories
    ]
    products = (
        "*".join(factor_formula(model, factor, cells[factor.column]) for factor in term.factors)
        for term in model.other_terms
    )
    others = [f"Model!$B${row}*({product}-Model!$C${row})" for row, product in enumerate(products, start=3)]
    return others + levels


def factor_formula(model: Formula, factor: Factor, cell: str) -> str:
    match factor:
        case Level():
            (one,) = (c for c in model.inputs if c.column == factor.column and isinstance(c, CategoryInput))
            row = first_level_row(model, one) + one.levels.index(factor.level)
            return f"EXACT({level_text(one, cell)},Levels!$B${row})"
        case Log():
            return f"LN({cell})"
        case Square():
            return f"{cell}*{cell}"
        case Missing():
            (i,) = (i for i, one in enumerate(model.inputs) if one.column == factor.column)
            return f'(TRIM(${column_letters(i)}{{row}})="")'
        case Spline():
            return curve_formula(curves_of(model).index(factor) + 2, cell)
        case Linear():
            return cell


def curve_formula(row: int, cell: str) -> str:
    """A curve whose numbers stand in a row of the sheet Splines."""
    start, bend, end, rise, fall, slope = (f"Splines!${letter}${row}" for letter in "BCDEFG")
    c = f"IF({cell}<{end},{cell},{end})"
    cubes = f"{rise}*(({c}-{start})*({cell}>{start}))^3-{fall}*(({c}-{bend})*({cell}>{bend}))^3"
    return f"({cubes}+{slope}*({cell}-{end})*({cell}>{end}))"


def curves_of(model: Formula) -> list[Spline]:
    """The curves of the model, each once, in the order of their sheet."""
    factors = (factor for term in model.terms for factor in term.factors)
    return list(dict.fromkeys(factor for factor in factors if isinstance(factor, Spline)))


def replaces_values(one: NumberInput | CategoryInput) -> bool:
    """Whether a value may be used that is not the row's own."""
    return one.fill is not None or (isinstance(one, CategoryInput) and one.other is not None)


def used_cells(model: Formula) -> dict[str, str]:
    """Input -> the cell from which terms take it."""
    replaced = [one.column for one in model.inputs if replaces_values(one)]
    places = {one.column: i for i, one in enumerate(model.inputs)}
    places |= {name: len(model.inputs) + i for i, name in enumerate(replaced)}
    return {name: f"${column_letters(i)}{{row}}" for name, i in places.items()}


def levels_met(model: Formula, one: CategoryInput, cell: str) -> str:
    """How many of the levels the cell holds: 1 or 0."""
    return f"SUMPRODUCT(EXACT({level_text(one, cell)},{level_range(model, one)})*1)"


def level_text(one: CategoryInput, cell: str) -> str:
    """The cell as a text, as its levels are written: truth values in capitals, as spreadsheets show them."""
    return f'UPPER({cell}&"")' if of_booleans(one) else f'{cell}&""'


def level_range(model: Formula, one: CategoryInput, letter: str = "B") -> str:
    first = first_level_row(model, one)
    return f"Levels!${letter}${first}:${letter}${first + len(one.levels) - 1}"


def first_level_row(model: Formula, one: CategoryInput) -> int:
    """The row of the sheet Levels where a category begins."""
    categories = [c for c in model.inputs if isinstance(c, CategoryInput)]
    return 2 + sum(len(c.levels) for c in categories[: categories.index(one)])


def of_booleans(one: CategoryInput) -> bool:
    """Whether the levels are truth values, but for one that stands for missing ones."""
    return set(one.levels) - {one.fill} <= BOOLEANS
