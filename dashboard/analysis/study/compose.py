"""A report composed of what is ticked."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from dashboard.analysis.study import strobe, tripod
from dashboard.analysis.study.checklist import Answer, answered, checklist_section
from dashboard.analysis.study.report_data import DATA, data_section
from dashboard.analysis.study.report_decision import DECISION, decision_section
from dashboard.analysis.study.report_facts import ReportFacts
from dashboard.analysis.study.report_limits import LIMITS, limits_section
from dashboard.analysis.study.report_methods import METHODS, methods_section
from dashboard.analysis.study.report_model import MODEL, model_section
from dashboard.analysis.study.report_parts import Report, Section
from dashboard.analysis.study.report_performance import PERFORMANCE, performance_section
from dashboard.text.quoting import counted

TITLE = "title"  # the key of the person's own title among the notes


def tripod_answers(facts: ReportFacts) -> tuple[Answer, ...]:
    """TRIPOD+AI as far as this study answers it."""
    return answered(tripod.NAME, tripod.ITEMS, facts)


def strobe_answers(facts: ReportFacts) -> tuple[Answer, ...]:
    """STROBE as far as this study answers it."""
    return answered(strobe.NAME, strobe.ITEMS, facts)


def _tripod(facts: ReportFacts) -> Section:
    return checklist_section(tripod.NAME, tripod.TITLE, tripod.SOURCE, tripod_answers(facts))


def _strobe(facts: ReportFacts) -> Section:
    return checklist_section(strobe.NAME, strobe.TITLE, strobe.SOURCE, strobe_answers(facts))


SECTIONS: Mapping[str, tuple[str, Callable[[ReportFacts], Section]]] = {
    DATA: ("Question and data", data_section),
    MODEL: ("Model", model_section),
    PERFORMANCE: ("Performance", performance_section),
    DECISION: ("Decision", decision_section),
    LIMITS: ("Limits", limits_section),
    METHODS: ("Methods", methods_section),
    tripod.NAME: (tripod.TITLE, _tripod),
    strobe.NAME: (strobe.TITLE, _strobe),
}


def composed(facts: ReportFacts, ticked: Collection[str]) -> Report:
    """The sections that are ticked, in their order, with the person's own texts."""
    data = facts.prepared
    held = replace(facts, checklists=tuple(key for key in (tripod.NAME, strobe.NAME) if key in ticked))
    usual = f"{data.target} = {data.positive}: a logistic regression"
    columns = counted(len(data.columns), "column")
    return Report(
        title=facts.notes.get(TITLE) or usual,
        subtitle=f"Logistic regression of {counted(len(data.y), 'row')} on {columns} of {data.name}",
        sections=tuple(make(held) for key, (_, make) in SECTIONS.items() if key in ticked),
        notes=facts.notes,
    )
