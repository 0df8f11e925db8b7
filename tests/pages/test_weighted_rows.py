"""Pages of counted rows say what they say of repeated rows; of sampling weights, what has a meaning."""

import pytest

from dashboard.analysis.training.model import EstimateKind
from pages.thresholds.sections import SECTIONS
from tests.charts import readouts
from tests.pages.test_one_model import opened
from tests.pages.trained import weighted


def texts(at):
    """What a page says in sentences, and the numbers of its tables."""
    said = [element.value for kind in ("markdown", "caption", "subheader") for element in at.get(kind)]
    return said, [frame.value for frame in at.dataframe]


@pytest.mark.parametrize("estimate", [EstimateKind.LIKELIHOOD.value, EstimateKind.FIRTH.value])
@pytest.mark.parametrize("section", ["Table", "Leave out", "Effect"])
def test_coefficients_of_counted_rows_are_those_of_repeated_rows(section, estimate):
    pages = [
        opened(
            "coefficients",
            weighted(kind, validation_share=0.0),
            estimate=estimate,
            weighing=section,
            interval="Wald",
            firth_interval="Wald",
        )
        for kind in ("frequency", "repeated")
    ]
    (_, counted), (_, copied) = map(texts, pages)
    for ours, theirs in zip(counted, copied, strict=True):
        for name in ours.select_dtypes("number"):
            assert ours[name].to_list() == pytest.approx(theirs[name].to_list(), rel=1e-6, nan_ok=True)
    first, second = map(readouts, pages)
    for name in ("all together, likelihood ratio", "McFadden R²", "statistic on 2 df"):
        assert first.get(name) == second.get(name)


@pytest.mark.parametrize("section", list(SECTIONS))
@pytest.mark.parametrize("kind", ["frequency", "sampling"])
def test_every_section_of_thresholds_opens_with_weights(kind, section):
    at = opened(
        "thresholds", weighted(kind, validation_share=0.0), estimate="Maximum likelihood", section=section
    )
    assert not at.exception


def test_decisions_on_counted_rows_are_those_of_repeated_rows():
    pages = [
        opened(
            "thresholds",
            weighted(kind, validation_share=0.0),
            estimate="Maximum likelihood",
            section="Groups",
            cost_fn="7",
        )
        for kind in ("frequency", "repeated")
    ]
    (_, (counted,)), (_, (copied,)) = map(texts, pages)
    copied = copied.rename(columns={"rows": "cases"})
    for name in counted.select_dtypes("number"):
        assert counted[name].to_list() == pytest.approx(copied[name].to_list(), rel=1e-6, nan_ok=True)


def test_firth_with_sampling_weights_is_refused_in_a_sentence():
    at = opened("coefficients", weighted("sampling"), estimate="Firth")
    assert "no number says how many cases there are" in at.warning[0].value
