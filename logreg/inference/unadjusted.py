"""Each column alone: the estimate without the others, which a paper prints beside the adjusted one."""

from collections.abc import Collection, Generator
from dataclasses import replace

from logreg.data.design import Design, columns_of
from logreg.errors import InferenceError
from logreg.inference.estimability import NotEstimable, Reason
from logreg.inference.estimate import Estimate, maximum_likelihood
from logreg.inference.weighted import weighted_estimate_or_reason
from logreg.progress import run_to_end


def unadjusted_estimates(estimate: Estimate) -> dict[str, Estimate | NotEstimable]:
    """For each column, or group of terms, the estimate of a model that holds nothing else.

    Of the same rows, with the same weights and, after Firth's, by his method; or why there is none.
    """
    return run_to_end(unadjusted_steps(estimate, columns_of(estimate.design)))


def unadjusted_steps(
    estimate: Estimate, columns: Collection[str]
) -> Generator[float, None, dict[str, Estimate | NotEstimable]]:
    """The same for some of the columns, one after another: yields the share done."""
    found: dict[str, Estimate | NotEstimable] = {}
    for column in columns:
        found[column] = _alone(estimate, column)
        yield len(found) / len(columns)
    return found


def _alone(estimate: Estimate, column: str) -> Estimate | NotEstimable:
    design, y, weight = _only(estimate.design, column), estimate.y, estimate.weight
    if estimate.sampling and weight is not None:
        return weighted_estimate_or_reason(design, y, weight, kind="sampling", intercept=estimate.intercept)
    # What some columns separate all do: since the estimate of all is there, so is that of each alone.
    try:
        return maximum_likelihood(
            design, y, firth=estimate.firth, intercept=estimate.intercept, weight=weight
        )
    except InferenceError as error:
        return NotEstimable(why=Reason.OUT_OF_REACH, sentence=str(error))


def _only(design: Design, column: str) -> Design:
    """The design with the terms of one column."""
    kept = [j for j, term in enumerate(design.terms) if term.column == column]
    levels = {name: names for name, names in design.levels.items() if name == column}
    return replace(design, X=design.X[:, kept], terms=tuple(design.terms[j] for j in kept), levels=levels)
