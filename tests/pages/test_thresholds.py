"""The Thresholds page, each test changing a control and reading the number shown."""

import io
import json
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import brier_score_loss, confusion_matrix, roc_auc_score
from streamlit.testing.v1 import AppTest

from dashboard import tabular
from dashboard.analysis.training import samples
from dashboard.analysis.training.problem import TrainingSettings, build_problem
from dashboard.analysis.training.run import Run
from dashboard.tabular import read_table, with_target
from tests.charts import charts, components, numbers, sidebar_words, trace
from tests.pages.downloads import Downloads
from tests.pages.trained import prepare
from tests.pages.trained import trained as model_of

PAGE = "../../pages/thresholds/page.py"


@pytest.fixture(scope="module")
def trained():
    run = Run(build_problem(samples.wisconsin(), TrainingSettings(solver="newton", l2=0.01)))
    run.advance(100)
    return run.model()


def opened(trained=None, **address):
    at = AppTest.from_file(PAGE, default_timeout=30)
    if trained is not None:
        at.session_state["model"] = trained
    for name, value in address.items():
        at.query_params[name] = value
    return at.run()


def columns(at):
    (spec,) = (data["spec"] for data in components(at, "comparison"))
    return {column["letter"]: column for column in spec["columns"]}


def matrix(at, letter):
    exact = columns(at)[letter]["exact"]
    return exact["tn"], exact["fp"], exact["fn"], exact["tp"]


def counted(scores, threshold):
    return tuple(confusion_matrix(scores.y, scores.p >= threshold).ravel())


def test_without_a_model_the_page_offers_one_and_fits_it_when_asked():
    at = AppTest.from_file(PAGE, default_timeout=30).run()
    assert "none yet" in at.info[0].value
    at.button(key="fit_toy").click().run()
    assert not at.exception
    assert set(columns(at)) == {"A", "B"}


def test_the_matrix_is_that_of_the_validation_rows_and_the_page_says_so(trained):
    at = opened(trained)
    scores = trained.scores("validation")
    assert matrix(at, "A") == counted(scores, 0.5)
    assert matrix(at, "B") == counted(scores, 0.3)
    assert "142 validation rows" in at.caption[0].value


def test_moving_the_slider_of_b_changes_its_matrix_only(trained):
    at = opened(trained)
    before = matrix(at, "A")
    at.slider(key="slide_B").set_value(0.8).run()
    assert matrix(at, "B") == counted(trained.scores("validation"), 0.8)
    assert matrix(at, "A") == before


def test_a_rule_places_the_threshold_and_moving_it_makes_it_custom(trained):
    at = opened(trained)
    at.selectbox(key="rule_B").select_index(2).run()
    assert columns(at)["B"]["name"] == "Best F1"
    at.slider(key="slide_B").set_value(0.25).run()
    assert columns(at)["B"]["name"] == "Custom"


def test_a_derived_threshold_on_the_judging_rows_is_warned_about(trained):
    at = opened(trained, pins="A:CUSTOM:0.5,B:F1:0.5")
    assert any("B was chosen on the rows that judge it" in caption.value for caption in at.caption)


def test_recall_at_least_is_reached(trained):
    at = opened(trained, pins="A:CUSTOM:0.5,B:RECALL:0.95")
    assert columns(at)["B"]["exact"]["recall"] >= 0.95
    at.number_input(key="amount_B RECALL").set_value(100.0).run()
    assert columns(at)["B"]["exact"]["recall"] == 1


def test_a_threshold_can_be_typed_finer_than_the_slider(trained):
    at = opened(trained)
    at.selectbox(key="rule_B").select_index(1).run()
    at.number_input(key="amount_B EXACT").set_value(0.0042).run()
    assert matrix(at, "B") == counted(trained.scores("validation"), 0.0042)
    assert columns(at)["B"]["name"] == "Exactly 0.0042"


def test_thresholds_can_be_added_and_removed(trained):
    at = opened(trained)
    at.button(key="add_pin").click().run()
    assert set(columns(at)) == {"A", "B", "C"}
    at.button(key="drop_A").click().run()
    assert set(columns(at)) == {"B", "C"}


def test_pins_come_from_the_address_and_rubbish_in_it_is_ignored(trained):
    at = opened(trained, pins="C:CUSTOM:0.7,ZZ:CUSTOM:0.2,c:CUSTOM:0.1,A:NOTHING:1,B:CUSTOM:x")
    assert columns(at)["C"]["threshold"] == 0.7
    assert set(columns(at)) == {"C"}


def test_other_rows_can_choose_than_judge(trained):
    at = opened(trained, pins="A:CUSTOM:0.5,B:YOUDEN:0.5")
    at.selectbox(key="rows_role").select("Validation, in halves").run()
    assert "chosen on the first half" in at.caption[0].value
    assert sum(matrix(at, "A")) == pytest.approx(71, abs=1)
    at.selectbox(key="rows_role").select("Out of fold, then validation").run()
    assert "predicted out of fold" in at.caption[0].value
    assert sum(matrix(at, "A")) == 142


def test_costs_place_the_cheapest_threshold(trained):
    at = opened(trained, pins="A:COST:0.5,B:BREAK_EVEN:0.5")
    at.number_input(key="cost_fn").set_value(9.0).run()
    assert columns(at)["B"]["threshold"] == pytest.approx(0.1)
    scores = trained.scores("validation")
    cheapest = min(
        np.mean((scores.p >= t) * (1 - scores.y) + 9 * (scores.p < t) * scores.y) for t in [*scores.p, 2]
    )
    assert columns(at)["A"]["exact"]["cost"] == pytest.approx(cheapest)


def test_a_negative_cost_is_refused_in_words_and_the_page_stays(trained):
    at = opened(trained)
    at.number_input(key="cost_fp").set_value(-3.0).run()
    assert "false positive is -3" in at.warning[0].value.replace("\\", "")
    assert matrix(at, "A") == counted(trained.scores("validation"), 0.5)


def test_a_price_beyond_reckoning_is_refused_in_words_and_nothing_overflows(trained):
    at = opened(trained)
    at.number_input(key="gain_tn").set_value(1e308).run()
    assert not at.exception
    assert "true negative is 1e+308" in at.warning[0].value.replace("\\", "")
    assert matrix(at, "A") == counted(trained.scores("validation"), 0.5)


def test_another_base_rate_moves_precision(trained):
    at = opened(trained)
    before = columns(at)["A"]["exact"]
    at.toggle(key="restate").set_value(True).run()
    at.slider(key="base_rate").set_value(5.0).run()
    after = columns(at)["A"]["exact"]
    assert after["precision"] != pytest.approx(before["precision"], abs=1e-3)
    assert sum(after[name] for name in ("tp", "fp", "tn", "fn")) == 142
    recall, fpr = after["tp"] / (after["tp"] + after["fn"]), after["fp"] / (after["fp"] + after["tn"])
    assert after["precision"] == pytest.approx(0.05 * recall / (0.05 * recall + 0.95 * fpr))  # Bayes


def test_the_equations_hold_the_baselines_numbers(trained):
    at = opened(trained)
    *_, fn, tp = (int(count) for count in matrix(at, "A"))
    equations = " ".join(markdown.value for markdown in at.markdown)
    assert rf"\frac{{{tp}}}{{{tp}+{fn}}} = {tp / (tp + fn):.3f}" in equations
    at.segmented_control(key="baseline").set_value("B").run()
    assert "With B's numbers" in " ".join(markdown.value for markdown in at.markdown)


def test_curves_carry_the_area_under_them(trained):
    at = opened(trained)
    scores = trained.scores("validation")
    assert f"{roc_auc_score(scores.y, scores.p):.3f}" in charts(at)["roc"]["alt"]


def section(trained, name, **address):
    return opened(trained, section=name, **address)


def captions(at):
    return " ".join(caption.value for caption in at.caption).replace("\\", "")


def words(at):
    return " ".join(markdown.value for markdown in at.markdown).replace("\\", "")


def test_a_line_let_go_on_a_chart_places_its_pin(trained):
    at = opened(trained)
    assert charts(at)["scores"]["tracks"][0]["handle"]["label"] == "A"
    assert charts(at)["scores"]["tracks"][0]["position"] == 0.5
    assert charts(at)["roc"]["tracks"][1]["moves"]


def test_trade_offs_mark_the_pins_on_gains_and_lift(trained):
    at = section(trained, "Trade-offs")
    assert {"metrics", "gains", "lift"} <= set(charts(at))


def test_costs_say_why_break_even_and_cheapest_differ(trained):
    at = section(trained, "Costs")
    at.number_input(key="cost_fn").set_value(19.0).run()
    assert "Break-even 0.050" in words(at)
    assert "break-even threshold is 0.050" in charts(at)["costs"]["alt"]


def test_a_mistake_without_a_price_is_pointed_out(trained):
    at = section(trained, "Costs")
    at.number_input(key="cost_fp").set_value(0.0).run()
    assert "costs nothing" in words(at)
    assert not at.exception


def test_calibration_shows_the_brier_score_and_as_many_bins_as_asked(trained):
    at = section(trained, "Calibration")
    scores = trained.scores("validation")
    assert f"Brier score {brier_score_loss(scores.y, scores.p):.4f}" in words(at)
    at.slider(key="bins").set_value(2).run()
    assert len(numbers(trace(charts(at)["calibration"], "rows")["y"])) == 2


def test_calibration_is_that_of_the_model_whatever_the_base_rate(trained):
    at = section(trained, "Calibration", restate="true", base_rate="5")
    scores = trained.scores("validation")
    assert f"Brier score {brier_score_loss(scores.y, scores.p):.4f}" in words(at)
    assert any("before the base rate is moved" in caption.value for caption in at.caption)
    assert not charts(at)["calibration"]["tracks"]


def test_intervals_are_drawn_when_asked_and_go_stale_when_a_pin_moves(trained):
    at = section(trained, "Confidence intervals", pins="A:CUSTOM:0.5,B:F1:0.5")
    assert "intervals" not in charts(at)
    at.selectbox(key="resamples").select(200).run()
    at.button(key="resample").click().run()
    table = at.dataframe[0].value.set_index("")
    assert table.loc["Threshold", "A"] == "0.500 (set)"
    recall = columns(at)["A"]["exact"]["recall"]
    assert table.loc["Recall", "A"].startswith(f"{recall:.3f} (")
    assert "(bootstrap)" in words(at)
    b = columns(at)["B"]["exact"]["recall"]
    assert table.loc["Recall", "B − A"].startswith(f"{b - recall:+.3f} (".replace("-", "−"))
    assert any("percentile bootstrap of rows, 200" in caption.value for caption in at.caption)
    at.slider(key="slide_A").set_value(0.6).run()
    assert any("draw them again" in caption.value for caption in at.caption)


def test_rows_that_flip_are_counted_and_filtered_by_class(trained):
    at = section(trained, "Changed decisions")
    a, b = columns(at)["A"]["exact"], columns(at)["B"]["exact"]
    both = int(b["tp"] + b["fp"] - a["tp"] - a["fp"])
    assert f"{both} changed decisions" in words(at)
    assert len(at.dataframe[0].value) == both
    at.selectbox(key="changed_class").select("benign").run()
    assert len(at.dataframe[0].value) == b["fp"] - a["fp"]


def test_one_threshold_calls_no_row_differently(trained):
    at = section(trained, "Changed decisions", pins="A:CUSTOM:0.5")
    assert any("second threshold" in caption.value for caption in at.caption)


def test_export_states_the_rule_and_the_missing_intervals(trained):
    at = section(trained, "Export")
    assert "a probability of 0.5 or more" in words(at)
    at.segmented_control(key="decided").set_value("B").run()
    assert "a probability of 0.3 or more" in words(at)
    assert any("under Confidence intervals" in caption.value for caption in at.caption)


CSV = "outcome,ours,theirs,region,only_well\n" + "\n".join(
    f"{'ill' if i % 3 == 0 else 'well'},{(i % 3 == 0) * 0.3 + (i * 7 % 60) / 100},{(i * 11 % 97) / 97},"
    f"{'north' if i % 2 else 'south'},{'ill' if i % 3 == 0 else 'a' if i % 5 else 'b'}"
    for i in range(120)
)


def uploaded(text=CSV, **address):
    at = opened(None, scores_of="A file of scores", **address)
    return upload(at, "scores.csv", text)


def upload(at, name, text):
    """A file of scores, of which ill is said to be positive where that is asked."""
    at.file_uploader[0].set_value((name, text.encode(), "text/csv")).run()
    for radio in at.radio:
        if radio.key.startswith("positive") and radio.value is None and "ill" in radio.options:
            radio.set_value("ill").run()
    return at


def test_before_a_file_is_there_the_page_asks_for_it():
    at = opened(None, scores_of="A file of scores")
    assert "Upload a file" in at.info[0].value
    assert at.expander[0].proto.expanded


def test_scores_of_another_model_run_the_whole_page():
    at = uploaded()
    assert not at.exception
    assert not next(fold for fold in at.expander if fold.label == "Scores and rows").proto.expanded
    assert any("120 uploaded rows, 40 of them ill" in caption.value for caption in at.caption)
    assert "theirs" in charts(at)["roc"]["alt"]
    table = at.dataframe[0].value
    assert table["model"].tolist() == ["ours", "theirs"]
    assert table.iloc[0, 2] == ""
    assert "p = " in table.iloc[1, 2]


def test_rows_of_a_file_of_scores_count_as_often_as_a_chosen_column_says():
    head, *rows = CSV.splitlines()
    counted = "\n".join([f"{head},n", *(f"{row},{1 + i % 3}" for i, row in enumerate(rows))])
    at = uploaded(counted)
    once = matrix(at, "A")
    control = next(box for box in at.selectbox if box.label == "Each row counts")
    assert control.value == "once"
    control.set_value("n").run()
    assert not at.exception
    assert any("120 uploaded rows of 240\u00a0cases, " in caption.value for caption in at.caption)
    assert sum(matrix(at, "A")) == 240
    assert sum(once) == 120


def test_sampling_weights_of_a_file_of_scores_are_used_or_said_not_to_be():
    frame = pd.read_csv(io.StringIO(CSV))
    frame["pweight"] = np.random.default_rng(2).uniform(0.5, 9, len(frame)).round(2)
    at = uploaded(frame.to_csv(index=False), section="uncertainty")
    once = columns(at)["A"]["exact"]
    assert any("Not used as a weight: pweight. Every row counts once." in c.value for c in at.caption)
    control = next(box for box in at.selectbox if box.label == "Each row counts")
    control.set_value("pweight").run()
    assert not at.exception
    y, called = frame["outcome"] == "ill", frame["ours"] >= 0.5
    exact = columns(at)["A"]["exact"]
    recall = np.average(called[y], weights=frame["pweight"][y])
    assert exact["recall"] == pytest.approx(recall)
    assert exact["recall"] != pytest.approx(once["recall"])
    assert exact["tp"] == once["tp"]
    said = " ".join(caption.value for caption in at.caption)
    assert "pweight holds sampling weights: not all are whole numbers." in said
    assert "weighted by the sampling weights; counts are of rows" in said
    assert "Not used" not in said
    area = roc_auc_score(y, frame["ours"], sample_weight=frame["pweight"])
    assert any(f"**AUC {area:.3f}**" in m.value for m in at.markdown)


@pytest.mark.parametrize(
    "text", ["outcome,ours\nill,20\nwell,40\nill,50\n", "outcome,ours\nja,.2\nnein,.4\n"]
)
def test_scores_that_cannot_be_used_leave_those_before_as_they_were(text):
    at = uploaded()
    before = matrix(at, "A")
    upload(at, "worse.csv", text)
    assert any("Until then the scores stay as they were: scores" in caption.value for caption in at.caption)
    assert matrix(at, "A") == before


def test_a_single_positive_row_leaves_the_models_uncompared_in_words():
    lone = "outcome,ours,theirs\n" + "\n".join(
        f"{'ill' if i == 20 else 'well'},0.{i + 10},0.{60 - i}" for i in range(40)
    )
    at = uploaded(lone)
    assert not at.exception
    assert "two rows of each class" in at.warning[0].value.replace("\\", "")


def test_groups_are_compared_under_one_threshold_and_under_their_own():
    at = uploaded(section="Groups")
    at.selectbox(key="group_column").select("region").run()
    table = at.dataframe[0].value
    assert table["threshold"].tolist() == ["A", "A", "A", "B", "B", "B"]
    assert table["group"].tolist() == ["north", "south", "all groups"] * 2
    assert table["rows"].sum() == 480
    assert table["placed at"].dropna().tolist() == [0.5, 0.5, 0.3, 0.3]
    at.selectbox(key="group_policy").select("its own: flagged alike").run()
    table = at.dataframe[0].value
    assert abs(table["share flagged"].diff().iloc[1]) < 0.06
    assert table["placed at"].nunique() == 4


def test_rows_are_grouped_by_a_column_that_the_model_leaves_out_and_by_quarters_of_numbers():
    rng = np.random.default_rng(0)
    x, region = rng.normal(size=400), np.array(["north", "south", None])[rng.integers(0, 3, 400)]
    frame = pd.DataFrame({"region": region, "x": x, "y": np.where(rng.random(400) < 0.5, "yes", "no")})
    at = opened(model_of(prepare(frame, "y", "yes", ["x"])), section="Groups")
    table = at.dataframe[0].value
    assert table["group"].tolist() == ["north", "south", "(no value)", "all groups"] * 2
    assert table["rows"].sum() == 400
    at.selectbox(key="group_column").select("x").run()
    assert at.dataframe[0].value["rows"].tolist() == [25, 25, 25, 25, 100] * 2


def test_a_group_without_positives_is_pointed_out_and_cannot_have_its_own_threshold():
    at = uploaded(section="Groups")
    at.selectbox(key="group_column").select("only_well").run()
    assert any("One class has no rows in a, b" in caption.value for caption in at.caption)
    at.selectbox(key="group_policy").select("its own: found alike").run()
    assert "cannot have a threshold of its own" in at.warning[0].value.replace("\\", "")
    assert not at.exception


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (CSV.replace("0.3", "30").replace(",0.", ",7."), "outside 0 to 1"),
        ("outcome,ours\nill,0.2\nill,0.4\nill,0.3\n", "outcome"),
        ("", "empty"),
    ],
)
def test_scores_that_cannot_be_used_are_refused_in_a_sentence(text, said):
    at = opened(None, scores_of="A file of scores")
    upload(at, "scores.csv", text)
    if at.multiselect:
        at.multiselect[0].set_value(["ours"]).run()
    assert said in at.error[0].value.replace("\\", "")
    assert not at.exception


def test_few_rows_of_a_class_are_warned_about():
    few = "outcome,ours\n" + "\n".join(f"{'ill' if i < 3 else 'well'},0.{i + 10}" for i in range(40))
    at = uploaded(few)
    assert any("Only 3 judging rows are ill" in caption.value.replace("\\", "") for caption in at.caption)


@pytest.mark.parametrize("name", ["Costs", "Calibration", "Changed decisions", "Groups", "Export"])
def test_hostile_class_and_column_names_are_never_rendered(name):
    image, formula = "![x](http://h/x.png)", "$\\frac{1}{2}$<b>"
    lines = [f"{image if i % 4 else '**b**'},0.{i + 10},{('<b>', '<i>', 'x')[i % 3]}" for i in range(80)]
    text = f"{image},**score**,{formula}\n" + "\n".join(lines)
    at = opened(None, scores_of="A file of scores", section=name)
    at.session_state[f"positive scores 1 {image}"] = image
    at.file_uploader[0].set_value(("<b>.csv", text.encode(), "text/csv")).run()
    assert not at.exception
    assert columns(at)["A"]["letter"] == "A"
    shown = [element.value for kind in (at.markdown, at.caption, at.warning) for element in kind]
    shown += [widget.label for kind in (at.number_input, at.selectbox, at.toggle) for widget in kind]
    for text in shown:
        assert image not in text
        assert "<b>" not in text
        assert "**b**" not in text


def test_dropping_the_baseline_compares_with_the_first_that_is_left(trained):
    at = opened(trained)
    at.segmented_control(key="baseline").set_value("B").run()
    assert at.button(key="drop_B").label == "Remove threshold B"
    at.button(key="drop_B").click().run()
    assert not at.exception
    (spec,) = (data["spec"] for data in components(at, "comparison"))
    assert spec["baseline"] == "A"


@pytest.mark.parametrize("name", ["Changed decisions", "Groups", "Export", "Confidence intervals"])
def test_a_pin_that_a_section_had_chosen_can_be_dropped(trained, name):
    at = section(trained, name, pins="A:CUSTOM:0.5,B:CUSTOM:0.3,C:CUSTOM:0.7")
    for key in ("group_pin", "decided"):
        if any(box.key == key for box in at.selectbox):
            at.selectbox(key=key).select("C").run()
    at.button(key="drop_C").click().run()
    assert not at.exception
    assert set(columns(at)) == {"A", "B"}


def test_without_validation_rows_the_training_rows_are_used_and_named():
    run = Run(
        build_problem(samples.wisconsin(), TrainingSettings(solver="newton", l2=0.01, validation_share=0.0))
    )
    run.advance(100)
    at = opened(run.model(), pins="A:F1:0.5")
    assert "569 training rows" in at.caption[0].value
    assert "chosen on the rows that judge it" in at.caption[0].value


def test_a_threshold_above_every_score_flags_nothing_and_says_so(trained):
    at = opened(trained, pins="A:CUSTOM:0.5,B:CAPACITY:0.0")
    assert columns(at)["B"]["exact"]["precision"] is None
    assert any("B flags nothing" in caption.value for caption in at.caption)
    for name in ("Trade-offs", "Costs", "Confidence intervals", "Changed decisions", "Groups", "Export"):
        at.segmented_control(key="section").set_value(name).run()
        assert not at.exception


def test_the_sidebar_says_when_the_model_was_trained_on_other_data():
    at = AppTest.from_file("../../dashboard/shell.py", default_timeout=30)
    model = model_of(samples.tumour_sizes())
    at.session_state["model"], at.session_state["prepared"] = model, model.problem.prepared
    at.run()
    assert "<b>Model</b>" in sidebar_words(at)
    assert "other data" not in sidebar_words(at)
    at.session_state["prepared"] = samples.wisconsin()
    at.run()
    assert "trained on other data: Tumour size" in sidebar_words(at)


def gaps():
    """A column of texts with empty cells, which no model learns from; and one line that is left out."""
    lines = [
        f"{'ill' if (i * 7) % 10 < 4 + (i % 3) else 'well'},{i % 17},{'' if i % 4 else '=1+1'},"
        f"{'north' if i % 2 else 'south'}"
        for i in range(200)
    ]
    lines[1] = ",3,x,north"
    table = read_table(("ill,x,note,region\n" + "\n".join(lines)).encode(), "gaps.csv")
    plan = with_target(table, "ill").with_positive("ill")
    for name in ("note", "region"):
        plan = plan.with_column(name, role="left out")
    return tabular.prepare(table, plan)


def test_downloads_of_rows_with_empty_text_cells_hold_their_lines_in_the_file(monkeypatch):
    downloads = Downloads(monkeypatch)
    section(model_of(gaps(), validation_share=0.0), "Export", pins="A:CUSTOM:0.5,B:CUSTOM:0.4")
    back = pd.read_csv(io.BytesIO(downloads["Scored rows as CSV"]))
    assert len(back) == 199
    assert sorted(back["line"]) == [2, *range(4, 202)]
    assert back["note"].isna().sum() == 149
    section(model_of(gaps(), validation_share=0.0), "Changed decisions", pins="A:CUSTOM:0.9,B:CUSTOM:0.1")
    assert b"'=1+1" in downloads["Download these rows"]


def test_exports_at_a_stated_base_rate_never_contradict_each_other(trained, monkeypatch):
    downloads = Downloads(monkeypatch)
    at = section(trained, "Export", restate="true", base_rate="1", pins="A:CUSTOM:0.05,B:COST:0.5")
    made = json.loads(downloads["Decision as JSON"])
    own = made["decision"]["threshold"]["value"]
    scores = trained.scores("validation")
    tn, fp, fn, tp = counted(scores, own)
    assert made["decision"]["counts"] == {"tp": tp, "fp": fp, "tn": tn, "fn": fn}
    assert f"a probability of {own!r} or more" in words(at)
    assert made["share_of_positives"]["stated_for_use"] == 0.01
    page = downloads["Report as HTML"].decode()
    assert f"<h1>Decision threshold {own!r}</h1>" in page
    assert f"finds {tp} of {tp + fn} malignant" in page
    back = pd.read_csv(io.BytesIO(downloads["Scored rows as CSV"]))
    assert back["flagged by A"].tolist() == (back["probability"] >= own).tolist()


def test_differences_of_thresholds_are_exported_with_paired_intervals(trained, monkeypatch):
    downloads = Downloads(monkeypatch)
    at = section(trained, "Confidence intervals")
    at.selectbox(key="resamples").select(200).run()
    at.button(key="resample").click().run()
    at.segmented_control(key="section").set_value("Export").run()
    (difference,) = json.loads(downloads["Decision as JSON"])["differences"]
    assert (difference["of"], difference["less"]) == ("B", "A")
    assert difference["recall"]["low"] >= 0
    assert b"B less A" in downloads["Report as HTML"]
    assert b"percentile bootstrap of rows, 95 %, 200 resamples" in downloads["Report as HTML"]


def test_groups_with_thresholds_of_their_own_are_warned_about_costed_and_exported(monkeypatch):
    downloads = Downloads(monkeypatch)
    at = uploaded(section="Groups")
    at.selectbox(key="group_column").select("region").run()
    assert not any("groups' thresholds were chosen" in caption.value for caption in at.caption)
    at.selectbox(key="group_policy").select("its own: found alike").run()
    assert any("groups' thresholds were chosen on the rows that judge" in c.value for c in at.caption)
    assert "All groups together cost" in words(at)
    back = pd.read_csv(io.BytesIO(downloads["Groups as CSV"]))
    assert set(back["each group gets"]) == {"its own: found alike"}
    total: Any = back[back["group"] == "all groups"].set_index("threshold")
    assert total.loc["A", "total cost"] == total.loc["A", "false alarms (FP)"] + total.loc["A", "missed (FN)"]
    assert (total["total cost, low"] < total["total cost"]).all()
    at.selectbox(key="rows_role").select("All rows, in halves").run()
    assert not any("groups' thresholds were chosen" in caption.value for caption in at.caption)


def test_without_held_out_rows_out_of_fold_scores_are_offered_and_the_apparent_area_named():
    at = opened(model_of(samples.wisconsin(), l2=0.01, validation_share=0.0), pins="A:F1:0.5")
    assert "apparent" in at.caption[0].value
    assert "“Out of fold, in halves”" in at.caption[0].value
    assert "this model (apparent)" in charts(at)["roc"]["alt"]
    at.selectbox(key="rows_role").select("Out of fold, in halves").run()
    assert not at.exception
    assert "apparent" not in at.caption[0].value
    assert "predicted out of fold" in at.caption[0].value


def test_of_two_columns_that_add_up_to_1_the_positive_one_is_judged_and_said():
    text = "outcome,p_well,p_ill\n" + "\n".join(
        f"{'ill' if i % 3 == 0 else 'well'},{1 - p:.3f},{p:.3f}"
        for i, p in ((i, 0.2 + 0.4 * (i % 3 == 0) + (i * 7 % 20) / 60) for i in range(90))
    )
    at = opened(None, scores_of="A file of scores")
    at.session_state["positive scores 1 outcome"] = "ill"
    at.file_uploader[0].set_value(("scores.csv", text.encode(), "text/csv")).run()
    assert at.multiselect[0].value == ["p_ill"]
    assert any("named like ill, is judged" in caption.value.replace("\\", "") for caption in at.caption)
    at.multiselect[0].set_value(["p_well"]).run()
    assert "is below 0.5: higher scores go with well" in captions(at)
    at.multiselect[0].set_value(["p_well", "p_ill"]).run()
    assert columns(at)["A"]["exact"]["recall"] > 0
    assert captions(at).count("named like ill, is judged") == 2
