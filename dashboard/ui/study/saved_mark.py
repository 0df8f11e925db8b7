"""Whether the visit's work is in a file or a shared study, and how that is said before it is lost."""

from collections.abc import Hashable

from dashboard.ui.session import data_plan, decision, url_state, visit, whole_visit


def work_state() -> Hashable:
    """What changes whenever the study would be another one."""
    own = data_plan.table_of(data_plan.OWN)
    return (
        tuple(sorted((name, said) for name, said in url_state.every_param().items() if name != "pins")),
        tuple(sorted((key, str(value)) for key, value in whole_visit.kept_controls().items())),
        tuple((run.number, run.step.iteration) for run in visit.runs()),
        None if own is None else (own.key, own.planned.plan, own.planned.given),
        visit.chosen_estimate(),
        decision.named_thresholds(),
        tuple(sorted(whole_visit.notes().items())),
    )


def is_worth_saving() -> bool:
    """Whether the visit holds what no link brings back: a file of one's own, or texts."""
    return data_plan.table_of(data_plan.OWN) is not None or bool(whole_visit.notes())


def unsaved() -> bool:
    """Whether closing the tab would lose something."""
    return is_worth_saving() and not whole_visit.is_saved(work_state())
