"""The paper table in every form: what R prints, with its unit, errors, intervals and rows said."""

import csv
import io
from html.parser import HTMLParser

import numpy as np
import pytest

import logreg as lr
from logreg.data.design import Design
from logreg.export.table_facts import TableSource
from logreg.export.table_text import csv_text, html_table, latex_table, markdown_table
from logreg.inference.estimate import maximum_likelihood
from logreg.inference.summary import summary_of
from logreg.inference.summary_views import per_standard_deviation, with_profiles
from tests.logreg import published

HOSTILE = ['a "b" c', "it's'; DROP TABLE t; --", "<b>x</b> $y$ {z}", "=1+1", "new\nline"]
FORMS = [csv_text, markdown_table, latex_table, html_table]
SOURCE = TableSource(
    data="binary.csv",
    target="admit",
    positive="1",
    negative="0",
    held_out=12,
    dropped={"gpa has no value": 3},
)


def hostile():
    rng = np.random.default_rng(0)
    columns = {name: rng.normal(size=60) for name in HOSTILE}
    columns['lev"el'] = np.array(["don't", 'say "x"', "\\n", "plain"])[rng.integers(0, 4, 60)]
    return summary_of(maximum_likelihood(Design.learn(columns), (rng.random(60) < 0.5).astype(float)))


@pytest.fixture
def admissions():
    return summary_of(maximum_likelihood(*published.admissions()))


def plain(text):
    """The text without Markdown's and LaTeX's escapes."""
    return text.replace("\\", "")


@pytest.mark.parametrize("write", FORMS)
def test_every_form_says_unit_errors_intervals_tests_estimate_rows_and_data(write, admissions):
    text = plain(write(admissions, SOURCE))
    for words in (
        "binary.csv",
        "admit = 1 against 0",
        "400",
        "12",
        "3 (gpa has no value)",
        "maximum likelihood",
        "per unit of the column",
        "model (inverse information)",
        "Wald, level 95 %",
        "Wald z",
        "rank: 1",
    ):
        assert words in text


@pytest.mark.parametrize("write", FORMS)
def test_robust_errors_are_named(write):
    summary = summary_of(maximum_likelihood(*published.admissions()), errors="HC3", level=0.9)
    assert "robust, HC3" in plain(write(summary))
    assert "Wald, level 90 %" in plain(write(summary))


@pytest.mark.parametrize("write", FORMS)
def test_a_table_per_standard_deviation_says_so_and_how_long_the_steps_are(write, admissions):
    text = plain(write(per_standard_deviation(admissions)))
    assert "per standard deviation" in text
    assert "gre 115.4, gpa 0.3801" in text  # R: sd(binary$gre) * sqrt(399 / 400) = 115.3721, gpa 0.3800915
    assert "per unit" not in text


@pytest.mark.parametrize("write", FORMS)
def test_a_profile_prints_the_likelihood_ratio_statistic_and_no_z(write):
    # summary(logistf(HG ~ NV + PI + EH, data = endometrial)) of the R package logistf prints Chisq 6.79838
    # and p 0.00912426 for NV, where Wald's z of 1.889 would mean p = 0.059
    firth = with_profiles(summary_of(maximum_likelihood(*published.endometrial(), firth=True)))
    text = plain(write(firth))
    assert "Chi-square" in text
    assert "6.798" in text
    assert "1.889" not in text
    assert "penalised likelihood-ratio chi-square on 1 df" in text
    assert "penalised profile likelihood" in text


def test_csv_table_keeps_every_digit_and_rebuilds_the_predictions(admissions):
    rows = list(csv.DictReader(io.StringIO(csv_text(admissions, SOURCE))))
    coef = np.array([float(row["Coefficient"]) for row in rows])
    fitted = lr.sigmoid(coef[0] + admissions.estimate.design.X @ coef[1:])
    np.testing.assert_allclose(fitted, admissions.estimate.probability, rtol=1e-12)
    assert [float(row["p"]) for row in rows] == admissions.p_value.tolist()
    assert {row["Data"] for row in rows} == {"binary.csv"}


def test_tables_disarm_formulas_and_markup():
    summary = hostile()
    assert "\n'=1+1," in csv_text(summary)
    assert r"\<b\>x\</b\> \$y\$ \{z\}" in markdown_table(summary)
    assert r"\textless{}b\textgreater{}x\textless{}/b\textgreater{} \$y\$ \{z\}" in latex_table(summary)
    assert "&lt;b&gt;x&lt;/b&gt;" in html_table(summary)
    assert "new line" in latex_table(summary)


def test_no_fact_of_a_table_runs_as_a_formula_or_as_markup(admissions):
    source = TableSource(data="=HYPERLINK(1)", target="<b>", positive="*y*", negative="$x$")
    assert ",'=HYPERLINK(1)," in csv_text(admissions, source)
    assert r"\<b\> = \*y\*" in markdown_table(admissions, source)
    assert "<b>" not in html_table(admissions, source)
    assert r"\$x\$" in latex_table(admissions, source)


def test_no_latex_row_begins_with_what_would_be_an_option_of_the_row_before():
    rng = np.random.default_rng(0)
    design = Design.learn({"[2em]": rng.normal(size=60), "*": rng.normal(size=60)})
    table = latex_table(summary_of(maximum_likelihood(design, (rng.random(60) < 0.5).astype(float))))
    assert not any(line.startswith(("[", "*")) for line in table.splitlines())


@pytest.mark.parametrize("table", [markdown_table, latex_table])
def test_tables_for_reading_show_what_r_prints(table, admissions):
    text = table(admissions)
    (line,) = (line for line in text.splitlines() if line.lstrip("| ").startswith("gpa"))
    cells = [cell.strip() for cell in line.replace("&", "|").strip("|\\ ").split("|")]
    assert cells == ["gpa", "0.804", "0.3318", "2.423", "0.01539", "2.235", "1.166", "4.282"]
    assert "41.46 on 5 degrees of freedom (p < 0.0001), AIC 470.52" in text.replace(r"\textless{}", "<")


def test_html_has_a_cell_for_each_heading_in_every_row(admissions):
    counts = CellCounts()
    counts.feed(html_table(admissions))
    assert counts.rows == [8] * 7


class CellCounts(HTMLParser):
    """The number of cells in each row of a table."""

    def __init__(self):
        super().__init__()
        self.rows = []

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append(0)
        elif tag in ("td", "th"):
            self.rows[-1] += 1
