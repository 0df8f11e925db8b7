"""The Thresholds page on a file of scores: its rows, weights, groups, and what it refuses."""

import io

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import roc_auc_score

from tests.charts import charts
from tests.pages.thresholds_visit import (
    CSV,
    captions,
    columns,
    matrix,
    opened,
    upload,
    uploaded,
)
from tests.pages.trained import prepare
from tests.pages.trained import trained as model_of


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
