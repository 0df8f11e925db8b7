"""Train: choose data, choose how to learn, watch the loss fall."""

import streamlit as st

from dashboard import chart, controls, data, frame, live, results, state, view
from figures import train
from logreg import slices

frame.enter()
st.title("Train")
left, right = st.columns([1, 3], gap="large")

with left:
    prepared = data.choose()
    if prepared is None:
        st.stop()
    settings = controls.settings()
    run = state.run(prepared, settings)

with right:
    pace = live.buttons(run)
    live.outcome(run)

    @st.fragment(run_every=live.interval(run))
    def watch() -> None:
        live.tick(run, pace)
        live.numbers(run)
        path = run.history.path()
        chart.show(
            train.loss(path.iteration, path.loss, path.validation_loss),
            key="loss",
            alt=live.loss_in_words(run),
            tracks=[live.track(run, reveals=train.loss_traces(path.validation_loss))],
            revision=str(run.number),
        )
        shown = view.columns(run.problem.design)
        if not shown:
            return
        frames = live.frames(run)
        fit = slices.curve if len(shown) == 1 else slices.plane
        picture = fit(run.problem.design, frames.coef, *shown)
        chart.show(
            train.fit(picture, train.Cases(**view.cases(run.problem, shown))),
            key="fit",
            alt=live.fit_in_words(run, shown),
            tracks=[live.track(run, positions=frames.iteration, moves=train.moves(picture))],
            revision=" ".join(shown),
        )
        st.caption(view.note(run.problem, shown))

    watch()
    model = state.model()
    if model is not None and not run.playing:
        st.markdown(results.equation(model))
        results.show(model)
