"""What the plan made of the rows, in words: categories, joined levels, filled values, weights."""

from collections.abc import Iterator, Sequence

from dashboard.tabular.labelled_rows import LabelledRows
from dashboard.tabular.plan import Column, Plan
from dashboard.tabular.row_view import FeatureView, feature_of
from dashboard.text.numbers import exact_number
from dashboard.text.quoting import counted, listed, quoted
from logreg.data.design import Design
from logreg.data.factors import missing


def preparing_notes(
    columns: FeatureView, features: Sequence[Column], design: Design, found: LabelledRows, plan: Plan
) -> tuple[str, ...]:
    """One sentence for each decision that changes what the coefficients mean."""
    return (
        *(note for column in features for note in _column_notes(columns, column, design)),
        *_weight_note(found, plan),
    )


def _column_notes(columns: FeatureView, column: Column, design: Design) -> Iterator[str]:
    name = feature_of(column)
    if levels := design.levels.get(name):
        yield category_note(name, levels)
    replacement = design.replacements[name]
    if replacement.joined:
        yield (
            f"Column {quoted(name)}: {counted(len(replacement.joined), 'rare level')}, such as "
            f"{listed(replacement.joined)}, {'is' if len(replacement.joined) == 1 else 'are'} joined as "
            f"{quoted(replacement.other)}."
        )
    if replacement.indicated:
        gaps = int(missing(columns[name]).sum())
        what = "median" if column.kind == "number" else "most frequent level"
        fill = (
            exact_number(replacement.fill)
            if isinstance(replacement.fill, float)
            else quoted(replacement.fill)
        )
        yield (
            f"Column {quoted(name)}: {counted(gaps, 'missing value')} {'is' if gaps == 1 else 'are'} filled "
            f"with the {what}, {fill}, and marked."
        )


def category_note(name: str, levels: Sequence[str]) -> str:
    """That a column is a category, and which level coefficients compare with."""
    return (
        f"Column {quoted(name)} is read as {counted(len(levels), 'category', 'categories')}; "
        f"coefficients compare with {quoted(levels[0])}."
    )


def _weight_note(found: LabelledRows, plan: Plan) -> Iterator[str]:
    if found.weight is None:
        return
    cases = counted(round(float(found.weight.sum())), "case")
    if plan.counts:
        yield f"{cases} in groups, each of its successes and failures."
    elif found.weight_kind == "frequency":
        yield f"{cases} in {counted(len(found.y), 'row')}, counted by {quoted(plan.weight)}."
    else:
        yield f"Rows are weighted by {quoted(plan.weight)}; standard errors are those for sampling weights."
