"""What is active, for the sidebar: the data and the model, in a few words, as HTML."""

from html import escape

from dashboard.analysis.training.model import EstimateKind, Model
from dashboard.analysis.training.solver_table import NAMES
from dashboard.tabular import Prepared
from dashboard.text.numbers import joined_units
from dashboard.text.quoting import class_in_words, counted
from dashboard.ui.session import visit
from logreg.inference.estimability import NotEstimable


def active_data() -> str:
    """The active data in a few words, and the table that has been chosen but cannot be used yet."""
    data, waiting = visit.prepared(), visit.kept_result("waiting table")
    wait = f"<br><b>Not in use yet</b> {escape(waiting)}: see the page Data" if waiting else ""
    if data is None:
        return f"<b>Data</b> none yet{wait}"
    return joined_units(
        f"<b>Data</b> {escape(data.name)}: {_rows(data)} of them "
        f"{escape(class_in_words(data.positive))}, {counted(len(data.columns), 'feature')}{wait}"
    )


def _rows(data: Prepared) -> str:
    """How many rows there are, or cases that they count, and how many are positive."""
    if data.weight is None or data.weight_kind != "frequency":
        return f"{len(data.y):,} rows, {int(data.y.sum()):,}"
    cases, positive = data.weight.sum(), data.weight[data.y == 1].sum()
    return f"{cases:,.0f} cases in {counted(len(set(data.rows.tolist())), 'row')}, {positive:,.0f}"


def active_model() -> str:
    """The active model in a few words: its estimate, its rows, its data if others are."""
    trained, found, kind = visit.trained_model(), visit.known_estimate(), visit.chosen_estimate().kind
    if trained is None or (found is None and kind is EstimateKind.TRAINED):
        return "<b>Model</b> none yet"
    data = trained.problem.source
    elsewhere = "" if data is visit.prepared() else f", trained on other data: {escape(data.name)}"
    if isinstance(found, NotEstimable):
        return f"<b>Model</b> {kind.value}: none here. {escape(found.why.value)}{elsewhere}"
    return f"<b>Model</b> {_words(found) if found else kind.value}{elsewhere}"


def _words(model: Model) -> str:
    """Its name and rows; while its run plays, the number of steps follows that in the browser."""
    live = visit.current_run()
    rows = joined_units(escape(model.learned_from))
    if live is None or not live.playing or model.estimate is not EstimateKind.TRAINED:
        return f"{escape(model.name)}, {rows}"
    step = f'<span data-track="{visit.track_name(live)}">{live.step.iteration:,}</span>'
    # The number ends a line of its own, so that nothing moves when it grows.
    return f"{NAMES[model.problem.settings.solver]}, {rows}, in training:<br>iteration {step}"
