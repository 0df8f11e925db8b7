"""Start: what this is, a way into each page, and what is active."""

import streamlit as st

from dashboard import cards, frame, state
from dashboard.choosing import samples
from figures import start
from logreg.case import contributions
from logreg.histogram import score_histogram

frame.enter()
st.title("See, use and trust logistic regression", anchor=False)
st.markdown(
    "A logistic regression turns measurements into the probability of a yes. "
    "Here you can watch how it does that, train one on your own table, and learn which columns matter. "
    "Then choose how probable a yes must be before you act, knowing what each choice costs."
)

run = state.current()
trained = run is not None and run.step.iteration > 0
if run is None or not trained:
    run = state.once("sample run", None, samples.run)
model = run.model()
first_row = {name: values[0] for name, values in model.problem.prepared.columns.items()}
_, parts = contributions(model.problem.design, model.coef, first_row)
scores = model.scores(model.available()[0])
path = run.history.path(200)

cards.show(
    {
        "sigmoid": start.sigmoid(),
        "loss": start.loss(),
        "train": start.training(path.iteration, path.loss, path.validation_loss),
        "coefficients": start.weights(model.problem.design.names, model.coef[1:]),
        "predict": start.case(parts),
        "thresholds": start.scores(score_histogram(scores.y, scores.p, bins=25)),
    }
)
source = "your latest run" if trained else "a short run on the Wisconsin tumours"
st.caption(f"From Train on, the pictures show {source}; Predict shows its first row.")
st.subheader("Active now")
st.markdown(frame.active_data())
st.markdown(frame.active_model())
if not trained:
    st.page_link(frame.page("train"), label="Choose data and train a model →")
