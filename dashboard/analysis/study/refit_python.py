"""The second opinion by Python and statsmodels."""

from dashboard.analysis.study.second_opinion import Refit, grouped_lines

_CODE = '''"""A second opinion on a logistic regression, by statsmodels. Use: python refit.py data.csv

Without a name it reads rows.csv. A file is known by its SHA-256: the one the study was made with, or
rows.csv from the same page.
Prints AGREES, or DIFFERS, and says where. Needs NumPy and statsmodels.
"""

import csv
import hashlib
import io
import sys

import numpy as np
import statsmodels.api as sm

FILES = {files}
TARGET, POSITIVE, WEIGHT = {target}, {positive}, {weight}
INPUTS = {inputs}
TERMS = {terms}
NAMES = {names}
COEF = {coef}
STD_ERR = {std_err}
LOG_LIKELIHOOD = {log_likelihood}
N_ROWS = {n_rows}


def number(text, decimal):
    plain = text.strip().replace("\\u2212", "-")
    plain = plain.replace(".", "").replace(",", ".") if decimal == "," else plain.replace(",", "")
    try:
        return float(plain.replace(" ", ""))
    except ValueError:
        return float("nan")


def read(path):
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        print("There is no file " + path + " here. Name the file: python refit.py data.csv")
        sys.exit(2)
    digest = hashlib.sha256(data).hexdigest()
    if digest not in FILES:
        print("This is another file than the model was made with; its SHA-256 is " + digest + ".")
        for known, how in FILES.items():
            print("Known: " + how["name"] + ", " + known)
        sys.exit(2)
    how = FILES[digest]
    wanted = set()
    for first, last in how["lines"]:
        wanted.update(range(first, last + 1))
    reader = csv.reader(io.StringIO(data.decode(how["encoding"])), delimiter=how["delimiter"])
    names, rows, end = None, [], 0
    for record in reader:
        line, end = end + 1, reader.line_num
        if line == how["header_line"]:
            names = [name.strip() for name in record]
        elif line in wanted:
            rows.append(record)
    return how, {{name: [row[place].strip() for row in rows] for place, name in enumerate(names)}}


def cells(how, table, column):
    absent = {{"", *how["missing"].get(column, ())}}
    return [None if text in absent else text for text in table[column]]


def design(how, table):
    values, gaps = {{}}, {{}}
    for column, kind, fill, levels, other in INPUTS:
        found = cells(how, table, column)
        gaps[column] = np.array([text is None for text in found], dtype=float)
        if kind == "number":
            read_as = [np.nan if text is None else number(text, how["decimal"]) for text in found]
            values[column] = np.where(gaps[column] > 0, np.nan if fill is None else fill, read_as)
        else:
            known = [fill if text is None else text for text in found]
            values[column] = np.array([text if text in levels or other is None else other for text in known])
    columns = [np.ones(len(table[TARGET]))]
    for _, factors in TERMS:
        product = 1.0
        for factor in factors:
            product = product * entries(values, gaps, *factor)
        columns.append(product)
    return np.column_stack(columns)


def entries(values, gaps, kind, column, *more):
    x = values[column]
    if kind == "level":
        return (x == more[0]).astype(float)
    if kind == "missing":
        return gaps[column]
    if kind == "log":
        return np.log(x)
    if kind == "square":
        return x * x
    if kind == "spline":
        start, bend, end, rise, fall, slope = more
        c = np.minimum(x, end)
        cubes = rise * np.maximum(c - start, 0) ** 3 - fall * np.maximum(c - bend, 0) ** 3
        return cubes + slope * np.maximum(x - end, 0)
    return x


def same(text, wanted):
    if text == wanted:
        return True
    try:
        return float(text) == float(wanted)
    except (TypeError, ValueError):
        return False


def fit(X, y, weight):
    centre, scale = X[:, 1:].mean(axis=0), X[:, 1:].std(axis=0)
    scale = np.where(scale > 0, scale, 1.0)
    Z = np.column_stack([np.ones(len(X)), (X[:, 1:] - centre) / scale])
    family = sm.families.Binomial()
    model = sm.GLM(y, Z, family=family, freq_weights=weight)
    found = model.fit(tol=1e-13, tol_criterion="params", maxiter=200)
    back = np.diag(np.concatenate([[1.0], 1 / scale]))
    back[0, 1:] = -centre / scale
    errors = np.sqrt(np.diag(back @ found.cov_params() @ back.T))
    return back @ found.params, errors, found.llf


def compare(name, expected, found, tolerance):
    fine = abs(found - expected) <= tolerance * max(abs(expected), 1e-3)
    said = ("agrees" if fine else "DIFFERS", name[:40], expected, found)
    print("%-9s %-40s expected %.10g, found %.10g" % said)
    return fine


def main(path):
    how, table = read(path)
    X = design(how, table)
    y = np.array([float(same(text, POSITIVE)) for text in table[TARGET]])
    weight = np.ones(len(y)) if WEIGHT is None else np.array([float(text) for text in table[WEIGHT]])
    if len(y) != N_ROWS or not np.isfinite(X).all():
        print("DIFFERS: the file is not read as the app reads it. Use rows.csv from the same page.")
        return 1
    coef, errors, log_likelihood = fit(X, y, weight)
    fine = [compare("log-likelihood", LOG_LIKELIHOOD, log_likelihood, 1e-8)]
    for name, expected, found, error in zip(NAMES, COEF, coef, STD_ERR):
        near = abs(found - expected) <= 1e-4 * error
        fine.append(compare(name, expected, found, 1e-5) or near)
    fine += [compare("error of " + name, e, f, 1e-4) for name, e, f in zip(NAMES, STD_ERR, errors)]
    print("AGREES" if all(fine) else "DIFFERS")
    return 0 if all(fine) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "rows.csv"))
'''


def python_refit(problem: Refit) -> str:
    """The script: every text of the person's own is a Python literal in ASCII."""
    files = {
        file.sha256: {
            "name": file.name,
            "encoding": file.encoding,
            "delimiter": file.delimiter,
            "decimal": file.decimal,
            "header_line": file.header_line,
            "missing": {name: list(texts) for name, texts in file.missing.items()},
            "lines": list(grouped_lines(file.lines)),
        }
        for file in problem.files
    }
    return _CODE.format(
        files=ascii(files),
        target=ascii(problem.target),
        positive=ascii(problem.positive),
        weight=ascii(problem.weight),
        inputs=ascii(list(problem.inputs)),
        terms=ascii(list(problem.terms)),
        names=ascii(list(problem.names)),
        coef=ascii(list(problem.coef)),
        std_err=ascii(list(problem.std_err)),
        log_likelihood=ascii(problem.log_likelihood),
        n_rows=problem.n_rows,
    )
