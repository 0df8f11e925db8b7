"""One model, one decision: what is chosen on one page holds on every page and in every export."""

import io
import json

import numpy as np
import pandas as pd
import pytest
from sklearn.linear_model import LogisticRegression
from streamlit.testing.v1 import AppTest

from dashboard.analysis.coefficients.coefficient_numbers import format_ratio, p_text
from dashboard.analysis.training import samples
from logreg.solvers import GradientDescentSettings
from tests.charts import components, readouts, sidebar_words
from tests.pages.trained import prepare, separated, trained, wisconsin

VISIT = (
    "model",
    "prepared",
    "run",
    "runs",
    "active estimate",
    "pins",
    "decision",
    "decision costs",
    "rows role",
)
UNFINISHED = {
    "solver": "gradient-descent",
    "solver_settings": GradientDescentSettings(learning_rate=0.3),
    "max_iter": 20,
}
KINDS = ("As trained", "Maximum likelihood", "L2 penalty", "L1 penalty", "Firth")


def opened(page, model=None, before=None, **address):
    """A page of a visit with this model, or of the same visit as another page."""
    at = AppTest.from_file(f"../../pages/{page}/page.py", default_timeout=60)
    if model is not None:
        at.session_state["model"] = model
    for key in VISIT if before is not None else ():
        if key in before.session_state:
            at.session_state[key] = before.session_state[key]
    for name, value in address.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return at


def text(data):
    made = data() if callable(data) else data
    return made.decode() if isinstance(made, bytes) else made


def probabilities(document, columns):
    """The probabilities of an exported model (JSON), as its own words say they are made."""
    z = np.full(len(next(iter(columns.values()))), document["intercept"])
    for term in document["terms"]:
        product = np.ones(len(z))
        for factor in term["factors"]:
            values = np.asarray(columns[factor["column"]])
            product *= values == factor["level"] if "level" in factor else values.astype(float)
        z += term["coefficient"] * (product - term["center"])
    return 1 / (1 + np.exp(-z))


def scored(at, columns):
    """The table that Predict makes of a file of these columns."""
    frame = pd.DataFrame(columns)
    at.file_uploader[0].set_value(("rows.csv", frame.to_csv(index=False).encode(), "text/csv")).run()
    assert not at.exception


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("make", [wisconsin, pytest.param(separated, marks=pytest.mark.long)])
def test_every_page_and_export_gives_the_same_probabilities(make, kind, downloads):
    if make is separated and kind == "Maximum likelihood":
        pytest.skip("there is none")
    model = make(**UNFINISHED)
    data = model.problem.prepared
    held_out = {name: values[model.problem.split.validation] for name, values in data.columns.items()}
    coefficients = opened("coefficients", model, estimate=kind, weighing="Export")
    exported = probabilities(json.loads(text(downloads["model.json"])), held_out)

    thresholds = opened("thresholds", before=coefficients, section="Export")
    shown = pd.read_csv(io.StringIO(text(downloads["scored-rows.csv"])))
    np.testing.assert_allclose(shown["probability"].to_numpy(), exported, rtol=1e-12)

    predict = opened("predict", before=thresholds)
    scored(predict, held_out)
    table = pd.read_csv(io.StringIO(text(downloads["scored.csv"])))
    np.testing.assert_allclose(table[f"probability of {data.positive}"].to_numpy(), exported, rtol=1e-12)

    row = int(np.asarray(data.rows)[model.problem.split.validation[0]]) + 1
    predict.number_input(key="case_row").set_value(row).run()
    log_odds = float(readouts(predict)["log-odds"].replace("−", "-"))
    assert log_odds == pytest.approx(np.log(exported[0] / (1 - exported[0])), rel=1e-3)


def in_units(document):
    """Intercept and slopes per unit of the columns, by term, of an exported model."""
    slopes = {
        " = ".join(
            [
                term["factors"][0]["column"],
                *([term["factors"][0].get("level")] if "level" in term["factors"][0] else []),
            ]
        ): term["coefficient"]
        for term in document["terms"]
    }
    shift = sum(term["coefficient"] * term["center"] for term in document["terms"])
    return {"Intercept": document["intercept"] - shift, **slopes}


@pytest.mark.parametrize(
    ("make", "kind"),
    [(wisconsin, "Maximum likelihood"), (wisconsin, "Firth"), (separated, "Firth")],
)
def test_exported_coefficients_are_those_of_the_table_and_of_train(make, kind, downloads):
    model = make(**UNFINISHED)
    at = opened("coefficients", model, estimate=kind, weighing="Export", per="unit")
    exported = in_units(json.loads(text(downloads["model.json"])))
    at.segmented_control(key="weighing").set_value("Table").run()
    table = at.dataframe[0].value
    shown = dict(zip(table.iloc[:, 0], table["Coefficient"], strict=True))
    shown["Intercept"] = shown.pop("(intercept)", None) or shown["Intercept"]
    assert shown == pytest.approx(exported, rel=1e-9)

    train = opened("train", before=at, data="Wisconsin tumours", max_iter="20")
    if make is wisconsin:
        document = json.loads(text(downloads["logistic-regression.json"]))
        trained_on = {"Intercept": document["intercept"], **document["coefficients"]}
        assert trained_on == pytest.approx(exported, rel=1e-9)
        assert document["estimate"] == kind
        assert train.selectbox(key="estimate").value == kind


def test_exports_name_the_estimate_its_rows_and_its_data(downloads):
    at = opened("coefficients", wisconsin(**UNFINISHED), estimate="Firth", weighing="Export")
    about = json.loads(text(downloads["model.json"]))["about"]
    assert about["estimate"] == "Firth"
    assert "427 training rows" in about["rows"]
    assert about["data"] == "Wisconsin tumours"
    opened("thresholds", before=at, section="Export")
    made = json.loads(text(downloads["decision.json"]))
    assert made["scores"]["estimate"] == "Firth"
    assert made["scores"]["data"] == "Wisconsin tumours"
    assert "427 training rows" in made["scores"]["rows"]


def test_optimum_chosen_on_thresholds_is_the_model_of_predict():
    model = wisconsin(**UNFINISHED)
    at = opened("thresholds", model)
    assert any("not finished" in caption.value for caption in at.caption)
    unfinished = readouts(opened("predict", before=at))
    at.button(key="finish").click().run()
    assert not any("not finished" in caption.value for caption in at.caption)
    predict = opened("predict", before=at)
    data, train = model.problem.prepared, model.problem.split.train
    rows = np.column_stack([values[train] for values in data.columns.values()])
    scale = rows.std(axis=0)
    theirs = LogisticRegression(C=np.inf, tol=1e-10, max_iter=5000).fit(rows / scale, data.y[train])
    typed = [predict.number_input(key=f"case {name}").value for name in data.columns]
    p = theirs.predict_proba(np.array([typed]) / scale)[0, 1]
    shown = readouts(predict)["probability of malignant"]
    assert shown == f"{100 * p:.1f}\u00a0%"
    assert shown != unfinished["probability of malignant"]


@pytest.mark.parametrize(
    ("set_on_train", "words"), [(0.0, "1 / 427 training rows"), (0.1, "as set on Train")]
)
def test_l2_has_the_strength_of_train_or_one_over_n_and_says_it(set_on_train, words, downloads):
    model = wisconsin(**UNFINISHED, l2=set_on_train)
    at = opened("coefficients", model, estimate="L2 penalty", weighing="Export")
    assert any(words in caption.value for caption in at.caption)
    X, y = model.problem.design.X, model.problem.prepared.y[model.problem.split.train]
    strength = set_on_train or 1 / 427
    theirs = LogisticRegression(C=1 / (427 * strength), tol=1e-12, max_iter=5000).fit(X, y)
    scale = [term.scale for term in model.problem.design.terms]
    exported = [term["coefficient"] for term in json.loads(text(downloads["model.json"]))["terms"]]
    np.testing.assert_allclose(exported, theirs.coef_[0] / scale, rtol=1e-5)


def lowest_cost():
    """Thresholds of a visit whose first threshold is the cheapest where a miss costs nine false alarms."""
    return opened("thresholds", wisconsin(), pins="A:COST:0.5,B:CUSTOM:0.3", cost_fn="9", section="Export")


def shown_threshold(at, letter="A"):
    (message,) = components(at, "comparison")
    columns = message.get("columns") or message["spec"]["columns"]
    return next(column["threshold"] for column in columns if column["letter"] == letter)


def test_lowest_cost_on_thresholds_flags_the_rows_of_predicts_file(downloads):
    at = lowest_cost()
    threshold = shown_threshold(at)
    assert abs(threshold - 0.5) > 0.05
    predict = opened("predict", before=at)
    assert predict.number_input(key="decide_at").value == threshold
    assert any("lowest cost" in caption.value for caption in predict.caption)
    data = at.session_state["model"].problem.prepared
    scored(predict, dict(data.columns.items()))
    table = pd.read_csv(io.StringIO(text(downloads["scored.csv"])))
    p = table["probability of malignant"]
    flagged = int((table["decision"] == "malignant").sum())
    assert flagged == int((p >= threshold).sum())
    assert flagged != int((p >= 0.5).sum())


def test_threshold_placed_on_predict_is_that_of_thresholds_in_full_precision():
    predict = opened("predict", before=lowest_cost())
    predict.number_input(key="decide_at").set_value(0.00001234567890123).run()
    assert not predict.exception
    assert "decision at 1.23\u00a0×\u00a010⁻⁵" in readouts(predict)
    thresholds = opened("thresholds", before=predict)
    assert shown_threshold(thresholds) == 0.00001234567890123
    assert "1.23\u00a0×\u00a010⁻⁵" in thresholds.header[0].value


def test_one_click_makes_another_threshold_the_decision_and_a_link_carries_it():
    at = lowest_cost()
    at.segmented_control(key="decided").set_value("B").run()
    assert at.query_params["decision"] == "B"
    assert at.header[0].value.startswith("Decision B")
    assert "0.300" in at.header[0].value
    predict = opened("predict", before=at)
    assert predict.number_input(key="decide_at").value == 0.3
    link = dict(predict.query_params)
    fresh = opened("predict", at.session_state["model"], **link)
    assert fresh.number_input(key="decide_at").value == 0.3
    assert fresh.query_params == predict.query_params


def test_link_to_predict_carries_the_costs_that_the_rule_needs():
    at = lowest_cost()
    predict = opened("predict", before=at)
    link = dict(predict.query_params)
    fresh = opened("predict", at.session_state["model"], **link)
    assert fresh.number_input(key="decide_at").value == shown_threshold(at)


def test_under_a_stated_base_rate_both_pages_flag_the_same_rows(downloads):
    at = opened("thresholds", wisconsin(), pins="A:F1:0.5", restate="true", base_rate="5", section="Export")
    model = at.session_state["model"]
    rows = pd.read_csv(io.StringIO(text(downloads["scored-rows.csv"])))
    predict = opened("predict", before=at)
    held_out = model.problem.split.validation
    scored(predict, {name: values[held_out] for name, values in model.problem.prepared.columns.items()})
    table = pd.read_csv(io.StringIO(text(downloads["scored.csv"])))
    assert rows["flagged by A"].any()
    assert (table["decision"] == "malignant").tolist() == rows["flagged by A"].tolist()


@pytest.mark.parametrize("page", ["coefficients", "predict", "thresholds"])
@pytest.mark.parametrize(("key", "kind"), [("remedy", "Firth"), ("penalty_remedy", "L2 penalty")])
def test_separated_classes_are_refused_and_one_click_gives_a_finite_estimate(page, key, kind):
    at = opened(page, separated(), estimate="Maximum likelihood")
    assert "separated" in at.warning[0].value
    at.button(key=key).click().run()
    assert not at.exception
    assert at.selectbox(key="estimate").value == kind
    if page == "coefficients" and kind == "Firth":
        assert readouts(at)["training rows"] == "150"
    if page == "predict":
        assert readouts(at)["probability of yes"].endswith("\u00a0%")
    if page == "thresholds":
        assert 0 < shown_threshold(at) < 1


@pytest.mark.parametrize("page", ["predict", "thresholds"])
def test_model_trained_on_separated_classes_says_that_no_optimum_exists(page):
    for iterations in (200, 6):  # whether or not training has come so far as to notice
        at = opened(page, separated(iterations=iterations))
        assert any("no finite optimum exists" in caption.value for caption in at.caption)


@pytest.mark.parametrize("page", ["coefficients", "predict", "thresholds"])
def test_data_without_a_model_are_offered_to_be_fitted(page):
    at = AppTest.from_file(f"../../pages/{page}/page.py", default_timeout=60)
    at.session_state["prepared"] = samples.wisconsin()
    at.run()
    assert at.button(key="fit_data").label == "Fit Wisconsin tumours to the optimum"
    at.button(key="fit_data").click().run()
    assert not at.exception
    assert at.selectbox(key="estimate").value == "Maximum likelihood"
    assert at.session_state["model"].data_name == "Wisconsin tumours"


def test_column_left_out_by_the_remedy_is_left_out_on_every_page(downloads):
    rng = np.random.default_rng(3)
    frame = pd.DataFrame({"a": rng.normal(size=200)})
    frame["twice a"] = 2 * frame["a"]
    frame["y"] = np.where(rng.random(200) < 1 / (1 + np.exp(-frame["a"])), "yes", "no")
    model = trained(prepare(frame, "y", "yes", ["a", "twice a"]))
    at = opened("coefficients", model, estimate="Maximum likelihood", weighing="Export")
    at.button(key="remedy").click().run()
    at.segmented_control(key="weighing").set_value("Export").run()
    exported = json.loads(text(downloads["model.json"]))
    assert [term["factors"][0]["column"] for term in exported["terms"]] == ["a"]
    assert "without twice a" in exported["about"]["estimate"]
    predict = opened("predict", before=at)
    assert "case twice a" not in {field.key for field in predict.number_input}


def sidebar(model, **address):
    at = AppTest.from_file("../../dashboard/shell.py", default_timeout=60)
    at.session_state["model"], at.session_state["prepared"] = model, model.problem.prepared
    for name, value in address.items():
        at.query_params[name] = value
    return sidebar_words(at.run())


def test_sidebar_names_the_estimate_and_calls_no_separated_fit_converged():
    assert "iteration 20, limit reached" in sidebar(wisconsin(**UNFINISHED))
    separated_fit = sidebar(separated())
    assert "separated" in separated_fit
    assert "converged" not in separated_fit
    assert "Firth" in sidebar(separated(), estimate="Firth")


def test_train_offers_the_optimum_and_training_on_makes_its_path_the_model():
    at = opened("train", data="Wisconsin tumours")
    at.button(key="finish").click().run()
    assert not at.exception
    assert at.selectbox(key="estimate").value == "Maximum likelihood"
    assert any("Maximum likelihood, 427 training rows" in c.value.replace("\\", "") for c in at.caption)
    at.button(key="step").click().run()
    assert at.selectbox(key="estimate").value == "As trained"


def test_scores_of_a_file_are_named_and_so_is_what_predict_decides_by():
    rng = np.random.default_rng(1)
    frame = pd.DataFrame({"ill": rng.choice(["no", "yes"], 80), "p": rng.random(80)})
    at = opened("thresholds", wisconsin(), scores_of="A file of scores", pins="A:COST:0.5", cost_fn="9")
    at.file_uploader[0].set_value(("scores.csv", frame.to_csv(index=False).encode(), "text/csv")).run()
    for box in at.selectbox:
        if box.label.startswith("Positive"):
            box.set_value("yes").run()
    assert not at.exception
    words = next(caption.value for caption in at.caption if caption.value.startswith("Shown are the scores"))
    predict = opened("predict", before=at)
    threshold = predict.number_input(key="decide_at").value
    assert "column 'p' of scores" in words.replace("\\", "")
    assert "training rows of Wisconsin tumours" in words
    assert f"{threshold:.3f} (A, lowest cost on 142 validation rows)" in words.replace("\\", "")


def test_no_number_of_the_decision_changes_between_its_sentence_its_rows_its_cases_and_the_files(downloads):
    at = lowest_cost()
    threshold = shown_threshold(at)
    (decision,), (rows,), (cases,), (dial,) = (
        [data["spec"] for data in components(at, name)]
        for name in ("decision", "threshold_rows", "cases", "miss_weight")
    )
    exact = decision["exact"]
    assert exact["threshold"] == threshold
    assert next(row["exact"] for row in rows["rows"] if row["decides"]) == exact
    tp, fp, tn, fn = cases["exact"]
    assert (tp + fp + tn + fn, tp + fp, fn) == (1000, exact["flagged"], exact["missed"])
    assert decision["numbers"]["weight"] == dial["weight"] == 9

    made = json.loads(text(downloads["decision.json"]))["decision"]
    assert made["threshold"]["value"] == threshold
    assert made["metrics"]["cost"]["value"] == pytest.approx(exact["cost"], rel=1e-12)
    assert made["metrics"]["flagged_share"]["value"] == pytest.approx((tp + fp) / 1000, abs=1e-3)
    counts = made["counts"]
    (comparison,) = components(at, "comparison")
    shown = comparison["spec"]["columns"][0]["exact"]
    assert {name: shown[name] for name in counts} == counts
    p = at.session_state["model"].scores("validation")
    assert counts["tp"] + counts["fp"] == int((p.p >= threshold).sum())
    predict = opened("predict", before=at)
    assert predict.number_input(key="decide_at").value == threshold


def test_no_number_of_a_coefficient_changes_between_the_papers_table_the_table_and_the_exports(downloads):
    at = opened("coefficients", wisconsin(), estimate="Maximum likelihood", weighing="Export")
    (paper,) = (data["spec"] for data in components(at, "paper_table"))
    rows = {row["cells"][0]: row["cells"] for row in paper["rows"]}
    exported = pd.read_csv(io.StringIO(text(downloads["coefficients.csv"]))).set_index("Term")
    document = in_units(json.loads(text(downloads["model.json"])))
    at.segmented_control(key="weighing").set_value("Table").run()
    table = at.dataframe[0].value.set_index("Term")
    assert set(rows) == set(document) - {"Intercept"}
    for name, cells in rows.items():
        together = cells[4].split(" (")[0]
        for ratio in (table["Odds ratio"][name], exported["Odds ratio"][name], np.exp(document[name])):
            assert format_ratio(ratio) == together
        assert p_text(table["p"][name], 0.05) == cells[5]
    assert readouts(at)["training rows"] == "427"
    assert "427 rows" in paper["caption"]
