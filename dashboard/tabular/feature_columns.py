"""How a column is used as a feature, told from its values alone, before the target is known."""

from dataclasses import replace

import numpy as np
import pandas as pd

from dashboard.tabular.category_columns import compared, joining, left_out, missing_warnings, propose_category
from dashboard.tabular.date_features import first_day, possible_parts
from dashboard.tabular.identifiers import called_code, identifier_reason
from dashboard.tabular.kinds import (
    FEW_VALUES,
    LARGEST,
    SMALLEST,
    ColumnProfile,
    label,
    largest,
    place,
    smallest,
)
from dashboard.tabular.missing_values import filling
from dashboard.tabular.plan import Alternative, Column, Kind
from dashboard.tabular.weights import surely_weight, weight_kind
from dashboard.text.numbers import exact_number
from dashboard.text.quoting import counted, quoted

FEW_CODES = 10  # different whole numbers that may be codes


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
    if profile.at_most(1):
        return propose_constant(profile)
    return propose_number(profile) if profile.number else propose_category(profile)


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
    codes = profile.whole and profile.at_most(FEW_CODES)
    if codes and 2 < profile.distinct <= profile.n / 3:
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
        if profile.at_most(2)
        else f"Numbers from {_bound(profile, profile.low)} to {_bound(profile, profile.high)}."
    )
    return Column(
        name=profile.name,
        role="feature",
        kind="number",
        reason=values,
        warnings=tuple(warnings),
        alternatives=tuple(alternatives),
    )


def _bound(profile: ColumnProfile, value: float) -> str:
    """An end of a column's range; that of years without a comma."""
    years = profile.whole and profile.low >= 1000 and profile.high < 3000
    return f"{value:.0f}" if years else exact_number(value)


def number_objection(numbers: pd.Series) -> str:
    """Why numbers cannot be computed with; empty where they can."""
    low, high = smallest(numbers), largest(numbers)
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
    reason = f"Codes, by its name, so they are {compared(profile)}"
    return replace(column, reason=reason, alternatives=(*column.alternatives, number))
