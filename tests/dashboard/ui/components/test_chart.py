import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from streamlit.testing.v1 import AppTest

from dashboard.ui.components.encoding import encoded
from tests.charts import charts, numbers, readouts, trace


def demo() -> None:
    import plotly.graph_objects as go

    from dashboard.ui.components import chart, readout

    figure = go.Figure(go.Scatter(x=[0.0, 1.0], y=[2.0, 3.0], name="line"), layout={"height": 300})
    track = chart.Track(
        name="t",
        position=0.5,
        positions=[0, 1],
        moves={(0, "y"): [[1.0, 2.0], [3.0, 4.0]]},
        handle=chart.Handle(label="t", low=0, high=1),
    )
    chart.show_chart(figure, key="demo", alt="A line from 2 to 3.", tracks=[track])
    readout.show_readout(
        [readout.Cell(label="height", value="2.5", values=["2", "3"])], key="numbers", track="t"
    )


@pytest.fixture
def at():
    return AppTest.from_function(demo, default_timeout=60).run()


def test_figure_arrives_with_its_text_alternative_and_arrays(at):
    spec = charts(at)["demo"]
    assert spec["alt"] == "A line from 2 to 3."
    assert numbers(trace(spec, "line")["y"]).tolist() == [2.0, 3.0]


def test_track_carries_one_row_a_position(at):
    (track,) = charts(at)["demo"]["tracks"]
    assert numbers(track["positions"]).tolist() == [0, 1]
    assert numbers(track["moves"][0]["rows"]).tolist() == [[1.0, 2.0], [3.0, 4.0]]
    assert track["handle"]["high"] == 1


def test_readout_shows_the_exact_value_of_the_server(at):
    assert readouts(at) == {"height": "2.5"}


@given(
    hnp.arrays(
        st.sampled_from(["f8", "f4", "i4", "u1"]), hnp.array_shapes(max_dims=2), elements=st.integers(0, 200)
    )
)
def test_encoded_numbers_read_back_equal(array):
    np.testing.assert_array_equal(numbers(encoded(array)), array)


def test_text_is_sent_as_a_list():
    assert encoded(["a", "b"]) == ["a", "b"]
