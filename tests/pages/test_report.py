"""The page Report: every number in it is the one that its page shows."""

import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.coefficients.coefficient_numbers import p_text
from dashboard.text.numbers import format_number
from tests.charts import components, readouts
from tests.pages.test_study import reopened, saved, worked_visit
from tests.pages.visits import Visit


def html_of(at: AppTest) -> str:
    """The preview as it goes to the browser."""
    (frame,) = at.get("iframe")
    return str(frame.proto.srcdoc or frame.proto.src)


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", html.split("<body>")[1]))


@pytest.fixture(scope="module")
def visit():
    made = worked_visit()
    made.opened("train", solver="newton")
    at = made.opened("coefficients")
    made.run(at.selectbox(key="estimate").set_value("Maximum likelihood"))
    made.opened("thresholds", pins="A:recall:0.85", cost_fn="5")
    return made


def test_every_number_of_the_report_is_its_pages(visit):
    text = words(html_of(visit.opened("report")))
    train = visit.opened("train")
    table = next(table.value for table in train.get("arrow_table") or train.table)
    for number in table.to_numpy().ravel():
        assert str(number) in text
    assert re.search(r"\d(\.\d+)?e[-+]\d", text) is None  # no number as a program prints it
    (paper,) = (data["spec"] for data in components(visit.opened("coefficients"), "paper_table"))
    for row in paper["rows"]:
        for cell in row["cells"]:
            assert cell in text
    coefficients = visit.opened("coefficients", weighing="table")
    (shown, *_) = [frame.value for frame in coefficients.dataframe if "Std. error" in frame.value]
    for name in ("Coefficient", "Odds ratio", "Low", "High", "Std. error"):
        for value in shown[name]:
            assert format_number(value) in text, (name, value)
    for value in shown["p"]:
        assert p_text(value, 0.05) in text
    thresholds = visit.opened("thresholds", section="uncertainty")
    decision = thresholds.header[0].value
    assert re.findall(r"probability (0\.\d+)", decision)[0] in text
    area = next(m.value for m in thresholds.markdown if "DeLong" in m.value and "interval" in m.value)
    for number in re.findall(r"0\.\d{3}", area.split("(DeLong)")[0]):
        assert number in text
    spec = next(data["spec"] for data in components(thresholds, "comparison"))
    assert spec is not None


def test_sections_that_are_not_ticked_are_left_out_and_the_address_says_so(visit):
    at = visit.opened("report")
    at.checkbox(key="tick model").uncheck().run()
    assert not at.exception
    assert "<h2>Model</h2>" not in html_of(at)
    assert "model" not in at.query_params["sections"]
    again = visit.opened("report", sections=["data", "strobe"])
    html = html_of(again)
    assert "<h2>Question and data</h2>" in html
    assert "<h2>STROBE checklist</h2>" in html
    assert "<h2>Methods</h2>" not in html


def test_own_words_come_into_the_report_and_into_the_study(visit):
    at = visit.opened("report", sections=["data", "tripod"])
    at.selectbox(key="own words in").set_value("tripod 8a").run()
    at.text_area(key="words tripod 8a").set_value("by <b>histology</b>").run()
    assert not at.exception
    html = html_of(at)
    assert "by &lt;b&gt;histology&lt;/b&gt;" in html
    visit.run(at)
    again = reopened(saved(visit))
    assert (
        html_of(again.opened("report")).split("<body>")[1]
        == html_of(visit.opened("report")).split("<body>")[1]
    )


def test_page_without_data_says_what_to_do():
    at = Visit().opened("report")
    assert "no rows are chosen yet" in at.info[0].value


def test_page_before_training_reports_the_rows():
    visit = Visit()
    visit.opened("data", data="wisconsin")
    text = words(html_of(visit.opened("report")))
    assert "No model has been trained" in text
    assert "569 of 569 rows are used" in text
    assert readouts(visit.opened("report")) == {}


def test_performance_is_corrected_for_optimism_and_cancelling_leaves_it_out(visit):
    at = visit.opened("report", sections=["performance"])
    text = words(html_of(at))
    number = r"−?\d\.\d{3}\s+"
    assert re.search(rf"Area under the ROC curve\s+{number}{number}{number}Brier score", text)
    assert "over 200 bootstrap samples" in text
    visit.state["once optimism cancelled"] = {visit.state["once optimism"].popitem()[0]: True}
    at = visit.opened("report", sections=["performance"])
    assert "the resampling was cancelled" in words(html_of(at))
    at.button(key="optimism").click().run()
    assert "over 200 bootstrap samples" in words(html_of(at))


def test_training_on_its_way_is_not_corrected_and_the_report_says_why():
    visit = worked_visit(data="wisconsin")
    assert "Not corrected for optimism: training is not finished" in words(html_of(visit.opened("report")))
