"""The second opinion by Stata, on rows.csv."""

from dashboard.analysis.study.second_opinion import ROWS_FILE, Refit, grouped_lines

_HEAD = """* A second opinion on a logistic regression, by Stata. Run in the folder of rows.csv.
* Stata has no SHA-256: rows.csv is known by its number of rows, and every number is compared.
* Prints AGREES, or DIFFERS, and says where.
version 14
clear
set type double
import delimited using "rows.csv", delimiters(",") varnames(nonames) rowrange(2:) ///
    stringcols(_all) encoding("utf-8") bindquote(strict)
generate long line = _n + 1
generate byte used = 0
"""
_TAIL = """count
if r(N) != {n_rows} {{
    display "DIFFERS: this is another file than the model was made with"
    exit 9
}}
{fit}
matrix b = e(b)
matrix V = e(V)
scalar fine = 1
"""


def stata_refit(problem: Refit, columns: tuple[str, ...]) -> str:
    """The script. `columns` are those of rows.csv in order: they are known by their place, v1, v2, ...

    No text of the person's own stands in the code but as sign codes, so that no macro in it is expanded.
    """
    place = {name: f"v{number}" for number, name in enumerate(columns, start=1)}
    file = next(file for file in problem.files if file.name == ROWS_FILE)
    lines = [_HEAD]
    lines += [f"replace used = 1 if inrange(line, {a}, {b})\n" for a, b in grouped_lines(file.lines)]
    lines.append("keep if used\n")
    lines.append(f"generate double y = ({place[problem.target]} == {stata_text(problem.positive)})\n")
    for number, one in enumerate(problem.inputs, start=1):
        lines += _input(number, one, place)
    number_of = {one[0]: number for number, one in enumerate(problem.inputs, start=1)}
    for number, (_, factors) in enumerate(problem.terms, start=1):
        product = " * ".join(_factor(factor, number_of) for factor in factors)
        lines.append(f"generate double t{number} = {product}\n")
    terms = " ".join(f"t{number}" for number in range(1, len(problem.terms) + 1))
    weight = ""
    if problem.weight is not None:
        lines.append(f"generate double w = real({place[problem.weight]})\n")
        weight = " [iweight = w]"
    fit = f"logit y {terms}{weight}, nolog tolerance(1e-12) ltolerance(1e-14) nrtolerance(1e-12) iterate(200)"
    lines.append(_TAIL.format(n_rows=problem.n_rows, fit=fit))
    lines += _comparisons(problem)
    return "".join(lines)


def _input(
    number: int, one: tuple[str, str, float | str | None, tuple[str, ...], str | None], place: dict[str, str]
) -> list[str]:
    column, kind, fill, levels, other = one
    cell = place[column]
    found = [f'generate byte g{number} = ({cell} == "")\n']
    if kind == "number":
        found.append(f"generate double x{number} = real({cell})\n")
        if fill is not None:
            found.append(f"replace x{number} = {float(fill)!r} if g{number}\n")
        return found
    found.append(f"generate strL x{number} = {cell}\n")
    if fill is not None:
        found.append(f"replace x{number} = {stata_text(str(fill))} if g{number}\n")
    if other is not None:
        known = " & ".join(f"x{number} != {stata_text(level)}" for level in levels)
        found.append(f"replace x{number} = {stata_text(other)} if {known}\n")
    return found


def _factor(factor: tuple[float | str, ...], number_of: dict[str, int]) -> str:
    kind, column, *more = factor
    number = number_of[str(column)]
    x = f"x{number}"
    if kind == "level":
        return f"({x} == {stata_text(str(more[0]))})"
    if kind == "missing":
        return f"g{number}"
    if kind in ("log", "square"):
        return f"ln({x})" if kind == "log" else f"({x} * {x})"
    if kind == "spline":
        start, bend, end, rise, fall, slope = (repr(float(value)) for value in more)
        c = f"min({x}, {end})"
        return (
            f"({rise} * max({c} - ({start}), 0)^3 - ({fall}) * max({c} - ({bend}), 0)^3 + ({slope}) * "
            f"max({x} - ({end}), 0))"
        )
    return x


def _comparisons(problem: Refit) -> list[str]:
    k = len(problem.names)
    found = [_compare("log-likelihood", problem.log_likelihood, "e(ll)", 1e-8)]
    for j, (value, error) in enumerate(zip(problem.coef, problem.std_err, strict=True)):
        at = k if j == 0 else j  # the constant stands last
        found.append(_compare(f"coefficient {j}", value, f"b[1, {at}]", 1e-5))
        found.append(_compare(f"error of coefficient {j}", error, f"sqrt(V[{at}, {at}])", 1e-4))
    found.append('if fine display "AGREES"\nelse display "DIFFERS"\n')
    return found


def _compare(name: str, expected: float, found: str, tolerance: float) -> str:
    room = tolerance * max(abs(expected), 1e-3)
    return (
        f"scalar ok = abs({found} - ({expected!r})) <= {room!r}\n"
        f'display cond(ok, "agrees  ", "DIFFERS ") "{name}: expected " %16.10g ({expected!r}) ", found " '
        f"%16.10g ({found})\nscalar fine = fine & ok\n"
    )


def stata_text(text: str) -> str:
    """A text as an expression: letters and digits in quotes, every other sign by its code."""
    parts: list[str] = []
    run = ""
    for sign in text:
        if sign.isascii() and (sign.isalnum() or sign in " _.,-"):
            run += sign
            continue
        if run:
            parts.append(f'"{run}"')
        run = ""
        parts.append(f"uchar({ord(sign)})")
    return " + ".join([*parts, *([f'"{run}"'] if run or not parts else [])])
