"""What is active, for the sidebar: the data and the model, in a few words."""

from dashboard.intake.error import counted
from dashboard.text.markdown import literal
from dashboard.ui.session import visit
from logreg import Status


def active_data() -> str:
    """The active data in a few words, as Markdown."""
    data = visit.prepared()
    if data is None:
        return "**Data** none yet"
    positive = int(data.y.sum())
    return (
        f"**Data** {literal(data.name)}: {len(data.y):,} rows, {positive:,} of them "
        f"{literal(data.positive)}, {counted(len(data.columns), 'feature')}"
    )


def active_model() -> str:
    """The active model in a few words, as Markdown."""
    model = visit.model()
    if model is None:
        return "**Model** none yet"
    solver = model.problem.settings.solver.replace("-", " ").capitalize()
    status = "unfinished" if model.status is Status.RUNNING else model.status.name.replace("_", " ").lower()
    data = model.problem.prepared
    elsewhere = "" if data is visit.prepared() else f", trained on other data: {literal(data.name)}"
    return f"**Model** {literal(solver)}, iteration {model.iteration:,}, {status}{elsewhere}"
