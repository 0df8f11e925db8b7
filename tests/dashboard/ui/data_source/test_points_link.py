import numpy as np
import pandas as pd
import pytest

from dashboard.ui.data_source import points_link


def points(n: int) -> pd.DataFrame:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(n, 2)).astype(np.float32).astype(float)
    return pd.DataFrame({"x1": x[:, 0], "x2": x[:, 1], "class": rng.choice(["no", "yes"], n)})


@pytest.mark.parametrize("n", [0, 1, 200])
def test_points_come_back_from_their_text(n):
    table = points_link.parsed_points(points_link.points_text(points(n)))
    assert table.to_dict("list") == points(n).to_dict("list")


def test_two_hundred_points_are_short_enough_for_an_address():
    assert len(points_link.points_text(points(200))) < 2600


@pytest.mark.parametrize("text", ["x", "€€€€", "eJwDAAA", points_link.points_text(points(201)), "A" * 5000])
def test_a_text_that_holds_no_points_is_refused(text):
    with pytest.raises(ValueError, match="No points"):
        points_link.parsed_points(text)
