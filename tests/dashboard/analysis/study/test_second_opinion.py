"""Other software repeats the fit: statsmodels here, R where it is installed; a wrong number is noticed."""

import hashlib
import shutil
import subprocess
import sys
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.coefficients.report import ReportOptions, build_report
from dashboard.analysis.study.r_literals import r_literal
from dashboard.analysis.study.refit_python import python_refit
from dashboard.analysis.study.refit_r import r_refit
from dashboard.analysis.study.refit_stata import stata_refit, stata_text
from dashboard.analysis.study.second_opinion import grouped_lines, refit, rows_csv, why_no_refit
from dashboard.analysis.training.estimates import training_rows
from dashboard.tabular import prepare, propose, read_table
from tests.pages.trained import hostile, separated, trained, wisconsin

R = shutil.which("Rscript")


def report_of(model):
    return build_report(model, ReportOptions(), training_rows(model.problem))


def awkward():
    """Missing values that are filled, a rare level joined, a spline, a logarithm, a product."""
    rng = np.random.default_rng(3)
    n = 400
    age, dose = rng.uniform(20, 80, n).round(1), rng.lognormal(1, 1, n).round(3)
    ward = rng.choice(["north", "so,uth", 'we"st', "rare"], n, p=[0.4, 0.3, 0.28, 0.02])
    z = 0.04 * (age - 50) + 0.5 * np.log(dose) + (ward == "north") - 0.3
    ill = rng.random(n) < 1 / (1 + np.exp(-z))
    frame = pd.DataFrame({"age": age, "dose": dose, "ward": ward, "ill": np.where(ill, "yes", "no")})
    frame.loc[::17, "age"] = np.nan
    table = read_table(frame.to_csv(index=False).encode(), "awkward.csv")
    plan = propose(table).with_column("age", missing="median with indicator", terms=("spline 4",))
    plan = plan.with_column("dose", terms=("log",)).with_column("ward", join_below=0.05)
    return trained(prepare(table, plan))


def own_file():
    """A file with a semicolon, decimal commas and a row that is left out, and its bytes."""
    rng = np.random.default_rng(4)
    x = rng.normal(size=120).round(3)
    y = np.where(rng.random(120) < 1 / (1 + np.exp(-x)), "ja", "nein")
    lines = [
        f"{i};{str(v).replace('.', ',')};{'a' if i % 3 else 'b'};{w}"
        for i, (v, w) in enumerate(zip(x, y, strict=True))
    ]
    lines[7] = "7;;a;ja"
    content = ("id;wert;gruppe;krank\n" + "\n".join(lines) + "\n").encode()
    table = read_table(content, "werte.csv")
    plan = propose(table)
    for name in ("wert", "gruppe"):
        plan = plan.with_column(name, role="feature")
    plan = plan.with_column("id", role="left out")
    if plan.positive is None:
        plan = plan.with_positive("ja")
    return trained(prepare(table, plan)), content, table.options


def run(command, script, tmp_path, content, suffix):
    program, data = tmp_path / f"refit{suffix}", tmp_path / "data.csv"
    program.write_text(script, encoding="ascii")
    data.write_bytes(content)
    done = subprocess.run([*command, program, data], capture_output=True, text=True, check=False, timeout=120)
    return done.returncode, done.stdout + done.stderr


WITHOUT_R = pytest.mark.skipif(R is None, reason="R (Debian's r-base-core) is not installed")
LANGUAGES = [
    pytest.param([sys.executable], python_refit, ".py", id="Python"),
    pytest.param([R], r_refit, ".R", id="R", marks=WITHOUT_R),
]


def run_here(script, tmp_path, content, capsys):
    """The Python script in this process, which has statsmodels loaded."""
    data = tmp_path / "data.csv"
    data.write_bytes(content)
    names: dict[str, Any] = {"__name__": "refit"}
    exec(compile(script, "refit.py", "exec"), names)
    try:
        code = names["main"](str(data))
    except SystemExit as end:
        code = end.code
    return code, capsys.readouterr().out


@pytest.mark.parametrize("make", [wisconsin, awkward, hostile])
def test_statsmodels_gives_the_same_estimate(make, tmp_path, capsys):
    model = make()
    script = python_refit(refit(report_of(model)))
    code, said = run_here(script, tmp_path, rows_csv(model.problem.prepared), capsys)
    assert said.splitlines()[-1] == "AGREES", said
    assert code == 0


@WITHOUT_R
@pytest.mark.parametrize("make", [wisconsin, awkward, hostile])
def test_r_gives_the_same_estimate(make, tmp_path):
    model = make()
    script = r_refit(refit(report_of(model)))
    code, said = run([R], script, tmp_path, rows_csv(model.problem.prepared), ".R")
    assert said.splitlines()[-1] == "AGREES", said
    assert code == 0


@pytest.mark.parametrize(("command", "write", "suffix"), LANGUAGES)
def test_own_file_is_read_as_it_is(command, write, suffix, tmp_path):
    model, content, options = own_file()
    digest = hashlib.sha256(content).hexdigest()
    problem = refit(report_of(model), file_sha256=digest, options=options)
    assert len(problem.files) == 2
    code, said = run(command, write(problem), tmp_path, content, suffix)
    assert said.splitlines()[-1] == "AGREES", said
    assert code == 0


def wrong_by_a_thousandth(problem):
    return replace(problem, coef=(problem.coef[0], problem.coef[1] * 1.001, *problem.coef[2:]))


def test_statsmodels_notices_a_wrong_number(tmp_path, capsys):
    model = wisconsin()
    script = python_refit(wrong_by_a_thousandth(refit(report_of(model))))
    code, said = run_here(script, tmp_path, rows_csv(model.problem.prepared), capsys)
    assert (code, said.splitlines()[-1]) == (1, "DIFFERS")


@WITHOUT_R
def test_r_notices_a_wrong_number(tmp_path):
    model = wisconsin()
    script = r_refit(wrong_by_a_thousandth(refit(report_of(model))))
    code, said = run([R], script, tmp_path, rows_csv(model.problem.prepared), ".R")
    assert (code, said.splitlines()[-1]) == (1, "DIFFERS")


def test_another_file_is_refused_by_its_fingerprint(tmp_path, capsys):
    model = wisconsin()
    content = rows_csv(model.problem.prepared).replace(b"malignant", b"Malignant", 1)
    code, said = run_here(python_refit(refit(report_of(model))), tmp_path, content, capsys)
    assert code == 2
    assert "another file" in said


def test_a_file_that_is_not_there_is_said(tmp_path, capsys):
    names: dict[str, Any] = {"__name__": "refit"}
    exec(compile(python_refit(refit(report_of(wisconsin()))), "refit.py", "exec"), names)
    with pytest.raises(SystemExit):
        names["main"](str(tmp_path / "nothing.csv"))
    assert "There is no file" in capsys.readouterr().out


@WITHOUT_R
def test_r_reads_rows_csv_unasked_and_names_the_files_it_knows(tmp_path):
    model = wisconsin()
    (tmp_path / "refit.R").write_text(r_refit(refit(report_of(model))), encoding="ascii")
    again = partial(subprocess.run, [R, "refit.R"], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert "There is no file rows.csv" in again(check=False).stdout
    (tmp_path / "rows.csv").write_bytes(rows_csv(model.problem.prepared))
    assert again(check=False).stdout.splitlines()[-1] == "AGREES"
    (tmp_path / "rows.csv").write_bytes(b"a,b\n1,2\n")
    said = again(check=False)
    assert said.returncode == 2
    assert "Known: rows.csv, " in said.stdout


def test_refusals_are_sentences():
    assert why_no_refit(None).endswith(".")
    assert "no finite estimate" in why_no_refit(report_of(separated()))
    assert why_no_refit(report_of(wisconsin())) == ""


def test_spans_are_the_lines():
    assert grouped_lines([5, 2, 3, 9, 10]) == ((2, 3), (5, 5), (9, 10))


def test_no_text_of_a_person_can_end_a_literal():
    text = "a\"b'c`d$e\\f\n\u202e{x}"
    assert r_literal(text) == '"a\\u0022b\\u0027c\\u0060d\\u0024e\\u005cf\\u000a\\u202e\\u007bx\\u007d"'
    assert stata_text(text).count('"') % 2 == 0
    assert "`" not in stata_text(text)
    assert "$" not in stata_text(text)


def test_stata_script_has_a_term_a_coefficient_and_no_name_of_a_person():
    model = hostile()
    data = model.problem.prepared
    problem = refit(report_of(model))
    script = stata_refit(problem, (*data.columns, data.target))
    assert script.isascii()
    assert script.count("generate double t") == len(problem.terms)
    assert script.count("scalar ok") == 1 + 2 * len(problem.names)
    assert "onerror" not in script.split("import delimited")[0]
    assert "<img" not in script
