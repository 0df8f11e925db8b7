"""Coefficients: which variables matter, and how sure is that."""

import streamlit as st

from dashboard import chart, controls, frame, readout, state
from dashboard.choice import choice
from dashboard.equation import equation
from dashboard.weighing import alts, asking, refusing, sentences
from dashboard.words import literal
from figures import coefficients
from pages.weighing.desk import Desk
from pages.weighing.sections import of

frame.enter()
st.title("Coefficients", anchor=False)
model = state.model()
if model is None:
    controls.offer_toy_model()
    st.stop()

left, right = st.columns([1, 3], gap="large")
with left:
    question = asking.question(model)
    per = asking.step()
    by = asking.order()

with right:
    evidence = asking.evidence(model, question)
summary = asking.scaled(evidence.summary, per) if evidence.summary else None
order = asking.sorted_rows(summary, by) if summary else None
desk = Desk(evidence=evidence, summary=summary, order=order, deviations=per == asking.DEVIATION)

with right:
    if evidence.refused:
        refusing.show(evidence, evidence.refused)
    if summary is not None and order is not None and evidence.summary is not None:
        readout.show(
            [
                readout.Cell(
                    label="told apart from no effect (p < 5 %)",
                    value=sentences.headline(summary),
                    main=True,
                ),
                readout.Cell(
                    label="all together, likelihood ratio", value=sentences.p_value(summary.lr_p_value)
                ),
                readout.Cell(label="McFadden R²", value=f"{summary.mcfadden_r2:.3f}"),
                readout.Cell(label="training rows", value=f"{summary.n_rows:,}"),
            ],
            key="headline",
        )
        shown = order[: asking.MOST_SHOWN]
        chart.show(
            coefficients.forest(summary, shown, asking.SHORT[per]),
            key="forest",
            alt=alts.forest(summary, shown),
            revision=f"{evidence.model.key} {question} {per} {by}",
        )
        if len(order) > len(shown):
            st.caption(f"The first {len(shown)} of {len(order)}; the table below has all.")
        first = sentences.strongest(evidence.summary)
        st.markdown(equation(evidence.classes[1], evidence.summary.coef, evidence.design, first))
        for doubt in evidence.doubts[:2]:
            st.caption(f"⚠ {literal(doubt)}")

sections = of(desk)
begin = next(iter(sections))
sections.get(choice("More", tuple(sections), "weighing", default=begin, hidden=True), sections[begin])(desk)
