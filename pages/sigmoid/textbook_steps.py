"""The textbook's steps as they run here: real source code, real results, real failures."""

import inspect
from decimal import Decimal, localcontext

import streamlit as st

from dashboard.text.numbers import duration
from logreg.functional import textbook

SIZES = (1_000, 10_000, 100_000, 1_000_000)


def show_examples() -> None:
    """Each step: the function as it is written, the call, and what Python prints now."""
    for number, example in enumerate(textbook.EXAMPLES, start=1):
        st.markdown(f"**{number}. {example.title}**")
        st.code(inspect.getsource(example.function).rstrip(), language="python", wrap_lines=True)
        st.code(f">>> {example.call}\n{example.result()}", language="python", wrap_lines=True)


def show_extremes() -> None:
    """What each formula makes of numbers far out, beside the truth from 40-digit arithmetic."""
    st.markdown("**The value σ(z)**")
    _extremes(textbook.SIGMOIDS, {z: textbook.true_sigmoid(z) for z in textbook.EXTREMES})
    st.markdown("**The slope σ′(z)**")
    _extremes(textbook.SLOPES, {z: textbook.true_sigmoid_derivative(z) for z in textbook.EXTREMES})
    st.caption(
        "✓ at most four float64 steps from the truth, which 40-digit decimal arithmetic gives. "
        "The smallest float64 above 0 is 4.94e-324: where the truth is below it, 0 is the right answer."
    )


def _extremes(formulas: textbook.Formulas, truths: dict[float, Decimal]) -> None:
    rows = {z: textbook.formula_values(formulas, z, truth) for z, truth in truths.items()}
    table = {"z": [f"{z:g}".replace("-", "−") for z in rows]}
    for column, name in enumerate(formulas):
        table[name] = [_verdict(readings[column]) for readings in rows.values()]
    table["truth"] = [_seventeen_digits(truth) for truth in truths.values()]
    st.table(table, hide_index=True)


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
