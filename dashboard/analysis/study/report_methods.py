"""What limits the results, and how they were made: warnings, methods with citations, versions, seed, link."""

from urllib.parse import urlsplit

from dashboard.analysis.study.corrected_performance import SEED
from dashboard.analysis.study.report_facts import ReportFacts
from dashboard.analysis.study.report_parts import Block, Paragraph, ReportTable, Section
from dashboard.analysis.training import solver_table
from dashboard.analysis.training.model import EstimateKind
from dashboard.text.quoting import counted
from logreg.inference.summary import PROFILE

LIMITS, METHODS = "limits", "methods"
HERE_ALONE = ("localhost", "127.0.0.1", "::1")

CITATIONS = {
    "Binder 1983": "Binder DA. On the variances of asymptotically normal estimators from complex surveys. "
    "International Statistical Review 1983;51:279-292.",
    "Brier 1950": "Brier GW. Verification of forecasts expressed in terms of probability. Monthly "
    "Weather Review 1950;78:1-3.",
    "Collins 2024": "Collins GS, Moons KGM, Dhiman P, et al. TRIPOD+AI statement: updated guidance for "
    "reporting clinical prediction models that use regression or machine learning "
    "methods. BMJ 2024;385:e078378.",
    "Cox 1958": "Cox DR. Two further applications of a model for binary regression. Biometrika "
    "1958;45:562-565.",
    "DeLong 1988": "DeLong ER, DeLong DM, Clarke-Pearson DL. Comparing the areas under two or more "
    "correlated receiver operating characteristic curves. Biometrics 1988;44:837-845.",
    "Firth 1993": "Firth D. Bias reduction of maximum likelihood estimates. Biometrika 1993;80:27-38.",
    "Harrell 1996": "Harrell FE, Lee KL, Mark DB. Multivariable prognostic models: issues in developing "
    "models, evaluating assumptions and adequacy, and measuring and reducing errors. "
    "Statistics in Medicine 1996;15:361-387.",
    "Heinze 2002": "Heinze G, Schemper M. A solution to the problem of separation in logistic "
    "regression. Statistics in Medicine 2002;21:2409-2419.",
    "Hoerl 1970": "Hoerl AE, Kennard RW. Ridge regression: biased estimation for nonorthogonal "
    "problems. Technometrics 1970;12:55-67.",
    "Steyerberg 2010": "Steyerberg EW, Vickers AJ, Cook NR, et al. Assessing the performance of prediction "
    "models: a framework for traditional and novel measures. Epidemiology 2010;21:128-138.",
    "Tibshirani 1996": "Tibshirani R. Regression shrinkage and selection via the lasso. Journal of the "
    "Royal Statistical Society B 1996;58:267-288.",
    "Venzon 1988": "Venzon DJ, Moolgavkar SH. A method for computing profile-likelihood-based "
    "confidence intervals. Applied Statistics 1988;37:87-94.",
    "von Elm 2007": "von Elm E, Altman DG, Egger M, et al. The Strengthening the Reporting of "
    "Observational Studies in Epidemiology (STROBE) statement. PLoS Medicine 2007;4:e296.",
    "White 1980": "White H. A heteroskedasticity-consistent covariance matrix estimator and a direct "
    "test for heteroskedasticity. Econometrica 1980;48:817-838.",
    "Wilson 1927": "Wilson EB. Probable inference, the law of succession, and statistical inference. "
    "Journal of the American Statistical Association 1927;22:209-212.",
}


def limits_section(facts: ReportFacts) -> Section:
    """Every warning that the pages raised."""
    found: tuple[Block, ...] = tuple(Paragraph(text=warning) for warning in facts.warnings)
    none = (Paragraph(text="The app raised no warning about these rows, this model or this decision."),)
    return Section(key=LIMITS, title="Limits", blocks=found or none)


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
