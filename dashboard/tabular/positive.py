"""Which value of the target is the positive one: certain where it says yes, else asked, likeliest first."""

from collections.abc import Sequence

from dashboard.tabular.kinds import ColumnProfile, label
from dashboard.tabular.plan import Plan
from dashboard.tabular.sentinels import sentinels
from dashboard.tabular.targets import MOST_SEVERAL
from dashboard.tabular.vocabulary import NO, NO_WORDS, YES, YES_WORDS
from dashboard.text.numbers import exact_number
from dashboard.text.quoting import shortened

LIKELY = (
    *("present", "abnormal", "m", "sick", "ill", "diseased", "disease", "cancer", "tumour", "tumor", "died"),
    *("dead", "deceased", "death", "default", "churn", "churned", "left", "spam", "fraud", "success", "won"),
    *(
        "survived",
        "converted",
        "relapse",
        "infected",
        "fail",
        "failed",
        "bad",
        "admitted",
        "accepted",
        "good",
    ),
    *("affected", "diabetic", "stroke", "exited", "bought", "purchased", "approved", "hired", "win", "pass"),
)


def lower_spaced(value: str) -> str:
    """A value in small letters, one space between its words."""
    return " ".join(value.lower().split())


def positive_of(values: Sequence[str]) -> str | None:
    """Of two values the one that means yes without asking: 1, yes, true, positive, case, event, malignant."""
    found = [value for value, other in (tuple(values), tuple(values)[::-1]) if means_yes(value, other)]
    return found[0] if len(found) == 1 else None


def certain_positive(profile: ColumnProfile) -> str | None:
    """The positive value of a two-valued target where it need not be asked."""
    return positive_of(profile.labels) if profile.distinct == 2 else None


def means_yes(value: str, other: str) -> bool:
    """Whether a value says yes and the other one says no."""
    yes, no = lower_spaced(value).rstrip("."), lower_spaced(other).rstrip(".")
    if yes in YES:
        return no in NO
    denied = no.startswith(("no ", "non", "not ", "un")) and yes in no
    return yes in YES_WORDS and (no in NO or no in NO_WORDS or denied)


def likely_positive(profile: ColumnProfile) -> str:
    """The value to offer first: a telling one, else the larger number, else the rarer text."""
    values = profile.labels
    telling = [v for v in values if lower_spaced(v) in LIKELY or lower_spaced(v) in (YES | YES_WORDS) - {"1"}]
    if len(telling) == 1:
        return telling[0]
    if profile.number:
        return values[-1]
    return str(profile.counts.index[-1])


def positive_text(profile: ColumnProfile) -> str:
    """The question after what counts as positive."""
    if profile.ticked:
        return "Are the rows that are blank negative?"
    what = "values count" if profile.distinct > 2 else "value counts"
    return f"Which {what} as positive? The model will say how probable that is."


def positive_ways(profile: ColumnProfile, plan: Plan) -> list[tuple[str, Plan]]:
    """What could count as positive, likeliest first, and the plan that it leads to.

    Of several values each against all others; a number with many values is cut at its median.
    """
    if profile.ticked:
        return [(f"{shortened(profile.labels[0])}; blank means no", plan.with_positive(profile.labels[0]))]
    values = profile.labels if profile.distinct <= MOST_SEVERAL else ()
    if profile.distinct == 2:
        first = likely_positive(profile)
        order = [first, *(value for value in values if value != first)]
        return [(_with_rows(profile, value), plan.with_positive(value)) for value in order]
    if values:
        return [
            (
                f"{shortened(value)} against the rest",
                plan.with_groups([value], [v for v in values if v != value]),
            )
            for value in _telling_first(profile)
        ]
    if not profile.number:
        return []
    median = float(profile.series.median())
    middle = median if median < profile.high else float(profile.series[profile.series < median].max())
    ways = [
        (f"Above {exact_number(middle)}", plan.with_cut(middle)),
        (f"At most {exact_number(middle)}", plan.with_cut(middle, above=False)),
    ]
    if profile.low == 0 and middle > 0:
        ways.insert(0, ("Above 0", plan.with_cut(0.0)))
    return ways


def _telling_first(profile: ColumnProfile) -> list[str]:
    """The values, the largest first; those that seem to stand for nothing, such as 9 beside 0, 1, last."""
    odd = {label(value) for value in sentinels(profile.series.to_numpy())} if profile.number else set()
    values = profile.labels[::-1]
    return [*(value for value in values if value not in odd), *(value for value in values if value in odd)]


def _with_rows(profile: ColumnProfile, value: str) -> str:
    rows = {label(v): int(n) for v, n in profile.counts.items()}[value]
    return f"{shortened(value)}, {rows:,} {'row' if rows == 1 else 'rows'}"
