import numpy as np
import pandas as pd
from pandas.io.formats.style import Styler

from dashboard.ui.widgets.number_table import decimals, digits, in_words


def test_a_table_has_true_minus_signs_and_powers_of_ten_and_keeps_its_numbers():
    frame = pd.DataFrame({"b": [-16.9, 2.6e29], "z": [-6.478, np.nan]})
    table = in_words(frame, {"b": digits(4), "z": decimals(2)})
    assert isinstance(table, Styler)
    assert table.to_string(delimiter="|", sparse_index=True).replace("\u00a0", " ").splitlines()[1:3] == [
        "0|−16.9|−6.48",
        "1|2.600 × 10²⁹|—",
    ]
    pd.testing.assert_frame_equal(table.data, frame)  # type: ignore[attr-defined]
