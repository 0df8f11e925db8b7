"""One model's figures, collected from every page and file that shows them, are the same everywhere."""

import io
import json
import re
from html import unescape
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from dashboard.analysis.study.study_file import read_study
from dashboard.analysis.thresholds.named_threshold import NamedThreshold, Rule
from tests.charts import charts, components, readouts
from tests.pages.test_study import saved
from tests.pages.visits import Visit

pytestmark = pytest.mark.long

DIGITS = r"−?[\d,]*\.?\d+(?: × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?"
LOWERED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")


def read(text):
    """A number as a page writes it, and half a unit of its last digit."""
    plain = text.replace("\u00a0", " ").replace(",", "").translate(LOWERED)
    mantissa, _, power = plain.partition(" × 10")
    decimals = len(mantissa.partition(".")[2])
    scale = 10.0 ** int(power or 0)
    return float(mantissa) * scale, 0.5 * 10.0**-decimals * scale


RATES = {"recall": "Recall", "specificity": "Specificity", "precision": "Precision"}


class Figures(dict[str, list[tuple[str, float, float]]]):
    """Name of a figure -> the pages that show it, with its value and how far it may be rounded."""

    def see(self, page, name, value, rounding=None):
        """Keep a number, or the text of one."""
        number, half = read(value) if isinstance(value, str) else (float(value), rounding or 1e-9)
        self.setdefault(name, []).append((page, number, half))

    def differing(self):
        """Every figure of which two pages show values that no rounding explains."""
        found = []
        for name, seen in self.items():
            for (page, a, half), (other, b, half_too) in pairwise(sorted(seen, key=lambda each: each[1])):
                if abs(a - b) > 1.01 * (half + half_too) + 1e-9 * abs(a):
                    found.append(f"{name}: {a} on {page}, {b} on {other}")
        return found


def made(data):
    content = data() if callable(data) else data
    return json.loads(content)


def of_train(figures, at, downloads):
    table = at.table[0].value
    for column, cells in table.items():
        for name, text in cells.items():
            figures.see("Train", f"{column} {name}", text)
    coefficients = next(frame.value for frame in at.dataframe if "Per unit" in frame.value)
    for name, value in zip(coefficients["Coefficient"], coefficients["Per unit"], strict=True):
        figures.see("Train", f"coefficient {name}", value)
    document = made(downloads["logistic-regression.json"])
    for name, value in {"Intercept": document["intercept"], **document["coefficients"]}.items():
        figures.see("Train's file", f"coefficient {name}", value)


def of_coefficients(figures, at, downloads):
    document = made(downloads["model.json"])
    shift = sum(term["coefficient"] * term["center"] for term in document["terms"])
    figures.see("the exported model", "coefficient Intercept", document["intercept"] - shift)
    for term in document["terms"]:
        (factor,) = term["factors"]
        name = " = ".join([factor["column"], *([factor["level"]] if "level" in factor else [])])
        figures.see("the exported model", f"coefficient {name}", term["coefficient"])
    for data in components(at, "paper_table"):
        for row in data["spec"]["rows"]:
            figures.see("Coefficients", f"odds ratio {row['cells'][0]}", row["cells"][4].split(" (")[0])


def of_predict(figures, at):
    cells = readouts(at)
    figures.see("Predict", "threshold", at.number_input(key="decide_at").value, 1e-9)
    (label,) = (name for name in cells if name.startswith("decision at"))
    figures.see("Predict", "threshold", label.removeprefix("decision at "))
    written = next(m.value for m in at.markdown if m.value.startswith("**σ("))
    figures.see("Predict", "coefficient Intercept", re.findall(DIGITS, written)[0])
    figures.see("Predict", "log-odds of the typical case", cells["log-odds"])


def of_thresholds(figures, at, downloads, part):
    (comparison,) = components(at, "comparison")
    spec = comparison["spec"]
    decides = next(column for column in spec["columns"] if column["letter"] == "A")
    for name in ("tp", "fp", "tn", "fn"):
        figures.see("Thresholds", name, decides["exact"][name])
    for name in RATES:
        figures.see("Thresholds", name, decides["exact"][name])
    record = made(downloads["decision.json"])
    for name in RATES:
        figures.see("the decision's file", name, record["decision"]["metrics"][name]["value"])
    if (
        record["share_of_positives"]["stated_for_use"] is None
    ):  # else the columns are at that rate, and say so
        figures.see("Thresholds", "threshold", decides["threshold"])
    figures.see("the decision's file", "threshold", record["decision"]["threshold"]["value"])
    for name in ("tp", "fp", "tn", "fn"):
        figures.see("the decision's file", name, record["decision"]["counts"][name])
    figures.see("the decision's file", f"{part} Area under the ROC curve", record["roc_auc"]["value"])
    header = unescape(at.header[0].value).replace("\\", "")
    figures.see("Thresholds' heading", "threshold", re.findall(f"probability ({DIGITS})", header)[0])


def of_calibration(figures, at, part):
    said = next(m.value for m in at.markdown if "Brier score" in m.value)
    brier, *_ = re.findall(rf"Brier score ({DIGITS})\*\*", said)
    figures.see("Thresholds, Calibration", f"{part} Brier score", brier)
    alt = charts(at)["calibration"]["alt"]
    figures.see(
        "the reliability diagram", f"{part} Brier score", re.findall(f"Brier score ({DIGITS})", alt)[0]
    )


def of_report(figures, at, part):
    (frame,) = at.get("iframe")
    html = str(frame.proto.srcdoc or frame.proto.src).split("<body>")[1]
    tables = pd.read_html(io.StringIO(html))
    performance = next(table for table in tables if "Measure" in table.columns)
    for _, row in performance.iterrows():
        figures.see("Report", f"Training {row['Measure']}", str(row["Training rows (apparent)"]))
        figures.see("Report", f"Validation {row['Measure']}", str(row["Rows held out"]))
    text = unescape(re.sub(r"<[^>]+>", " ", html))
    figures.see("Report", f"{part} Area under the ROC curve", re.findall(f"AUC ({DIGITS})", text)[0])
    figures.see("Report", f"{part} Brier score", re.findall(f"Brier score ({DIGITS})", text)[0])
    figures.see("Report", "threshold", re.findall(f"a probability of ({DIGITS}) or more", text)[0])
    rates = next(table for table in tables if "Rate" in table.columns)
    rates = rates.set_index(rates["Rate"].str.split(" ").str[0])
    for name, label in RATES.items():
        column = next((c for c in rates.columns if c.startswith("At base rate")), "Value")
        figures.see("Report", name, str(rates.loc[label, column]))
    drawn = re.findall(f"Brier score ({DIGITS})", unescape(html))
    for place, brier in enumerate(drawn):
        figures.see(f"Report, place {place}", f"{part} Brier score", brier)
    decided = next(table for table in tables if any(str(c).startswith("called") for c in table.columns))
    for name, cell in zip(("tp", "fn", "fp", "tn"), decided.iloc[:, 1:].to_numpy().ravel(), strict=True):
        figures.see("Report", name, str(cell))


def own_rows():
    rng = np.random.default_rng(8)
    n = 260
    age, ward = rng.normal(50, 10, n).round(1), rng.choice(["north", "south", "west"], n)
    dose = rng.lognormal(1, 1, n).round(2)
    ill = rng.random(n) < 1 / (1 + np.exp(-(0.08 * (age - 50) + (ward == "west") - 0.6)))
    frame = pd.DataFrame({"age": age, "dose": dose, "ward": ward, "ill": np.where(ill, "yes", "no")})
    frame.loc[::40, "dose"] = np.nan
    return frame


def trained(weights=""):
    """A visit with a run of ten steps on an own file, of rows, or of rows with this kind of weights."""
    visit, frame = Visit(), own_rows()
    plan = {"columns": {"count": {"role": "weight"}}, "weight_kind": weights}
    if weights:
        frame["count"] = np.random.default_rng(1).integers(1, 5, len(frame))
    at = visit.opened("data", data="own-file", **({"plan": json.dumps(plan)} if weights else {}))
    at.file_uploader[0].set_value(("wards.csv", frame.to_csv(index=False).encode(), "text/csv"))
    visit.run(at)
    at = visit.opened("train", solver="gradient-descent", learning_rate="0.5", stride="10")
    at.button(key="step").click()
    visit.run(at)
    return visit


@pytest.fixture(scope="module")
def of_rows():
    return trained()


@pytest.mark.parametrize("kind", ["trained", "likelihood", "l2", "l1", "firth"])
def test_no_figure_of_a_model_changes_between_two_pages_or_files(of_rows, kind, downloads):
    visit, figures = Visit(), Figures()
    visit.state = {key: value for key, value in of_rows.state.items() if not key.startswith("address")}
    collect(visit, figures, downloads, kind)
    of_calibration(figures, visit.opened("thresholds", section="calibration"), "Validation")
    assert figures.differing() == []
    shared = {name: {page for page, *_ in seen} for name, seen in figures.items()}
    assert len(shared["threshold"]) == 5
    assert len(shared["coefficient Intercept"]) == 4
    assert all(len(pages) > 1 for name, pages in shared.items() if "Validation" in name)


def collect(visit, figures, downloads, kind, threshold=0.2345678):
    """Every page and file but Calibration, the threshold placed by hand on Predict where one is given."""
    words = {"trained": "as-trained", "likelihood": "maximum-likelihood", "firth": "firth"}
    estimate = words.get(kind, f"{kind}-penalty")
    at = visit.opened("coefficients", weighing="export", per="unit", estimate=estimate)
    of_coefficients(figures, at, downloads)
    of_train(figures, visit.opened("train"), downloads)
    predict = visit.opened("predict")
    if threshold:
        predict.number_input(key="decide_at").set_value(threshold)
        visit.run(predict)
    of_predict(figures, predict)
    of_thresholds(figures, visit.opened("thresholds", section="export"), downloads, "Validation")
    of_report(figures, visit.opened("report"), "Validation")


@pytest.mark.parametrize(("weights", "kind"), [("frequency", "l2"), ("sampling", "likelihood")])
def test_no_figure_of_weighted_rows_changes_under_a_rule_and_a_stated_base_rate(weights, kind, downloads):
    visit, figures = trained(weights), Figures()
    visit.state["pins"] = (NamedThreshold("A", Rule.COST),)
    visit.opened("thresholds", cost_fn="6", restate="true", base_rate="10")
    collect(visit, figures, downloads, kind, threshold=None)
    of_calibration(figures, visit.opened("thresholds", section="calibration"), "Validation")
    assert figures.differing() == []
    assert len(read_study(saved(visit)).runs) == 1
    (threshold, *_) = figures["threshold"]
    assert threshold[1] != 0.5
    cases = sum(figures[name][0][1] for name in ("tp", "fp", "tn", "fn"))
    assert cases > 100 if weights == "frequency" else cases < 70
