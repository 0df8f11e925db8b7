"""What the app itself can answer of a checklist's item, and where the report says it."""

from collections.abc import Callable

from dashboard.analysis.study.checklist import Filled
from dashboard.analysis.study.report_facts import ReportFacts

Known = tuple[Filled, str]
Rule = Callable[[ReportFacts], Known]
NO_MODEL: Known = (Filled.OPEN, "once there is a model")
NO_ERRORS: Known = (Filled.OPEN, "once the estimate has standard errors")


def title(facts: ReportFacts) -> Known:
    """The title names model and outcome; only the person knows the population."""
    return Filled.PARTLY, f"the title names the outcome, {facts.prepared.target}"


def source_name(facts: ReportFacts) -> Known:
    """The file, not the study behind it."""
    return Filled.PARTLY, f"Question and data: {facts.prepared.name} with its fingerprint"


def eligibility(_: ReportFacts) -> Known:
    """Rows left out with reasons; eligibility itself is older than the file."""
    return Filled.PARTLY, "Question and data: rows left out, with reasons"


def preparation(_: ReportFacts) -> Known:
    """How columns were read and coded; what came before the file only the person knows."""
    return Filled.PARTLY, "Question and data; Model, Terms; Limits"


def outcome(facts: ReportFacts) -> Known:
    """The column and its positive value."""
    return Filled.PARTLY, f"Question and data: {facts.prepared.target} = {facts.prepared.positive}"


def predictors(facts: ReportFacts) -> Known:
    """The columns by name."""
    n = len(facts.prepared.columns)
    return Filled.PARTLY, f"Model, Terms: {n} columns by name"


def size(facts: ReportFacts) -> Known:
    """How many rows and events there are; not why."""
    return Filled.PARTLY, f"Question and data: {facts.n_used:,} rows"


def missing(_: ReportFacts) -> Known:
    """What was done with missing values, column by column."""
    return Filled.DONE, "Question and data: rows left out with reasons, table of the rows used"


def modelled(place: str, *, partly: bool = False) -> Rule:
    """An item that any model answers at this place of the report."""

    def known(facts: ReportFacts) -> Known:
        if facts.model is None:
            return NO_MODEL
        return (Filled.PARTLY if partly else Filled.DONE), place

    return known


def imbalance(facts: ReportFacts) -> Known:
    """The app balances no classes; what a column of weights does only the person knows."""
    if facts.model is None:
        return NO_MODEL
    if facts.prepared.weight is not None:
        return Filled.PARTLY, "Methods: rows carry weights of the file's own"
    return Filled.DONE, "no rows were resampled or reweighted to balance classes; Decision: base rate"


def judged(place: str, *, partly: bool = False) -> Rule:
    """An item that scored rows answer; partly where the model has learned from them."""

    def known(facts: ReportFacts) -> Known:
        if facts.evaluation is None:
            return NO_MODEL
        if facts.evaluation.apparent:
            return Filled.PARTLY, f"{place}; apparent: judge on other rows"
        return (Filled.PARTLY if partly else Filled.DONE), place

    return known


def decided(place: str, *, partly: bool = False) -> Rule:
    """An item that a threshold answers."""
    kind = Filled.PARTLY if partly else Filled.DONE
    return lambda facts: NO_MODEL if facts.decision is None else (kind, place)


def inferred(place: str, *, partly: bool = False) -> Rule:
    """An item that a table with errors answers; nothing where inference was refused."""
    kind = Filled.PARTLY if partly else Filled.DONE
    return lambda facts: NO_ERRORS if facts.summary is None else (kind, place)


def warned(facts: ReportFacts) -> Known:
    """The warnings of the app; what they mean for the question is the person's to say."""
    return (Filled.PARTLY, "Limits: the warnings of the app") if facts.warnings else (Filled.YOURS, "")


def always(place: str, *, partly: bool = False) -> Rule:
    """An item that every report answers."""
    return lambda _: (Filled.PARTLY if partly else Filled.DONE, place)
