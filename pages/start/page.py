"""Start: what this is, a way into each page, and what is active."""

import streamlit as st

from dashboard.analysis.training import samples
from dashboard.figures import start
from dashboard.ui import active, navigation
from dashboard.ui.data_source import upload
from dashboard.ui.session import visit
from logreg.evaluation.histogram import score_histogram
from logreg.explanation.contributions import contributions
from pages.start import cards

st.title("See, use and trust logistic regression", anchor=False)
st.markdown(
    "A logistic regression turns measurements into the probability of a yes. "
    "Here you can watch how it does that, train one on your own table, and learn which columns matter. "
    "Then choose how probable a yes must be before you act, knowing what each choice costs."
)

if upload.offer_own_file("Drop a table of your own: text, Excel, OpenDocument or Parquet").has_come():
    st.switch_page(navigation.page("data"))

run = visit.current_run()
trained = run is not None and run.step.iteration > 0
if run is None or not trained:
    run = visit.cached_in_session("sample run", None, samples.run)
model = run.model()
first_row = {name: values[0] for name, values in model.problem.prepared.columns.items()}
_, parts = contributions(model.problem.design, model.coef, first_row)
scores = model.scores(model.available()[0])
path = run.history.path(200)

cards.show_cards(
    {
        "sigmoid": start.sigmoid_miniature(),
        "loss": start.loss_miniature(),
        "train": start.training_miniature(path.iteration, path.loss, path.validation_loss),
        "coefficients": start.coefficients_miniature(model.problem.design.names, model.coef[1:]),
        "predict": start.prediction_miniature(parts),
        "thresholds": start.thresholds_miniature(score_histogram(scores.y, scores.p, bins=25)),
    }
)
source = "your latest run" if trained else "a short run on the Wisconsin tumours"
st.caption(f"From Train on, the pictures show {source}; Predict shows its first row.")
st.subheader("Active now")
st.markdown(active.active_data())
st.markdown(active.active_model())
if not trained:
    st.page_link(navigation.page("train"), label="Choose data and train a model →")
