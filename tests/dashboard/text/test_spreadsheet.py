import io

import numpy as np
import pandas as pd
import pytest

from dashboard.text.spreadsheet import safe_csv


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(start):
    table = pd.DataFrame({"name": [f"{start}HYPERLINK(1)", "plain"]})
    back = pd.read_csv(io.BytesIO(safe_csv(table)), lineterminator="\n" if start == "\r" else None)
    assert back["name"].iloc[0].startswith("'")
    assert back["name"].iloc[1] == "plain"


def test_column_names_are_neutralised_too():
    assert safe_csv(pd.DataFrame({"=1+1": [1]})).startswith(b"'=1+1")


def test_numbers_stay_numbers_negative_ones_too():
    table = pd.DataFrame({"x": [-1.5, 2.0], "n": [-3, 4], "flag": [True, False]})
    back = pd.read_csv(io.BytesIO(safe_csv(table)))
    assert back.equals(table)


@pytest.mark.parametrize("empty", [None, np.nan, pd.NA, pd.NaT])
@pytest.mark.parametrize("kind", [object, "str", "category"])
def test_cells_without_a_value_stay_empty_among_texts(empty, kind):
    table = pd.DataFrame({"name": pd.Series(["=1", empty, "b"], dtype=object).astype(kind)})
    assert safe_csv(table) == b'name\n\'=1\n""\nb\n'


def test_truth_values_dates_and_names_that_become_alike_are_written_as_they_are():
    table = pd.DataFrame({"=a": [True, None], "'=a": [pd.Timestamp("2026-01-02"), pd.NaT], "": [1, 2]})
    assert safe_csv(table) == b"'=a,'=a,\nTrue,2026-01-02 00:00:00,1\n,,2\n"


def test_the_table_given_is_not_changed():
    table = pd.DataFrame({"name": ["=1"]})
    safe_csv(table)
    assert table["name"].iloc[0] == "=1"
