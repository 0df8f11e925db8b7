"""Columns that say how often a row counts, or how many of a group's cases were positive."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd

from dashboard.tabular.identifiers import bare_name
from dashboard.tabular.kinds import ColumnProfile, label
from dashboard.tabular.plan import GroupedCounts, Plan, WeightKind
from dashboard.tabular.vocabulary import COUNT_NAMES, SAMPLING_NAMES, SUCCESS_NAMES, TRIAL_NAMES, WEIGHT_NAMES
from dashboard.text.quoting import quoted

PAIRS = (
    *(
        ("success", "failure"),
        ("successes", "failures"),
        ("yes", "no"),
        ("dead", "alive"),
        ("died", "survived"),
    ),
    *(("deaths", "survivors"), ("admitted", "rejected"), ("admit", "reject"), ("ncases", "ncontrols")),
    *(("cases", "controls"), ("case", "control"), ("positive", "negative"), ("positives", "negatives")),
    *(
        ("pass", "fail"),
        ("passed", "failed"),
        ("wins", "losses"),
        ("events", "nonevents"),
        ("hits", "misses"),
    ),
    *(
        ("diseased", "healthy"),
        ("infected", "uninfected"),
        ("sick", "well"),
        ("use", "nouse"),
        ("using", "notusing"),
    ),
    *(
        ("agree", "disagree"),
        ("nsuccess", "nfailure"),
        ("satellite", "nosatellite"),
        ("nsur", "ndead"),
        ("present", "absent"),
    ),
)
ROLE_NAMES = {"successes": SUCCESS_NAMES, "trials": TRIAL_NAMES}
MOST_GROUPS = 2000  # rows of a table of groups


def weight_kind(profile: ColumnProfile) -> WeightKind | None:
    """What kind of weight a column may hold by its name and its values, or None."""
    name = bare_name(profile.name)
    if name not in SAMPLING_NAMES | COUNT_NAMES | WEIGHT_NAMES or not profile.number or profile.at_most(1):
        return None
    if not profile.low >= 0 or not np.isfinite(profile.high):
        return None
    if name in SAMPLING_NAMES:
        return "sampling"
    if name in COUNT_NAMES | WEIGHT_NAMES:
        if profile.whole:
            return "frequency"
        return "sampling" if name in WEIGHT_NAMES else None
    return None


def surely_weight(profile: ColumnProfile) -> bool:
    """Whether the name can hardly mean a measurement; `weight` may be that of a body."""
    return bare_name(profile.name) not in WEIGHT_NAMES


def likely_weight(frame: pd.DataFrame, profiles: Iterable[ColumnProfile], plan: Plan) -> ColumnProfile | None:
    """The column that has to be asked about, because as a weight it would change the result; None for none.

    A count where every row is a group of its own, or a name that means nothing but a weight. `weight` may be
    that of a body, so it counts only in a table of groups, or where no body could weigh so little.
    """
    usable = {column.name for column in plan.columns if column.role == "feature"}
    for profile in profiles:
        kind = weight_kind(profile) if profile.name in usable else None
        name = bare_name(profile.name)
        if kind == "sampling" and (name in SAMPLING_NAMES or 0.2 <= float(profile.series.mean()) <= 5):
            return profile
        if kind == "frequency" and one_row_a_group(frame, profile.name):
            return profile
    return None


def weight_ways(plan: Plan, profile: ColumnProfile, frame: pd.DataFrame) -> list[tuple[str, Plan]]:
    """The ways to use a likely weight, and the plan that each leads to; the likeliest first."""
    name = profile.name
    weighted = plan.with_column(name, role="weight", warnings=(), alternatives=())
    counts = ("Yes, it counts cases (frequency weights)", replace(weighted, weight_kind="frequency"))
    sampling = (
        "Yes, each row stands for so many (sampling weights)",
        replace(weighted, weight_kind="sampling"),
    )
    ways = [sampling] if not profile.whole else [counts, sampling]
    if weight_kind(profile) == "sampling":
        ways = ways[::-1]
    else:
        ways[0] = (ways[0][0], with_counted_references(ways[0][1], frame))
    return [
        *ways,
        ("No, it is a feature", plan),
        ("No, leave it out", plan.with_column(name, role="left out")),
    ]


def with_counted_references(plan: Plan, frame: pd.DataFrame) -> Plan:
    """The plan in which each category is compared with its level of most cases, not of most rows."""
    if plan.weight is None:
        return plan
    for column in plan.columns:
        if column.role == "feature" and column.kind == "category":
            cases = frame[plan.weight].groupby(frame[column.name], observed=True).sum()
            most = min(cases.index, key=lambda level: (-float(cases[level]), label(level)))
            plan = plan.with_column(
                column.name,
                reference=label(most),
                reason=f"{len(cases)} categories, compared with {quoted(label(most))}, which has most cases.",
            )
    return plan


def one_row_a_group(frame: pd.DataFrame, count: str) -> bool:
    """Whether the other columns of few values are different in every row: a table of counts."""
    others = [
        name
        for name in frame.columns
        if name != count and frame[name].head(2000).nunique() <= max(2, len(frame) / 2)
    ]
    if not 2 <= len(frame) <= MOST_GROUPS or not others:
        return False
    return not bool(frame[others].duplicated().any())


def grouped_counts(profiles: Sequence[ColumnProfile]) -> GroupedCounts | None:
    """Successes and trials, or successes and failures, that two columns of a table of groups may hold."""
    counts = [p for p in profiles if p.whole and p.low >= 0]
    by_name = {bare_name(p.name).removeprefix("num"): p for p in counts}
    for success, failure in PAIRS:
        if success in by_name and failure in by_name and _are_counts(by_name[success], by_name[failure]):
            return GroupedCounts(successes=by_name[success].name, failures=by_name[failure].name)
    called = {role: [p for p in counts if bare_name(p.name) in names] for role, names in ROLE_NAMES.items()}
    for successes, trials in product(called["successes"], called["trials"]):
        if successes is not trials and _of_trials(successes, trials):
            return GroupedCounts(successes=successes.name, trials=trials.name)
    return None


def _are_counts(first: ColumnProfile, second: ColumnProfile) -> bool:
    """Whether two columns count more than one case somewhere; 0 and 1 in both are indicators."""
    return first.n <= MOST_GROUPS and max(first.high, second.high) > 1


def _of_trials(successes: ColumnProfile, trials: ColumnProfile) -> bool:
    """Whether no row has more successes than trials."""
    if trials.n > MOST_GROUPS or trials.high <= 1 or successes.distinct < 2:
        return False
    known = successes.series.notna() & trials.series.notna()
    return bool((successes.series[known] <= trials.series[known]).all())
