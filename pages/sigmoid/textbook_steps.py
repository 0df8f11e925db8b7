"""The textbook's steps as they run here: real source code, real results, real failures.

All of it is the same at every z, so it is worked out once, for whoever comes first.
"""

import inspect
from collections.abc import Callable
from decimal import Decimal, localcontext
from functools import cache

import pyarrow as pa
import streamlit as st

from dashboard.text.numbers import duration
from logreg.functional import textbook

SIZES = (1_000, 10_000, 100_000, 1_000_000)


def show_examples() -> None:
    """Each step: the function as it is written, the call, and what Python prints now."""
    for title, source, session in _examples():
        st.markdown(title)
        st.code(source, language="python", wrap_lines=True)
        st.code(session, language="python", wrap_lines=True)


@cache
def _examples() -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (
            f"**{number}. {example.title}**",
            inspect.getsource(example.function).rstrip(),
            f">>> {example.call}\n{example.result()}",
        )
        for number, example in enumerate(textbook.EXAMPLES, start=1)
    )


def show_extremes() -> None:
    """What each formula makes of numbers far out, beside the truth from 40-digit arithmetic."""
    values, slopes = _extremes()
    st.markdown("**The value σ(z)**")
    st.table(values, hide_index=True)
    st.markdown("**The slope σ′(z)**")
    st.table(slopes, hide_index=True)
    st.caption(
        "✓ at most four float64 steps from the truth, which 40-digit decimal arithmetic gives. "
        "The smallest float64 above 0 is 4.94e-324: where the truth is below it, 0 is the right answer."
    )


@cache
def _extremes() -> tuple[pa.Table, pa.Table]:
    return (
        _held_against(textbook.true_sigmoid, textbook.SIGMOIDS),
        _held_against(textbook.true_sigmoid_derivative, textbook.SLOPES),
    )


def _held_against(truth_at: Callable[[float], Decimal], formulas: textbook.Formulas) -> pa.Table:
    truths = {z: truth_at(z) for z in textbook.EXTREMES}
    rows = {z: textbook.formula_values(formulas, z, truth) for z, truth in truths.items()}
    table = {"z": [f"{z:g}".replace("-", "−") for z in rows]}
    for column, name in enumerate(formulas):
        table[name] = [_verdict(readings[column]) for readings in rows.values()]
    table["truth"] = [_seventeen_digits(truth) for truth in truths.values()]
    return pa.table(table)


def _seventeen_digits(truth: Decimal) -> str:
    with localcontext(prec=17, Emin=-(10**9), Emax=10**9):
        return f"{truth.normalize()}".lower()


def _verdict(reading: textbook.FormulaValue) -> str:
    came = reading.outcome
    words = came.error or f"{float(came.value)!r}" + (f", {came.warning}" if came.warning else "")
    sign = "✓" if reading.right and not came.warning else "⚠" if reading.right else "✗"
    return f"{sign} {words}"


def offer_timing() -> None:
    """Time the loop against the array, when asked."""
    numbers = st.segmented_control(
        "How many numbers", SIZES, default=SIZES[2], required=True, format_func="{:,}".format, key="race_size"
    )
    if st.button("Time both", type="primary"):
        result = textbook.time_loop_and_array(numbers)
        loop, array, ratio = st.columns(3)
        loop.metric("Loop over math.exp", duration(result.loop_seconds))
        array.metric("One NumPy call", duration(result.array_seconds))
        ratio.metric("The array is faster by", f"{result.times_faster:.3g} times")
    st.caption("The best of three runs each, timed on the server when you press the button.")
