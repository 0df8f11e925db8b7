"""Texts and codes as categories: the reference, the order of known scales, rare levels."""

import re
from collections.abc import Sequence

from dashboard.tabular.kinds import FEW_VALUES, ColumnProfile, label
from dashboard.tabular.missing_values import filling
from dashboard.tabular.plan import Alternative, Column, Kind
from dashboard.text.quoting import counted, quoted

LONGEST_LEVEL = 200
THIN_LEVEL = 5  # rows
ENOUGH_ROWS = 50  # from which on a level of few rows is pointed out
SHARES = (0.005, 0.01, 0.02, 0.05, 0.1)
SCALES = tuple(
    tuple(scale.split())
    for scale in (
        "very_low low medium high very_high",
        "none minimal mild moderate severe",
        "low moderate high",
        "small medium large",
        "never rarely sometimes often always",
        "poor fair good excellent",
        "first second third fourth",
        "i ii iii iv v",
        "january february march april may june july august september october november december",
        "monday tuesday wednesday thursday friday saturday sunday",
    )
)
CODE = re.compile(r"0\d{2,}|\+?\d[\d /()-]{6,}\d")


def left_out(name: str, kind: Kind, reason: str, *alternatives: Alternative) -> Column:
    """A column that is not used."""
    return Column(name=name, role="left out", kind=kind, reason=reason, alternatives=alternatives)


def propose_category(profile: ColumnProfile) -> Column:
    """A category with its most frequent level as the reference; left out where there are too many levels."""
    if refused := _objection(profile):
        return refused
    thin = _thin_levels(profile)
    alternatives = list(joining(profile)) if thin else []
    if profile.n_missing:
        alternatives.append(filling("category"))
    return Column(
        name=profile.name,
        role="feature",
        kind="category",
        reason=compared(profile)[0].upper() + compared(profile)[1:],
        reference=label(profile.counts.index[0]),
        order=known_order(profile.labels),
        warnings=(*missing_warnings(profile), *thin),
        alternatives=tuple(alternatives),
    )


def _objection(profile: ColumnProfile) -> Column | None:
    """The column left out, where its texts are too long or too many to be levels."""
    if not profile.number and profile.series.dtype.kind != "b":
        longest = max(len(str(value)) for value in profile.series.dropna().unique())
        if longest > LONGEST_LEVEL:
            reason = f"Long texts, up to {longest:,} signs, such as {quoted(profile.example)}."
            return left_out(profile.name, "category", reason)
    if profile.distinct <= FEW_VALUES:
        return None
    codes = bool(CODE.fullmatch(profile.example))
    what = "codes, such as postal codes or telephone numbers" if codes else "texts"
    reason = (
        f"{profile.distinct:,} different {what}, such as {quoted(profile.example)}; at most {FEW_VALUES} "
        "can be categories."
    )
    return left_out(profile.name, "category", reason, *joining(profile))


def _thin_levels(profile: ColumnProfile) -> tuple[str, ...]:
    """The levels that too few rows have, in a sentence."""
    many = profile.n >= ENOUGH_ROWS  # a table of counts has few rows a level, and they say nothing
    thin = [label(value) for value, rows in profile.counts.items() if many and rows < THIN_LEVEL]
    if not thin:
        return ()
    one = len(thin) == 1
    few = f"{quoted(thin[-1])} has" if one else f"{len(thin)} levels, such as {quoted(thin[-1])}, have"
    return (f"{few} fewer than {THIN_LEVEL} rows: little can be learned of {'it' if one else 'them'}.",)


def compared(profile: ColumnProfile) -> str:
    """How many categories, and what they are compared with."""
    most = label(profile.counts.index[0])
    levels = counted(profile.distinct, "category", "categories")
    return f"{levels}, compared with {quoted(most)}, the most frequent."


def known_order(levels: Sequence[str]) -> tuple[str, ...]:
    """The levels in the order of a scale that they belong to, such as low, medium, high; else none."""
    found = {level.lower().replace(" ", "_"): level for level in levels}
    for scale in SCALES:
        if len(found) > 1 and set(found) <= set(scale):
            return tuple(found[step] for step in scale if step in found)
    return ()


def joining(profile: ColumnProfile) -> list[Alternative]:
    """The button that joins the rarest levels: the smallest share that leaves few enough of them."""
    present = profile.n - profile.n_missing
    shares = profile.series.value_counts().to_numpy() / max(present, 1)
    for share in SHARES:
        kept = int((shares >= share).sum())
        if 1 <= kept < FEW_VALUES and (shares < share).any() and kept >= min(2, profile.distinct - 1):
            changes = (("role", "feature"), ("kind", "category"), ("join_below", share))
            return [
                Alternative(f"Join levels below {share:.1%}".replace(".0%", "%").replace("%", " %"), changes)
            ]
    return []


def missing_warnings(profile: ColumnProfile) -> tuple[str, ...]:
    """What missing values cost."""
    if not profile.n_missing:
        return ()
    verb = "has no value and is" if profile.n_missing == 1 else "have no value and are"
    return (f"{counted(profile.n_missing, 'row')} {verb} left out for it.",)
