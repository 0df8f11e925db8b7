"""What limits the results: the warnings of the pages, as sentences for a reader who has only the report."""

from collections.abc import Iterable, Iterator

from dashboard.analysis.coefficients.report import CoefficientReport
from dashboard.analysis.study.report_facts import ReportFacts
from dashboard.analysis.study.report_parts import Block, Paragraph, Section
from dashboard.analysis.thresholds.active_decision import Decision
from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from dashboard.analysis.training.model import Model
from dashboard.tabular import Prepared
from dashboard.tabular.preparing_notes import category_note
from dashboard.text.quoting import counted

LIMITS = "limits"
CHOSEN_ON_JUDGES = (
    "The threshold was chosen on the rows that judge it, so its rates and its cost look better than they "
    "will be on new cases."
)


def limits(
    prepared: Prepared,
    model: Model | None,
    report: CoefficientReport | None,
    evaluation: ThresholdEvaluation | None,
    decision: Decision | None,
    *,
    separated: bool = False,
) -> tuple[str, ...]:
    """Each warning once; how categories are coded is no limit and stands under Model.

    `separated` says of an unfinished model that its classes are.
    """
    found = [*_of_rows(prepared)]
    if model is not None and model.unfinished:
        end = "The classes are separated, so there is none" if separated else "There the numbers will differ"
        found.append(f"Training is not at an optimum: {model.name}. {end}.")
    if report is not None:
        found += [*([report.refused.sentence] if report.refused else []), *report.warnings]
    if evaluation is not None:
        found += [*evaluation.source.notes, *evaluation.warnings]
        if decision is not None and evaluation.same_rows and decision.named.rule.learns:
            found.append(CHOSEN_ON_JUDGES)
    return tuple(dict.fromkeys(found))


def _of_rows(prepared: Prepared) -> Iterator[str]:
    left = sum(prepared.dropped.values())
    if left:
        yield (
            f"{counted(left, 'row')} {'is' if left == 1 else 'are'} left out. Where they differ from the "
            "others, the results hold for the others alone."
        )
    yield from _without(prepared.notes, {category_note(*item) for item in prepared.design.levels.items()})


def _without(notes: Iterable[str], known: set[str]) -> Iterator[str]:
    return (note for note in notes if note not in known)


def limits_section(facts: ReportFacts) -> Section:
    """Every warning that the pages raised."""
    found: tuple[Block, ...] = tuple(Paragraph(text=warning) for warning in facts.warnings)
    none = (Paragraph(text="The app raised no warning about these rows, this model or this decision."),)
    return Section(key=LIMITS, title="Limits", blocks=found or none)
