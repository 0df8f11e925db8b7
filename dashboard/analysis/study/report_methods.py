"""How the results were made: methods with citations, versions, seed, link."""

from urllib.parse import urlsplit

from dashboard.analysis.study.citations import CITATIONS
from dashboard.analysis.study.corrected_performance import SEED
from dashboard.analysis.study.report_facts import ReportFacts
from dashboard.analysis.study.report_parts import Block, Paragraph, ReportTable, Section
from dashboard.analysis.training import solver_table
from dashboard.analysis.training.model import EstimateKind
from dashboard.text.quoting import counted
from logreg.inference.summary import PROFILE

METHODS = "methods"
HERE_ALONE = ("localhost", "127.0.0.1", "::1")


def methods_section(facts: ReportFacts) -> Section:
    """How it was done, what it rests on, and how to come back to it."""
    sentences, cited = methods_text(facts)
    works = tuple((name, CITATIONS[name]) for name in sorted(set(cited), key=str.lower))
    blocks: list[Block] = [
        Paragraph(text=sentences),
        Paragraph(heading="Versions", text=versions_text(facts)),
    ]
    if facts.link:
        blocks.append(Paragraph(heading="Settings as a link", text=link_text(facts.link)))
    if works:
        blocks.append(_works(works))
    return Section(key=METHODS, title="Methods", blocks=tuple(blocks))


def _works(works: tuple[tuple[str, str], ...]) -> ReportTable:
    return ReportTable(caption="Works cited", headings=("Cited as", "Work"), rows=works)


def link_text(link: str) -> str:
    """The link, and what it does not bring."""
    here = " It is of the computer that the app ran on." if urlsplit(link).hostname in HERE_ALONE else ""
    return f"{link} (without the rows of a file).{here}"


def versions_text(facts: ReportFacts) -> str:
    """What computed the numbers, and when."""
    return f"{', '.join(f'{name} {number}' for name, number in facts.versions.items())}; {facts.date}."


def methods_text(facts: ReportFacts) -> tuple[str, list[str]]:
    """The paragraph, and the works that it cites."""
    cited: list[str] = []
    parts = [_rows(facts)]
    if facts.model is not None:
        parts.append(_estimate(facts, cited))
    if facts.summary is not None:
        parts.append(_inference(facts, cited))
    if facts.evaluation is not None:
        cited += ["DeLong 1988", "Brier 1950", "Wilson 1927"]
        parts.append(
            "Discrimination, whether positive rows are ranked above negative ones, is the area under the ROC "
            "curve with DeLong's interval (DeLong 1988); accuracy of probabilities is the Brier score (Brier "
            "1950); calibration, whether as many come true as predicted, is shown in bins; intervals of "
            "rates are Wilson's (Wilson 1927)."
        )
    if facts.optimism is not None:
        cited += ["Cox 1958", "Harrell 1996", "Steyerberg 2010"]
        parts.append(
            f"Performance on the training rows was corrected for optimism by {facts.optimism.n_resamples:,} "
            f"bootstrap samples (seed {SEED}; Harrell 1996), in each of which the coefficients were "
            "estimated anew, the terms staying as they are; the calibration line is Cox's (Cox 1958), the "
            "scaled Brier score 1 less the Brier score over that of the base rate alone (Steyerberg 2010)."
        )
    if facts.checklists:
        parts.append(_checklists(facts, cited))
    return " ".join(parts), cited


_GUIDELINES = {"tripod": ("TRIPOD+AI", "Collins 2024"), "strobe": ("STROBE", "von Elm 2007")}


def _checklists(facts: ReportFacts, cited: list[str]) -> str:
    found = [_GUIDELINES[key] for key in facts.checklists]
    cited += [work for _, work in found]
    follow = "checklist follows" if len(found) == 1 else "checklists follow"
    return f"The {follow} {' and '.join(f'{name} ({work})' for name, work in found)}."


def _rows(facts: ReportFacts) -> str:
    data = facts.prepared
    missing = (
        f"{counted(sum(data.dropped.values()), 'row')} left out as listed under Question and data"
        if data.dropped
        else "No row was left out"
    )
    if facts.model is None:
        return f"{missing}."
    problem = facts.model.problem
    settings, unit = problem.settings, problem.counted
    standardised = settings.standardise and any(term.level is None for term in problem.design.terms)
    scale = " Number columns were standardised on the training rows." if standardised else ""
    if not problem.n_held_out:
        return f"{missing}. All {problem.n_learned:,} {unit} were learned from.{scale}"
    share = f"{100 * settings.validation_share:.3g} %"
    return (
        f"{missing}. {share} of the {unit} were held out, drawn within each class (seed "
        f"{settings.split_seed}): {problem.n_learned:,} {unit} to learn from, {problem.n_held_out:,} held "
        f"out.{scale}"
    )


def _estimate(facts: ReportFacts, cited: list[str]) -> str:
    assert facts.model is not None  # noqa: S101
    model = facts.model
    l1, l2 = model.penalty
    if model.estimate is EstimateKind.FIRTH:
        cited += ["Firth 1993", "Heinze 2002"]
        return "Coefficients are Firth's penalised likelihood estimates (Firth 1993; Heinze 2002)."
    if l1:
        cited.append("Tibshirani 1996")
    if l2:
        cited.append("Hoerl 1970")
    parts = [
        f"an {name} penalty of {size:.4g} ({work})"
        for name, size, work in (("L1", l1, "Tibshirani 1996"), ("L2", l2, "Hoerl 1970"))
        if size
    ]
    if model.squared_error:
        kind = f"The mean squared error of the probabilities{_with(parts)} was minimised, not the log loss,"
        return f"{kind} {_trained_by(facts)}."
    kind = f"The mean log loss{_with(parts)} was minimised" if parts else "The likelihood was maximised"
    if model.estimate is EstimateKind.TRAINED:
        return f"{kind} {_trained_by(facts)}."
    return f"{kind}."


def _with(penalties: list[str]) -> str:
    return f" with {' and '.join(penalties)}" if penalties else ""


def _trained_by(facts: ReportFacts) -> str:
    assert facts.model is not None  # noqa: S101
    solver = solver_table.NAMES[facts.model.problem.settings.solver]
    return f"by {solver}, {counted(facts.model.iteration, 'iteration')}, status: {_status(facts)}"


def _status(facts: ReportFacts) -> str:
    assert facts.model is not None  # noqa: S101
    return "unfinished" if facts.model.unfinished else facts.model.status.name.lower().replace("_", " ")


def _inference(facts: ReportFacts, cited: list[str]) -> str:
    assert facts.summary is not None  # noqa: S101
    summary = facts.summary
    level = f"{100 * summary.level:g} %"
    if summary.interval == PROFILE:
        cited.append("Venzon 1988")
        return f"Intervals ({level}) follow the profile likelihood (Venzon 1988)."
    errors = ""
    if summary.errors:
        cited.append("White 1980")
        errors = f", with robust standard errors ({summary.errors}; White 1980)"
    if summary.estimate.sampling:
        cited.append("Binder 1983")
        errors = ", with standard errors from the sandwich estimator for sampling weights (Binder 1983)"
    return f"Intervals ({level}) are Wald's{errors}."
