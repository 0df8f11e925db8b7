"""What every export says of the model that it comes from."""

from dashboard.analysis.training.model import EstimateKind, Model
from dashboard.tabular import Prepared
from dashboard.text.quoting import counted
from logreg.arrays import Rows
from logreg.export.provenance import Provenance
from logreg.solvers.stopping import Status


def model_provenance(model: Model, date: str) -> Provenance:
    """The estimate as it stands, its data and rows, and the day, as in 2026-11-27."""
    data, split = model.problem.prepared, model.problem.split
    more = f", {_cases(data, split.validation)} held out" if len(split.validation) else ""
    return Provenance(
        estimate=estimate_words(model),
        data=data.name,
        rows=f"{_learned(data, split.train)}{more}; positive: {data.positive}",
        date=date,
    )


def _learned(data: Prepared, rows: Rows) -> str:
    if data.weight_kind == "frequency":
        return f"{_cases(data, rows)} in {counted(rows.size, 'training row')}"
    return counted(rows.size, "training row")


def _cases(data: Prepared, rows: Rows) -> str:
    """How many rows there are, or of rows that count cases, how many of those."""
    if data.weight is None or data.weight_kind != "frequency":
        return f"{rows.size:,}"
    return f"{data.weight[rows].sum():,.0f} cases"


def estimate_words(model: Model) -> str:
    """What kind of estimate the coefficients are, and how far the solver came."""
    if model.estimate is not EstimateKind.TRAINED:
        return model.name
    settings = model.problem.settings
    sizes = [f"{name} = {size:g}" for name, size in (("l1", settings.l1), ("l2", settings.l2)) if size > 0]
    goal = f"penalised maximum likelihood ({', '.join(sizes)})" if sizes else "maximum likelihood"
    if model.squared_error:
        at = f"as it stood after {counted(model.iteration, 'iteration')}"
        return f"least squared error of the probabilities, not {goal}: {settings.solver} {at}"
    if model.status in (Status.CONVERGED, Status.PRECISION_REACHED):
        return goal
    stood = f"{settings.solver} as it stood after {counted(model.iteration, 'iteration')}"
    if model.status is Status.SEPARATED:
        return f"{stood}; the classes are separated, so {goal} has no estimate"
    return f"{stood}, not yet {goal}"
