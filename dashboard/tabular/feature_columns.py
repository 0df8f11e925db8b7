"""How a column is used as a feature, told from its values alone, before the target is known."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from dashboard.tabular.date_features import first_day, possible_parts
from dashboard.tabular.identifiers import called_code, identifier_reason
from dashboard.tabular.kinds import FEW_VALUES, LARGEST, SMALLEST, ColumnProfile, label, place
from dashboard.tabular.missing_values import filling
from dashboard.tabular.plan import Alternative, Column, Kind
from dashboard.tabular.weights import surely_weight, weight_kind
from dashboard.text.quoting import counted, quoted

LONGEST_LEVEL = 200
FEW_CODES = 10  # different whole numbers that may be codes
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


def feature_column(profile: ColumnProfile, *, reading: str = "", refused: str = "") -> Column:
    """The column as a feature, or left out with the reason.

    reading: how the file's reader read it; refused: why it has no one meaning, from the reader's notes.
    """
    name = profile.name
    if profile.n_missing == profile.n:
        return left_out(name, "number" if profile.number else "category", "Empty in every row.")
    if profile.date:
        return propose_date(profile, reading)
    if refused:
        return left_out(name, "category", refused)
    if reason := identifier_reason(profile):
        return propose_identifier(profile, reason)
    if profile.distinct == 1:
        return propose_constant(profile)
    return propose_number(profile) if profile.number else propose_category(profile)


def left_out(name: str, kind: Kind, reason: str, *alternatives: Alternative) -> Column:
    """A column that is not used."""
    return Column(name=name, role="left out", kind=kind, reason=reason, alternatives=alternatives)


def propose_identifier(profile: ColumnProfile, reason: str) -> Column:
    """A column that names rows; one click uses it all the same, where it is a number."""
    use = Alternative("Use as a number", (("role", "feature"), ("kind", "number")))
    return left_out(profile.name, "identifier", reason, *([use] if profile.number else []))


def propose_date(profile: ColumnProfile, reading: str) -> Column:
    """A date, left out until a part of it is chosen."""
    parts = possible_parts(reading)
    origin = first_day(profile.series)
    words = {"days since": f"days since {origin}"}
    ways = [
        Alternative(
            f"Use the {words.get(part, part)}",
            (("role", "feature"), ("kind", "date"), ("date_as", part), ("date_origin", origin)),
        )
        for part in parts
    ]
    what = ", ".join(words.get(part, part) for part in parts) or "nothing that a feature could be"
    column = left_out(profile.name, "date", f"Dates or times; can be used as {what}.", *ways)
    return replace(column, date_origin=origin)


def propose_constant(profile: ColumnProfile) -> Column:
    """A column with one value; blanks beside it may mean no."""
    value = label(profile.counts.index[0])
    kind: Kind = "number" if profile.number else "category"
    if not profile.n_missing:
        reason = f"The same value {quoted(value)} in every row, so it cannot tell the classes apart."
        return left_out(profile.name, kind, reason)
    other = blank_means(value)
    blank = Alternative(
        f"Blank means {other}",
        (("role", "feature"), ("kind", "category"), ("missing", "own level"), ("missing_level", other),
         ("reference", other)),
    )  # fmt: skip
    filled = profile.n - profile.n_missing
    reason = (
        f"{counted(filled, 'row')} {'holds' if filled == 1 else 'hold'} {quoted(value)} and "
        f"{profile.n_missing:,} {'is' if profile.n_missing == 1 else 'are'} blank: of use only if blank "
        f"means {other}."
    )
    return left_out(profile.name, kind, reason, blank)


def blank_means(value: str) -> str:
    """What a blank beside ticks of one value may mean."""
    return "no" if value.lower() not in ("no", "0") else f"not {value}"


def propose_number(profile: ColumnProfile) -> Column:
    """A number, unless it cannot be computed with or its name says that it is a code."""
    if objection := number_objection(profile.series):
        return left_out(profile.name, "number", objection)
    if called_code(profile.name) and profile.whole and profile.distinct > 2:
        return propose_code(profile)
    warnings, alternatives = list(missing_warnings(profile)), []
    if profile.whole and 2 < profile.distinct <= min(FEW_CODES, profile.n / 3):
        warnings.append(
            f"Only {profile.distinct} different whole numbers: as a number, each step counts the same; as "
            "categories, each has its own coefficient."
        )
        alternatives.append(as_categories(profile))
    if (kind := weight_kind(profile)) is not None:
        alternatives.append(Alternative("Use as a weight", (("role", "weight"),)))
        if surely_weight(profile):
            warnings.append(f"It may be a {kind} weight of its row.")
    if profile.n_missing:
        alternatives.append(filling("number"))
    values = (
        f"Two values, {' and '.join(profile.labels)}."
        if profile.distinct == 2
        else f"Numbers from {profile.low:.6g} to {profile.high:.6g}."
    )
    return Column(
        name=profile.name,
        role="feature",
        kind="number",
        reason=values,
        warnings=tuple(warnings),
        alternatives=tuple(alternatives),
    )


def number_objection(numbers: pd.Series) -> str:
    """Why numbers cannot be computed with; empty where they can."""
    low, high = float(numbers.min()), float(numbers.max())
    if low >= -LARGEST and high <= LARGEST:
        if high - low >= SMALLEST:
            return ""
        return (
            f"Its values differ by less than can be computed with, from {quoted(label(low))} to "
            f"{quoted(label(high))}. Give them in another unit."
        )
    bad = (numbers.abs() > LARGEST).to_numpy()
    position = int(np.flatnonzero(bad)[0])
    value = numbers.iloc[position]
    kind = "an infinite value" if np.isinf(value) else "a value too large to compute with"
    return (
        f"It holds {kind} in {counted(int(bad.sum()), 'row')}, such as {quoted(label(value))} on "
        f"{place(numbers.index, position)}. Correct or empty these cells."
    )


def as_categories(profile: ColumnProfile) -> Alternative:
    """The button that gives each number its own coefficient, compared with the most frequent one."""
    reference = label(profile.counts.index[0])
    return Alternative(
        "Use as categories",
        (("role", "feature"), ("kind", "category"), ("reference", reference), ("order", profile.labels)),
    )


def propose_code(profile: ColumnProfile) -> Column:
    """Numbers that are codes, such as postal codes: categories, or left out where there are too many."""
    number = Alternative("Use as a number", (("role", "feature"), ("kind", "number")))
    if profile.distinct > FEW_VALUES:
        reason = (
            f"Codes, by its name, and {profile.distinct:,} different ones; at most {FEW_VALUES} can be "
            "categories."
        )
        return left_out(profile.name, "category", reason, *joining(profile), number)
    column = propose_category(profile)
    reason = f"Codes, by its name, so they are {_compared(profile)}"
    return replace(column, reason=reason, alternatives=(*column.alternatives, number))


def propose_category(profile: ColumnProfile) -> Column:
    """A category with its most frequent level as the reference; left out where there are too many levels."""
    name = profile.name
    if not profile.number and profile.series.dtype.kind != "b":
        longest = max(len(str(value)) for value in profile.series.dropna().unique())
        if longest > LONGEST_LEVEL:
            reason = f"Long texts, up to {longest:,} signs, such as {quoted(profile.example)}."
            return left_out(name, "category", reason)
    if profile.distinct > FEW_VALUES:
        codes = bool(CODE.fullmatch(profile.example))
        what = "codes, such as postal codes or telephone numbers" if codes else "texts"
        reason = (
            f"{profile.distinct:,} different {what}, such as {quoted(profile.example)}; at most {FEW_VALUES} "
            "can be categories."
        )
        return left_out(name, "category", reason, *joining(profile))
    many = profile.n >= ENOUGH_ROWS  # a table of counts has few rows a level, and they say nothing
    thin = [label(value) for value, rows in profile.counts.items() if many and rows < THIN_LEVEL]
    warnings, alternatives = list(missing_warnings(profile)), []
    if thin:
        few = (
            f"{quoted(thin[-1])} has"
            if len(thin) == 1
            else f"{len(thin)} levels, such as {quoted(thin[-1])}, have"
        )
        warnings.append(
            f"{few} fewer than {THIN_LEVEL} rows: little can be learned of "
            f"{'it' if len(thin) == 1 else 'them'}."
        )
        alternatives += joining(profile)
    if profile.n_missing:
        alternatives.append(filling("category"))
    return Column(
        name=name,
        role="feature",
        kind="category",
        reason=_compared(profile)[0].upper() + _compared(profile)[1:],
        reference=label(profile.counts.index[0]),
        order=known_order(profile.labels),
        warnings=tuple(warnings),
        alternatives=tuple(alternatives),
    )


def _compared(profile: ColumnProfile) -> str:
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
