"""What every export says of the model that it comes from."""

from dashboard.analysis.training.model import EstimateKind, Model
from dashboard.text.quoting import counted
from logreg.export.provenance import Provenance
from logreg.solvers.fitting import Status


def model_provenance(model: Model, date: str) -> Provenance:
    """The estimate as it stands, its data and rows, and the day, as in 2026-11-27."""
    data, rows = model.problem.prepared, model.problem.split.train
    held = len(model.problem.split.validation)
    more = f", {held:,} held out" if held else ""
    return Provenance(
        estimate=estimate_words(model),
        data=data.name,
        rows=f"{counted(rows.size, 'training row')}{more}; positive: {data.positive}",
        date=date,
    )


def estimate_words(model: Model) -> str:
    """What kind of estimate the coefficients are, and how far the solver came."""
    if model.estimate is not EstimateKind.TRAINED:
        return model.name
    settings = model.problem.settings
    sizes = [f"{name} = {size:g}" for name, size in (("l1", settings.l1), ("l2", settings.l2)) if size > 0]
    goal = f"penalised maximum likelihood ({', '.join(sizes)})" if sizes else "maximum likelihood"
    if model.status in (Status.CONVERGED, Status.PRECISION_REACHED):
        return goal
    stood = f"{settings.solver} as it stood after {counted(model.iteration, 'iteration')}"
    if model.status is Status.SEPARATED:
        return f"{stood}; the classes are separated, so {goal} has no estimate"
    return f"{stood}, not yet {goal}"
