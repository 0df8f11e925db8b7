"""Scored rows for property tests."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


@st.composite
def scored_rows(draw, levels=12):
    """Rows of both classes whose scores are often tied, and weights of which some are zero."""
    n = draw(st.integers(2, 60))
    y = draw(hnp.arrays(np.int64, n, elements=st.integers(0, 1)))
    y[0], y[1] = 0, 1
    tied = draw(hnp.arrays(np.int64, n, elements=st.integers(0, levels)))
    w = draw(hnp.arrays(np.float64, n, elements=st.sampled_from([0, 0.25, 1, 3.5])))
    w[:2] = 1
    return y, tied / levels, w
