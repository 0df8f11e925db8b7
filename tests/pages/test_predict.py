"""The Predict page, each test changing an input and reading the number shown."""

import io
import re

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from streamlit.testing.v1 import AppTest

import logreg as lr
from dashboard.text.numbers import format_number
from logreg.inference.estimate import maximum_likelihood
from logreg.inference.robust_errors import robust_covariance
from logreg.solvers import GradientDescentSettings
from tests.charts import charts, components, numbers, readouts
from tests.logreg import published
from tests.pages.downloads import Downloads
from tests.pages.trained import HOSTILE, circles, hostile, prepare, separated, trained, wisconsin

PAGE = "../../pages/predict/page.py"


def opened(model):
    at = AppTest.from_file(PAGE, default_timeout=60)
    at.session_state["model"] = model
    at.run()
    assert not at.exception
    return at


@pytest.fixture(scope="module")
def model():
    return wisconsin()


def upload(at, text):
    at.file_uploader[0].set_value(("rows.csv", text.encode(), "text/csv")).run()
    assert not at.exception
    return at


def test_without_a_model_the_page_offers_one_and_predicts_with_it():
    at = AppTest.from_file(PAGE, default_timeout=60).run()
    at.button(key="fit_toy").click().run()
    assert not at.exception
    assert readouts(at)["probability of malignant"].endswith("\u00a0%")


def test_probability_and_interval_are_statsmodels(model):
    at = opened(model)
    data, train = model.problem.prepared, model.problem.split.train
    rows = np.column_stack([values[train] for values in data.columns.values()])
    theirs = sm.GLM(data.y[train], sm.add_constant(rows), family=sm.families.Binomial()).fit(tol=1e-13)
    typed = [at.number_input(key=f"case {name}").value for name in data.columns]
    frame = theirs.get_prediction(np.r_[1, typed][None, :]).summary_frame()
    shown = readouts(at)
    assert shown["probability of malignant"] == f"{100 * frame['mean'].iloc[0]:.1f}\u00a0%"
    low, high = 100 * frame["mean_ci_lower"].iloc[0], 100 * frame["mean_ci_upper"].iloc[0]
    assert shown["95\u00a0% interval"] == f"{low:.1f}\u00a0% to {high:.1f}\u00a0%"


def test_an_input_moves_the_probability_the_waterfall_and_the_decision(model):
    at = opened(model)
    assert readouts(at)["decision at 0.500"] == "benign"
    at.number_input(key="case mean radius").set_value(20.0).run()
    shown = readouts(at)
    assert shown["decision at 0.500"] == "malignant"
    bars = charts(at)["waterfall"]["figure"]["data"][0]
    assert charts(at)["waterfall"]["figure"]["layout"]["yaxis"]["ticktext"][1] == "mean radius"
    steps = numbers(bars["x"])
    assert steps[:-1].sum() == pytest.approx(float(shown["log-odds"].replace("−", "-")), abs=5e-4)


def test_the_threshold_changes_the_decision_and_not_the_probability(model):
    at = opened(model)
    at.number_input(key="case mean radius").set_value(14.5).run()
    before = readouts(at)["probability of malignant"]
    at.number_input(key="decide_at").set_value(0.01).run()
    assert readouts(at)["decision at 0.01"] == "malignant"
    assert readouts(at)["probability of malignant"] == before


def test_the_value_told_for_each_variable_stands_on_the_threshold(model):
    at = opened(model)
    needed = at.dataframe[0].value.set_index("Variable")["For the other decision"]["mean radius"]
    at.number_input(key="case mean radius").set_value(float(needed.split()[0])).run()
    assert float(readouts(at)["probability of malignant"].split()[0]) == pytest.approx(50, abs=0.5)


def test_a_value_outside_the_rows_learned_from_is_pointed_out(model):
    at = opened(model)
    at.number_input(key="case mean radius").set_value(99.0).run()
    assert any("lies outside" in caption.value for caption in at.caption)


def test_interval_has_the_level_and_the_errors_chosen_on_coefficients(model):
    at = AppTest.from_file(PAGE, default_timeout=60)
    at.session_state["model"] = model
    at.query_params.update({"level": "80", "errors": "hc3"})
    at.run()
    assert not at.exception
    data, train = model.problem.prepared, model.problem.split.train
    rows = np.column_stack([values[train] for values in data.columns.values()])
    plain = sm.Logit(data.y[train], sm.add_constant(rows)).fit(disp=0, tol=1e-13, method="newton")
    covariance = robust_covariance(maximum_likelihood(rows, data.y[train].astype(float)), "HC3")
    typed = np.r_[1, [at.number_input(key=f"case {name}").value for name in data.columns]]
    reach = 1.2815515655446004 * np.sqrt(typed @ covariance @ typed)
    low, high = 100 / (1 + np.exp(-(typed @ plain.params + np.array([-reach, reach]))))
    assert readouts(at)["80\u00a0% interval, HC3"] == f"{low:.1f}\u00a0% to {high:.1f}\u00a0%"


def test_a_penalised_or_separated_model_predicts_without_an_interval():
    for model in (wisconsin(l2=0.01), separated()):
        at = opened(model)
        assert readouts(at)["95\u00a0% interval"] == "—"
        assert any(caption.value.startswith("No interval") for caption in at.caption)


def test_levels_are_chosen_from_those_learned():
    at = opened(separated())
    before = readouts(at)["probability of yes"]
    at.selectbox(key="case kind").set_value("a").run()
    assert before == ">\u00a099.999\u00a0%"
    assert 10 < float(readouts(at)["probability of yes"].split()[0]) < 90


def test_a_file_is_scored_as_the_model_predicts_and_bad_rows_are_listed():
    model = separated()
    at = upload(opened(model), "size,kind,note\n0.5,a,x\n,b,y\n1.5,z,=1+1\n-1,b,w\n")
    assert any("2 of 4 rows scored" in element.value for element in at.markdown)
    scored, refused = at.dataframe[1].value, at.dataframe[2].value
    design = model.problem.design
    X = design.encode({"size": [0.5, -1.0], "kind": ["a", "b"]})
    assert scored["line"].tolist() == [2, 3, 4, 5]
    p = scored["probability of yes"]
    assert p[[2, 5]].tolist() == pytest.approx(model.probability(X).tolist(), rel=1e-12)
    assert p[[3, 4]].isna().all()
    assert scored["not scored because"].tolist()[1:3] == refused["Why it was not scored"].tolist()
    assert refused["line"].tolist() == [3, 4]
    assert refused["Why it was not scored"].tolist() == [
        "No value in column 'size'.",
        "Column 'kind' holds 'z', a level that training has not seen.",
    ]


def test_a_file_without_a_needed_column_is_refused_in_words():
    at = upload(opened(separated()), "size,colour\n1,red\n2,blue\n")
    assert "no column 'kind'" in at.error[0].value
    assert at.number_input(key="case size").value is not None


def test_a_file_of_which_no_row_can_be_scored_lists_every_row():
    at = upload(opened(separated()), "size,kind\n1,q\n2,r\n")
    assert any("0 of 2 rows scored" in element.value for element in at.markdown)
    assert len(at.dataframe[2].value) == 2


def test_hostile_names_are_shown_literally():
    at = opened(hostile())
    for element in [*at.markdown, *at.caption]:
        assert "<img" not in element.value.replace("\\<img", "")
    assert "<img" not in str(charts(at)["waterfall"]["figure"])
    assert at.number_input(key=f"case {HOSTILE[0]}").label.startswith("\\<img")


def test_a_square_is_not_asked_for_but_follows_from_its_column():
    model = trained(circles("x1²", "x2²"), l2=0.01)
    at = opened(model)
    assert [field.label for field in at.number_input][2:4] == ["x1", "x2"]
    assert not any("²" in field.label for field in at.number_input)
    at.number_input(key="case x1").set_value(1.5).run()
    at.number_input(key="case x2").set_value(0.0).run()
    coef = model.problem.design.in_units(model.coef)
    z = coef @ [1, 1.5, 0, 1.5**2, 0]
    assert readouts(at)["log-odds"] == format_number(float(z))


def test_an_unfinished_model_says_so_and_one_click_makes_the_optimum_the_model(model):
    at = opened(
        wisconsin(
            solver="gradient-descent", solver_settings=GradientDescentSettings(learning_rate=0.3), max_iter=50
        )
    )
    assert readouts(at)["95\u00a0% interval"] == "—"
    at.button(key="finish").click().run()
    assert not at.exception
    assert at.selectbox(key="estimate").value == "Maximum likelihood"
    assert readouts(at) == readouts(opened(model))
    assert at.session_state["model"].iteration == 50


def test_training_that_diverged_predicts_nothing_and_says_so():
    from dataclasses import replace

    model = wisconsin()
    at = opened(replace(model, coef=np.full_like(model.coef, np.inf), key="diverged"))
    assert "diverged" in at.warning[0].value


def test_the_threshold_begins_where_it_was_placed_by_hand(model):
    from dashboard.analysis.thresholds.named_threshold import NamedThreshold, Rule

    at = AppTest.from_file(PAGE, default_timeout=60)
    at.session_state["model"] = model
    at.session_state["pins"] = (NamedThreshold("A", Rule.CUSTOM, 0.31), NamedThreshold("B", Rule.F1))
    assert readouts(at.run())["decision at 0.310"] in ("benign", "malignant")


def test_a_row_of_the_data_fills_the_form(model):
    at = opened(model)
    data = model.problem.prepared
    at.number_input(key="case_row").set_value(153).run()
    assert not at.exception
    (place,) = np.flatnonzero(np.asarray(data.rows) + 1 == 153)
    typed = [at.number_input(key=f"case {name}").value for name in data.columns]
    assert typed == [float(values[place]) for values in data.columns.values()]
    X = model.problem.design.encode({name: values[[place]] for name, values in data.columns.items()})
    assert readouts(at)["log-odds"] == format_number(float(model.logits(X)[0]))


def test_a_level_of_a_row_is_taken_over_and_a_row_that_is_not_used_is_said_so():
    model = separated()
    at = opened(model)
    at.number_input(key="case_row").set_value(1).run()
    assert at.selectbox(key="case kind").value == model.problem.prepared.columns["kind"][0]
    at.number_input(key="case_row").set_value(99_999).run()
    assert any("not among the 200 rows used" in caption.value for caption in at.caption)


@pytest.mark.parametrize("value", [1e100, -1e100, 1e-308])
def test_the_largest_number_that_can_be_typed_gives_an_answer(model, value):
    at = opened(model)
    assert at.number_input(key="case mean radius").max == 1e100
    for name in ("mean radius", "mean texture"):
        at.number_input(key=f"case {name}").set_value(value).run()
        assert not at.exception
    assert readouts(at)["probability of malignant"].endswith("%")
    told = [*readouts(at).values(), *(spec["alt"] for spec in charts(at).values())]
    assert not re.search(r"\bnan\b|not a number", " ".join(told))


def test_many_variables_are_folded_away_and_still_count():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.normal(size=(300, 15)), columns=[f"x{j}" for j in range(15)])
    frame["ill"] = np.where(rng.random(300) < lr.sigmoid(2 * frame["x14"]), "yes", "no")
    at = opened(trained(prepare(frame, "ill", "yes", [*frame.columns[:15]])))
    assert [e.label for e in at.expander if "more" in e.label] == ["3 more variables"]
    before = readouts(at)["probability of yes"]
    at.number_input(key="case x14").set_value(3.0).run()
    assert readouts(at)["probability of yes"] != before
    assert any("x11 and 3 more, as in the data" in caption.value for caption in at.caption)


def test_a_file_with_empty_text_cells_in_a_column_that_no_model_uses_is_scored_and_downloaded(monkeypatch):
    downloads = Downloads(monkeypatch)
    at = upload(opened(separated()), "size,kind,note\n0.5,a,\n0.1,b,y\n99,a,=1+1\n")
    assert any(
        "3 of 3 rows scored. 1 of them outside" in element.value.replace("\\", "") for element in at.markdown
    )
    back = pd.read_csv(io.BytesIO(downloads["Scored rows as CSV"]))
    assert back["note"].tolist() == [pytest.approx(np.nan, nan_ok=True), "y", "'=1+1"]
    assert back["threshold"].tolist() == [0.5] * 3
    assert "lies outside" in back["outside the training range"][2]
    assert "maximum likelihood" in back["model"][0]


def births():
    """Low birth weight: whole numbers, and columns of 0 and 1."""
    frame = pd.DataFrame(published.table("low_birth_weight"))
    frame["low"] = np.where(frame["low"] == 1, "low", "normal")
    return trained(prepare(frame, "low", "low", ["age", "lwt", "smoke", "ht"]))


def test_whole_and_two_valued_columns_begin_and_move_in_values_that_they_can_hold():
    at = opened(births())
    assert at.number_input(key="case age, whole").value == 23
    assert at.number_input(key="case age, whole").step == 1
    assert at.selectbox(key="case ht, two").options == ["0", "1"]
    assert at.selectbox(key="case ht, two").value == 0.0
    before = readouts(at)["probability of low"]
    at.selectbox(key="case ht, two").set_value(1.0).run()
    assert readouts(at)["probability of low"] != before


def test_no_counterfactual_asks_for_half_a_smoker():
    at = opened(births())
    table = at.dataframe[0].value.set_index("Variable")["For the other decision"]
    for name in ("smoke", "ht"):
        assert table[name] in ("0", "1", "no value")
    assert re.fullmatch(r"\d+( \(outside\))?|no value|−\d+.*", table["age"])


def test_a_row_fills_whole_and_two_valued_inputs():
    model = births()
    at = opened(model)
    row = int(model.problem.split.train[0])
    at.number_input(key="case_row").set_value(row + 1).run()
    columns = model.problem.prepared.columns
    assert at.number_input(key="case age, whole").value == columns["age"][row]
    assert at.selectbox(key="case smoke, two").value == columns["smoke"][row]


def test_a_slider_says_at_each_of_its_places_what_typing_that_number_says(model):
    at = opened(model)
    (readout,) = [said["spec"] for said in components(at, "readout") if said["spec"]["more"]]
    column = model.problem.prepared.columns.keys()
    assert [track["track"] for track in readout["more"]] == [f"case {name}" for name in column]
    track = readout["more"][0]
    place = 7
    value = float(numbers(track["positions"])[place])
    (bars,) = [moved for moved in charts(at)["waterfall"]["tracks"] if moved["name"] == track["track"]]
    told = {move["attribute"]: move["rows"] for move in bars["moves"]}
    at.number_input(key=track["track"]).set_value(value).run()
    assert list(readouts(at).values())[:4] == [words[place] for words in track["values"]]
    assert told["text"][place][-1] == charts(at)["waterfall"]["figure"]["data"][0]["text"][-1]
    assert components(at, "slider")[0]["spec"]["position"] == value
